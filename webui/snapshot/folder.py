"""A folder that is published at once: readers of it find the old one or the new one."""

import ctypes
import os
import sys
from collections.abc import Callable
from pathlib import Path

from indexer import SesakuError
from indexer.backup.drafts import draft_of
from indexer.browser.files import MANIFEST

SEARCH = "search"
# What the manifest of a snapshot is called, and what it was in the first format.
_MANIFESTS = (MANIFEST, "search.json")
_AT_FDCWD, _EXCHANGE = -100, 2


class FolderInUse(SesakuError):
    """The folder to write has something else in it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} has files in it and is no snapshot.",
            "Name an empty or a new folder: what is in it would be replaced.",
        )


class LinkToNowhere(SesakuError):
    """The folder to write is a link, and what it leads to is not there."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is a link that leads to nothing.",
            "Make the folder that it leads to (is its drive away?), or remove the link.",
        )


def publish(out: Path, write: Callable[[Path], None]) -> None:
    """Let ``write`` fill a folder, then put it in the place of ``out``.

    A link stays, and the folder that it leads to is replaced. Raises FolderInUse when ``out`` is
    there and is neither empty nor a snapshot, LinkToNowhere, and OSError. Until the last step
    ``out`` is as it was; what was written for nothing is taken away, by the next one where the
    process was killed.
    """
    if out.is_symlink() and not out.exists():
        raise LinkToNowhere(out)
    out = out.resolve()
    if out.exists() and not _may_go(out):
        raise FolderInUse(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    with draft_of(out, folder=True) as made:
        made.chmod(0o755)
        write(made)
        if out.exists():
            _exchange(made, out)
        else:
            made.rename(out)


def _may_go(out: Path) -> bool:
    if not out.is_dir():
        return False
    return not any(out.iterdir()) or any((out / SEARCH / name).is_file() for name in _MANIFESTS)


def _exchange(made: Path, out: Path) -> None:
    """Put a folder in the place of another, which stands where it was afterwards."""
    if sys.platform == "linux" and _exchanged(made, out):
        return
    # Where the system cannot exchange two names, there is a moment without any.
    aside = made.with_name(f"{made.name}-old")
    out.rename(aside)
    made.rename(out)
    aside.rename(made)


def _exchanged(made: Path, out: Path) -> bool:
    libc = ctypes.CDLL(None, use_errno=True)
    rename = getattr(libc, "renameat2", None)
    names = os.fsencode(made), os.fsencode(out)
    return rename is not None and not rename(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _EXCHANGE)
