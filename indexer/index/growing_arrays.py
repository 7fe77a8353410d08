"""Arrays that grow piece by piece: in memory, or in their file, so that they need no memory."""

import mmap
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Generic, TypeVar

import numpy as np
from numpy.lib.format import write_array_header_1_0
from numpy.typing import NDArray

from indexer.index import files

T = TypeVar("T", bound=np.generic)
# Bytes that are gathered before they are written, and numbers that are changed at a time.
_GATHERED = 4 << 20
_AT_A_TIME = 1 << 20
# What NumPy writes before the numbers of an array of one dimension, however long it is.
_HEADER = 128


class Growing(Generic[T]):
    """Numbers of one kind, one piece behind the other."""

    def __init__(self, dtype: type[T], path: Path | None = None) -> None:
        """Keeps them in the file of an array at ``path``, in memory without one."""
        self._dtype = np.dtype(dtype)
        self._path = path
        self._gathered: list[NDArray[T]] = []
        self._bytes = 0
        self._written = 0
        if path is not None:
            path.write_bytes(bytes(_HEADER))

    def append(self, values: NDArray[T]) -> None:
        """Adds numbers behind all others. Raises OSError."""
        self._gathered.append(values)
        self._bytes += values.nbytes
        if self._path is not None and self._bytes >= _GATHERED:
            self._write(self._path)

    def done(self, change: Callable[[NDArray[T]], NDArray[T]] | None = None) -> NDArray[T]:
        """All numbers, each ``change``d where that is given; mapped, where they are in a file.

        Nothing may be added any more. Raises OSError.
        """
        if self._path is None:
            joined = np.concatenate([np.zeros(0, self._dtype), *self._gathered])
            return change(joined) if change else joined
        self._write(self._path)
        with self._path.open("r+b") as file:
            _write_header(file, self._dtype, self._written)
        if change:
            self._change(self._path, change)
        return files.mapped_array(self._path, self._dtype, _HEADER)

    def _write(self, path: Path) -> None:
        with path.open("ab") as file:
            for values in self._gathered:
                file.write(values.astype(self._dtype, copy=False).tobytes())
                self._written += len(values)
        self._gathered, self._bytes = [], 0

    def _change(self, path: Path, change: Callable[[NDArray[T]], NDArray[T]]) -> None:
        size = self._dtype.itemsize
        with path.open("r+b") as file:
            for first in range(0, self._written, _AT_A_TIME):
                file.seek(_HEADER + first * size)
                count = min(_AT_A_TIME, self._written - first)
                values = np.frombuffer(file.read(count * size), self._dtype)
                file.seek(_HEADER + first * size)
                file.write(change(values).tobytes())


class Filled(Generic[T]):
    """So many numbers of one kind, filled in here and there."""

    def __init__(self, dtype: type[T], count: int, path: Path | None = None) -> None:
        """Keeps them in the file of an array at ``path``, in memory without one. Raises OSError."""
        self._dtype = np.dtype(dtype)
        self._array: NDArray[T] = np.zeros(0 if path else count, self._dtype)
        self._path = path
        if path is not None:
            with path.open("wb") as file:
                _write_header(file, self._dtype, count)

    def put(self, firsts: Sequence[int], begins: Sequence[int], values: NDArray[T]) -> None:
        """Fills in pieces of ``values``, which begin at ``begins`` there, each from its first place
        on. Raises OSError."""
        ends = [*begins[1:], len(values)]
        if self._path is None:
            for first, begin, end in zip(firsts, begins, ends, strict=True):
                self._array[first : first + end - begin] = values[begin:end]
            return
        size = self._dtype.itemsize
        content = memoryview(values.astype(self._dtype, copy=False).tobytes())
        # Not mapped: when the disk is full, that would end the process.
        with self._path.open("r+b", buffering=0) as file:
            for first, begin, end in zip(firsts, begins, ends, strict=True):
                file.seek(_HEADER + first * size)
                file.write(content[begin * size : end * size])

    def done(self) -> NDArray[T]:
        """All numbers; mapped, where they are in a file. Raises OSError."""
        if self._path is None:
            return self._array
        return files.mapped_array(self._path, self._dtype, _HEADER)


def _write_header(file: BinaryIO, dtype: np.dtype[Any], count: int) -> None:
    shape = {"descr": dtype.str, "fortran_order": False, "shape": (count,)}
    write_array_header_1_0(file, shape)
    if file.tell() != _HEADER:
        raise RuntimeError(f"NumPy wrote a header of {file.tell()} bytes")


class GrowingText:
    """Bytes, one piece behind the other."""

    def __init__(self, path: Path | None = None) -> None:
        """Keeps them in a file, in memory without one."""
        self._path = path
        self._gathered: list[bytes] = []
        self._bytes = 0
        if path is not None:
            path.write_bytes(b"")

    def append(self, content: bytes) -> None:
        """Adds bytes behind all others. Raises OSError."""
        self._gathered.append(content)
        self._bytes += len(content)
        if self._path is not None and self._bytes >= _GATHERED:
            self._write(self._path)

    def done(self) -> bytes | mmap.mmap:
        """All bytes; mapped, where they are in a file. Raises OSError."""
        if self._path is None:
            return b"".join(self._gathered)
        self._write(self._path)
        return files.mapped_content(self._path)

    def _write(self, path: Path) -> None:
        with path.open("ab") as file:
            file.writelines(self._gathered)
        self._gathered, self._bytes = [], 0
