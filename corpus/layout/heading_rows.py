"""Which rows belong to a heading: it may be spread over several, with groups above columns."""

import re

from corpus import columns
from corpus.grid import MAX_COLUMNS, Grid
from corpus.layout.headings import field_of, is_listed, meanings_of
from corpus.layout.row_kinds import is_note, is_value

_BRACKETS = re.compile(r"[（(【［\[〔＜<][^）)】］\]〕＞>]*[）)】］\]〕＞>]")
_UNIT = re.compile(
    r"[（(［\[](?:単位.*|[千百十万億]*円|人|件|回|か所|箇所|%|％|個|台|年|年度|月|日|[○〇●]|※.*)[）)］\]]"
)


def goes_on(grid: Grid, first: int, row: int) -> bool:
    """Tell whether the row goes on with the headings that began above it.

    Judged as a whole, by more cells for it than against, and never with a name among them: one
    cell that says 新規 or 課 is data as likely as a heading.
    """
    if row > len(grid.rows):
        return False
    votes = {p: _vote(grid, first, row, p) for p in range(1, width(grid, row, 1) + 1)}
    if any(_is_name_below_data(grid, first, row, position) for position in votes):
        return False
    named = (p for p, vote in votes.items() if vote < 0)
    if any(
        field_of("".join(heading_texts(grid, first, row - 1, p))) == columns.NAME for p in named
    ):
        return False
    return sum(votes.values()) > 0


def _is_name_below_data(grid: Grid, first: int, row: int, position: int) -> bool:
    """Tell whether the name's whole heading stands below a text that is none: the last program of
    a page, with the headings of the next page below it.
    """
    text = grid.written(row, position)
    above = "".join(heading_texts(grid, first, row - 1, position))
    if field_of(text) != columns.NAME or not above or is_listed(above + text):
        return False
    return not meanings_of(above) and not _is_merged(grid, row - 1, position)


def _vote(grid: Grid, first: int, row: int, position: int) -> int:
    """Return 1 for a cell that goes on with the heading above it, -1 for one that is data."""
    text = grid.written(row, position).strip()
    if not text or grid.origin(row, position) < row:
        return 0
    above = "".join(heading_texts(grid, first, row - 1, position))
    if above.strip() == text:
        return 0
    # A note in brackets says nothing of what a heading means, of which it would be a part.
    is_aside = is_note(text) or not _BRACKETS.sub("", text)
    if is_unit(text) or (not is_aside and meanings_of(above + text)):
        return 1
    is_group = _is_group(grid, row - 1, position)
    if is_value(text) or (meanings_of(above) and not is_group):
        return -1
    # Below a heading of its own a word that is a heading elsewhere may be data: 新規 below 区分.
    return 1 if (above and is_group) or (meanings_of(text) and not above) else 0


def is_unit(text: str) -> bool:
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


def heading_texts(grid: Grid, first: int, last: int, position: int) -> list[str]:
    """Return what the rows of the headings show in a column, each text once."""
    found = []
    for row in range(first, last + 1):
        place = _leader(grid, row, position) if row < last else position
        found.append(grid.shown(row, place).strip())
    return list(dict.fromkeys(filter(None, found)))


def width(grid: Grid, first: int, depth: int) -> int:
    """Return how many columns the rows have, merged ones included."""
    written = (len(row) for row in grid.rows[first - 1 : first + depth - 1])
    merged = (m.right for m in grid.merges if m.top < first + depth and m.bottom >= first)
    return min(max((*written, *merged), default=0), MAX_COLUMNS)
