"""The terms of a main segment and an auxiliary one, and where programs of the plan have them."""

from functools import cached_property
from itertools import count

import numpy as np
from numpy.typing import NDArray

from indexer.cache import Kept
from indexer.index.deletions import DELETED, Deletions
from indexer.index.inverted import idf, saturated
from indexer.index.segment import Docs, Positions, Postings
from indexer.index.stored_segment import StoredSegment

# Numbers of programs, and of positions, that are kept put together: some twenty megabytes.
_MOST_KEPT = 2_000_000


class MergedTerms:
    """Terms keep the numbers of the main segment; those that the other one adds stand behind.

    ``places`` has the place in the plan of each program, first the main segment's.
    """

    def __init__(
        self,
        main: StoredSegment,
        auxiliary: StoredSegment,
        places: NDArray[np.int32],
        deletions: Deletions,
    ) -> None:
        self._main = main
        self._auxiliary = auxiliary
        self._places, self._auxiliary_places = np.split(places, [main.programs])
        self._programs = int(np.count_nonzero(places != DELETED))
        self._deletions = deletions
        self._border = np.int32(len(main.tokens))
        self._postings: Kept[int, Postings] = Kept(_MOST_KEPT)
        self._positions: Kept[int, Positions] = Kept(_MOST_KEPT)

    @cached_property
    def auxiliary(self) -> NDArray[np.int32]:
        """The number of each term of the auxiliary segment."""
        known, behind = self._main.term_numbers, count(len(self._main.terms))
        found = [known[term] if term in known else next(behind) for term in self._auxiliary.terms]
        return np.array(found, np.int32)

    @cached_property
    def terms(self) -> list[str]:
        """The term of each number."""
        known = self._main.term_numbers
        return self._main.terms + [term for term in self._auxiliary.terms if term not in known]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each term that some program has."""
        numbers = dict(self._main.term_numbers)
        for number in self._deletions.gone:
            del numbers[self._main.terms[number]]
        numbers.update(zip(self._auxiliary.terms, self.auxiliary.tolist(), strict=True))
        return numbers

    def postings(self, term: int) -> Postings:
        """The programs that have a term, with what it scores in each."""
        if self._unmoved and not self._changed[term]:
            return self._main.postings(term)
        found = self._postings.get(term)
        if found is None:
            docs, frequencies = self.pseudo_frequencies(term)
            rarity = idf(self._programs, len(docs))
            weights = np.multiply(saturated(frequencies), rarity, dtype=np.float64)
            found = Postings(docs, weights.astype(np.float32))
            self._postings.keep(term, found, len(docs) + 1)
        return found

    def pseudo_frequencies(self, term: int) -> Postings:
        """The programs that have a term, with its pseudo frequency in each."""
        lists = []
        if term < len(self._deletions.terms):
            lists.append(_placed(self._main.pseudo_frequencies(term), self._places))
        if term in self._own:
            own = self._auxiliary.pseudo_frequencies(self._own[term])
            lists.append(_placed(own, self._auxiliary_places))
        if len(lists) == 1:
            return lists[0]
        docs, frequencies = map(np.concatenate, zip(*lists, strict=True))
        # Two ascending runs, which a stable sort finds.
        order = docs.argsort(kind="stable")
        return Postings(docs[order], frequencies[order])

    def positions(self, term: int) -> Positions:
        """Where a term stands, ascending; the auxiliary segment's positions stand behind."""
        if not self._changed[term]:
            return self._main.positions_of(term)
        found = self._positions.get(term)
        if found is None:
            found = np.concatenate(self._positions_in_parts(term))
            self._positions.keep(term, found, len(found) + 1)
        return found

    def _positions_in_parts(self, term: int) -> list[Positions]:
        parts = []
        if term < len(self._deletions.terms):
            parts.append(self._deletions.without(self._main.positions_of(term)))
        if term in self._own:
            parts.append(self._auxiliary.positions_of(self._own[term]) + self._border)
        return parts

    @cached_property
    def _own(self) -> dict[int, int]:
        """The auxiliary segment's number of each term that it has."""
        return {number: own for own, number in enumerate(self.auxiliary.tolist())}

    @cached_property
    def _unmoved(self) -> bool:
        """Whether the main segment's programs have their places, among as many programs."""
        alive = np.flatnonzero(self._places != DELETED)
        same = self._programs == len(self._places)
        return same and np.array_equal(self._places[alive], alive)

    @cached_property
    def _changed(self) -> memoryview:
        """For each term, whether programs that have it were deleted or added."""
        changed = np.zeros(len(self.terms), bool)
        changed[: len(self._deletions.terms)] = self._deletions.terms
        changed[self.auxiliary] = True
        return changed.data


def _placed(postings: Postings, places: NDArray[np.int32]) -> Postings:
    """The postings of stored programs by place in the plan, without deleted ones."""
    docs: Docs = places[postings.docs]
    kept = docs != DELETED
    return Postings(docs[kept], postings.weights[kept])
