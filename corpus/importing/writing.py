"""An import written to programs.csv, the file before kept for good.

The file before goes, byte for byte, to ``previous/programs-{year month day}-{time}.csv`` in the
collection's directory before anything else is touched; nothing ever removes or overwrites it there.
Returning to it is copying it back.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from corpus.errors import CorpusError, Problem
from corpus.importing.imported import Import
from corpus.loading import PROGRAMS_FILE
from corpus.text.encoding import read_bytes
from corpus.writer import DRAFT, to_csv, write_atomically

PREVIOUS = "previous"


@dataclass(frozen=True, slots=True)
class Written:
    """What writing an import did: the file, and where the one before is; None where none was."""

    path: Path
    previous: Path | None


def write_import(imported: Import) -> Written | None:
    """Write the programs and return where; None where the file has that content already.

    Raises CorpusError where the import has errors, or the file is not the one any more that the
    difference was made from; OSError where the disk is full or not writable. The file then is as it
    was.
    """
    if imported.errors:
        raise CorpusError(imported.problems)
    path = imported.directory / PROGRAMS_FILE
    present = read_bytes(path) if path.exists() else None
    if present != imported.present:
        reason = "確かめているあいだに、ほかの人が書き換えました。"
        remedy = "もう一度取り込み、違いを確かめてください。"
        raise CorpusError([Problem(PROGRAMS_FILE, None, None, "", reason, remedy)])
    content = to_csv(imported.programs, imported.own_columns).encode()
    if content == present:
        return None
    previous = None if present is None else _keep(path, present)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, content)
    return Written(path, previous)


def remove_leftovers(directory: Path) -> None:
    """Remove what imports into the directory left when they died in the middle of writing.

    The caller sees to it that none is at work.
    """
    for place in (directory, directory / PREVIOUS):
        for path in place.glob(".*") if place.is_dir() else ():
            if (found := DRAFT.fullmatch(path.name)) and found["name"].startswith("programs"):
                path.unlink()


def _keep(path: Path, content: bytes) -> Path:
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
