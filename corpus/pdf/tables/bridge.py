"""Tables that fall apart where a row goes over their whole width without rules at its sides.

A table with open sides has no vertical rule in the heading of an area: above and below it the rules
do not hang together. The parts are one where nothing but that heading stands between them, and the
lower one has no headings of its own.
"""

from collections.abc import Sequence
from dataclasses import replace

from corpus.document.blocks import characters
from corpus.document.heading import Meanings
from corpus.pdf.content import Content
from corpus.pdf.page import Box, Cell, Line, Table
from corpus.pdf.tables.parts import has_headings

# Columns are the same where their rules differ by less.
_SAME = 4.0
# The row between is no higher than so many ems, and its text no longer: else it is prose.
_HIGHEST, _LONGEST = 4.5, 40


def bridge(content: Content, meanings: Meanings) -> None:
    """Put the parts of tables together, and the texts between into them."""
    tables: list[Table] = []
    for table in content.tables:
        upper = next((one for one in reversed(tables) if _fits(one, table)), None)
        between = _between(upper, table, content.texts) if upper is not None else []
        if upper is None or not _is_row(between, table, upper) or has_headings(table, meanings):
            tables.append(table)
            continue
        content.texts = [line for line in content.texts if line not in between]
        content.outside -= sum(characters(line.text) for line in between)
        tables[tables.index(upper)] = _joined(upper, table, between)
    content.tables = tables


def _fits(upper: Table, lower: Table) -> bool:
    """Tell whether both have the same columns and the lower one begins below the upper."""
    return (
        len(upper.xs) == len(lower.xs)
        and all(abs(a - b) <= _SAME for a, b in zip(upper.xs, lower.xs, strict=True))
        and lower.ys[0] > upper.ys[-1]
    )


def _between(upper: Table, lower: Table, texts: Sequence[Line]) -> list[Line]:
    return [line for line in texts if upper.ys[-1] - 1 <= line.top <= lower.ys[0]]


def _is_row(lines: Sequence[Line], lower: Table, upper: Table) -> bool:
    """Tell whether the lines are one short text in a row of the table."""
    if len(lines) != 1:
        return False
    text, em = lines[0].text.strip(), lines[0].size
    is_prose = len(text) > _LONGEST or text.endswith("。")
    return not is_prose and lower.ys[0] - upper.ys[-1] < _HIGHEST * em


def _joined(upper: Table, lower: Table, between: Sequence[Line]) -> Table:
    """Return both as one, with a row between that is one cell."""
    row = len(upper.ys) - 1
    box = Box(upper.xs[0], upper.ys[-1], upper.xs[-1], lower.ys[0])
    lines = [replace(line, x0=line.x0 - box.x0, x1=line.x1 - box.x0) for line in between]
    wide = Cell(row, 0, row, len(upper.xs) - 2, box, [], lines)
    below = [
        replace(cell, top=cell.top + row + 1, bottom=cell.bottom + row + 1) for cell in lower.cells
    ]
    return Table(upper.page, upper.xs, [*upper.ys, *lower.ys], [*upper.cells, wide, *below])
