"""A generation's arrays as Whoosh's fields: the sorted terms of each, and their postings."""

from abc import ABC, abstractmethod
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.index.postings import Docs, Postings
from indexer.index.segment import Segment

# What Whoosh calls the fields. Every searchable field of a program is part of the one text.
ID = "id"
TEXT = "text"
DEPARTMENT = "department"
DIVISION = "division"
AREA = "area"
NEW = "new"
# The one term of the field of new programs, as Whoosh spells True.
_IS_NEW = "t"


class IndexedField(ABC):
    """The terms of a field in the order of their bytes, and their postings by their place there."""

    def __init__(self, terms: Sequence[bytes]) -> None:
        self.terms = terms

    def place(self, term: bytes) -> int:
        """The number of the first term that is not before ``term``; their count behind the last."""
        return bisect_left(self.terms, term)

    def number(self, term: bytes) -> int:
        """The number of a term. Raises KeyError where no program has it."""
        place = self.place(term)
        if place == len(self.terms) or self.terms[place] != term:
            raise KeyError(term)
        return place

    @abstractmethod
    def postings(self, number: int) -> Postings:
        """The programs that have a term, and what its frequency counts for in each of them."""

    def lengths(self, docs: Docs) -> Docs:
        """The field's length in some programs, 0 where lengths do not matter."""
        return np.zeros(len(docs), np.int64)

    def boosted_positions(self, number: int, doc: int) -> list[tuple[int, float]]:
        """Where a program has a term, and what it counts for there; empty without positions."""
        return []


class TextField(IndexedField):
    """The text of the programs: all of FIELDS, one behind the other.

    The weight of a posting is BM25F's pseudo frequency; positions count from a program's first.
    """

    def __init__(self, segment: Segment) -> None:
        numbers = dict(sorted(segment.term_numbers.items()))
        super().__init__([term.encode() for term in numbers])
        self._numbers = list(numbers.values())
        self._segment = segment

    def postings(self, number: int) -> Postings:
        return self._segment.pseudo_frequencies(self._numbers[number])

    def begins(self, doc: int) -> list[int]:
        """Where each of FIELDS begins in a program, and where the last one ends."""
        bounds = self._segment.forward.field_bounds(doc)
        places: list[int] = (bounds - bounds[0]).tolist()
        return places

    @cached_property
    def all_lengths(self) -> Docs:
        """The positions of every program."""
        begins, ends = self._segment.forward.edges(np.arange(self._segment.programs)).reshape(2, -1)
        lengths: Docs = ends - begins
        return lengths

    def lengths(self, docs: Docs) -> Docs:
        return self.all_lengths[docs]

    def boosted_positions(self, number: int, doc: int) -> list[tuple[int, float]]:
        everywhere = self._segment.positions_of(self._numbers[number])
        edges = self._segment.forward.edges(np.array([doc]))
        positions = everywhere[slice(*everywhere.searchsorted(edges))]
        boosts = self._segment.occurrence[self._segment.forward.slots(positions)]
        return list(zip((positions - edges[0]).tolist(), boosts.tolist(), strict=True))


class FilterField(IndexedField):
    """``docs[bounds[n]:bounds[n + 1]]`` are the programs that have term n, each once."""

    def __init__(
        self, terms: Sequence[bytes], bounds: NDArray[np.int64], docs: NDArray[np.int32]
    ) -> None:
        super().__init__(terms)
        self._bounds = bounds
        self._docs = docs

    def postings(self, number: int) -> Postings:
        docs = self._docs[self._bounds[number] : self._bounds[number + 1]]
        return Postings(docs, np.ones(len(docs), np.float32))


def indexed_fields(segment: Segment) -> dict[str, IndexedField]:
    """The fields of a generation that have terms, by name, in the order of the names."""
    facets = segment.facets
    every = np.arange(segment.programs)
    of_division = np.repeat(every, np.diff(facets.division_bounds))
    new = np.flatnonzero(facets.new)
    fields = {
        ID: _field(list(segment.ids), every, every),
        TEXT: TextField(segment),
        DEPARTMENT: _field(facets.values["department"], facets.department, every),
        DIVISION: _field(facets.values["division"], facets.division, of_division),
        AREA: _field(facets.values["area"], facets.area, every),
        NEW: _field([_IS_NEW], np.zeros(len(new), np.int64), new),
    }
    return dict(sorted(fields.items()))


def _field(
    values: Iterable[str], numbers: NDArray[np.integer[Any]], docs: NDArray[np.int64]
) -> FilterField:
    """A field from pairs of a value's number and a program; values that none has are no terms.

    A number behind the last value says that the program has none.
    """
    encoded = [value.encode() for value in values]
    order = sorted(range(len(encoded)), key=encoded.__getitem__)
    rank = np.full(len(encoded) + 1, len(encoded))
    rank[order] = np.arange(len(encoded))
    pairs = np.unique(np.column_stack((rank[numbers], docs)), axis=0)
    pairs = pairs[pairs[:, 0] < len(encoded)]
    used, counts = np.unique(pairs[:, 0], return_counts=True)
    return FilterField(
        [encoded[order[place]] for place in used],
        np.concatenate(([0], np.cumsum(counts))),
        pairs[:, 1].astype(np.int32),
    )
