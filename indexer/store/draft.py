"""A draft: the generation that an update is building, unseen by readers until it is published."""

import os
import re
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from corpus import sync_directory
from indexer.errors import DiskFull, IndexUnusable
from indexer.store import durable
from indexer.store.generation import (
    DAMAGED,
    MANIFEST,
    Entry,
    Generation,
    Manifest,
    open_generation,
    read_manifest,
    write_manifest,
)
from indexer.store.pointer import (
    Pointer,
    generation_name,
    generation_names,
    generation_number,
    write_pointer,
)
from indexer.store.signed_json import JSON

# A draft's directory: tmp, the number it wants, and eight random digits, so that one that could
# not be removed is never in the way. Only the holder of the lock makes one, so that any other
# that is found is a leftover.
_DRAFT = re.compile(r"tmp-\d{6,}-[0-9a-f]{8}", re.ASCII)


def is_draft(name: str) -> bool:
    """Whether a name in the index directory is a draft's."""
    return _DRAFT.fullmatch(name) is not None


class _Linked(NamedTuple):
    """A file shared with a published generation, and how it looked when it was linked."""

    entry: Entry
    identity: tuple[int, int, int]


class Draft:
    """The generation under construction; ``path`` is its directory, empty at first."""

    def __init__(self, directory: Path, number: int, pointer: Pointer) -> None:
        """Make the draft's directory in the index directory. Raises OSError."""
        self.path = directory / f"tmp-{number:06d}-{os.urandom(4).hex()}"
        self._directory = directory
        self._number = number
        self._pointer = pointer
        self._linked: dict[str, _Linked] = {}
        self.path.mkdir()

    def reserve(self, nbytes: int) -> None:
        """Check that the disk has room for ``nbytes``; nothing is set aside. Raises DiskFull."""
        free = durable.free_space(self._directory)
        if free < nbytes:
            raise DiskFull(self._directory, free, nbytes)

    def link(self, generation: Generation, names: Iterable[str]) -> None:
        """Take over unchanged files of a published generation, by hard link where possible.

        They are neither read nor synced again. A linked file is the published file: never open
        it for writing, remove it first. Raises ValueError for a name that the generation does
        not have, IndexUnusable when it has lost the file, DiskFull and NotWritable.
        """
        entries = read_manifest(generation.path).files
        for name in names:
            if name not in entries:
                raise ValueError(f"generation {generation.number} has no file {name!r}")
            self._link(generation.path / name, name, entries[name])

    def publish(self, facts: Mapping[str, JSON], unsound: Collection[int] = ()) -> Generation:
        """Make the draft the current generation and return it; it is on the disk by then.

        Every file below ``path`` is part of it and must be closed. The generation that was
        current becomes the previous one, unless any of its bytes is damaged or its number is among
        the ``unsound``; the previous one stays then, on the same terms. Raises DiskFull and
        NotWritable, the published generation standing; ValueError for facts that JSON cannot say;
        RuntimeError when the build wrote into a linked file.
        """
        target = self._directory / generation_name(self._number)
        with durable.reporting(self._directory):
            self._complete(facts)
            durable.move(self.path, target)
            sync_directory(self._directory)
            write_pointer(self._directory, self._next_pointer(target.name, unsound))
        return open_generation(target)

    def _link(self, source: Path, name: str, entry: Entry) -> None:
        target = self.path / name
        with durable.reporting(self._directory):
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                linked = durable.link_or_copy(source, target)
            except FileNotFoundError:
                raise IndexUnusable(source, "is missing", DAMAGED) from None
            if linked:
                self._linked[name] = _Linked(entry, _identity(target))

    def _complete(self, facts: Mapping[str, JSON]) -> None:
        """Bring the files, the manifest and the directories that name them to the disk."""
        files = {name: self._entry(name, path) for name, path in durable.files_below(self.path)}
        if MANIFEST in files:
            raise ValueError(f"the build wrote {MANIFEST}, which is the store's own file")
        write_manifest(self.path, Manifest(self._number, datetime.now(UTC), files, facts))
        for directory in durable.directories_of(self.path):
            sync_directory(directory)

    def _entry(self, name: str, path: Path) -> Entry:
        linked = self._linked.get(name)
        identity = _identity(path)
        if linked and linked.identity == identity:
            return linked.entry
        if linked and linked.identity[0] == identity[0]:
            raise RuntimeError(f"the build wrote into {name}, a file of a published generation")
        durable.sync_file(path)
        return Entry(path.stat().st_size, durable.checksum(path))

    def _next_pointer(self, name: str, unsound: Collection[int]) -> Pointer:
        known = (self._pointer.current, self._pointer.previous)
        candidates = (one for one in known if one and generation_number(one) not in unsound)
        previous = next(filter(self._is_sound, candidates), None)
        advanced = self._pointer.advanced(name, self._number, previous)
        return advanced.among(generation_names(self._directory))

    def _is_sound(self, name: str) -> bool:
        """Whether a rollback could return to a generation; it reads all files, as a rollback does.

        A flipped byte leaves every size as it was: to believe sizes would keep the damaged
        generation and sweep away the sound one behind it.
        """
        try:
            open_generation(self._directory / name).verify()
        except IndexUnusable:
            return False
        return True


def _identity(path: Path) -> tuple[int, int, int]:
    """What changes when a file is written or replaced."""
    status = path.stat()
    return status.st_ino, status.st_size, status.st_mtime_ns
