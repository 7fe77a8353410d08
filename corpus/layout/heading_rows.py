"""Which rows belong to a heading: it may be spread over several, with groups above columns."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from corpus import columns
from corpus.grid import MAX_COLUMNS, Grid
from corpus.layout.known_headings import field_of, is_listed, meanings_of, says_name
from corpus.layout.row_kinds import is_cell_sign, is_note, is_value, is_year
from corpus.text.cell_text import OPENING, join_name

_BRACKETS = re.compile(r"[（(【［\[〔＜<][^）)】］\]〕＞>]*[）)】］\]〕＞>]")
_UNIT = re.compile(
    r"[（(［\[](?:単位.*|[千百十万億]*円|人|件|回|か所|箇所|%|％|個|台|年|年度|月|日|[○〇●]|※.*)[）)］\]]"
)

# What stands above a list rather than above some of its columns.
_TITLE = re.compile(r"[:：]|一覧|現在|様式|作成|単位|ページ|頁")
_LONGEST_GROUP = 20
_LEAST_GROUPS = 3


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
    if any(_may_be_called(grid, first, row, position) for position in votes):
        return False
    named = (p for p, vote in votes.items() if vote < 0)
    if any(
        field_of("".join(heading_texts(grid, first, row - 1, p))) == columns.NAME for p in named
    ):
        return False
    return sum(votes.values()) > 0


def _is_name_below_data(grid: Grid, first: int, row: int, position: int) -> bool:
    """Tell whether the name's whole heading stands below a text that is none: the last program of
    a page, with the headings of the next page below it. Then it stood further above, too.
    """
    text = grid.written(row, position)
    above = "".join(heading_texts(grid, first, row - 1, position))
    if field_of(text) != columns.NAME or not above or is_listed(above + text):
        return False
    if meanings_of(above) or _is_merged(grid, row - 1, position):
        return False
    # Asked last: every cell above is looked at, for some thousand cells of a sheet.
    return any(field_of(cell) == columns.NAME for cells in grid.rows[: row - 1] for cell in cells)


def _may_be_called(grid: Grid, first: int, row: int, position: int) -> bool:
    """Tell whether a program has the very word that heads the names: 事業 below 事業.

    Where a cell over two rows was written into both, other cells say their headings again, too.
    """
    text = grid.written(row, position).strip()
    if not text or grid.origin(row, position) < row or says_name(text):
        return False
    above = "".join(heading_texts(grid, first, row - 1, position))
    if field_of(text) != columns.NAME or above.strip() != text:
        return False
    others = (p for p in range(1, width(grid, row, 1) + 1) if p != position)
    return not any(
        (other := grid.written(row, p).strip()) and other == grid.written(row - 1, p).strip()
        for p in others
    )


def _vote(grid: Grid, first: int, row: int, position: int) -> int:
    """Return 1 for a cell that goes on with the heading above it, -1 for one that is data."""
    text = grid.written(row, position).strip()
    if not text or grid.origin(row, position) < row:
        return 0
    if is_cell_sign(text):
        return -1
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
    # What groups years (予算額 over 令和7年度, 令和8年度) ends where they do.
    ends = _has_year_below(grid, row, start) and not _has_year_below(grid, row, position)
    return start if is_spread and not ends and not grid.merges else position


def _has_year_below(grid: Grid, row: int, position: int) -> bool:
    return is_year(_BRACKETS.sub("", grid.written(row + 1, position)))


def _is_below(grid: Grid, row: int, position: int) -> bool:
    return bool(grid.written(row + 1, position).strip())


def heading_texts(grid: Grid, first: int, last: int, position: int) -> list[str]:
    """Return what the rows of the headings show in a column, each text once."""
    found = []
    for row in range(first, last + 1):
        place = _leader(grid, row, position) if row < last else position
        found.append(grid.shown(row, place).strip())
    return list(dict.fromkeys(filter(None, found)))


def joined(texts: Sequence[str]) -> str:
    """Return the heading that the texts of its rows make: 事業費 令和8年度（千円）.

    A word spread over rows or cells' breaks (担当 above 課, 備　考) is written as one. Headings are
    compared without spaces (``heading_key``), so that what is remembered of them holds either way.
    """
    whole = "".join("".join(texts).split())
    if len(texts) > 1 and meanings_of(whole):
        return whole
    heading = ""
    for text in map(_on_one_line, texts):
        heading += " " * bool(heading and text[:1] not in OPENING) + text
    return heading


def _on_one_line(text: str) -> str:
    words = join_name([line.strip() for line in text.split("\n") if line.strip()]).split()
    is_spaced = len(words) > 1 and all(len(word) == 1 for word in words)
    return ("" if is_spaced else " ").join(words)


def are_groups(grid: Grid, row: int) -> bool:
    """Tell whether a row above headings may be what groups them, rather than a title and a date.

    A group spans a part of the columns; a file that does not say what is merged has a few of them,
    or each stands over several years.
    """
    texts = {p: text for p, text in enumerate(grid.rows[row - 1], start=1) if text.strip()}
    if any(len(text) > _LONGEST_GROUP or _TITLE.search(text) for text in texts.values()):
        return False
    if not grid.merges:
        return len(texts) >= _LEAST_GROUPS or (
            min(texts, default=1) > 1
            and all(_has_year_below(grid, row, p + more) for p in texts for more in (0, 1))
        )
    spread = [p for p in texts if _is_merged(grid, row, p)]
    return bool(spread) and (len(texts) > 1 or min(spread) > 1)


def width(grid: Grid, first: int, depth: int) -> int:
    """Return how many columns the rows have, merged ones included."""
    written = (len(row) for row in grid.rows[first - 1 : first + depth - 1])
    merged = (m.right for m in grid.merges if m.top < first + depth and m.bottom >= first)
    return min(max((*written, *merged), default=0), MAX_COLUMNS)


def says_again(texts: Sequence[str], headings: Sequence[str]) -> bool:
    """Tell whether a row says again what headings say in the same columns, some left empty; one
    text alone may be a name.
    """
    pairs = zip_longest(texts, headings, fillvalue="")
    return sum(map(bool, texts)) > 1 and all(text in ("", heading) for text, heading in pairs)
