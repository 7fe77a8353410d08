"""A generation's arrays as Whoosh's fields: the sorted terms of each, and their postings."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.fields import FIELDS
from indexer.segment import Segment

# What Whoosh calls the fields. Every searchable field of a program is part of the one text.
ID = "id"
TEXT = "text"
DEPARTMENT = "department"
DIVISION = "division"
AREA = "area"
NEW = "new"
# The one term of the field of new programs, as Whoosh spells True.
_IS_NEW = "t"


class IndexedField:
    """The terms of a field in the order of their bytes, and the postings of term n.

    ``docs[bounds[n]:bounds[n + 1]]`` are its programs, ascending; ``weights`` has a slice alike.
    """

    def __init__(
        self,
        terms: Sequence[bytes],
        bounds: NDArray[np.int64],
        docs: NDArray[np.int32],
        weights: NDArray[np.float32],
    ) -> None:
        self.terms = terms
        self._bounds = bounds
        self._docs = docs
        self._weights = weights

    def place(self, term: bytes) -> int:
        """The number of the first term that is not before ``term``; their count behind the last."""
        return bisect_left(self.terms, term)

    def number(self, term: bytes) -> int:
        """The number of a term. Raises KeyError where no program has it."""
        place = self.place(term)
        if place == len(self.terms) or self.terms[place] != term:
            raise KeyError(term)
        return place

    def docs(self, number: int) -> NDArray[np.int32]:
        """The programs that have a term."""
        return self._docs[self._bounds[number] : self._bounds[number + 1]]

    def weights(self, number: int) -> NDArray[np.float32]:
        """What a term's frequency counts for in each of them."""
        return self._weights[self._bounds[number] : self._bounds[number + 1]]

    def lengths(self, docs: NDArray[np.int32]) -> NDArray[np.int64]:
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
        terms = [term.encode() for term in segment.terms]
        super().__init__(terms, segment.posting_bounds, segment.docs, segment.frequencies)
        self._segment = segment

    def begins(self, doc: int) -> list[int]:
        """Where each of FIELDS begins in a program, and where the last one ends."""
        start = doc * len(FIELDS)
        bounds = self._segment.bounds[start : start + len(FIELDS) + 1]
        places: list[int] = (bounds - bounds[0]).tolist()
        return places

    @cached_property
    def all_lengths(self) -> NDArray[np.int64]:
        """The positions of every program."""
        return np.diff(self._segment.bounds[:: len(FIELDS)])

    def lengths(self, docs: NDArray[np.int32]) -> NDArray[np.int64]:
        return self.all_lengths[docs]

    def boosted_positions(self, number: int, doc: int) -> list[tuple[int, float]]:
        segment = self._segment
        start, end = segment.position_bounds[number : number + 2]
        all_positions = segment.positions[start:end]
        base, limit = segment.bounds[[doc * len(FIELDS), (doc + 1) * len(FIELDS)]]
        first, last = np.searchsorted(all_positions, (base, limit))
        positions = all_positions[first:last]
        boosts = segment.occurrence[np.searchsorted(segment.bounds, positions, "right") - 1]
        return list(zip((positions - base).tolist(), boosts.tolist(), strict=True))


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
) -> IndexedField:
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
    return IndexedField(
        [encoded[order[place]] for place in used],
        np.concatenate(([0], np.cumsum(counts))),
        pairs[:, 1].astype(np.int32),
        np.ones(len(pairs), np.float32),
    )
