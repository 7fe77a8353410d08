"""Rules that hang together to a table: cells between which there is no rule are one."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.pdf.limits import TooMuch
from corpus.pdf.page import Box, Cell, Rule, Table
from corpus.pdf.tables.rules import NEAR, places, reaches

# An outer rule is missing where the rules across go on for more than this beyond the last one.
_BEYOND = 8.0
# Rules this near have no text between them: a table may have space between its cells.
_THINNEST = 5.5
# A page of print has some 2,000 cells; a mesh of rules is no table.
_MOST_CELLS = 100_000


def table_of(page: int, horizontal: Sequence[Rule], vertical: Sequence[Rule]) -> Table | None:
    """Return the table that the rules make; None where they part nothing.

    Raises TooMuch for a mesh.
    """
    ys = _with_ends([rule.at for rule in horizontal], vertical)
    xs = _with_ends([rule.at for rule in vertical], horizontal)
    if len(xs) < 2 or len(ys) < 2:
        return None
    cells = cells_between(xs, ys, horizontal, vertical)
    return Table(page, xs, ys, cells) if len(cells) > 1 else None


def _with_ends(values: Sequence[float], across: Sequence[Rule]) -> list[float]:
    """Return the places of rules, and where the rules across them begin and end if not there.

    Two rules across have to end there, as the first and the last of a table with open sides do.
    """
    found = places(values, _THINNEST)
    lows = _ends(sorted(rule.low for rule in across))
    highs = _ends(sorted(-rule.high for rule in across))
    if lows is not None and (not found or lows < found[0] - _BEYOND):
        found.insert(0, lows)
    if highs is not None and -highs > found[-1] + _BEYOND:
        found.append(-highs)
    return found


def _ends(ends: Sequence[float]) -> float | None:
    """Return the outermost end that two rules have."""
    return next((one for one, other in pairwise(ends) if other - one <= NEAR), None)


def cells_between(
    xs: Sequence[float], ys: Sequence[float], horizontal: Sequence[Rule], vertical: Sequence[Rule]
) -> list[Cell]:
    """Return the cells of the table in reading order. Raises TooMuch for a mesh."""
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows * columns > _MOST_CELLS:
        raise TooMuch(f"{_MOST_CELLS:,}を超える升目があります。")
    groups = _Groups(rows, columns)
    below = [_near(horizontal, y) for y in ys]
    beside = [_near(vertical, x) for x in xs]
    for row in range(rows):
        for column in range(columns):
            if column + 1 < columns and not reaches(
                beside[column + 1], xs[column + 1], ys[row], ys[row + 1]
            ):
                groups.join(row, column, row, column + 1)
            if row + 1 < rows and not reaches(
                below[row + 1], ys[row + 1], xs[column], xs[column + 1]
            ):
                groups.join(row, column, row + 1, column)
    return [
        Cell(top, left, bottom, right, Box(xs[left], ys[top], xs[right + 1], ys[bottom + 1]))
        for top, left, bottom, right in sorted(groups.rectangles())
    ]


def _near(rules: Sequence[Rule], at: float) -> list[Rule]:
    return [rule for rule in rules if abs(rule.at - at) <= 4.0]


class _Groups:
    """Elementary cells, joined where nothing parts them."""

    def __init__(self, rows: int, columns: int) -> None:
        self._columns = columns
        self._parents = list(range(rows * columns))

    def join(self, row: int, column: int, other_row: int, other_column: int) -> None:
        one = self._root(row * self._columns + column)
        self._parents[self._root(other_row * self._columns + other_column)] = one

    def _root(self, one: int) -> int:
        while self._parents[one] != one:
            self._parents[one] = self._parents[self._parents[one]]
            one = self._parents[one]
        return one

    def rectangles(self) -> Iterator[tuple[int, int, int, int]]:
        """Yield top, left, bottom, right of each group; one that is no rectangle in several."""
        open_: dict[tuple[int, int, int], int] = {}
        rows = len(self._parents) // self._columns
        for row in range(rows + 1):
            runs = set(self._runs(row)) if row < rows else set()
            for run in [run for run in open_ if run not in runs]:
                yield open_.pop(run), run[1], row - 1, run[2]
            for run in runs:
                open_.setdefault(run, row)

    def _runs(self, row: int) -> Iterator[tuple[int, int, int]]:
        """Yield group, first and last column of the neighbours of one group in a row."""
        first = 0
        roots = [self._root(row * self._columns + column) for column in range(self._columns)]
        for column in range(1, self._columns + 1):
            if column == self._columns or roots[column] != roots[first]:
                yield roots[first], first, column - 1
                first = column


class Finder:
    """Finds the cell of a table that is at a point."""

    def __init__(self, table: Table) -> None:
        self._xs, self._ys = table.xs, table.ys
        self._cells = {
            (row, column): cell
            for cell in table.cells
            for row in range(cell.top, cell.bottom + 1)
            for column in range(cell.left, cell.right + 1)
        }

    def at(self, x: float, y: float) -> Cell | None:
        """Return the cell; None outside of the table."""
        return self._cells.get((bisect_right(self._ys, y) - 1, bisect_right(self._xs, x) - 1))
