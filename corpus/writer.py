"""Programs back to the columns' contract, and files written whole or not at all."""

import csv
import io
import os
import re
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import compress
from pathlib import Path

from corpus import columns
from corpus.record import Program
from corpus.syncing import sync_descriptor, sync_directory
from corpus.text.formulas import harmless

# A file while it is written, beside the one that it will be: hidden, its name, eight characters.
DRAFT = re.compile(r"\.(?P<name>.+)\.[a-z0-9_]{8}")


def to_csv(
    programs: Sequence[Program], further: Iterable[str] = (), *, protected: bool = False
) -> str:
    """Return programs.csv: headings in the contract's order, CRLF, a BOM for Excel in front.

    Behind the first columns come the ``further`` ones, then those that any program has besides.
    ``protected`` cells are none that a spreadsheet program takes for a formula.
    """
    return csv_content(programs, further, protected=protected).decode()


def csv_content(
    programs: Sequence[Program], further: Iterable[str] = (), *, protected: bool = False
) -> bytes:
    """Return what ``to_csv`` does in UTF-8, in half the memory."""
    headings = further_headings(programs, further)
    out = io.BytesIO()
    # surrogatepass: half surrogates are named by validate, not by a traceback here.
    with io.TextIOWrapper(out, "utf-8", newline="", write_through=True) as text:
        text.write("\ufeff")
        writer = csv.writer(text, lineterminator="\r\n")
        rows = (csv_cells(program, headings) for program in programs)
        head = (*columns.HEADINGS, *headings)
        writer.writerow(map(harmless, head) if protected else head)
        writer.writerows((map(harmless, row) for row in rows) if protected else rows)
        text.flush()
        return out.getvalue()


def further_headings(programs: Sequence[Program], first: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the headings of the programs' further columns, each once: page and row of the source
    where any has them, the given ones, the others.
    """
    found = dict.fromkeys((*place_headings(programs), *first))
    for program in programs:
        for heading, _ in program.extra:
            found.setdefault(heading)
    return tuple(found)


def place_headings(programs: Sequence[Program]) -> tuple[str, ...]:
    """Return the headings of page and row of the source, those that any of the programs has."""
    has_page = any(program.source_page is not None for program in programs)
    has_row = any(program.source_row is not None for program in programs)
    return tuple(compress(columns.OPTIONAL, (has_page, has_row)))


def _places(program: Program) -> dict[str, str]:
    """Return where the source has the program: page and row, those that are known."""
    places = (program.source_page, program.source_row)
    pairs = zip(columns.OPTIONAL, places, strict=True)
    return {column: str(place) for column, place in pairs if place is not None}


def write_atomically(path: Path, content: bytes) -> None:
    """Write the file so that readers see the old content or the new, also after a power cut.

    A symbolic link stays one: the file that it leads to is written. Raises OSError, which names
    ``path``, and leaves the old file as it was when the disk is full or not writable.
    """
    try:
        _write(path.resolve(), content)
    except OSError as error:
        # The temporary file means nothing to whoever asked for this one.
        raise OSError(error.errno, error.strerror, str(path)) from error


def _write(path: Path, content: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            sync_descriptor(file.fileno())
        with suppress(PermissionError):  # FAT has no rights to give
            os.chmod(temporary, path.stat().st_mode if path.exists() else 0o644)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
    sync_directory(path.parent)


def csv_cells(program: Program, further: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the cells of a program's row; lines within a cell end as Excel ends them, by LF.

    Those of ``further`` headings come last.
    """
    texts = {**dict(program.extra), **_places(program)} if further else {}
    return (
        program.id,
        program.area,
        "" if program.number is None else str(program.number),
        columns.NEW_MARK if program.is_new else "",
        program.repost_of or "",
        program.name,
        program.summary,
        program.targets,
        program.department,
        "\n".join(program.divisions),
        "、".join(program.keywords),
        program.url,
        *[texts.get(heading, "") for heading in further],
    )
