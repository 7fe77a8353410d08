"""The index directory: generations that readers can trust, published one at a time.

An index directory holds the lock file, the pointer (see `pointer`), a directory for each
generation (see `generation`) and, during an update, a draft (see `draft`). A generation is built
aside, brought to the disk, given its name, and only then named by the pointer, which is replaced
in one step: whenever a process or the machine dies, readers find the old generation or the new
one, whole. This holds on local file systems; network file systems promise less.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus import sync_directory
from indexer.errors import DiskFull, ForeignDirectory, IndexUnusable, NoPrevious, SesakuError
from indexer.store import durable
from indexer.store.draft import Draft, is_draft
from indexer.store.generation import Generation, open_generation
from indexer.store.lock import exclusive
from indexer.store.pointer import (
    POINTER,
    POINTER_DRAFT,
    Pointer,
    generation_names,
    generation_number,
    read_pointer,
    stamp_of,
    write_pointer,
)
from indexer.store.signed_json import JSON

__all__ = ["GRACE", "JSON", "LOCK", "Draft", "Generation", "Store"]

# The file that writers lock. It says nothing about the index and is never removed.
LOCK = "lock"

# Seconds that a generation stays after it ceased to be the current one, for readers that have
# read the pointer and are opening its files. Opening takes milliseconds; a loaded machine may
# stop a process for seconds.
GRACE = 30.0

# What operating systems put into directories that nobody uses yet, besides hidden files.
_OF_SYSTEMS = ("lost+found", "desktop.ini", "Thumbs.db")


class Store:
    """The generations of one index directory, which need not exist yet."""

    def __init__(self, directory: Path, grace: float = GRACE) -> None:
        self.directory = directory
        self._grace = grace
        self._pointer = str(directory / POINTER)

    def stamp(self) -> tuple[int, int] | None:
        """What changes whenever another generation becomes current; None without a pointer.

        A reader takes it before it calls ``current`` and reopens when it has changed. Costs a
        few microseconds.
        """
        return stamp_of(self._pointer)

    def published(self) -> Generation | None:
        """The published generation, its files there and of the right size.

        None when nothing was ever published in this directory. Raises IndexUnusable when what
        was published cannot be used: incomplete, of another format, its pointer lost. For a look
        at what there is; damage within the files is not seen.
        """
        return self._opened(open_generation)

    def current(self) -> Generation | None:
        """The published generation, every byte of it as it was written.

        None when nothing was ever published in this directory. Raises IndexUnusable like
        ``published``, and for damage within the files. Whoever reads or builds upon a generation
        takes this one: a flipped byte would give wrong results, and an update would pass it on
        under a new checksum. Reads all files, which costs about 0.3 s per gigabyte in the cache.
        """
        return self._opened(_verified)

    def _opened(self, open_: Callable[[Path], Generation]) -> Generation | None:
        while True:
            stamp = self.stamp()
            try:
                pointer = read_pointer(self.directory)
                if pointer is None or pointer.current is None:
                    return None
                return open_(self.directory / pointer.current)
            except IndexUnusable:
                # A writer may have gone on meanwhile and removed what was being opened.
                if self.stamp() == stamp:
                    raise

    def previous(self) -> Generation | None:
        """The generation that a rollback returns to, None when there is none.

        Raises IndexUnusable like ``published``.
        """
        pointer = read_pointer(self.directory)
        if pointer is None or pointer.previous is None:
            return None
        return open_generation(self.directory / pointer.previous)

    @contextmanager
    def update(self) -> Iterator[Draft]:
        """The right to publish one new generation, and a draft to build it in.

        Leaving without publishing, by an exception too, removes the draft. Leftovers of updates
        that died, and generations no longer needed, are removed on entry and exit. Does not
        look at the current generation, so that a damaged one can be succeeded. Raises Busy,
        NotWritable, DiskFull (also for any exception inside that a full disk caused),
        ForeignDirectory when something else lies where no index was, and IndexUnusable when the
        pointer is damaged, lost or of another format.
        """
        with durable.reporting(self.directory):
            durable.make_directory(self.directory)
            self._refuse_foreign()
        with exclusive(self.directory / LOCK):
            with durable.reporting(self.directory):
                draft = self._begin()
            try:
                with _naming_a_full_disk(self.directory):
                    yield draft
            finally:
                self._sweep()

    def rollback(self, check: Callable[[Generation], None] = lambda _: None) -> Generation:
        """Make the previous generation the current one, and return it.

        There is no previous one afterwards. ``check`` raises for one that must not be published.
        Raises NoPrevious, Busy, NotWritable, DiskFull, and IndexUnusable when the previous
        generation is damaged; all its files are read.
        """
        if not self.directory.is_dir() or read_pointer(self.directory) is None:
            raise NoPrevious(self.directory)  # and no lock file in what may be no index
        with exclusive(self.directory / LOCK):
            pointer = read_pointer(self.directory)
            if pointer is None or pointer.previous is None:
                raise NoPrevious(self.directory)
            generation = _sound_previous(self.directory / pointer.previous)
            check(generation)
            try:
                with durable.reporting(self.directory):
                    write_pointer(self.directory, pointer.returned())
            finally:
                self._sweep()
            return generation

    def _refuse_foreign(self) -> None:
        """Raise ForeignDirectory where a directory that was never an index is in other use."""
        if read_pointer(self.directory) is not None:
            return
        for name in sorted(os.listdir(self.directory)):
            # Another process may be setting up the index at this moment.
            own = name in (LOCK, POINTER, POINTER_DRAFT) or is_draft(name) or _is_generation(name)
            if not (own or name in _OF_SYSTEMS or name.startswith(".")):
                raise ForeignDirectory(self.directory, name)

    def _begin(self) -> Draft:
        pointer = read_pointer(self.directory)
        if pointer is None:
            pointer = Pointer()
            write_pointer(self.directory, pointer)
        names = generation_names(self.directory)
        used = [number for name in names if (number := generation_number(name)) is not None]
        # The last update may have died before its pointer was on the disk: what that pointer no
        # longer needs is removed only when it is.
        sync_directory(self.directory)
        self._sweep()
        return Draft(self.directory, max(pointer.last, *used, 0) + 1, pointer)

    def _sweep(self) -> None:
        """Remove drafts, generations never published and those whose time is over."""
        try:
            pointer = read_pointer(self.directory)
            names = os.listdir(self.directory)
        except (IndexUnusable, OSError):
            return  # Somebody took the directory away; there is nothing to tidy.
        for name in names:
            if self._is_leftover(name, pointer or Pointer()):
                durable.remove(self.directory / name)

    def _is_leftover(self, name: str, pointer: Pointer) -> bool:
        if is_draft(name) or name == POINTER_DRAFT:
            return True
        if generation_number(name) is None or name in (pointer.current, pointer.previous):
            return False
        # A generation that was never current has no readers and no time of grace. One that was
        # superseded in the future, the clock having been set back, has none either.
        age = time.time() - pointer.superseded.get(name, 0.0)
        return not 0 <= age < self._grace


def _is_generation(name: str) -> bool:
    return generation_number(name) is not None


@contextmanager
def _naming_a_full_disk(directory: Path) -> Iterator[None]:
    """Raise DiskFull for whatever exception a full disk caused inside; others pass."""
    try:
        yield
    except SesakuError:
        raise
    except Exception as error:
        if durable.is_disk_full(error):
            raise DiskFull(directory, durable.free_space(directory)) from error
        raise


def _verified(path: Path) -> Generation:
    generation = open_generation(path)
    generation.verify()
    return generation


def _sound_previous(path: Path) -> Generation:
    """The generation to return to. Raises IndexUnusable, whose remedy is not to return to it."""
    try:
        return _verified(path)
    except IndexUnusable as error:
        remedy = "Run `sesaku index --full` to build a new generation from the corpus."
        raise IndexUnusable(error.path, error.reason, remedy) from error
