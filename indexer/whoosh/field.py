"""What the codec asks of a field: its terms in the order of their bytes, and their postings."""

from abc import ABC, abstractmethod
from bisect import bisect_left
from collections.abc import Sequence

import numpy as np

from indexer.index.postings import Docs, Postings


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
        """The programs that have a term, and how often each has it."""

    @property
    def lengths(self) -> Docs | None:
        """How many terms each program has in the field; None where that does not matter."""
        return None

    def lengths_of(self, docs: Docs) -> Docs:
        """The field's length in some programs, 0 where lengths do not matter."""
        return np.zeros(len(docs), np.int64) if self.lengths is None else self.lengths[docs]

    def positions(self, number: int, doc: int) -> list[int]:
        """Where a program has a term, counted from the field's first; empty without positions."""
        return []
