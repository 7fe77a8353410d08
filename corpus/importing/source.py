"""A table to import, whatever its kind: the rows it has, and how they were found in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from corpus import columns
from corpus.document import Document, NoPrograms, grid_of
from corpus.errors import CorpusError, Problem
from corpus.grid import Grid, column_of
from corpus.importing.csv_grid import read_csv
from corpus.importing.file_kind import kind_of
from corpus.importing.header import Column, Header, find_header
from corpus.importing.headings import field_of, telling_headings
from corpus.importing.json_lines import read_json
from corpus.importing.raw_rows import RawRow, RowReader
from corpus.office import OdsWorkbook, XlsWorkbook, read_docx
from corpus.pdf import Progress, read_pdf
from corpus.text.encoding import read_bytes
from corpus.xlsx.package import damage_named
from corpus.xlsx.workbook import Workbook

AnyWorkbook = Workbook | OdsWorkbook | XlsWorkbook
_WORKBOOKS: dict[str, type[AnyWorkbook]] = {
    "XLSX": Workbook,
    "ODS": OdsWorkbook,
    "XLS": XlsWorkbook,
}
_DOCUMENTS = ("PDF", "DOCX")
_SHOWN_TEXTS = 8
# What parts the cells of texts that are called CSV, too.
_OTHER_SEPARATOR = re.compile(r"[\t;]")


@dataclass
class Source:
    """What a table holds. ``form`` is that of the file (CSV, PDF), ``rows`` are in its order.

    ``columns`` are those with a heading: the ones of ours with ``field``, the others are not used.
    ``header_rows`` and ``sheet`` are None where the form has none of them. ``notes`` say in
    Japanese what else there was. ``grid`` are the cells as they were read, None without cells.
    """

    form: str
    rows: list[RawRow]
    columns: tuple[Column, ...]
    encoding: str | None = None
    sheet: str | None = None
    header_rows: tuple[int, int] | None = None
    problems: list[Problem] = field(default_factory=list)
    notes: tuple[str, ...] = ()
    grid: Grid | None = None

    @property
    def wraps(self) -> bool:
        """Tell whether cells may have breaks that only the width of a column made: in a
        spreadsheet they may; a document was read line by line already.
        """
        return self.form not in (*_DOCUMENTS, "JSON")

    @property
    def missing(self) -> tuple[str, ...]:
        """Our headings that no column of the file has."""
        found = {column for row in self.rows for column in row.texts}
        return tuple(heading for heading in columns.HEADINGS if heading not in found)

    def as_json(self) -> dict[str, Any]:
        """Return how the file was read as a JSON object."""
        return {
            "format": self.form,
            "encoding": self.encoding,
            "sheet": self.sheet,
            "header_rows": self.header_rows,
            "notes": list(self.notes),
            "columns": [
                {"cell": column.cell, "heading": column.heading, "field": column.field}
                for column in self.columns
            ],
        }


@dataclass(frozen=True, slots=True)
class Choice:
    """What of a file to read: the sheet of a workbook by its name, the pages of a PDF by their
    numbers, the table of a document by its number, None for what fits. ``progress`` is told of
    each page.
    """

    sheet: str | None = None
    pages: Sequence[int] | None = None
    table: int | None = None
    progress: Progress | None = None


def read_source(path: Path, choice: Choice | None = None) -> Source:
    """Return the rows of the file; of a workbook those of the first sheet that has the headings.

    Raises CorpusError where the file is of no known kind, too damaged, or has no headings.
    """
    choice = choice or Choice()
    content, file = read_bytes(path), path.name
    kind = kind_of(content, file, path.suffix)
    if kind == "JSON":
        return _from_json(content, file)
    if kind == "CSV":
        grid = read_csv(content, file, telling_headings())
        header = find_header(grid)
        if header is None:
            raise CorpusError([*grid.problems, _no_header(grid)])
        return _from_grid("CSV", grid, header)
    with damage_named(file):
        if kind in _DOCUMENTS:
            return _from_document(kind, content, file, choice)
        return _from_workbook(_WORKBOOKS[kind](content, file), kind, choice.sheet)


def read_document(path: Path, choice: Choice) -> Document | None:
    """Return a PDF or Word file as a document; None for a file of another kind.

    Raises CorpusError where it cannot be read.
    """
    content, file = read_bytes(path), path.name
    kind = kind_of(content, file, path.suffix)
    with damage_named(file):
        return _document(kind, content, file, choice) if kind in _DOCUMENTS else None


def _document(kind: str, content: bytes, file: str, choice: Choice) -> Document:
    if kind == "DOCX":
        return read_docx(content)
    return read_pdf(content, file, field_of, pages=choice.pages, progress=choice.progress)


def _from_document(kind: str, content: bytes, file: str, choice: Choice) -> Source:
    """Return the programs of the tables of a PDF or Word file."""
    document = _document(kind, content, file, choice)
    try:
        grid = grid_of(document, file, field_of, choice.table)
    except NoPrograms as error:
        raise CorpusError([_no_table(file, error)]) from error
    header = find_header(grid)
    if header is None:
        raise CorpusError([_no_header(grid)])
    return _from_grid(kind, grid, header)


def _no_table(file: str, error: NoPrograms) -> Problem:
    reason = "施策の表が見つかりません。"
    seen = f"見つけた表の見出し: {error.seen}。" if error.seen else "表がありません。"
    remedy = (
        f"{seen}名称と、概要・指標・部局・担当課のどれかを含む三つ以上の見出しのある表を読みます。"
    )
    return Problem(file, None, None, "", reason, remedy)


def _from_workbook(workbook: AnyWorkbook, kind: str, sheet: str | None) -> Source:
    named = [one for one in workbook.sheets if sheet in (None, one.name)]
    if not named:
        names = "、".join(one.name for one in workbook.sheets)
        reason, remedy = "その名前のシートがありません。", f"次から選んでください: {names}"
        raise CorpusError([Problem(workbook.file, None, None, sheet or "", reason, remedy)])
    # What the workbook hides comes last: lists of choices, last year's sheet.
    grids = [workbook.grid(one) for one in sorted(named, key=lambda one: one.hidden)]
    found = [(grid, header) for grid in grids if (header := find_header(grid)) is not None]
    if not found:
        raise CorpusError([_no_header(max(grids, key=lambda grid: len(grid.rows)))])
    source = _from_grid(kind, *found[0])
    if others := [grid.sheet for grid, _ in found[1:]]:
        reason = f"見出しのあるシートがほかにもあります（{'、'.join(map(str, others))}）。"
        remedy = "読むシートを替えるには --sheet で選んでください。"
        value = source.sheet or ""
        source.problems.append(Problem(workbook.file, None, None, value, reason, remedy, "warning"))
    return source


def _from_grid(form: str, grid: Grid, header: Header) -> Source:
    reader = RowReader(grid, header)
    rows = reader.rows()
    filled = [
        column for column in header.columns if column.field or _has_text(grid, header, column)
    ]
    return Source(
        form,
        rows,
        tuple(filled),
        grid.encoding,
        grid.sheet,
        (header.first_row, header.last_row),
        [*_weighed(grid, header), *reader.problems, *_without_heading(grid, header)],
        grid.notes,
        grid,
    )


def _weighed(grid: Grid, header: Header) -> Iterator[Problem]:
    """Yield the grid's problems; those of cells that nobody takes over are warnings."""
    used = set(header.positions.values())
    for problem in grid.problems:
        letters = problem.cell.rstrip("0123456789")
        above = problem.row is not None and problem.row < header.first_row
        if letters and (above or column_of(letters) not in used):
            problem = replace(problem, severity="warning")
        yield problem


def _has_text(grid: Grid, header: Header, column: Column) -> bool:
    below = grid.rows[header.last_row :]
    return any(
        cells[column.position - 1].strip() for cells in below if len(cells) >= column.position
    )


def _without_heading(grid: Grid, header: Header) -> list[Problem]:
    """Return a warning for each column that has texts but no heading: they are not taken over."""
    headed = {column.position for column in header.columns}
    first: dict[int, tuple[int, str]] = {}
    for number, cells in enumerate(grid.rows[header.last_row :], start=header.last_row + 1):
        if sum(map(bool, cells)) < 2:
            continue  # The heading of an area, or a note.
        for position, text in enumerate(cells, start=1):
            if text.strip() and position not in headed:
                first.setdefault(position, (number, text))
    reason, remedy = "見出しのない列です。取り込みません。", "要る列なら見出しを付けてください。"
    return [
        Problem(
            grid.file, number, None, text, reason, remedy, "warning", grid.name(number, position)
        )
        for position, (number, text) in sorted(first.items())
    ]


def _from_json(content: bytes, file: str) -> Source:
    found = read_json(content, file)
    keys = tuple(
        Column(position, key, field, key)
        for position, (key, field) in enumerate(found.fields.items(), start=1)
    )
    if found.rows and columns.NAME not in found.fields.values():
        reason, remedy = "施策の名称にあたる項目がありません。", '"name" に名称を書いてください。'
        shown = "、".join(list(found.fields)[:_SHOWN_TEXTS])
        found.problems.append(Problem(file, None, None, shown, reason, remedy))
    return Source("JSON", found.rows, keys, "utf-8", problems=found.problems)


def _no_header(grid: Grid) -> Problem:
    texts = [text for cells in grid.rows[:10] for text in cells if text.strip()]
    shown = "、".join(texts[:_SHOWN_TEXTS])
    place = f"シート「{grid.sheet}」" if grid.sheet else None
    reason, remedy = (
        "見出しの行が見つかりません。",
        "はじめの10行のうちに「施策（事業）名称」「取組概要」「部局」などの見出しを付けてください。",
    )
    if any(
        field_of(part) == columns.NAME for text in texts for part in _OTHER_SEPARATOR.split(text)
    ):
        reason = "セルの区切りがコンマではありません。"
        remedy = (
            "Excelで開き、「CSV UTF-8（コンマ区切り）」か「ブック（.xlsx）」で保存してください。"
        )
    return Problem(grid.file, None, place, shown, reason, remedy)
