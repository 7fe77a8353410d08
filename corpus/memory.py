"""What 100,000 rows need of memory and time, and how they need less."""

import gc
import marshal
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from itertools import accumulate, chain
from operator import attrgetter
from typing import Any, TypeVar, overload

T = TypeVar("T")
# Fewer values than this take a few megabytes however they are kept.
_WORTH_PACKING = 4_000
# From version 3 on, what marshal makes of equal values depends on which objects are the same.
_MARSHAL_VERSION = 2


class Each(Sequence[T]):
    """Values by number, each made when it is asked for, so that none stays."""

    def __init__(self, make: Callable[[int], T], count: int) -> None:
        self._make = make
        self._count = count

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        numbers = range(self._count)[place]
        return self._make(numbers) if isinstance(numbers, int) else list(map(self._make, numbers))

    def __iter__(self) -> Iterator[T]:
        return map(self._make, range(self._count))


def packed(values: Sequence[T]) -> Sequence[T]:
    """Return values of one data class, many of them in a third of the memory.

    Each is then made anew whenever it is asked for, in some µs. Its fields are texts, numbers,
    truths, None and tuples of these.
    """
    if len(values) < _WORTH_PACKING:
        return values
    make: Any = type(values[0])
    fields_of = attrgetter(*(one.name for one in fields(make)))
    pieces = [marshal.dumps(fields_of(value), _MARSHAL_VERSION) for value in values]
    bounds = array("q", chain((0,), accumulate(map(len, pieces))))
    whole = memoryview(b"".join(pieces))
    return Each(lambda n: make(*marshal.loads(whole[bounds[n] : bounds[n + 1]])), len(values))


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the cyclic garbage collector for a block that makes many values without cycles.

    Rows and programs by the hundred thousand made it search them all again and again: reading
    took twice as long, and an update of an index a quarter longer.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class SharedTexts:
    """One object for equal short texts: a column of departments or dates has few different ones,
    and a fifth of what 100,000 programs need is copies of them.
    """

    _LONGEST, _MOST = 24, 10_000

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        """Return the text, as the object that was given first for it."""
        if len(text) > self._LONGEST:
            return text
        if len(self._known) < self._MOST:
            return self._known.setdefault(text, text)
        return self._known.get(text, text)
