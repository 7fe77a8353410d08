"""The files of a collection, read while nobody writes them."""

import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from corpus import reason_of, year_folders
from indexer.backup.archive import is_safe
from indexer.backup.errors import NotReadable, Restless

# A program saves a file in milliseconds; who is still at it after these looks is busy.
_LOOKS = 5
_PAUSE = 0.5

Stamp = tuple[tuple[str, int, int, int], ...]


def resting_files(directory: Path) -> dict[str, bytes]:
    """The collection's files by name, none of which changed while they were read.

    A year's folder may be a link, as it may for `sesaku index`. Raises Restless; NotReadable where
    something is no file, cannot be read or has a name that could not be restored: a backup without
    it would be none.
    """
    for _ in range(_LOOKS):
        try:
            before = _stamp(directory)
            files = {name: _content(directory / name) for name, *_ in before}
            if files and _stamp(directory) == before:
                return files
        except FileNotFoundError:
            pass  # just being replaced
        time.sleep(_PAUSE)
    raise Restless(directory)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise
    except OSError as error:
        raise NotReadable(path, f"読めません（{reason_of(error)}）") from error


def _stamp(directory: Path) -> Stamp:
    """Every file of a collection; hidden ones and locks of spreadsheet programs are none."""
    found = []
    for path in _below(directory, {*_years(directory)}):
        name = path.relative_to(directory).as_posix()
        if not is_safe(name):
            raise NotReadable(path, "ほかのコンピューターに置けない名前です")
        status = _status(path)
        found.append((name, status.st_size, status.st_mtime_ns, status.st_ino))
    return tuple(sorted(found))


def _years(directory: Path) -> Iterator[Path]:
    try:
        yield from year_folders(directory).values()
    except OSError as error:
        raise NotReadable(directory, f"中を見られません（{reason_of(error)}）") from error


def _below(directory: Path, followed: set[Path]) -> Iterator[Path]:
    """Whatever lies below a folder and is none itself; of links to folders, ``followed`` only."""
    try:
        with os.scandir(directory) as entries:
            found = [entry for entry in entries if not entry.name.startswith((".", "~$"))]
    except FileNotFoundError:
        raise
    except OSError as error:
        raise NotReadable(directory, f"中を見られません（{reason_of(error)}）") from error
    for entry in found:
        path = directory / entry.name
        if not path.is_dir():
            yield path
        elif path in followed or not entry.is_symlink():
            yield from _below(path, followed)


def _status(path: Path) -> os.stat_result:
    try:
        status = path.stat()
    except OSError as error:
        if not path.is_symlink():
            raise
        reason = f"リンクの先 {path.readlink()} がありません"
        raise NotReadable(path, reason) from error
    if not stat.S_ISREG(status.st_mode):
        raise NotReadable(path, "ふつうのファイルではありません")
    return status
