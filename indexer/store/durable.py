"""File operations that survive a power loss, on Linux, macOS and Windows."""

import errno
import os
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from corpus import reason_of, sync_descriptor, sync_directory
from indexer.errors import DiskFull, NotWritable

# Windows refuses to replace, rename or open a file while somebody else (a reader, a virus
# scanner) has it open. It passes within milliseconds; about two seconds in all are waited.
ATTEMPTS = 24 if sys.platform == "win32" else 1
_LONGEST_PAUSE = 0.1

_DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_BLOCK = 1 << 20
# Without O_BINARY Windows would rewrite line ends.
_BINARY = getattr(os, "O_BINARY", 0)

T = TypeVar("T")


def patiently(action: Callable[[], T], attempts: int = ATTEMPTS) -> T:
    """Return what ``action`` returns, trying again while Windows says PermissionError.

    Raises that error when the last attempt fails too.
    """
    for attempt in range(1, attempts):
        try:
            return action()
        except PermissionError:
            time.sleep(min(0.001 * 2**attempt, _LONGEST_PAUSE))
    return action()


def is_disk_full(error: BaseException) -> bool:
    """Whether ``error``, or an error that led to it, says that there is no room left.

    NumPy reports a short write without an error number, by the counts alone.
    """
    link: BaseException | None = error
    seen: set[int] = set()
    while link is not None and id(link) not in seen:
        if isinstance(link, OSError) and (link.errno in _DISK_FULL or _is_short_write(link)):
            return True
        seen.add(id(link))
        link = link.__cause__ or link.__context__
    return False


def _is_short_write(error: OSError) -> bool:
    words = str(error).split()
    return error.errno is None and words[1:3] == ["requested", "and"] and words[-1:] == ["written"]


def free_space(directory: Path) -> int:
    """Bytes that this user can still write to the disk of a directory, made or yet to be made."""
    # Here and below: who only reads an index does without, and without the archives it knows.
    import shutil

    while not directory.is_dir():
        directory = directory.parent
    return shutil.disk_usage(directory).free


@contextmanager
def reporting(directory: Path) -> Iterator[None]:
    """Turn what the system says about writing below ``directory`` into DiskFull or NotWritable."""
    try:
        yield
    except OSError as error:
        if is_disk_full(error):
            raise DiskFull(directory, free_space(directory)) from error
        path = directory if error.filename is None else Path(os.fsdecode(error.filename))
        raise NotWritable(path, reason_of(error)) from error


def make_directory(path: Path) -> None:
    """Make ``path`` and its parents where absent, each entry synced in its parent."""
    if path.is_dir():
        return
    make_directory(path.parent)
    path.mkdir(exist_ok=True)
    sync_directory(path.parent)


def write_file(path: Path, content: bytes, mtime_ns: int | None = None) -> None:
    """Write and sync a file, replacing its content; ``mtime_ns`` sets its time of change."""
    with open(path, "wb") as file:
        file.write(content)
        file.flush()
        if mtime_ns is not None:
            os.utime(path, ns=(mtime_ns, mtime_ns))
        sync_descriptor(file.fileno())


def sync_file(path: Path) -> None:
    """Wait until the content of a file is on the disk."""
    # Windows flushes only what is open for writing.
    access = os.O_RDWR if sys.platform == "win32" else os.O_RDONLY
    descriptor = os.open(path, access | _BINARY)
    try:
        sync_descriptor(descriptor)
    finally:
        os.close(descriptor)


def move(source: Path, target: Path) -> None:
    """Give ``source`` the name ``target`` in one step; a file replaces a file of that name."""
    patiently(lambda: os.replace(source, target))


def link_or_copy(source: Path, target: Path) -> bool:
    """Make ``target`` the same file as ``source``: True for a hard link, False for a copy.

    A copy is made where the file system has no hard links or no more of them. Raises
    FileNotFoundError, FileExistsError and what a full disk raises.
    """
    try:
        os.link(source, target)
    except (FileNotFoundError, FileExistsError):
        raise
    except OSError as error:
        if is_disk_full(error):
            raise
        _copy(source, target)
        return False
    return True


def _copy(source: Path, target: Path) -> None:
    with open(source, "rb") as origin, open(target, "xb") as copy:
        import shutil

        shutil.copyfileobj(origin, copy, _BLOCK)


def remove(path: Path) -> None:
    """Remove a file or a tree as far as the system lets us.

    What a Windows process still has open stays for the next time; nothing is raised.
    """
    if path.is_dir():
        import shutil

        shutil.rmtree(path, ignore_errors=True)
        return
    try:
        path.unlink()
    except OSError:
        return


def files_below(directory: Path) -> Iterator[tuple[str, Path]]:
    """Every regular file below ``directory`` in order: its name with ``/``, and its path."""
    for path in sorted(directory.rglob("*")):
        if path.is_file():
            yield path.relative_to(directory).as_posix(), path


def directories_of(directory: Path) -> list[Path]:
    """``directory`` and all directories in it, the deepest first."""
    inner = [path for path in directory.rglob("*") if path.is_dir()]
    return [*sorted(inner, reverse=True), directory]


def checksum(path: Path) -> str:
    """The CRC-32 of a file in hexadecimal.

    It is there to find bytes that the disk changed, not to fend off an attacker. It reads at
    3.8 GiB/s (BLAKE2b 0.84, SHA-256 1.65, on the machine of the findings).
    """
    crc = 0
    with open(path, "rb") as file:
        while block := file.read(_BLOCK):
            crc = zlib.crc32(block, crc)
    return f"{crc:08x}"
