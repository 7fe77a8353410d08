"""A table to import, whatever its kind: the rows it has, and how they were found in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from corpus import columns
from corpus.errors import Problem
from corpus.grid import Grid
from corpus.layout.expected_headings import Said
from corpus.layout.header import Column
from corpus.layout.raw_row import LeftOut, RawRow
from corpus.pdf import Progress

DOCUMENTS = ("PDF", "DOCX")


@dataclass(frozen=True, slots=True)
class Choice:
    """What of a file to read: the sheet of a workbook by its name, the pages of a PDF by their
    numbers, the table of a document by its number, None for what fits. ``progress`` is told
    of each page. ``said`` is what is known of its headings.
    """

    sheet: str | None = None
    pages: Sequence[int] | None = None
    table: int | None = None
    progress: Progress | None = None
    said: Said = field(default_factory=Said)


@dataclass
class Source:
    """What a table holds. ``form`` is that of the file (CSV, PDF), ``rows`` are in its order.

    ``columns`` are those with texts: the ones of ours with ``field``, the others of one's own.
    ``header_rows`` and ``sheet`` are None where the form has none of them. ``notes`` say in
    Japanese what else there was, ``left_out`` has the rows that are no programs. ``grids`` are
    the cells as they were read, of each sheet; none where there were no cells. ``unit`` is what the
    table says above its headings that amounts are in (千円). ``missing`` are our headings that no
    column of the file has.
    """

    form: str
    rows: list[RawRow]
    columns: tuple[Column, ...]
    encoding: str | None = None
    sheet: str | None = None
    header_rows: tuple[int, int] | None = None
    problems: list[Problem] = field(default_factory=list)
    notes: tuple[str, ...] = ()
    left_out: list[LeftOut] = field(default_factory=list)
    grids: tuple[Grid, ...] = ()
    unit: str = ""
    missing: tuple[str, ...] = field(init=False)

    @property
    def wraps(self) -> bool:
        """Tell whether cells may have breaks that only the width of a column made: in a
        spreadsheet they may; a document was read line by line already.
        """
        return self.form not in (*DOCUMENTS, "JSON")

    def __post_init__(self) -> None:
        found = {column for row in self.rows for column in row.texts}
        self.missing = tuple(heading for heading in columns.HEADINGS if heading not in found)

    def as_json(self) -> dict[str, Any]:
        """Return how the file was read as a JSON object."""
        return {
            "format": self.form,
            "encoding": self.encoding,
            "sheet": self.sheet,
            "header_rows": self.header_rows,
            "notes": list(self.notes),
            "left_out": [row.as_json() for row in self.left_out],
            "columns": [
                {
                    "cell": column.cell,
                    "heading": column.heading,
                    "field": column.field,
                    "own": None if column.field else column.own,
                }
                for column in self.columns
            ],
        }
