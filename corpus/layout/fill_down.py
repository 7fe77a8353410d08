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


def fill_down(
    grid: Grid, rows: Sequence[RawRow], positions: Mapping[str, int]
) -> Iterator[Problem]:
    """Give the rows below a text what it says, and yield a warning for each column of which.

    That is so in a column of areas or departments that begins with a text and never has the same
    one twice in a row: a list that writes it in every row leaves none out.
    """
    if grid.merges or grid.places or not rows:
        return
    levels = [level for level in LEVELS if level in positions]
    carried = _carried(grid, rows, levels, positions)
    for row, texts in zip(rows, carried, strict=False):
        row.texts[columns.AREA] = SEPARATOR.join(filter(None, texts))
    for level in levels if carried else ():
        place = positions[level]
        yield from _told(grid, rows, level, place, [not t for t in _texts(grid, rows, place)])
    yield from _fill_units(grid, rows, positions)


def _fill_units(
    grid: Grid, rows: Sequence[RawRow], positions: Mapping[str, int]
) -> Iterator[Problem]:
    """Give the rows below a department or a division what it says; a new department ends the
    division above it.
    """
    given = [""] * len(rows)
    for unit in (UNITS, columns.DEPARTMENT, columns.DIVISION):
        if unit not in positions:
            continue
        texts = _texts(grid, rows, positions[unit])
        if _is_merged(texts):
            filled = [not text and not above for text, above in zip(texts, given, strict=True)]
            yield from _told(grid, rows, unit, positions[unit], filled)
            _fill(rows, filled, _UNITS if unit == UNITS else (unit,))
        given = texts


def _fill(rows: Sequence[RawRow], filled: Sequence[bool], fields: Sequence[str]) -> None:
    for (before, row), is_filled in zip(pairwise(rows), filled[1:], strict=True):
        if is_filled:
            for field in fields:
                row.texts[field] = row.texts.get(field) or before.texts.get(field, "")


def _carried(
    grid: Grid, rows: Sequence[RawRow], levels: Sequence[str], positions: Mapping[str, int]
) -> list[list[str]]:
    """Return for each row the texts of its levels, those above an empty cell included; nothing
    where no level stands for several rows.

    A new text of a level ends those of the levels below it.
    """
    if not levels or not _is_merged(_texts(grid, rows, positions[levels[0]])):
        return []
    cells = zip(*(_texts(grid, rows, positions[level]) for level in levels), strict=True)
    carried: list[str] = [""] * len(levels)
    found = []
    for row in cells:
        for level, text in enumerate(row):
            if text:
                carried = [*carried[:level], text, *[""] * (len(levels) - level - 1)]
        found.append(list(carried))
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
