"""What was made before and may be asked for again, within a bound."""

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, Protocol, TypeVar

# Bytes that are kept: some thousands of answers.
MOST_BYTES = 32_000_000
# One value that would push out too many others is not kept.
LARGEST_SHARE = 1 / 32


class Sized(Protocol):
    """A value that knows the bytes that keeping it takes."""

    @property
    def size(self) -> int: ...


K = TypeVar("K", bound=Hashable)
V = TypeVar("V", bound=Sized)


class Bounded(Generic[K, V]):
    """The values last asked for, up to ``most_bytes``; shared by threads."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._kept: OrderedDict[K, V] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: K) -> V | None:
        """Return the value kept under ``key``, or None."""
        with self._lock:
            value = self._kept.get(key)
            if value is not None:
                self._kept.move_to_end(key)
            return value

    def keep(self, key: K, value: V) -> None:
        """Keep a value; those not asked for the longest go. One that is too large is not kept."""
        if value.size > self._most_bytes * LARGEST_SHARE:
            return
        with self._lock:
            before = self._kept.pop(key, None)
            self._bytes += value.size - (before.size if before else 0)
            self._kept[key] = value
            while self._bytes > self._most_bytes:
                _, oldest = self._kept.popitem(last=False)
                self._bytes -= oldest.size
