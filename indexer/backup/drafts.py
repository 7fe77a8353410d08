"""Drafts: what is written beside its target, and what a killed process left of it."""

import os
import re
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from indexer.store import durable
from indexer.store.lock import acquire

# `.NAME.`, what `tempfile` adds, and this: files of others in the same folder are not taken for it.
_SUFFIX = ".draft"
_RANDOM = r"[a-z0-9_]{8}"


@contextmanager
def draft_of(target: Path, folder: bool = False) -> Iterator[Path]:
    """A new file or folder beside ``target``, removed at the end where it was not moved away.

    It is locked meanwhile, and the kernel frees the lock when its holder dies: drafts of the same
    target that nobody holds are removed first. Where there are no locks (Windows, some network
    file systems) they stay. Raises OSError.
    """
    _sweep(target)
    draft, descriptor = _new(target, folder)
    try:
        yield draft
    finally:
        durable.remove(draft)
        if descriptor is not None:
            os.close(descriptor)


def _new(target: Path, folder: bool) -> tuple[Path, int | None]:
    """A draft and what holds it; None where the file system has no locks."""
    while True:
        draft = _made(target, folder)
        try:
            descriptor = _held(draft)
        except OSError:
            return draft, None
        # Another process may have taken it for a leftover, between its name and its lock.
        if descriptor is not None:
            return draft, descriptor


def _made(target: Path, folder: bool) -> Path:
    prefix = f".{target.name}."
    if folder:
        return Path(tempfile.mkdtemp(_SUFFIX, prefix, target.parent))
    handle, name = tempfile.mkstemp(_SUFFIX, prefix, target.parent)
    os.close(handle)
    return Path(name)


def _sweep(target: Path) -> None:
    """Remove drafts of ``target`` that nobody holds, as far as the system lets us."""
    pattern = re.compile(re.escape(f".{target.name}.") + _RANDOM + re.escape(_SUFFIX))
    with suppress(OSError):
        for name in filter(pattern.fullmatch, os.listdir(target.parent)):
            with suppress(OSError):
                _remove_leftover(target.parent / name)


def _remove_leftover(draft: Path) -> None:
    mode = draft.lstat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        return
    descriptor = _held(draft)
    if descriptor is not None:
        durable.remove(draft)
        os.close(descriptor)


def _held(draft: Path) -> int | None:
    """What holds a draft from now on; None where somebody else does, or it is gone.

    Raises OSError where it cannot be opened or locked.
    """
    if sys.platform == "win32":  # nobody could rename what is open
        raise OSError("no lock that lets a file be renamed")
    try:
        # Network file systems lock only what is open for writing, which a folder cannot be.
        descriptor = os.open(draft, os.O_RDONLY if draft.is_dir() else os.O_RDWR)
    except FileNotFoundError:
        return None
    try:
        mine = acquire(descriptor) and draft.exists()
    except OSError:
        os.close(descriptor)
        raise
    if mine:
        return descriptor
    os.close(descriptor)
    return None
