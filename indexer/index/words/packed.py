"""A table whose rows are read when somebody asks for them."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from zlib import crc32

import orjson

# Of two places for each row, half are free: a row is found by one look or two.
_PLACES_PER_ROW = 2


class Packed(Mapping[str, Any]):
    """A table from texts to values that JSON has, as a few arrays, in the order of code points.

    As Python's objects a large one takes ten times the memory, of which each of several processes
    makes a copy by counting references; a query asks for some rows of thousands.
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        # In UTF-8, the order of bytes is that of code points.
        rows = sorted((key.encode(), key) for key in table)
        self._keys = _Row(key for key, _ in rows)
        self._values = _Row(orjson.dumps(table[key]) for _, key in rows)
        self._numbers = _numbers([key for key, _ in rows])

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> "Packed":
        """A table packed; one that is packed already is itself."""
        return table if isinstance(table, Packed) else cls(table)

    def __getitem__(self, key: str) -> Any:
        """The value of a text. Raises KeyError."""
        wanted, numbers, keys = key.encode(), self._numbers, self._keys
        place = crc32(wanted) % len(numbers)
        while (number := numbers[place]) >= 0:
            if keys[number] == wanted:
                return orjson.loads(self._values[number])
            place -= 1
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return (self._keys[number].decode() for number in range(len(self)))

    def __len__(self) -> int:
        return len(self._keys)


def _numbers(keys: Sequence[bytes]) -> "array[int]":
    """The numbers of keys at the places that they hash to, or at the next free ones; else -1.

    By bisection a key was compared with some fifteen, each a call.
    """
    numbers = array("i", [-1]) * (_PLACES_PER_ROW * len(keys) + 1)
    for number, key in enumerate(keys):
        place = crc32(key) % len(numbers)
        while numbers[place] >= 0:
            place -= 1
        numbers[place] = number
    return numbers


class _Row:
    """Bytes by number, all in one."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._content, self._bounds = bytearray(), array("q", [0])
        # One by one: what orjson returns takes 4 kB, however short.
        for piece in pieces:
            self._content += piece
            self._bounds.append(len(self._content))

    def __getitem__(self, number: int) -> bytearray:
        return self._content[self._bounds[number] : self._bounds[number + 1]]

    def __len__(self) -> int:
        return len(self._bounds) - 1
