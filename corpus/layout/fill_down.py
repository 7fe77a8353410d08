"""Cells of areas and departments that were merged once, in a file that cannot say so.

A spreadsheet program writes a merged cell into a CSV file as one text above empty cells.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from corpus import columns
from corpus.areas import SEPARATOR
from corpus.errors import Problem
from corpus.grid import Grid
from corpus.layout.known_headings import LEVELS, UNITS
from corpus.layout.raw_row import RawRow
from corpus.layout.row_builder import is_ditto

# So large a part of the cells is empty where each stands for several rows.
_LEAST_EMPTY = 0.25
_UNITS = (columns.DEPARTMENT, columns.DIVISION)
# What other rows say of a program, by the number of its row.
Said = Mapping[int, Mapping[str, str]]
_NOTHING: Said = {}


def fill_down(
    grid: Grid,
    rows: Sequence[RawRow],
    positions: Mapping[str, int],
    headed: Said = _NOTHING,
    joined: Said = _NOTHING,
) -> Iterator[Problem]:
    """Give the rows below a text what it says, and yield a warning for each column of which.

    That is so in a column of areas or departments that begins with a text and never has the same
    one twice in a row: a list that writes it in every row leaves none out. A heading between the
    rows ends what stands above it as a text in the column would.

    ``headed`` is what headings say, of the first row below each; ``joined`` what rows without a
    name added to the program above them.
    """
    if grid.merges or grid.places or not rows:
        return
    levels = [level for level in LEVELS if level in positions]
    cells = [_texts(grid, rows, positions[level]) for level in levels]
    given = [
        _or_said(rows, level, texts, headed) for level, texts in zip(levels, cells, strict=True)
    ]
    carried = _carried(given) if cells and any(cells[0]) else []
    for row, texts in zip(rows, carried, strict=False):
        row.texts[columns.AREA] = SEPARATOR.join(filter(None, texts))
    for level, own, texts in zip(levels, cells, given, strict=True) if carried else ():
        yield from _told(grid, rows, level, positions[level], _below_cells(own, texts))
    yield from _fill_units(grid, rows, positions, headed, joined)


def _fill_units(
    grid: Grid, rows: Sequence[RawRow], positions: Mapping[str, int], headed: Said, joined: Said
) -> Iterator[Problem]:
    """Give the rows below a department or a division what it says; a new department ends the
    division above it.
    """
    above = [""] * len(rows)
    for unit in (UNITS, columns.DEPARTMENT, columns.DIVISION):
        own = [""] * len(rows)
        if unit in positions:
            own = _or_said(rows, unit, _texts(grid, rows, positions[unit]), joined)
        texts = _or_said(rows, unit, own, headed)
        if any(own) and _is_merged(texts):
            ended = [text or other for text, other in zip(texts, above, strict=True)]
            filled = [not text for text in ended]
            yield from _told(grid, rows, unit, positions[unit], _below_cells(own, ended))
            _fill(rows, filled, _UNITS if unit == UNITS else (unit,))
        if any(texts):
            above = texts


def _fill(rows: Sequence[RawRow], filled: Sequence[bool], fields: Sequence[str]) -> None:
    for (before, row), is_filled in zip(pairwise(rows), filled[1:], strict=True):
        if is_filled:
            for field in fields:
                row.texts[field] = before.texts.get(field, "")


def _carried(cells: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return for each row the texts of its levels, those above an empty cell included; nothing
    where no level stands for several rows.

    A new text of a level ends those of the levels below it.
    """
    if not _is_merged(cells[0]):
        return []
    carried: list[str] = [""] * len(cells)
    found = []
    for row in zip(*cells, strict=True):
        for level, text in enumerate(row):
            if text:
                carried = [*carried[:level], text, *[""] * (len(cells) - level - 1)]
        found.append(list(carried))
    return found


def _or_said(rows: Sequence[RawRow], column: str, texts: Sequence[str], said: Said) -> list[str]:
    """Return the texts of a column, for its empty cells what other rows say."""
    fields = _UNITS if column == UNITS else (column,)
    of_rows = [said.get(row.number, {}) for row in rows]
    given = ("".join(one.get(field, "") for field in fields) for one in of_rows)
    return [text or other for text, other in zip(texts, given, strict=True)]


def _below_cells(own: Sequence[str], texts: Sequence[str]) -> list[bool]:
    """Tell of each row without a text whether a cell says it: what a heading does is told there."""
    found, is_cell = [], True
    for cell, text in zip(own, texts, strict=True):
        is_cell = bool(cell) if text else is_cell
        found.append(not text and is_cell)
    return found


def _texts(grid: Grid, rows: Sequence[RawRow], place: int) -> list[str]:
    return [grid.written(row.number, place).strip() for row in rows]


def _is_merged(texts: Sequence[str]) -> bool:
    """Tell whether each text of a column stands for the rows down to the next one."""
    given = [text for text in texts if text]
    return (
        bool(texts[0])
        and not any(is_ditto(columns.AREA, text) for text in given)
        and len(texts) - len(given) >= _LEAST_EMPTY * len(texts)
        and all(one != other for one, other in pairwise(given))
    )


def _told(
    grid: Grid, rows: Sequence[RawRow], column: str, place: int, filled: Sequence[bool]
) -> Iterator[Problem]:
    empty = [row for row, is_filled in zip(rows, filled, strict=True) if is_filled]
    if empty:
        number = empty[0].number
        reason = (
            f"空のセルです（{len(empty):,}か所）。結合したセルの続きとみて、上の行と同じにします。"
        )
        remedy = "違うときは、セルに書いてください。"
        name = grid.name(number, place)
        yield Problem(grid.file, number, column, "", reason, remedy, "warning", name)
