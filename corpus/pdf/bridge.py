"""Tables that fall apart where a row goes over their whole width without rules at its sides.

A table with open sides has no vertical rule in the heading of an area: above and below it the rules
do not hang together. The parts are one where nothing but that heading stands between them.
"""

from collections.abc import Sequence
from itertools import pairwise

from corpus.pdf.page import Box, Glyph
from corpus.pdf.table import Cell, Table

# Columns are the same where their rules differ by less.
_SAME = 4.0
# The row between is no higher than so many ems, and its text no longer: else it is prose.
_HIGHEST, _LONGEST = 4.5, 40


def bridged(tables: Sequence[Table], glyphs: Sequence[Glyph]) -> list[Table]:
    """Return the tables from top to bottom, parts of one put together."""
    found: list[Table] = []
    for table in sorted(tables, key=lambda table: (table.ys[0], table.xs[0])):
        upper = next((one for one in reversed(found) if _fits(one, table)), None)
        if upper is not None and _is_one(upper, table, glyphs):
            found[found.index(upper)] = _joined(upper, table)
        else:
            found.append(table)
    return found


def _fits(upper: Table, lower: Table) -> bool:
    """Tell whether both have the same columns and the lower one begins below the upper."""
    return (
        len(upper.xs) == len(lower.xs)
        and all(abs(a - b) <= _SAME for a, b in zip(upper.xs, lower.xs, strict=True))
        and lower.ys[0] > upper.ys[-1]
    )


def _is_one(upper: Table, lower: Table, glyphs: Sequence[Glyph]) -> bool:
    """Tell whether one short line stands between, and no headings begin the lower part."""
    between = Box(upper.xs[0], upper.ys[-1], upper.xs[-1], lower.ys[0])
    inside = [g for g in glyphs if not g.is_space and between.holds(g.centre, g.middle)]
    text = "".join(glyph.text for glyph in inside)
    if not inside or len(text) > _LONGEST or text.endswith("。"):
        return False
    em = max(glyph.size for glyph in inside)
    middles = [glyph.middle for glyph in inside]
    is_line = max(middles) - min(middles) < em
    is_row = between.bottom - between.top < _HIGHEST * em
    return is_line and is_row and _first_row(upper, glyphs) != _first_row(lower, glyphs)


def _first_row(table: Table, glyphs: Sequence[Glyph]) -> str:
    box = Box(table.xs[0], table.ys[0], table.xs[-1], table.ys[1])
    return "".join(g.text for g in glyphs if not g.is_space and box.holds(g.centre, g.middle))


def _joined(upper: Table, lower: Table) -> Table:
    """Return both as one, with a row between that is one cell."""
    row = len(upper.ys) - 1
    box = Box(upper.xs[0], upper.ys[-1], upper.xs[-1], lower.ys[0])
    between = Cell(row, 0, row, len(upper.xs) - 2, box)
    below = [Cell(c.top + row + 1, c.left, c.bottom + row + 1, c.right, c.box) for c in lower.cells]
    cells = [*upper.cells, between, *below]
    assert all(a < b for a, b in pairwise([*upper.ys, *lower.ys]))
    return Table(upper.page, upper.xs, [*upper.ys, *lower.ys], cells)
