"""A generation after a small update of a large collection: a main segment and an auxiliary one.

Searching sees the programs of the plan, in its order, as if they were stored so. Only words that
were deleted or added anywhere are put together anew, when somebody asks for them; all else is the
main segment's, renumbered where places have shifted and weighed anew where the number of programs
has changed. Document frequencies are exact. Until all is laid out anew, fields are normalized by
the average lengths of the main segment, and its phrases stay whose words some program still has.
"""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from indexer.index import files
from indexer.index.deletions import DELETED, Deletions
from indexer.index.facet_columns import FacetColumns, merged_columns
from indexer.index.fields import FIELDS
from indexer.index.forward import NO_TERM
from indexer.index.inverted import idf
from indexer.index.merged_terms import MergedTerms
from indexer.index.phrases import Phrase
from indexer.index.segment import Docs, Positions, Postings, Segment, Slots, Words, load_cached
from indexer.index.stored_segment import StoredSegment
from indexer.index.vocabulary import Vocabulary

if TYPE_CHECKING:
    from indexer.query.expansions import Related


class CompositeSegment(Segment):
    """The segment of a generation that has an order beside its main segment's files."""

    def __init__(self, directory: Path) -> None:
        self._main = StoredSegment(directory)
        self._auxiliary = StoredSegment(directory / files.AUXILIARY)
        self._order: NDArray[np.int64] = np.load(directory / files.ORDER)
        # The place of each stored program in the plan.
        self._places = np.full(self._main.programs + self._auxiliary.programs, DELETED, np.int32)
        self._places[self._order] = np.arange(len(self._order))
        # The auxiliary segment's positions begin here.
        self._border = len(self._main.tokens)

    @property
    def parts(self) -> Sequence[StoredSegment]:
        return (self._main, self._auxiliary)

    @property
    def order(self) -> NDArray[np.int64]:
        return self._order

    @property
    def programs(self) -> int:
        return len(self._order)

    @cached_property
    def collection(self) -> dict[str, Any]:
        return self._auxiliary.collection

    @cached_property
    def expansions(self) -> dict[str, Any]:
        return self._auxiliary.expansions

    @cached_property
    def related(self) -> "Related":
        return self._auxiliary.related

    @cached_property
    def facets(self) -> FacetColumns:
        return merged_columns([part.facets for part in self.parts], self._order)

    @property
    def terms(self) -> Sequence[str]:
        return self._merged.terms

    @property
    def term_numbers(self) -> dict[str, int]:
        return self._merged.numbers

    @cached_property
    def vocabulary(self) -> Vocabulary:
        terms, own = self.terms, self._merged.auxiliary[self._auxiliary.lexeme_terms]
        first = len(self._main.lexeme_terms)
        lexeme_terms = np.concatenate((self._main.lexeme_terms, own))
        tables = self._main.vocabulary_tables()
        for name, added in self._auxiliary.vocabulary_tables().items():
            for key, lexemes in added.items():
                known = tables[name].setdefault(key, [])
                known += [first + lexeme for lexeme in lexemes]
                known.sort(key=lambda lexeme: terms[lexeme_terms.item(lexeme)])
        return Vocabulary(terms, self.term_numbers, lexeme_terms, tables, self._gone)

    @cached_property
    def phrases(self) -> list[Phrase]:
        found = [one for one in self._main.phrases if self._gone.isdisjoint(one.lexemes)]
        known = {phrase.text for phrase in found}
        found += [phrase for phrase in self._auxiliary.phrases if phrase.text not in known]
        return sorted(found, key=lambda phrase: -phrase.count)

    @cached_property
    def occurrence(self) -> NDArray[np.float32]:
        stored = np.concatenate([part.occurrence for part in self.parts])
        return stored.reshape(-1, len(FIELDS))[self._order].ravel()

    @cached_property
    def noun_terms(self) -> NDArray[np.bool_]:
        nouns = np.zeros(len(self.terms), bool)
        kept = self._main.is_noun & ~self._deletions.lexemes
        nouns[self._main.lexeme_terms[kept]] = True
        nouns[self._merged.auxiliary[self._auxiliary.noun_terms]] = True
        return nouns

    def line(self, number: int) -> bytes:
        part, doc = self._stored(number)
        return part.line(doc)

    def digests(self) -> list[bytes]:
        stored = [digest for part in self.parts for digest in part.digests()]
        return [stored[number] for number in self._order.tolist()]

    def postings(self, term: int) -> Postings:
        return self._merged.postings(term)

    def pseudo_frequencies(self, term: int) -> Postings:
        return self._merged.pseudo_frequencies(term)

    def totals(self) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        counts = np.zeros(len(self.terms), np.int64)
        effects = np.zeros(len(self.terms))
        alive, all_added = np.split(self._places != DELETED, [self._main.programs])
        main = len(self._main.terms)
        counts[:main], effects[:main] = self._main.totals_among(alive)
        added, added_effects = self._auxiliary.totals_among(all_added)
        counts[self._merged.auxiliary] += added
        effects[self._merged.auxiliary] += added_effects
        return counts, effects * idf(self.programs, counts)

    def positions_of(self, term: int) -> Positions:
        return self._merged.positions(term)

    def first_position(self, term: int) -> int:
        positions = self.positions_of(term)
        first = int(positions.searchsorted(self._border))
        firsts = positions[[0, first]] if 0 < first < len(positions) else positions[:1]
        return int(firsts[self.slots_at(firsts).argmin()])

    def edges(self, docs: Docs) -> Positions:
        first = self._order[docs] * len(FIELDS)
        edges = np.concatenate((self._bounds[first], self._bounds[first + len(FIELDS)]))
        return edges.astype(np.int32)

    def field_bounds(self, doc: int) -> Positions:
        first = int(self._order[doc]) * len(FIELDS)
        return self._bounds[first : first + len(FIELDS) + 1]

    def slots_at(self, positions: Positions) -> Slots:
        return self._slots[self._bounds.searchsorted(positions, "right") - 1]

    def slots(self, positions: Positions) -> Slots:
        # Two ascending runs, one for each part, which a stable sort finds.
        return np.sort(self.slots_at(positions), kind="stable")

    def surface_slots(self, text: str) -> Slots:
        first = self._main.programs * len(FIELDS)
        main, auxiliary = [part.surface_slots(text) for part in self.parts]
        slots = self._slots[np.concatenate((main, auxiliary + first))]
        return np.sort(slots[slots >= 0], kind="stable")

    def words(self, positions: Positions) -> Words:
        inner = positions < self._border
        if inner.all():
            return self._main.words(positions)
        added = self._auxiliary.words(positions[~inner] - self._border)
        # The last number is NO_TERM's, which is -1.
        terms = np.append(self._merged.auxiliary, NO_TERM)[added.terms]
        columns = np.empty((len(Words._fields), len(positions)), np.int32)
        columns[:, inner] = self._main.words(positions[inner])
        columns[:, ~inner] = added._replace(terms=terms)
        return Words(*columns)

    def end(self, position: int) -> int:
        if position < self._border:
            return self._main.end(position)
        return self._auxiliary.end(position - self._border)

    def extent(self, position: int) -> int:
        if position < self._border:
            return self._main.extent(position)
        return self._auxiliary.extent(position - self._border)

    def nouns(self, doc: int) -> list[int]:
        part, number = self._stored(doc)
        nouns = part.nouns(number)
        return nouns if part is self._main else self._merged.auxiliary[nouns].tolist()

    def load(self) -> None:
        super().load()
        load_cached(self._merged)
        for part in self.parts:
            part.load_shared()

    def _stored(self, number: int) -> tuple[StoredSegment, int]:
        """The part that has the program at a place of the plan, and its number there."""
        stored = int(self._order[number])
        if stored < self._main.programs:
            return self._main, stored
        return self._auxiliary, stored - self._main.programs

    @cached_property
    def _deletions(self) -> Deletions:
        return Deletions(self._main, self._places[: self._main.programs])

    @cached_property
    def _gone(self) -> frozenset[int]:
        """The main segment's lexemes that no program has."""
        return frozenset(np.flatnonzero(self._deletions.lexemes).tolist())

    @cached_property
    def _merged(self) -> MergedTerms:
        return MergedTerms(self._main, self._auxiliary, self._places, self._deletions)

    @cached_property
    def _bounds(self) -> NDArray[np.int64]:
        """Where each field of each stored program begins, and where the last one ends."""
        return np.concatenate((self._main.bounds[:-1], self._auxiliary.bounds + self._border))

    @cached_property
    def _slots(self) -> NDArray[np.int32]:
        """The slot of each field of each stored program; below 0 for deleted programs."""
        fields = np.arange(len(FIELDS), dtype=np.int32)
        return (self._places[:, np.newaxis] * np.int32(len(FIELDS)) + fields).ravel()
