"""The writers' lock: one update of an index directory at a time, whoever asks."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus import reason_of
from indexer.errors import Busy, NotWritable
from indexer.store import durable

if sys.platform == "win32":
    import msvcrt

    # Windows forbids others to read a locked byte; this one lies behind the holder's id.
    _LOCKED_BYTE = 1 << 30

    def acquire(descriptor: int) -> bool:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True
else:
    import fcntl

    def acquire(descriptor: int) -> bool:
        """Lock an open file until it is closed; False where another has it. Raises OSError."""
        # flock, not lockf: it belongs to the open file, so that two threads exclude each other
        # too, and the kernel frees it when its holder dies.
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold the lock on the file ``path``, which is made when absent and never removed.

    Does not wait: raises Busy when somebody else holds it, NotWritable when the file cannot be
    opened or its file system has no locks, DiskFull when there is no room for the empty file.
    """
    with durable.reporting(path.parent):
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _acquire_or_raise(path, descriptor)
        with _signed(descriptor):
            yield
    finally:
        os.close(descriptor)


def _acquire_or_raise(path: Path, descriptor: int) -> None:
    try:
        acquired = acquire(descriptor)
    except OSError as error:
        reason = f"この場所では排他ができません: {reason_of(error)}"
        raise NotWritable(path, reason) from error
    if not acquired:
        raise Busy(path.parent, _holder(descriptor))


@contextmanager
def _signed(descriptor: int) -> Iterator[None]:
    """Note who holds the lock, for the message of those who find it taken; nothing relies on it."""
    _sign(descriptor, str(os.getpid()))
    try:
        yield
    finally:
        _sign(descriptor, "")


def _sign(descriptor: int, holder: str) -> None:
    try:
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, holder.encode("ascii"))
    except OSError:
        return  # A full disk: the lock holds all the same.


def _holder(descriptor: int) -> int | None:
    os.lseek(descriptor, 0, os.SEEK_SET)
    signature = os.read(descriptor, 20)
    return int(signature) if signature.isdigit() else None
