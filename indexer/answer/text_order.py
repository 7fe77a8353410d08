"""The order of hits by any column of a table: numbers by what they say, texts by letters."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from math import inf
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.columns import Column
from corpus.record import Program
from indexer.index.postings import Docs
from indexer.query.column_filters import FIELD_SORTS
from indexer.text.normalize import fold

# What programs are ordered by: smaller first; None where a program says nothing, which is last.
Key = Callable[[Program], Any]


class TextOrder:
    """Orders one generation's programs; threads share it. An order is worked out once."""

    def __init__(
        self,
        programs: Callable[[], Sequence[Program]],
        columns: Sequence[Column],
        collection: Mapping[str, Any],
    ) -> None:
        self._programs = programs
        self._columns = {column.heading: column for column in columns}
        self._key = partial(order_key, columns=columns, collection=collection)
        self._ranks: dict[str, NDArray[np.int64]] = {}
        self._lock = Lock()

    def order(self, docs: Docs, sort: str) -> NDArray[np.intp] | None:
        """The places of ``docs`` by a column, from its end with ``-``; None for no column.

        What says nothing is last, whichever end is first; equal ones stay in their order.
        """
        name = sort.removeprefix("-")
        if name not in FIELD_SORTS and name not in self._columns:
            return None
        ranks = self._of(name)[docs]
        if sort != name:
            ranks = np.where(ranks == _LAST, _LAST, -ranks)
        return np.argsort(ranks, kind="stable")

    def _of(self, name: str) -> NDArray[np.int64]:
        """The rank of every program by a column, equal ones having the same."""
        with self._lock:
            if name not in self._ranks:
                self._ranks[name] = _ranked(map(self._key(name), self._programs()))
            return self._ranks[name]


# The rank of what says nothing.
_LAST = np.iinfo(np.int64).max


def _ranked(keys: Any) -> NDArray[np.int64]:
    found = list(keys)
    places = {key: n for n, key in enumerate(sorted({key for key in found if key is not None}))}
    return np.array([places.get(key, _LAST) for key in found], dtype=np.int64)


def text_orders(columns: Iterable[Column]) -> list[str]:
    """The names of all orders that are by no number and no day."""
    own = (column.heading for column in columns if not column.has_span)
    return list(dict.fromkeys((*FIELD_SORTS, *own)))


def folded(text: str) -> str:
    """A text without differences of width and case."""
    return fold(text).text


def order_key(
    name: str,
    columns: Iterable[Column],
    collection: Mapping[str, Any],
    letters: Callable[[str], str] = folded,
) -> Key:
    """What programs of a collection are ordered by, for the name of a field or of a column.

    Departments and areas stand in the collection's order, others behind them. ``letters`` is
    ``folded``, or what knows its answers.
    """

    def by_letters(text: str) -> Any:
        """A text by its letters first; None for none."""
        return (letters(text), text) if text.strip() else None

    column = next((one for one in columns if one.heading == name), None)
    if column is not None:
        return _span_key(column) if column.has_span else lambda one: by_letters(one.text_of(name))
    if name == "number":
        return lambda program: program.number
    if name == "new":
        return lambda program: 0 if program.is_new else None
    if name in ("department", "area"):
        places = {value: n for n, value in enumerate(collection.get(f"{name}s", ()))}

        def listed(program: Program) -> Any:
            value = getattr(program, name)
            return (places.get(value, inf), *(by_letters(value) or ("",))) if value else None

        return listed
    if name == "division":
        return lambda program: by_letters("・".join(program.divisions))
    return lambda program: by_letters(getattr(program, name))


def _span_key(column: Column) -> Key:
    def key(program: Program) -> Any:
        span = column.span(program.text_of(column.heading))
        return None if span is None else span.high if column.deadline else span.low

    return key
