"""Writing the files of a generation, taking over what the one before has."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus import Loaded
from indexer.build.base import Base
from indexer.build.difference import FRESH, Difference
from indexer.build.layout import Layout, beside, whole
from indexer.build.parallel import Progress, analyze
from indexer.index import files
from indexer.index.collection_info import collection_values
from indexer.index.contents import Contents, write
from indexer.index.facet_columns import facet_columns
from indexer.index.forward import Forward, select
from indexer.index.inverted import average_lengths, invert
from indexer.index.phrases import phrases
from indexer.index.segment import Segment
from indexer.index.stored_segment import StoredSegment, open_segment
from indexer.query.expansions import Related
from indexer.query.lookup import Lookup
from indexer.query.query_plan import Channel, Match, Plan, Slot
from indexer.ranking.rank import rank
from indexer.store.storage import Draft


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
        self._base = base
        # Of a base that cannot be built upon nothing is taken over.
        self._difference = difference if base.reusable else difference.from_nothing()
        self._expansions = expansions
        self._progress = progress

    def write(self, draft: Draft) -> None:
        """Writes them into a draft. Raises RuntimeError when they cannot be searched."""
        directory = draft.path
        self._take_over(draft)
        if self._layout.order is not None:
            np.save(draft.path / files.ORDER, self._layout.order)
            directory = draft.path / files.AUXILIARY
            directory.mkdir()
        write(self._contents(), directory)
        _verify(draft.path, len(self._programs))

    @cached_property
    def _parts(self) -> Sequence[StoredSegment]:
        """What the base has stored that may be taken over."""
        return self._base.reusable.parts if self._base.reusable else ()

    @cached_property
    def _numbers(self) -> NDArray[np.int64]:
        """Each program's number among those of the parts and, behind them, those analysed now."""
        places = self._difference.places
        is_fresh = places == FRESH
        numbers = np.cumsum(is_fresh) - 1 + sum(part.programs for part in self._parts)
        if self._base.reusable:
            numbers[~is_fresh] = self._base.reusable.order[places[~is_fresh]]
        return numbers

    @cached_property
    def _layout(self) -> Layout:
        if self._parts:
            main = self._parts[0]
            facets = main.facets.values["department"], main.facets.values["area"]
            if facets == (self._collection.departments, self._collection.areas):
                return beside(main.programs, self._numbers)
        return whole(len(self._programs))

    def _take_over(self, draft: Draft) -> None:
        """Links the files that stay: the main segment's, or what lets Whoosh open them.

        Equal schemas make equal files, so that only a first build has to import Whoosh.
        """
        generation = self._base.generation
        if generation is None or not self._parts:
            from indexer.whoosh.view import write_toc

            write_toc(draft.path)
        elif self._layout.order is None:
            draft.link(generation, [files.WHOOSH_TOC])
        else:
            draft.link(generation, files.main_files(generation.names()))

    def _contents(self) -> Contents:
        """What the segment of the written programs has."""
        written, collection = self._layout.written, self._collection
        programs = [self._programs[number] for number in written.tolist()]
        forward = self._forward()
        # Words of both segments are weighed alike.
        averages = None if self._layout.order is None else average_lengths(self._parts[0].bounds)
        return Contents(
            forward,
            invert(forward, averages),
            facet_columns(programs, collection.departments, collection.areas),
            phrases(forward, programs),
            self._difference.records(written),
            collection_values(collection),
            *self._expansions,
        )

    def _forward(self) -> Forward:
        """The forward index of the written programs; only fresh ones are analysed."""
        analysed = analyze(self._difference.fresh, progress=self._progress)
        if not self._parts:
            return analysed
        numbers, parts = self._numbers[self._layout.written], self._parts
        if self._layout.order is not None:
            numbers, parts = numbers - parts[0].programs, parts[1:]
        return select([*(part.forward() for part in parts), analysed], numbers)


def _verify(directory: Path, records: int) -> None:
    """Opens what was written. Raises RuntimeError when it is not what it should be."""
    segment = open_segment(directory)
    if segment.programs != records:
        raise RuntimeError(f"wrote {records} records, read {segment.programs}")
    words = (term for part in reversed(segment.parts) for term in part.terms)
    for word in islice((word for word in words if word in segment.term_numbers), 1):
        if not rank(_plan_for(word, segment), Lookup(segment)).docs.size:
            raise RuntimeError(f"the word {word!r} does not find its program")


def _plan_for(word: str, segment: Segment) -> Plan:
    match = Match(Channel.WORD, 1.0, word, ((segment.term_numbers[word],),))
    return Plan((Slot(word, (0, 0), 1.0, True, False, (match,)),))
