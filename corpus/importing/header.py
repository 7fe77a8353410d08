"""Where the headings of a sheet are, and which column is which of ours."""

from collections.abc import Iterator
from dataclasses import dataclass

from corpus import columns
from corpus.grid import MAX_COLUMNS, Grid
from corpus.importing.headings import UNITS, field_of

# Above the headings stand a title, a date, a note: the issue of a body's list, not its data. They
# begin in one of the first ten rows.
_LAST_FIRST_ROW = 10
# A heading may be spread over rows: 部局等名 above 担当課, 整理 above 番号.
_MAX_DEPTH = 3


@dataclass(frozen=True, slots=True)
class Column:
    """A column with a heading. ``field`` is the heading of ours that it means, None for none.

    ``cell`` is the name of the heading's first cell.
    """

    position: int
    heading: str
    field: str | None
    cell: str


@dataclass(frozen=True, slots=True)
class Header:
    """The rows of the headings and the columns below them, each of ours at most once."""

    first_row: int
    last_row: int
    columns: tuple[Column, ...]

    @property
    def positions(self) -> dict[str, int]:
        """Our headings with the positions of their columns."""
        return {c.field: c.position for c in self.columns if c.field is not None}


def find_header(grid: Grid) -> Header | None:
    """Return the header that knows most of our columns, the name among them; None without any.

    Among equals it is the one with the fewest rows, then the first.
    """
    last = min(_LAST_FIRST_ROW, len(grid.rows))
    candidates = (
        _header(grid, first, depth)
        for depth in range(1, _MAX_DEPTH + 1)
        for first in range(1, last + 1)
        if first + depth - 1 <= len(grid.rows)
    )
    named = [header for header in candidates if columns.NAME in header.positions]
    return max(named, key=lambda header: len(header.positions), default=None)


def _header(grid: Grid, first: int, depth: int) -> Header:
    """Return the rows as a header; of two columns with the same meaning the first has it."""
    found: list[Column] = []
    taken: set[str] = set()
    for position in range(1, _width(grid, first, depth) + 1):
        shown = (grid.shown(row, position).strip() for row in range(first, first + depth))
        texts = list(dict.fromkeys(filter(None, shown)))
        means = (meant for meant in map(field_of, _readings(texts)) if meant is not None)
        field = next((meant for meant in means if taken.isdisjoint(_covered(meant))), None)
        taken.update(_covered(field) if field else ())
        if texts:
            heading = "".join("".join(texts).split())
            cell = grid.name(grid.origin(first, position), position)
            found.append(Column(position, heading, field, cell))
    return Header(first, first + depth - 1, tuple(found))


def _readings(texts: list[str]) -> Iterator[str]:
    """Yield what a heading in several rows may say: all of it, its last row, its first."""
    if texts:
        yield "".join(texts)
        yield texts[-1]
        yield texts[0]


def _covered(field: str) -> set[str]:
    """Return the columns of ours that a column fills."""
    return {columns.DEPARTMENT, columns.DIVISION} if field == UNITS else {field}


def _width(grid: Grid, first: int, depth: int) -> int:
    """Return how many columns the rows have, merged ones included."""
    written = (len(row) for row in grid.rows[first - 1 : first + depth - 1])
    merged = (m.right for m in grid.merges if m.top < first + depth and m.bottom >= first)
    return min(max((*written, *merged), default=0), MAX_COLUMNS)
