"""What was made before and may be asked for again, within a bound."""

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, Protocol, TypeVar

# Bytes that are kept: some thousands of answers.
MOST_BYTES = 32_000_000
# One value that would push out too many others is not kept.
LARGEST_SHARE = 1 / 32
# The share of what was asked for once. Nearly all texts that are searched for are asked once, and
# without a bound of their own they would fill the memory of each process.
ONCE_SHARE = 1 / 16
# So many are remembered, by a number each, after they have gone from among those asked for once.
MOST_REMEMBERED = 4_000


class Sized(Protocol):
    """A value that knows the bytes that keeping it takes."""

    @property
    def size(self) -> int: ...


K = TypeVar("K", bound=Hashable)
V = TypeVar("V", bound=Sized)


class Recent(Generic[K, V]):
    """Values in the order in which they were asked for last, up to ``most_bytes``."""

    def __init__(self, most_bytes: float) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._values: OrderedDict[K, V] = OrderedDict()

    def take(self, key: K) -> V | None:
        """Return the value under ``key``, which is no longer here, or None."""
        value = self._values.pop(key, None)
        if value is not None:
            self._bytes -= value.size
        return value

    def put(self, key: K, value: V) -> list[K]:
        """Put a value last; return the keys of those that have to go for it, the first ones."""
        self.take(key)
        self._values[key] = value
        self._bytes += value.size
        gone = []
        while self._bytes > self._most_bytes:
            oldest, old = self._values.popitem(last=False)
            self._bytes -= old.size
            gone.append(oldest)
        return gone


class Bounded(Generic[K, V]):
    """The values last asked for, up to ``most_bytes``; shared by threads.

    Those asked for once have a small part of it to themselves; what is asked for again, also soon
    after it has gone from there, belongs to the others (2Q, Johnson and Shasha 1994).
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._largest = most_bytes * LARGEST_SHARE
        self._once: Recent[K, V] = Recent(most_bytes * ONCE_SHARE)
        self._again: Recent[K, V] = Recent(most_bytes * (1 - ONCE_SHARE))
        self._remembered: OrderedDict[int, None] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: K) -> V | None:
        """Return the value kept under ``key``, or None."""
        with self._lock:
            value = self._again.take(key) or self._once.take(key)
            if value is not None:
                self._again.put(key, value)
            return value

    def keep(self, key: K, value: V) -> None:
        """Keep a value; those not asked for the longest go. One that is too large is not kept."""
        if value.size > self._largest:
            return
        with self._lock:
            before = self._again.take(key) or self._once.take(key)
            if before is not None or hash(key) in self._remembered:
                self._again.put(key, value)
            else:
                self._remember(self._once.put(key, value))

    def _remember(self, gone: list[K]) -> None:
        self._remembered.update((hash(key), None) for key in gone)
        while len(self._remembered) > MOST_REMEMBERED:
            self._remembered.popitem(last=False)
