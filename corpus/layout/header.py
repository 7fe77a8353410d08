"""Where the headings of a sheet are, and what stands in each column's heading."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus import columns
from corpus.grid import Grid
from corpus.layout.expected_headings import Said
from corpus.layout.fields import Candidate, assigned
from corpus.layout.heading_rows import (
    are_groups,
    goes_on,
    heading_texts,
    is_unit,
    joined,
    says_again,
    width,
)
from corpus.layout.known_headings import Meaning, meanings_of, says_name
from corpus.layout.own_headings import own_headings
from corpus.layout.row_kinds import is_year

# Above the headings stand a title, a date, a note: the issue of a body's list, not its data. They
# begin in one of the first ten rows, below a page of explanations in one of the first hundred; so
# far down only rows that know more than a name are headings.
_LAST_FIRST_ROW = 10
_FARTHEST_FIRST_ROW = 100
_LEAST_KNOWN_BELOW = 2
# A heading may be spread over rows: 部局等名 above 担当課, 整理 above 番号.
_MAX_DEPTH = 3
# Joined from several rows a heading says more surely what it means than its last row alone does.
_LESS_SURE = 50


@dataclass(frozen=True, slots=True)
class Column:
    """A column with a heading. ``field`` is the heading of ours that it means, None for none.

    ``own`` is what it is called as a column of one's own: its heading, made another where several
    columns or one of ours have it. ``cell`` is the name of the heading's first cell.
    """

    position: int
    heading: str
    field: str | None
    cell: str
    own: str

    @property
    def key(self) -> str:
        """What its texts stand under in a row."""
        return self.field or self.own


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


def find_header(grid: Grid, said: Said | None = None) -> Header | None:
    """Return the header that knows most of our columns, the name among them; None without any.

    Among equals it is the header with the fewest rows, then the first; what goes on with it below
    (a unit, the years of a budget) and above (the heading of several columns) belongs to it.
    """
    said = said or Said()
    start = next((n for n, row in enumerate(grid.rows, start=1) if any(row)), 1)
    best = _best(grid, range(start, start + _LAST_FIRST_ROW), said)
    if best is None or best.count < _LEAST_KNOWN_BELOW:
        below = _best(grid, range(start + _LAST_FIRST_ROW, start + _FARTHEST_FIRST_ROW), said)
        best = below if below and below.count >= _LEAST_KNOWN_BELOW else best
    if best is None:
        return None
    best = _with_groups_above(grid, _with_rows_above(grid, best, said), said)
    while best.depth < _MAX_DEPTH and goes_on(grid, best.first, best.last + 1):
        deeper = _Headings(grid, best.first, best.depth + 1, said)
        if not best.known <= deeper.known:
            break
        best = deeper
    return best.header()


def _best(grid: Grid, rows: range, said: Said) -> "_Headings | None":
    """Return the headings that begin in one of the rows and know most; None without a name."""
    candidates = (_Headings(grid, first, depth, said) for first, depth in _places(grid, rows))
    named = [found for found in candidates if columns.NAME in found.known]
    best = max(named, key=lambda found: found.count, default=None)
    if best is None or best.says_name:
        return best
    # 事業 | 部局 | 新規 right below headings is a program, whatever its words may mean elsewhere.
    above = (one for one in named if one.last + 1 == best.first)
    above = (one for one in above if one.count >= _LEAST_KNOWN_BELOW)
    return max(above, key=lambda found: found.count, default=best)


def _with_rows_above(grid: Grid, best: "_Headings", said: Said) -> "_Headings":
    """Return the headings from the row in which the first of them begin, where cells were merged:
    beside 番号 over two rows stands 予算額 over the years.
    """
    cells = range(1, width(grid, best.first, 1) + 1)
    first = min((grid.origin(best.first, position) for position in cells), default=best.first)
    if first == best.first or best.last - first >= _MAX_DEPTH:
        return best
    whole = _Headings(grid, first, best.last - first + 1, said)
    return whole if best.known <= whole.known else best


def _with_groups_above(grid: Grid, best: "_Headings", said: Said) -> "_Headings":
    """Return the headings with the row above that groups them: 事業費（千円） over 決算 and 予算.

    All that the cells below are may be told without it, but not what the others are.
    """
    first = best.first - 1
    if first < 1 or best.depth >= _MAX_DEPTH or not are_groups(grid, first):
        return best
    whole = _Headings(grid, first, best.depth + 1, said)
    keeps = best.known <= whole.known and best.said <= whole.said
    return whole if keeps and goes_on(grid, first, best.first) else best


def _places(grid: Grid, rows: range) -> Iterator[tuple[int, int]]:
    """Yield first row and depth of everything that may be a header, the shallow ones first."""
    last = min(rows.stop - 1, len(grid.rows))
    for depth in range(1, _MAX_DEPTH + 1):
        for first in range(rows.start, last + 1):
            below = range(first + 1, first + depth)
            if first + depth - 1 > len(grid.rows) or _comes_again(grid, first + depth - 1):
                continue
            if all(goes_on(grid, first, row) for row in below):
                yield first, depth


def _comes_again(grid: Grid, row: int) -> bool:
    """Tell whether the row stands above already: headings that are printed once more."""
    return any(says_again(grid.rows[row - 1], above) for above in grid.rows[: row - 1])


class _Headings:
    """The headings that some rows would make, and which of ours they would mean."""

    def __init__(self, grid: Grid, first: int, depth: int, said: Said) -> None:
        self._grid = grid
        self.first, self.last, self.depth = first, first + depth - 1, depth
        self._said = said
        self._headings = [
            (position, texts)
            for position in range(1, width(grid, first, depth) + 1)
            if (texts := heading_texts(grid, first, self.last, position))
        ]
        self.known = {
            meaning.field for _, texts in self._headings for meaning in self._meanings(texts)[:1]
        }
        if columns.NAME not in self.known:
            self.known = {
                meaning.field for _, texts in self._headings for meaning in self._meanings(texts)
            }

    @property
    def said(self) -> set[int]:
        """The positions of the columns of which somebody said before what they are."""
        return {place for place, texts in self._headings if joined(texts) in self._said}

    @property
    def says_name(self) -> bool:
        """Whether a heading of names says that it is one, or somebody did."""
        return any(
            says_name(joined(texts)) or joined(texts) in self._said
            for _, texts in self._headings
            if columns.NAME in {meaning.field for meaning in self._meanings(texts)}
        )

    @property
    def count(self) -> int:
        """How many columns are known: one that may mean several of ours is one of them, and what
        somebody said of one is as good as what it means."""
        meant = [bool(self._meanings(texts)) for _, texts in self._headings]
        own = [joined(texts) in self._said for _, texts in self._headings]
        named = sum(is_own and not is_meant for is_own, is_meant in zip(own, meant, strict=True))
        return min(len(self.known), sum(meant)) + named

    def header(self) -> Header:
        """Return the header; which column is which of ours depends on the cells, too."""
        below = self._grid.rows[self.last :]
        self._headings += [(place, [""]) for place in _without_heading(below, self._headings)]
        # A row's only text heads a section or is a note, and headings come again on every page.
        headings = [list(row) for row in self._grid.rows[self.first - 1 : self.last]]
        full = [row for row in below if sum(map(bool, row)) > 1 and list(row) not in headings]
        fields = assigned(
            [
                Candidate(
                    position,
                    self._meanings(texts),
                    [row[position - 1] for row in full if len(row) >= position],
                    joined(texts) in self._said,
                )
                for position, texts in self._headings
            ]
        )
        names = own_headings((joined(texts) for _, texts in self._headings), self._said.own)
        return Header(
            self.first,
            self.last,
            tuple(
                Column(
                    position,
                    joined(texts),
                    fields.get(position),
                    self._grid.name(self._grid.origin(self.first, position), position),
                    own,
                )
                for (position, texts), own in zip(self._headings, names, strict=True)
            ),
        )

    def _meanings(self, texts: list[str]) -> tuple[Meaning, ...]:
        """Return what a heading in several rows may mean: all of it, its last row; its
        first above a unit or a year.
        """
        if (heading := joined(texts)) in self._said:
            field = self._said.field(heading)
            return (Meaning(field, -1),) if field else ()
        whole = meanings_of("".join(texts))
        if whole or len(texts) == 1:
            return whole
        is_part = is_unit(texts[-1]) or is_year(texts[-1])
        last = texts[0] if is_part else texts[-1]
        return tuple(Meaning(field, rank + _LESS_SURE) for field, rank in meanings_of(last))


def _without_heading(
    rows: Sequence[Sequence[str]], headings: Sequence[tuple[int, list[str]]]
) -> list[int]:
    """Return the columns that have texts but no heading; a row's only text may be a note."""
    headed = {position for position, _ in headings}
    return sorted(
        {
            position
            for row in rows
            if sum(map(bool, row)) > 1
            for position, text in enumerate(row, start=1)
            if text.strip() and position not in headed
        }
    )
