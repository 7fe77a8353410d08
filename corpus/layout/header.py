"""Where the headings of a sheet are, and what stands in each column's heading."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus import columns
from corpus.grid import MAX_COLUMNS, Grid
from corpus.layout.fields import Candidate, assigned
from corpus.layout.headings import Meaning, field_of, is_listed, meanings_of
from corpus.layout.own_headings import own_headings
from corpus.layout.row_kinds import is_note, is_value
from corpus.layout.said import Said

# Above the headings stand a title, a date, a note: the issue of a body's list, not its data. They
# begin in one of the first ten rows.
_LAST_FIRST_ROW = 10
# A heading may be spread over rows: 部局等名 above 担当課, 整理 above 番号.
_MAX_DEPTH = 3
_BRACKETS = re.compile(r"[（(【［\[〔＜<][^）)】］\]〕＞>]*[）)】］\]〕＞>]")
_UNIT = re.compile(
    r"[（(［\[](?:単位.*|[千百十万億]*円|人|件|回|か所|箇所|%|％|個|台|年|年度|月|日|[○〇●]|※.*)[）)］\]]"
)
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
    (a unit, the years of a budget) belongs to it.
    """
    said = said or Said()
    candidates = (_Headings(grid, first, depth, said) for first, depth in _places(grid))
    named = [found for found in candidates if columns.NAME in found.known]
    best = max(named, key=lambda found: len(found.known), default=None)
    if best is None:
        return None
    while best.depth < _MAX_DEPTH and _goes_on(grid, best.first, best.last + 1):
        deeper = _Headings(grid, best.first, best.depth + 1, said)
        if not best.known <= deeper.known:
            break
        best = deeper
    return best.header()


def _places(grid: Grid) -> Iterator[tuple[int, int]]:
    """Yield first row and depth of everything that may be a header, the shallow ones first."""
    last = min(_LAST_FIRST_ROW, len(grid.rows))
    for depth in range(1, _MAX_DEPTH + 1):
        for first in range(1, last + 1):
            below = range(first + 1, first + depth)
            if first + depth - 1 <= len(grid.rows) and all(
                _goes_on(grid, first, row) for row in below
            ):
                yield first, depth


def _goes_on(grid: Grid, first: int, row: int) -> bool:
    """Tell whether the row goes on with the headings that began above it.

    Judged as a whole, by more cells for it than against, and never with a name among them: one
    cell that says 新規 or 課 is data as likely as a heading.
    """
    if row > len(grid.rows):
        return False
    votes = {p: _vote(grid, first, row, p) for p in range(1, _width(grid, row, 1) + 1)}
    if any(_is_name_below_data(grid, first, row, position) for position in votes):
        return False
    named = (p for p, vote in votes.items() if vote < 0)
    if any(field_of("".join(_texts(grid, first, row - 1, p))) == columns.NAME for p in named):
        return False
    return sum(votes.values()) > 0


def _is_name_below_data(grid: Grid, first: int, row: int, position: int) -> bool:
    """Tell whether the name's whole heading stands below a text that is none: the last program of
    a page, with the headings of the next page below it.
    """
    text = grid.written(row, position)
    above = "".join(_texts(grid, first, row - 1, position))
    if field_of(text) != columns.NAME or not above or is_listed(above + text):
        return False
    return not meanings_of(above) and not _is_merged(grid, row - 1, position)


def _vote(grid: Grid, first: int, row: int, position: int) -> int:
    """Return 1 for a cell that goes on with the heading above it, -1 for one that is data."""
    text = grid.written(row, position).strip()
    if not text or grid.origin(row, position) < row:
        return 0
    above = "".join(_texts(grid, first, row - 1, position))
    if above.strip() == text:
        return 0
    # A note in brackets says nothing of what a heading means, of which it would be a part.
    is_aside = is_note(text) or not _BRACKETS.sub("", text)
    if _is_unit(text) or (not is_aside and meanings_of(above + text)):
        return 1
    is_group = _is_group(grid, row - 1, position)
    if is_value(text) or (meanings_of(above) and not is_group):
        return -1
    return 1 if meanings_of(text) or (above and is_group) else 0


def _is_unit(text: str) -> bool:
    """Tell whether a text says in what the cells below are counted: （千円）, (人)."""
    return _UNIT.fullmatch("".join(text.split())) is not None


def _is_group(grid: Grid, row: int, position: int) -> bool:
    """Tell whether the heading spans this column and one beside it."""
    if _is_merged(grid, row, position):
        return True
    return _leader(grid, row, position) != position or (
        _leader(grid, row, position + 1) == position
    )


def _is_merged(grid: Grid, row: int, position: int) -> bool:
    """Tell whether the cell was merged with one beside it."""
    return any(
        merge.top <= row <= merge.bottom and merge.left <= position <= merge.right != merge.left
        for merge in grid.merges
    )


def _leader(grid: Grid, row: int, position: int) -> int:
    """Return where the heading over a column begins, in a file that cannot say what is merged.

    It goes on to the right over empty cells as long as the row below has texts there.
    """
    start = position
    while start > 1 and not grid.written(row, start) and _is_below(grid, row, start):
        start -= 1
    is_spread = grid.written(row, start) and _is_below(grid, row, start)
    return start if is_spread and not grid.merges else position


def _is_below(grid: Grid, row: int, position: int) -> bool:
    return bool(grid.written(row + 1, position).strip())


def _texts(grid: Grid, first: int, last: int, position: int) -> list[str]:
    """Return what the rows of the headings show in a column, each text once."""
    found = []
    for row in range(first, last + 1):
        place = _leader(grid, row, position) if row < last else position
        found.append(grid.shown(row, place).strip())
    return list(dict.fromkeys(filter(None, found)))


class _Headings:
    """The headings that some rows would make, and which of ours they would mean."""

    def __init__(self, grid: Grid, first: int, depth: int, said: Said) -> None:
        self._grid = grid
        self.first, self.last, self.depth = first, first + depth - 1, depth
        self._said = said
        self._headings = [
            (position, texts)
            for position in range(1, _width(grid, first, depth) + 1)
            if (texts := _texts(grid, first, self.last, position))
        ]
        self.known = {
            meaning.field for _, texts in self._headings for meaning in self._meanings(texts)[:1]
        }
        if columns.NAME not in self.known:
            self.known = {
                meaning.field for _, texts in self._headings for meaning in self._meanings(texts)
            }

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
                    _joined(texts) in self._said,
                )
                for position, texts in self._headings
            ]
        )
        names = own_headings((_joined(texts) for _, texts in self._headings), self._said.own)
        return Header(
            self.first,
            self.last,
            tuple(
                Column(
                    position,
                    _joined(texts),
                    fields.get(position),
                    self._grid.name(self._grid.origin(self.first, position), position),
                    own,
                )
                for (position, texts), own in zip(self._headings, names, strict=True)
            ),
        )

    def _meanings(self, texts: list[str]) -> tuple[Meaning, ...]:
        """Return what a heading in several rows may mean: all of it, its last row, its first."""
        if (heading := _joined(texts)) in self._said:
            field = self._said.field(heading)
            return (Meaning(field, -1),) if field else ()
        whole = meanings_of("".join(texts))
        if whole or len(texts) == 1:
            return whole
        last = texts[0] if _is_unit(texts[-1]) else texts[-1]
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


def _joined(texts: list[str]) -> str:
    return "".join("".join(texts).split())


def _width(grid: Grid, first: int, depth: int) -> int:
    """Return how many columns the rows have, merged ones included."""
    written = (len(row) for row in grid.rows[first - 1 : first + depth - 1])
    merged = (m.right for m in grid.merges if m.top < first + depth and m.bottom >= first)
    return min(max((*written, *merged), default=0), MAX_COLUMNS)
