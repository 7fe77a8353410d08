"""Counts of what many clients did of late, in memory of a fixed size that processes may share.

A count-min sketch (Cormode and Muthukrishnan 2005): a client's count stands in one cell of each
row, and is at most the smallest of them. Who shares a cell with others in one row hardly does in
all: with 16,384 columns and 4 rows, of 1,000 clients that are counted in one window one in 80,000
is counted too high. Nobody is counted too low, so that addresses without number, as IPv6 gives them
away, cost neither memory nor the limit.

Two processes that count in the same cell within the same microsecond may lose one of the two
counts; no lock keeps them from it, since a limit does not depend on one request.
"""

import mmap
import secrets
import struct
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

ROWS = 4
COLUMNS = 1 << 14
# The window at hand and the one before: a cell for even windows, one for odd.
WINDOWS = 2
# A cell is the number of its window and the count in it, 32 bits each, read and written at once.
COUNT_BITS = 32
COUNT_MASK = (1 << COUNT_BITS) - 1
# Nobody can choose addresses that share cells with somebody else's without knowing this.
KEY_BYTES = 16
_PLACES = struct.Struct(f"={ROWS}I")
_CELL_BYTES = 8
SIZE = ROWS * COLUMNS * WINDOWS * _CELL_BYTES + KEY_BYTES


class Counts:
    """Counts by client and window; a window is a number that grows with time."""

    def __init__(self, path: Path | None = None) -> None:
        """``path`` is a file that processes share, made here if it is not there; None for none."""
        self._memory = mmap.mmap(-1, SIZE) if path is None else _mapped(path)
        key_at = SIZE - KEY_BYTES
        if path is None:
            self._memory[key_at:] = secrets.token_bytes(KEY_BYTES)
        self._key = self._memory[key_at:]
        self._cells = memoryview(self._memory)[:key_at].cast("Q")

    def count(self, client: str, window: int) -> int:
        """Return how often ``client`` was counted in a window, this one or the one before."""
        cells = (self._cells[at] for at in self._places(client, window))
        return min(
            cell & COUNT_MASK if cell >> COUNT_BITS == window & COUNT_MASK else 0 for cell in cells
        )

    def add(self, client: str, window: int, number: int) -> None:
        """Count ``client`` so often more in a window."""
        total = min(self.count(client, window) + number, COUNT_MASK)
        mark = (window & COUNT_MASK) << COUNT_BITS
        for at in self._places(client, window):
            cell = self._cells[at]
            if cell >> COUNT_BITS != window & COUNT_MASK or cell & COUNT_MASK < total:
                self._cells[at] = mark | total

    def _places(self, client: str, window: int) -> Iterator[int]:
        digest = blake2b(client.encode(), key=self._key, digest_size=_PLACES.size).digest()
        for row, column in enumerate(_PLACES.unpack(digest)):
            place = (row * COLUMNS + column % COLUMNS) * WINDOWS
            yield place + window % WINDOWS


def _mapped(path: Path) -> mmap.mmap:
    """Return the shared memory of a file; whoever makes it decides the key."""
    try:
        with path.open("xb") as file:
            file.write(bytes(SIZE - KEY_BYTES) + secrets.token_bytes(KEY_BYTES))
    except FileExistsError:
        pass
    with path.open("r+b") as file:
        return mmap.mmap(file.fileno(), SIZE)
