"""A table whose rows are read when somebody asks for them."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import orjson


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

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> "Packed":
        """A table packed; one that is packed already is itself."""
        return table if isinstance(table, Packed) else cls(table)

    def __getitem__(self, key: str) -> Any:
        """The value of a text. Raises KeyError."""
        wanted = key.encode()
        number = bisect_left(self._keys, wanted)
        if number == len(self._keys) or self._keys[number] != wanted:
            raise KeyError(key)
        return orjson.loads(self._values[number])

    def __iter__(self) -> Iterator[str]:
        return (self._keys[number].decode() for number in range(len(self)))

    def __len__(self) -> int:
        return len(self._keys)


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
