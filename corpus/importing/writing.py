"""An import written to programs.csv, the file before kept for good.

The file before goes, byte for byte, to ``previous/programs-{year month day}-{time}.csv`` in the
collection's directory before anything else is touched; nothing ever removes or overwrites it there.
Returning to it is copying it back. The same is true of collection.toml, where columns of one's own
are added at the end.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from corpus.errors import CorpusError, Problem
from corpus.importing.imported import Import, ProgramsFile, digest
from corpus.importing.settings_file import with_answers
from corpus.settings import FILE_NAME as SETTINGS_FILE
from corpus.text.encoding import is_there, read_bytes
from corpus.writer import DRAFT, csv_content, write_atomically

PREVIOUS = "previous"
_OURS = ("programs", "collection")


@dataclass(frozen=True, slots=True)
class Written:
    """What writing an import did: each file written, and where the one before is; None where none
    was. ``settings`` tells whether collection.toml got other columns or answers; where
    ``has_programs`` is false that is all, and the only file is the one as it was.
    """

    files: tuple[tuple[Path, Path | None], ...]
    settings: bool = False
    has_programs: bool = True

    @property
    def path(self) -> Path:
        """The first of the files."""
        return self.files[0][0]

    @property
    def previous(self) -> Path | None:
        """Where what the first of the files had is."""
        return self.files[0][1]


def write_import(imported: Import) -> Written | None:
    """Write the programs and return where; None where the files have that content already.

    Columns and answers that are new go to collection.toml, after the programs: a column that it
    does not describe yet is passed over, one that the programs lack would be missed.

    Raises CorpusError where the import has errors, or a file is not the one any more that the
    import was made from; OSError where the disk is full or not writable. The file then is as it
    was.
    """
    if imported.errors:
        raise CorpusError(imported.problems)
    settings_path = imported.directory / SETTINGS_FILE
    if _content(settings_path) != imported.settings:
        raise _changed(settings_path)
    for file in imported.files:  # Before any of them is written.
        if digest(_content(file.path)) != file.present:
            raise _changed(file.path)
    settings = _settings(imported)
    files = [(file.path, *_written(imported, file)) for file in imported.files]
    written = tuple((path, previous) for path, previous, changed in files if changed)
    if settings is not None and settings != imported.settings:
        if imported.settings is not None:
            keep(settings_path, imported.settings)
        write_atomically(settings_path, settings)
        return Written(written or (files[0][:2],), True, bool(written))
    return Written(written) if written else None


def _written(imported: Import, file: ProgramsFile) -> tuple[Path | None, bool]:
    """Write one of the files; return where what it had is, and whether it is another now."""
    content, present = csv_content(file.programs, imported.own_columns), _content(file.path)
    if content == present:
        return None, False
    file.place.mkdir(parents=True, exist_ok=True)
    previous = None if present is None else keep(file.path, present)
    write_atomically(file.path, content)
    return previous, True


def _settings(imported: Import) -> bytes | None:
    """Return what collection.toml will be. Raises CorpusError where nothing can be added to it."""
    new, changed = imported.new_columns, imported.changed_columns
    if not (new or changed or imported.answers):
        return imported.settings
    text = (imported.settings or b"").decode("utf-8-sig")
    return with_answers(text, new, imported.answers, changed).encode()


def _content(path: Path) -> bytes | None:
    return read_bytes(path) if is_there(path) else None


def _changed(path: Path) -> CorpusError:
    reason = "確かめているあいだに、ほかの人が書き換えました。"
    remedy = "もう一度取り込み、違いを確かめてください。"
    return CorpusError([Problem(path.name, None, None, "", reason, remedy)])


def remove_leftovers(directory: Path) -> None:
    """Remove what imports into the directory left when they died in the middle of writing.

    The caller sees to it that none is at work.
    """
    for place in (directory, directory / PREVIOUS):
        for path in place.glob(".*") if place.is_dir() else ():
            if (found := DRAFT.fullmatch(path.name)) and found["name"].startswith(_OURS):
                path.unlink()


def keep(path: Path, content: bytes) -> Path:
    """Write the content beside the path under a name that no file has, and return it."""
    directory = path.parent / PREVIOUS
    directory.mkdir(exist_ok=True)
    stem = f"{path.stem}-{datetime.now():%Y%m%d-%H%M%S}"
    previous, count = directory / f"{stem}{path.suffix}", 1
    while previous.exists():
        count += 1
        previous = directory / f"{stem}-{count}{path.suffix}"
    write_atomically(previous, content)
    return previous
