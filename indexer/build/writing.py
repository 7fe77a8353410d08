"""Writing the files of a generation, taking over what the one before has."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus import Loaded
from indexer.build.base import Base
from indexer.build.difference import FRESH, Difference
from indexer.build.memory import give_back
from indexer.build.parallel import WORTH_PROCESSES, Progress, analyze
from indexer.index import files
from indexer.index.collection_info import collection_values, columns_of
from indexer.index.contents import Contents, write, write_records
from indexer.index.facet_columns import facet_columns
from indexer.index.field_boosts import Schema
from indexer.index.forward import Forward, Pieces, select
from indexer.index.inverted import invert
from indexer.index.segment import Segment
from indexer.index.span_columns import span_columns
from indexer.index.vocabulary import Related
from indexer.index.words.phrases import phrases
from indexer.index.years.columns import year_columns
from indexer.matches.lookup import Lookup
from indexer.matches.match import Channel, Match
from indexer.matches.query_plan import QueryPlan, Slot
from indexer.ranking.rank import rank
from indexer.store.storage import Draft
from indexer.text.places import place_table
from indexer.text.tokenizer import close_dictionary


class Writing:
    """The files of a collection's generation, over a base from which the collection differs so."""

    def __init__(
        self,
        loaded: Loaded,
        base: Base,
        difference: Difference,
        expansions: tuple[Mapping[str, Any], Related],
        progress: Progress | None,
    ) -> None:
        self._programs = loaded.programs
        self._collection = loaded.collection
        self._schema = Schema.of(loaded.collection.columns)
        self._base = base
        # Of a base that cannot be built upon nothing is taken over.
        self._difference = difference if base.reusable else difference.from_nothing()
        self._expansions = expansions
        self._progress = progress

    def write(self, draft: Draft) -> None:
        """Writes them into a draft. Raises RuntimeError when they cannot be searched."""
        self._let_whoosh_open(draft)
        write(self._contents(draft.path), draft.path, self._base.tables, self._give_back)
        self._give_back()
        write_records(self._difference.records(), draft.path)
        _verify(draft.path, len(self._programs))

    def _let_whoosh_open(self, draft: Draft) -> None:
        """Gives the draft Whoosh's table of contents, linked where the base has it.

        Equal columns make equal files, so that only a first build has to import Whoosh.
        """
        columns, base = self._collection.columns, self._base
        if base.generation and base.reusable and columns_of(base.reusable.collection) == columns:
            draft.link(base.generation, [files.WHOOSH_TOC])
        else:
            from indexer.whoosh.toc import write_toc

            write_toc(draft.path, columns)

    def _contents(self, directory: Path) -> Contents:
        """What the files hold; what is large is in its files in ``directory`` already."""
        programs, collection = self._programs, self._collection
        facets = facet_columns(
            programs, collection.departments, collection.areas, collection.columns
        )
        # Before anything large is in memory: it needs the dictionary.
        places = place_table(facets.values)
        forward = self._forward(directory)
        inverted = invert(forward, self._schema.fields, directory)
        common = phrases(forward, programs, self._schema)
        for one in (forward.tokens, forward.starts, forward.lengths, forward.surface):
            files.let_go(one)
        self._give_back()
        return Contents(
            forward,
            inverted,
            facets,
            places,
            span_columns(programs, collection.columns),
            year_columns(programs, collection.years, collection.links),
            common,
            collection_values(collection),
            *self._expansions,
        )

    def _give_back(self) -> None:
        """Gives back what a large collection needs no longer; a small one would only lose time."""
        if len(self._programs) >= WORTH_PROCESSES:
            close_dictionary()
            give_back()

    def _forward(self, directory: Path) -> Forward:
        """The forward index of the programs, in its files; only fresh ones are analysed."""
        base, fresh = self._base.reusable, self._difference.fresh
        into = Pieces(None if base else directory)
        analysed = analyze(fresh, progress=self._progress, schema=self._schema, into=into)
        self._give_back()
        if base is None:
            return analysed
        return select([base.forward.whole(), analysed], self._numbers(base.programs), directory)

    def _numbers(self, base: int) -> NDArray[np.int64]:
        """Each program's number among those of the base and, behind them, those analysed now."""
        places = self._difference.places
        is_fresh = places == FRESH
        return np.where(is_fresh, base + np.cumsum(is_fresh) - 1, places)


def _verify(directory: Path, records: int) -> None:
    """Opens what was written. Raises RuntimeError when it is not what it should be."""
    segment = Segment(directory)
    if segment.programs != records:
        raise RuntimeError(f"wrote {records} records, read {segment.programs}")
    if segment.terms and not rank(_plan_for_first_term(segment), Lookup.of(segment)).docs.size:
        raise RuntimeError(f"the word {segment.terms[0]!r} does not find its program")


def _plan_for_first_term(segment: Segment) -> QueryPlan:
    word = segment.terms[0]
    match = Match(Channel.WORD, 1.0, word, ((word,),))
    return QueryPlan((Slot(word, (0, 0), 1.0, True, False, (match,)),))
