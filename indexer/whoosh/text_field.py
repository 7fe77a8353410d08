"""The analysed fields of a generation, out of the one inverted index over all of them.

The index keeps for each term its positions, and for each field of each program where it begins.
That says, for each field alone, which terms it has, how often, and where: no postings are kept for
Whoosh.
"""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from indexer.index.forward import FUNCTION
from indexer.index.postings import Docs, Postings, Slots
from indexer.index.segment import Segment
from indexer.whoosh.field import IndexedField


class TextField(IndexedField):
    """One of the fields, by its ``place`` among them. The weight of a posting is its frequency."""

    def __init__(self, segment: Segment, counted: "Counts", place: int) -> None:
        self._segment = segment
        self._place = place
        self._lengths = counted.lengths[:, place]
        # Terms are numbered in their order, which is that of their bytes.
        self._numbers = np.flatnonzero(counted.present[place]).tolist()
        super().__init__([segment.terms[number].encode() for number in self._numbers])

    def postings(self, number: int) -> Postings:
        slots = self._segment.forward.slots(self._segment.positions_of(self._numbers[number]))
        docs, fields = np.divmod(slots, self._segment.schema.width)
        docs = docs[fields == self._place].astype(np.int32)
        first = np.flatnonzero(np.diff(docs, prepend=-1))
        frequencies = np.diff(first, append=len(docs))
        return Postings(docs[first], frequencies.astype(np.float32))

    @property
    def lengths(self) -> Docs:
        return self._lengths

    def positions(self, number: int, doc: int) -> list[int]:
        forward = self._segment.forward
        begin, end = forward.field_bounds(doc)[self._place : self._place + 2].tolist()
        everywhere = self._segment.positions_of(self._numbers[number])
        found = everywhere[slice(*everywhere.searchsorted((begin, end)))] - begin
        # Function words hold a position in our index and none in Whoosh's; see ``analyzer``.
        functions = np.cumsum(forward.tokens[begin:end] == FUNCTION)
        places: list[int] = (found - functions[found]).tolist()
        return places


class Counts:
    """What is counted over all terms of all fields, when somebody first asks."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self._width = segment.schema.width

    @cached_property
    def _slots(self) -> Slots:
        """The slot of every occurrence of a term, as the positions stand in their file."""
        bounds = self._segment.forward.bounds
        # A table of all positions is several times faster than a search for each occurrence.
        slots: Slots = np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))
        found: Slots = slots[self._segment.positions]
        return found

    @cached_property
    def lengths(self) -> NDArray[np.int64]:
        """How many terms each field of each program has; a row for each program."""
        counts = np.bincount(self._slots, minlength=self._segment.programs * self._width)
        return counts.reshape(-1, self._width).astype(np.int64)

    @cached_property
    def present(self) -> NDArray[np.bool_]:
        """Whether each field has each term in some program; a row for each field."""
        bounds = self._segment.position_bounds
        terms = np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))
        found = np.zeros((self._width, len(bounds) - 1), bool)
        found[self._slots % self._width, terms] = True
        return found
