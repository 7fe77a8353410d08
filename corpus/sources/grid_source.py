"""Sheets of cells to the rows of one import."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus import columns
from corpus.errors import CorpusError, Problem
from corpus.grid import MAX_ROWS, MAX_TEXT, Grid, column_of, too_many_rows
from corpus.layout.above import lone_text_above
from corpus.layout.expected_headings import Said
from corpus.layout.header import Column, Header
from corpus.layout.known_headings import field_of
from corpus.layout.raw_row import CellNames, LeftOut, RawRow
from corpus.layout.row_kinds import is_department, unit_of
from corpus.layout.row_reader import RowReader
from corpus.layout.row_roles import TOTAL
from corpus.layout.tables import tables_of
from corpus.sources.source import Source

_SHOWN_TEXTS = 8
# A table has a broken quotation mark or two; source code and letters have them all over.
_FEW_BROKEN = 3
# Rows of all sheets: some have a forgotten cell at the very end, and a second goes by for each.
_MOST_ROWS = 4 * MAX_ROWS
_UNIT = re.compile(r"単位\s*[:：]?\s*(?P<unit>[千百十万億]*円)")


def from_grids(form: str, grids: Sequence[Grid], said: Said | None = None) -> Source:
    """Return the programs of all sheets that have the headings, in their order.

    Raises CorpusError where no sheet has any, or all together have more rows than a list.
    """
    if sum(len(grid.rows) for grid in grids) > _MOST_ROWS:
        raise CorpusError([too_many_rows(grids[0].file, _MOST_ROWS)])
    grids = [_bounded(grid) for grid in grids]
    found = [pair for grid in grids for pair in tables_of(grid, said)]
    if not found:
        problems = [problem for grid in grids for problem in grid.problems]
        broken = [one for one in problems if one.severity == "error"]
        if form == "CSV" and len(broken) > _FEW_BROKEN:
            raise CorpusError([_no_table(broken)])
        raise CorpusError(
            [
                *problems,
                _no_header(max(grids, key=lambda grid: len(grid.rows), default=Grid("", []))),
            ]
        )
    titled = _titled(found)
    sources = [_from_grid(form, grid, header, grid.sheet in titled) for grid, header in found]
    source = sources[0] if len(sources) == 1 else _together(sources)
    source.notes += tuple(_other_sheets(grids, found))
    return source


def _bounded(grid: Grid) -> Grid:
    """Return the grid without the rest of texts that are too long: one more than may be is enough
    to be told of, and what looks for headings and rows need not go through 100 million.
    """
    if all(len(cell) <= MAX_TEXT for row in grid.rows for cell in row):
        return grid
    return replace(grid, rows=[[cell[: MAX_TEXT + 1] for cell in row] for row in grid.rows])


def _titled(found: Sequence[tuple[Grid, Header]]) -> set[str | None]:
    """Return the sheets with several tables, each below a title of its own."""
    titles: dict[str | None, list[str | None]] = {}
    for grid, header in found:
        titles.setdefault(grid.sheet, []).append(lone_text_above(grid, header))
    return {
        sheet
        for sheet, texts in titles.items()
        if len(texts) > 1 and None not in texts and len(set(texts)) == len(texts)
    } - {grid.sheet for grid, _ in found if grid.places}


def _other_sheets(grids: Sequence[Grid], found: Sequence[tuple[Grid, Header]]) -> Iterator[str]:
    """Yield what was not read: sheets with texts but without headings."""
    read = {grid.sheet for grid, _ in found}
    others = [str(g.sheet) for g in grids if g.sheet not in read and any(map(any, g.rows))]
    if others:
        yield f"施策の見出しのないシート（{'、'.join(others)}）は読みません。"


def _from_grid(form: str, grid: Grid, header: Header, is_titled: bool) -> Source:
    reader = RowReader(grid, header, is_titled)
    rows = reader.rows()
    filled = [
        column
        for column in header.columns
        if column.field or any(row.texts.get(column.own) for row in rows)
    ]
    return Source(
        form,
        rows,
        tuple(filled),
        grid.encoding,
        grid.sheet,
        (header.first_row, header.last_row),
        [
            *_weighed(grid, header, reader.left_out),
            *reader.problems,
            *_without_heading(grid, header),
        ],
        grid.notes,
        reader.left_out,
        (grid,),
        _unit(grid, header),
    )


def _unit(grid: Grid, header: Header) -> str:
    """Return the unit that a cell above the table names: 千円 of （単位：千円）."""
    above = (text for row in grid.rows[: header.last_row] for text in row)
    return next((found["unit"] for text in above if (found := _UNIT.search(text))), "")


def _together(sources: Sequence[Source]) -> Source:
    """Return several tables as one source; cells are named with their sheet: 福祉!C7."""
    first = sources[0]
    notes = _units_of_sheets(sources)
    columns_ = {column.key: column for source in reversed(sources) for column in source.columns}
    keys = dict.fromkeys(column.key for source in sources for column in source.columns)
    return replace(
        first,
        rows=[_of_sheet(row, source.sheet) for source in sources for row in source.rows],
        columns=tuple(columns_[key] for key in keys),
        sheet="、".join(dict.fromkeys(s.sheet for s in sources if s.sheet)) or None,
        notes=(*first.notes, *notes),
        problems=[
            replace(problem, cell=_cell_of(problem.cell, source.sheet))
            for source in sources
            for problem in source.problems
        ],
        left_out=[row for source in sources for row in source.left_out],
        grids=tuple(grid for source in sources for grid in source.grids),
    )


def _units_of_sheets(sources: Sequence[Source]) -> tuple[str, ...]:
    """Take the names of sheets for departments where all are and no column says them."""
    names = [source.sheet or "" for source in sources]
    is_said = any(columns.DEPARTMENT in row.texts for source in sources for row in source.rows[:1])
    if is_said or len(set(names)) < 2 or not all(is_department(unit_of(name)) for name in names):
        return ()
    for name, source in zip(names, sources, strict=True):
        for row in source.rows:
            row.texts.setdefault(columns.DEPARTMENT, unit_of(name))
    return (f"シートの名前（{'、'.join(dict.fromkeys(names))}）を部局としました。",)


def _cell_of(cell: str, sheet: str | None) -> str:
    return f"{sheet}!{cell}" if cell and sheet else cell


def _of_sheet(row: RawRow, sheet: str | None) -> RawRow:
    cells = row.cells
    if not sheet or not isinstance(cells, CellNames):
        return row
    return replace(row, cells=cells.of_sheet(sheet))


def _weighed(grid: Grid, header: Header, left_out: Sequence[LeftOut]) -> Iterator[Problem]:
    """Yield the grid's problems; those of cells that are none of a program's are warnings. Sums
    are not taken over, whatever is wrong with them.
    """
    used = set(header.positions.values())
    totals = {row.number for row in left_out if row.reason == TOTAL}
    for problem in grid.problems:
        if problem.cell and problem.row in totals:
            continue
        letters = problem.cell.rstrip("0123456789")
        above = problem.row is not None and problem.row < header.first_row
        if letters and (above or column_of(letters) not in used):
            problem = replace(problem, severity="warning")
        yield problem


def _without_heading(grid: Grid, header: Header) -> Iterator[Problem]:
    """Yield a warning for each column that has texts but no heading."""
    reason, remedy = "見出しのない列です。", "見出しを付けてください。"
    for column in header.columns:
        if not column.heading:
            number, text = _first_text(grid, header, column)
            name = grid.name(number, column.position)
            yield Problem(grid.file, number, None, text, reason, remedy, "warning", name)


def _first_text(grid: Grid, header: Header, column: Column) -> tuple[int, str]:
    texts = (
        (number, grid.written(number, column.position))
        for number in range(header.last_row + 1, len(grid.rows) + 1)
    )
    return next((n, text) for n, text in texts if text.strip())


def _no_table(broken: Sequence[Problem]) -> Problem:
    """Return what is wrong with a text without headings many of whose lines cannot be cells."""
    reason = (
        "表のファイルには見えません（見出しの行がなく、コンマで区切った表として読めない行が"
        f"{len(broken):,}行以上あります）。"
    )
    remedy = (
        "取り込めるのは、CSV、Excel（XLSX・XLS）、OpenDocument（ODS）、PDF、Word（DOCX）、JSON、"
        "計画の本文（.txt）です。ファイルの名前を確かめてください。"
        f'表なら、{broken[0].row}行目の引用符（"）から直してください。'
    )
    return Problem(broken[0].file, None, None, "", reason, remedy)


def _no_header(grid: Grid) -> Problem:
    texts = [text for cells in grid.rows[:10] for text in cells if text.strip()]
    shown = "、".join(texts[:_SHOWN_TEXTS])
    place = f"シート「{grid.sheet}」" if grid.sheet else None
    reason = "見出しの行が見つかりません。"
    remedy = "表の上に「施策（事業）名称」「取組概要」「部局」などの見出しを付けるか、"
    remedy += "名称の列を --map '見出し=name' で選んでください。"
    if any(field_of(text) not in (None, columns.NAME) for text in texts):
        reason = "名称の列が見つかりません。"
        remedy = "名称の列を --map '見出し=name' で選ぶか、見出しを「事業名」などにしてください。"
    return Problem(grid.file, None, place, shown, reason, remedy)
