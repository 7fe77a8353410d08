"""A page as what it holds: tables with lines of text in their cells, and texts beside them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from corpus.document.blocks import characters
from corpus.pdf.orientation import Sight, printed_once, seen, upright
from corpus.pdf.page import Box, Cell, Glyph, Line, Page, Table
from corpus.pdf.tables.filling import fill
from corpus.pdf.tables.ladder import Ladder, close_at_foot, ladders, look_above
from corpus.pdf.tables.lattice import table_of
from corpus.pdf.tables.rules import joined, touching
from corpus.pdf.tables.underlines import without_underlines
from corpus.pdf.text.lines import read_lines, read_texts

# Lines of a text are farther apart, in ems.
_LEAST_PITCH = 0.6


@dataclass(slots=True)
class Left:
    """What was left out of a table, and why: its text, and the row on the page where it stands."""

    kind: str
    text: str
    row: int
    column: int


@dataclass(slots=True)
class Content:
    """What a page holds. ``texts`` are the lines outside of its tables, from top to bottom.

    ``glyphs`` counts the characters that can be seen, ``outside`` those of them that are in no
    table, ``hidden``, ``unknown``, ``slanted`` and ``mended`` the glyphs
    that are so.
    """

    number: int
    tables: list[Table] = field(default_factory=list)
    texts: list[Line] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    glyphs: int = 0
    outside: int = 0
    hidden: int = 0
    unknown: int = 0
    slanted: int = 0
    image_share: float = 0.0
    mended: int = 0


@dataclass(slots=True)
class Sketch:
    """A page before all is known: its ruled tables, the glyphs outside of them, and rules that may
    be a table when other pages have been seen.
    """

    page: Page
    sight: Sight
    tables: list[Table]
    outside: list[Glyph]
    ladders: list[Ladder]


def sketch_of(drawn: Page) -> Sketch:
    """Return the page with its ruled tables filled. Raises TooMuch where it is a mesh of rules."""
    page = upright(drawn)
    sight = seen(page, printed_once(page.glyphs))
    rules = without_underlines(page.horizontal, page.vertical, sight.visible)
    groups = touching(joined(rules), joined(page.vertical))
    found = (table_of(page.number, h, v) for h, v in groups if h and v)
    tables = list(_outer([table for table in found if table is not None]))
    outside = fill(tables, sight.visible)
    # What is cut off and in no cell is the text of a merged cell that shows on another page.
    unseen = {glyph.order for glyph in outside if glyph.is_cut}
    sight.visible = [glyph for glyph in sight.visible if glyph.order not in unseen]
    outside = [glyph for glyph in outside if glyph.order not in unseen]
    loose = [rule for horizontal, vertical in groups if not vertical for rule in horizontal]
    possible = []
    for ladder in ladders(page.number, loose):
        close_at_foot(ladder, outside)
        look_above(ladder, outside)
        box = ladder.box
        ladder.glyphs = [glyph for glyph in outside if box.holds(glyph.centre, glyph.middle)]
        if ladder.may_be_table:
            possible.append(ladder)
    return Sketch(page, sight, tables, outside, possible)


def content_of(sketch: Sketch, open_tables: Sequence[Table] = ()) -> Content:
    """Return what the page holds; ``open_tables`` are those of its ladders."""
    sight = sketch.sight
    outside = fill(open_tables, sketch.outside)
    tables = sorted([*sketch.tables, *open_tables], key=lambda table: (table.ys[0], table.xs[0]))
    content = Content(
        sketch.page.number,
        tables,
        read_texts(outside),
        glyphs=_count(sight.visible),
        outside=_count(outside),
        hidden=sight.hidden,
        unknown=sight.unknown,
        slanted=sight.slanted,
        image_share=sketch.page.image_share,
        mended=sketch.page.mended,
    )
    row = 1
    for table in tables:
        for cell in table.cells:
            for left in _read(cell):
                content.left.append(replace(left, row=row + left.row))
        row += len(table.ys) - 1
    content.left += _white(sight, tables)
    return content


def _outer(tables: Sequence[Table]) -> Iterator[Table]:
    """Yield the tables but those that stand in a cell of another: boxes around some words."""
    for table in tables:
        if not any(other is not table and _is_within(table.box, other) for other in tables):
            yield table


def _is_within(box: Box, table: Table) -> bool:
    """Tell whether the box is in a cell of a table of rows and columns, not in a mere frame."""
    if len(table.xs) < 3 or len(table.ys) < 3:
        return False
    return any(cell.box.covers(box, 1.0) for cell in table.cells)


def _read(cell: Cell) -> Iterator[Left]:
    """Make lines of the cell's glyphs, and yield what is no text of the cell."""
    reading = read_lines(cell.glyphs)
    for kind, texts in (("ruby", reading.readings), ("note", reading.notes)):
        for text in texts:
            yield Left(kind, text, cell.top, cell.left)
    given = Counter("".join("".join(glyph.text.split()) for glyph in cell.glyphs))
    texts = [*(line.text for line in reading.lines), *reading.readings, *reading.notes]
    if lost := given - Counter("".join(texts)):
        yield Left("lost", "".join(lost.elements()), cell.top, cell.left)
    for one, other in pairwise(reading.lines):
        if _overlap(one, other):
            yield Left("overlap", f"{one.text}／{other.text}", cell.top, cell.left)
    cell.lines, cell.glyphs = reading.lines, []
    for line in cell.lines:
        line.x0, line.x1 = line.x0 - cell.box.x0, line.x1 - cell.box.x0


def _overlap(one: Line, other: Line) -> bool:
    """Tell whether two lines of a cell are drawn over each other: one is of another cell."""
    return (
        other.top - one.top < _LEAST_PITCH * min(one.size, other.size)
        and min(one.x1, other.x1) - max(one.x0, other.x0) > one.size
        and not (one.is_vertical or other.is_vertical)
    )


def _white(sight: Sight, tables: Sequence[Table]) -> Iterator[Left]:
    """Yield the white text on white that stands in tables."""
    for table in tables:
        inside = [g for g in sight.white if table.box.holds(g.centre, g.middle)]
        if inside:
            yield Left("white", "".join(glyph.text for glyph in inside), 0, 0)


def _count(glyphs: Sequence[Glyph]) -> int:
    return sum(characters(glyph.text) for glyph in glyphs)
