"""What 100,000 rows need of memory and time, and how they need less."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar, overload

# Values made between two searches for cycles where few are worth it; Python's own are 700.
_RARELY = 10_000
T = TypeVar("T")
V = TypeVar("V")


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


class Mapped(Sequence[T]):
    """What a function makes of other values, each when it is asked for."""

    def __init__(self, make: Callable[[V], T], values: Sequence[V]) -> None:
        self._make = make
        self._values = values

    def __len__(self) -> int:
        return len(self._values)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        if isinstance(place, slice):
            return list(map(self._make, self._values[place]))
        return self._make(self._values[place])

    def __iter__(self) -> Iterator[T]:
        # The others may be faster to get one after the other than one by one.
        return map(self._make, self._values)


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


@contextmanager
def collector_eased() -> Iterator[None]:
    """Let the cyclic garbage collector look for cycles seldom, and only in what the block makes.

    Pages by the thousand leave cycles behind, which must go, beside what stays for all of them: to
    look through that again and again took a sixth of the time of a page.
    """
    thresholds, is_first = gc.get_threshold(), not gc.get_freeze_count()
    gc.collect()
    gc.freeze()
    gc.set_threshold(_RARELY, *thresholds[1:])
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)
        if is_first:
            gc.unfreeze()


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
