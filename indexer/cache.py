"""What was worked out before and may be asked for again, within a bound."""

from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Kept(Generic[K, V]):
    """Values by key, of ``most`` in all; when there would be more, all go.

    Threads share one: two of them may work out the same value, which does no harm.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = 0
        self._values: dict[K, V] = {}
        # The value kept under a key, or None.
        self.get: Callable[[K], V | None] = self._values.get

    def keep(self, key: K, value: V, size: int = 1) -> V:
        """Keeps ``value``, which counts for ``size``, and returns it."""
        if self._size + size > self._most:
            self._values.clear()
            self._size = 0
        self._size += size
        self._values[key] = value
        return value
