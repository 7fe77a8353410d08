"""Saving: a generation and its collection into one file, while both are in use."""

import os
import zipfile
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import IO

from corpus import reason_of, sync_directory
from indexer.backup.archive import COLLECTION, GENERATION, Contents, Member, add, add_list
from indexer.backup.collection_files import resting_files
from indexer.backup.drafts import draft_of
from indexer.backup.errors import InTheWay, NoTargetFolder, NotSaved
from indexer.errors import IndexUnusable
from indexer.store import durable
from indexer.store.generation import Generation, read_manifest
from indexer.store.storage import Store


@dataclass(frozen=True, slots=True)
class Saved:
    """What was saved: the generation's number, how many programs, files and bytes of the file."""

    path: Path
    generation: int
    records: int
    files: int
    size: int


def save(collection: Path, index: Path, target: Path) -> Saved:
    """Save the published generation of ``index`` and the collection's files as ``target``.

    Servers and updates go on meanwhile: the generation is opened whole first, and what is open
    cannot be swept away. ``target`` appears complete or not at all. Raises InTheWay when it is
    there already, NoTargetFolder, IndexUnusable (also when nothing was published), NotReadable,
    Restless, NotSaved.
    """
    if target.exists():
        raise InTheWay(target, "ほかの名前を指定してください。")
    if not target.parent.is_dir():
        raise NoTargetFolder(target.parent)
    files = resting_files(collection)
    with ExitStack() as stack:
        generation, opened = _open_whole(Store(index), stack)
        try:
            contents = _write(target, generation, opened, files)
        except OSError as error:
            raise NotSaved(target, reason_of(error)) from error
    records = generation.facts.get("records")
    return Saved(
        target,
        generation.number,
        records if isinstance(records, int) else 0,
        len(contents.files),
        target.stat().st_size,
    )


def _write(
    target: Path, generation: Generation, opened: dict[str, IO[bytes]], files: dict[str, bytes]
) -> Contents:
    with draft_of(target) as draft:
        with open(draft, "wb") as file, zipfile.ZipFile(file, "w") as archive:
            archive.compression, archive.compresslevel = zipfile.ZIP_DEFLATED, 1
            members: dict[str, Member] = {}
            for name, source in opened.items():
                members[GENERATION + name] = add(archive, GENERATION + name, source)
            for name, content in files.items():
                members[COLLECTION + name] = add(archive, COLLECTION + name, BytesIO(content))
            created = datetime.now(UTC).isoformat(timespec="seconds")
            contents = Contents(created, generation.number, generation.facts, members)
            add_list(archive, contents)
        os.chmod(draft, 0o644)  # what it holds is published anyway
        durable.sync_file(draft)
        durable.move(draft, target)
    sync_directory(target.parent)
    return contents


def _open_whole(store: Store, stack: ExitStack) -> tuple[Generation, dict[str, IO[bytes]]]:
    """The published generation, sound, all its files open. Raises IndexUnusable."""
    while True:
        stamp = store.stamp()
        generation = store.current()
        if generation is None:
            remedy = "Run `sesaku index` to build one from the corpus."
            raise IndexUnusable(store.directory, "has no generation", remedy)
        try:
            names = read_manifest(generation.path).files
            return generation, {
                name: stack.enter_context(open(generation.path / name, "rb")) for name in names
            }
        except (FileNotFoundError, IndexUnusable):
            # A writer may have gone on meanwhile and removed what was being opened.
            if store.stamp() == stamp:
                raise
