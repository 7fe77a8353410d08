"""Many values that wait in a temporary file, so that they need next to no memory."""

import marshal
import threading
import weakref
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from itertools import accumulate, chain, islice, pairwise
from operator import attrgetter
from tempfile import SpooledTemporaryFile, gettempdir
from typing import Any, TypeVar, overload

from corpus.errors import CorpusError, Problem

T = TypeVar("T")
# Fewer values than this take a few megabytes however they are kept.
_WORTH_PACKING = 4_000
# Bytes of values that are kept in memory, of what is read ahead, and values that are written and
# read at a time.
_KEPT_IN_MEMORY, _BUFFER, _AT_A_TIME = 16 << 20, 1 << 16, 256
# From version 3 on, what marshal makes of equal values depends on which objects are the same.
_MARSHAL_VERSION = 2


def packed(values: Iterable[T]) -> Sequence[T]:
    """Return values of one data class, of which many need next to no memory.

    They then are in a temporary file, and each is made anew whenever it is asked for, in some µs.
    Their fields are texts, numbers, truths, None and tuples of these. Raises CorpusError where the
    temporary file cannot be written.
    """
    rest = iter(values)
    few = tuple(islice(rest, _WORTH_PACKING))
    if len(few) < _WORTH_PACKING:
        return few
    try:
        return _Packed(few[0], chain(few, rest))
    except OSError as error:
        reason = f"一時ファイルに書けません（{error.strerror}）。"
        remedy = "空きのあるフォルダーを環境変数TMPDIRで指定してください。"
        raise CorpusError([Problem(gettempdir(), None, None, "", reason, remedy)]) from error


class _Packed(Sequence[T]):
    """Values in a temporary file, one behind the other as marshal writes them."""

    def __init__(self, first: T, values: Iterable[T]) -> None:
        """Takes the values, of which ``first`` is one. Raises OSError."""
        make: Any = type(first)
        self._make = make
        # Closed with the object: nobody else knows of it.
        self._file = _temporary()
        weakref.finalize(self, self._file.close)
        self._lock = threading.Lock()
        self._bounds = array("q", (0,))
        names = [one.name for one in fields(make)]
        fields_of = attrgetter(*names)
        rows = map(fields_of, values)
        while pieces := [marshal.dumps(row, _MARSHAL_VERSION) for row in islice(rows, _AT_A_TIME)]:
            self._file.write(b"".join(pieces))
            self._bounds.extend(
                islice(accumulate(map(len, pieces), initial=self._bounds[-1]), 1, None)
            )
        self._file.flush()

    def __len__(self) -> int:
        return len(self._bounds) - 1

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        numbers = range(len(self))[place]
        if isinstance(numbers, int):
            return self._read(numbers, numbers + 1)[0]
        if numbers.step == 1:
            return self._read(numbers.start, numbers.stop)
        return [self[number] for number in numbers]

    def __iter__(self) -> Iterator[T]:
        for first in range(0, len(self), _AT_A_TIME):
            yield from self._read(first, min(first + _AT_A_TIME, len(self)))

    def _read(self, first: int, last: int) -> list[T]:
        """Return the values from one number up to another."""
        if first >= last:
            return []
        make, loads, bounds = self._make, marshal.loads, self._bounds[first : last + 1]
        with self._lock:
            self._file.seek(bounds[0])
            whole = memoryview(self._file.read(bounds[-1] - bounds[0]))
        starts = [bound - bounds[0] for bound in bounds]
        return [make(*loads(whole[start:end])) for start, end in pairwise(starts)]


def _temporary() -> SpooledTemporaryFile[bytes]:
    """A file without a name, which begins in memory."""
    return SpooledTemporaryFile(_KEPT_IN_MEMORY, buffering=_BUFFER)
