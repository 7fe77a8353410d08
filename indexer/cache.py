"""What was worked out before and may be asked for again, within a bound."""

from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Cache(Generic[K, V]):
    """Values by key, of ``limit`` in all; when there would be more, all go.

    Threads share one: two of them may work out the same value, which does no harm.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = 0
        self._values: dict[K, V] = {}
        # The value under a key, or None. The dictionary's own method takes 250 ns, a method around
        # it five times as long.
        self.get: Callable[[K], V | None] = self._values.get

    def put(self, key: K, value: V, size: int = 1) -> V:
        """Keeps ``value``, which counts for ``size``, and returns it."""
        if self._size + size > self._limit:
            self._values.clear()
            self._size = 0
        self._size += size
        self._values[key] = value
        return value
