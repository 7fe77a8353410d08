"""Fields whose values are taken as they are: what programs are filtered, grouped and sorted by."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.index.postings import Docs, Postings
from indexer.index.ranges import distinct
from indexer.whoosh.field import IndexedField

Numbers = NDArray[np.signedinteger[Any]]


class Values(NamedTuple):
    """The values of programs in a field: ``docs[n]`` has ``values[numbers[n]]``.

    A number behind the last value says that the program has none; ``docs`` are ascending.
    """

    values: Sequence[Any]
    numbers: Numbers
    docs: Docs

    @classmethod
    def of_each(cls, values: Sequence[Any], numbers: Numbers | None = None) -> "Values":
        """Those of programs that have one each; without ``numbers`` each value is one program's."""
        numbers = np.arange(len(values)) if numbers is None else numbers
        return cls(values, numbers, np.arange(len(numbers)))


class ValueField(IndexedField):
    """The terms that a Whoosh field makes of some values; each program has a term once."""

    def __init__(self, kind: Any, given: Values) -> None:
        """``kind`` is Whoosh's field type; a number of it has terms of several precisions."""
        order = np.argsort(given.numbers, kind="stable")
        self._docs = given.docs[order].astype(np.int32)
        numbers = given.numbers[order]
        self._bounds = numbers.searchsorted(np.arange(len(given.values) + 1))
        terms: dict[bytes, list[int]] = {}
        for number in distinct(numbers).tolist():
            if number < len(given.values):
                for term, *_ in kind.index(given.values[number]):
                    terms.setdefault(term, []).append(number)
        self._values = dict(sorted(terms.items()))
        super().__init__(list(self._values))

    def postings(self, number: int) -> Postings:
        own = [
            self._docs[slice(*self._bounds[n : n + 2])] for n in self._values[self.terms[number]]
        ]
        docs = own[0] if len(own) == 1 else distinct(np.concatenate(own))
        return Postings(docs, np.ones(len(docs), np.float32))
