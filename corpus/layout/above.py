"""What stands above the headings of a table: titles, dates, notes, the heading of a section."""

from collections.abc import Sequence

from corpus.grid import Grid
from corpus.layout import row_kinds
from corpus.layout.header import Header

# Below a title that is printed on every page stand a date and a unit at most.
_HEADINGS_FOLLOW_WITHIN = 3


class Above:
    """The rows above the headings of a sheet. ``is_titled`` tells that each of several tables on it
    has a title of its own.
    """

    def __init__(self, grid: Grid, header: Header, is_titled: bool = False) -> None:
        self._grid = grid
        self._header = header
        self._is_titled = is_titled
        self._headings = [list(row) for row in grid.rows[header.first_row - 1 : header.last_row]]
        self.rows = [n for n in range(1, header.first_row) if any(map(str.strip, grid.rows[n - 1]))]
        self.section = self._section()
        titles = (_only(grid.rows[number - 1]) for number in self.rows if number != self.section)
        self._titles = frozenset(filter(None, titles))

    def _section(self) -> int | None:
        """Return the row that heads the first programs as others below head theirs."""
        title = lone_text_above(self._grid, self._header)
        if title is None:
            return None
        style = row_kinds.section_style(title)
        below = (_only(row) for row in self._grid.rows[self._header.last_row :])
        is_like_others = style and any(row_kinds.section_style(text) == style for text in below)
        is_section = self._is_titled or is_like_others or self._heads_a_part(title)
        return self.rows[-1] if is_section else None

    def _heads_a_part(self, title: str) -> bool:
        """Tell whether the headings come again, each time below a title of its own."""
        rows = self._grid.rows
        again = [n for n in range(self._header.last_row + 1, len(rows) + 1) if self._repeats(n)]
        first = [n for n in again if not self._repeats(n - 1)]
        titles = [_lone_text_over(self._grid, number) for number in first]
        return bool(titles) and None not in titles and len({title, *titles}) == len(titles) + 1

    def _repeats(self, number: int) -> bool:
        return list(self._grid.rows[number - 1]) in self._headings

    def comes_again(self, number: int, text: str) -> bool:
        """Tell whether a row's only text is a title that is printed again, with the headings."""
        if text not in self._titles:
            return False
        last = min(number + _HEADINGS_FOLLOW_WITHIN, len(self._grid.rows))
        return any(map(self._repeats, range(number + 1, last + 1)))


def lone_text_above(grid: Grid, header: Header) -> str | None:
    """Return the only text of the last row above the headings that has any; None for several."""
    return _lone_text_over(grid, header.first_row)


def _lone_text_over(grid: Grid, number: int) -> str | None:
    filled = (row for row in grid.rows[number - 2 :: -1] if any(row)) if number > 1 else iter(())
    return _only(next(filled, [])) or None


def _only(row: Sequence[str]) -> str:
    """Return the only text of a row; an empty one where it has none, or several."""
    texts = [text.strip() for text in row if text.strip()]
    return texts[0] if len(texts) == 1 else ""
