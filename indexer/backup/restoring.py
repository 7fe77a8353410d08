"""Restoring: a collection and a generation from the file of a backup."""

import os
import stat
import zipfile
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from corpus import is_collection, reason_of, sync_directory, year_folders
from indexer.backup.archive import COLLECTION, GENERATION, Contents, Member, blocks, read_list
from indexer.backup.drafts import draft_of
from indexer.backup.errors import BackupUnusable, InTheWay, NotRestored
from indexer.index.fingerprint import fingerprint
from indexer.integrity.checking import content_faults
from indexer.store import durable
from indexer.store.storage import Draft, Store


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored. ``generation`` is the number that the generation was published under.

    It is None when another version of sesaku had built it: the collection is there, and its index
    is built anew by the next `sesaku index`. ``aside`` is where the collection went that was there.
    """

    collection: Path
    generation: int | None
    records: int
    aside: Path | None


def restore(backup: Path, collection: Path, index: Path, replace: bool = False) -> Restored:
    """Put a backup's collection in place, and publish its generation as the next one of ``index``.

    Everything is written beside and compared with what was saved before anything is put in place,
    each by one rename; servers of the index follow as after an update, and `sesaku rollback` leads
    back. A collection that is there is moved aside with ``replace``, anything else is not. Raises
    BackupUnusable and InTheWay, before anything changed; Busy, DiskFull, NotWritable, NotRestored.
    """
    _check_place(collection, replace)
    with ExitStack() as stack:
        archive = stack.enter_context(_opened(backup))
        contents = read_list(archive, backup)
        if not contents.below(COLLECTION):
            raise BackupUnusable(backup, "中に計画のファイルがありません")
        if not contents.below(GENERATION):
            raise BackupUnusable(backup, "中に索引のファイルがありません")
        draft = None
        if contents.facts.get("fingerprint") == fingerprint():
            draft = stack.enter_context(Store(index).update())
            with durable.reporting(index):
                _extract(archive, contents.below(GENERATION), GENERATION, draft.path, backup)
                _check_generation(draft.path, contents, backup)
        try:
            aside = _put_collection(archive, contents, collection, backup)
        except OSError as error:
            raise NotRestored(collection, reason_of(error)) from error
        return _publish(draft, contents, collection, aside)


def _check_generation(path: Path, contents: Contents, backup: Path) -> None:
    """Raise BackupUnusable for what no build wrote, though the list fits it.

    Its files are what they were when they were saved; whether they make an index is seen here.
    """
    names = contents.below(GENERATION)
    if fault := next(content_faults(path, names, contents.facts.get("records")), None):
        raise BackupUnusable(backup, f"中の索引が正しくありません: {fault}")


def _publish(
    draft: Draft | None, contents: Contents, collection: Path, aside: Path | None
) -> Restored:
    records = contents.facts.get("records")
    count = records if isinstance(records, int) else 0
    if draft is None:
        return Restored(collection, None, count, aside)
    return Restored(collection, draft.publish(contents.facts).number, count, aside)


def _put_collection(
    archive: zipfile.ZipFile, contents: Contents, collection: Path, backup: Path
) -> Path | None:
    """Write the collection beside its place and give it its name; return where the old one went."""
    durable.make_directory(collection.parent)
    with draft_of(collection, folder=True) as draft:
        os.chmod(draft, 0o755)
        _extract(archive, contents.below(COLLECTION), COLLECTION, draft, backup)
        for path in (path for _, path in durable.files_below(draft)):
            durable.sync_file(path)
        for directory in durable.directories_of(draft):
            sync_directory(directory)
        aside = _move_aside(collection)
        durable.move(draft, collection)
    sync_directory(collection.parent)
    return aside


def _move_aside(collection: Path) -> Path | None:
    if not _is_filled(collection):
        if collection.is_dir():
            collection.rmdir()
        return None
    now = datetime.now().strftime("%Y%m%d-%H%M%S")
    aside = collection.with_name(f"{collection.name}.before-{now}")
    if aside.exists():
        raise InTheWay(aside, "1秒待って、もう一度試してください。")
    durable.move(collection, aside)
    return aside


def _extract(
    archive: zipfile.ZipFile, files: Mapping[str, Member], folder: str, target: Path, backup: Path
) -> None:
    for name, member in files.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "xb") as file:
            for block in blocks(archive, folder + name, member, backup):
                file.write(block)


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise BackupUnusable(path, "ふつうのファイルではありません")
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError) as error:
        raise BackupUnusable(path, "ZIPファイルとして読めません") from error
    except FileNotFoundError as error:
        raise BackupUnusable(path, "ファイルがありません") from error
    except OSError as error:
        raise BackupUnusable(path, f"読めません: {reason_of(error)}") from error


def _check_place(place: Path, replace: bool) -> None:
    """Raise InTheWay where a collection cannot go; what is none is never moved aside."""
    if not _is_filled(place):
        return
    if not replace:
        raise InTheWay(place, "別の場所を指定するか、--replace を付けてください。")
    if not (place.is_symlink() or is_collection(place) or year_folders(place)):
        raise InTheWay(place, "計画のフォルダーではないので、別の場所を指定してください。")


def _is_filled(directory: Path) -> bool:
    """Whether there is something at the collection's place besides an empty directory."""
    empty = directory.is_dir() and not any(directory.iterdir())
    return os.path.lexists(directory) and not empty
