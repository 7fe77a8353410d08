"""A sheet of cells, whatever kind of file it came from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.errors import Problem

# A list of programs has some dozen columns; a damaged file may claim 16,384 in a million rows. No
# table and no collection has more: what is looked up by heading in each program stays cheap.
MAX_COLUMNS = 256
# As many rows as a sheet of Excel has: who has more has no list of programs.
MAX_ROWS = 1_048_576
# Characters of a cell: a sheet of Excel has 32,767, and a table of ours with more than 131,072 in
# a quoted one could not be read again.
MAX_TEXT = 100_000


@dataclass(frozen=True, slots=True, order=True)
class Merge:
    """Cells that were merged into one, by the rows and columns at their edges, counted from 1."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands in a document: the page and the row on it, or without pages the table
    and the row in it, all counted from 1; row 0 is above the table. ``column`` is what a sheet
    calls the column that was read as a row, empty elsewhere.
    """

    page: int | None
    row: int
    table: int | None = None
    column: str = ""

    def __str__(self) -> str:
        if self.column:
            return f"{self.column}列"
        if self.page is not None:
            return f"{self.page}ページ" + (f"{self.row}行目" if self.row else "の表の上")
        row = f"{self.row}行目" if self.row else "上"
        return f"表{self.table}の{row}" if self.table is not None else row


@dataclass(frozen=True)
class Grid:
    """The texts of a sheet. ``rows[0]`` is row 1; a row ends with its last cell that has a text.

    ``encoding`` is that of a CSV file, ``sheet`` the name of a workbook's; None where the kind of
    file has none. ``places`` are where the rows of a document stand, none for a sheet. ``notes``
    say in Japanese how it was read. ``origins`` says of a cell in the left column of a merge, below
    its top, in which row the merge begins.
    """

    file: str
    rows: Sequence[Sequence[str]]
    encoding: str | None = None
    sheet: str | None = None
    merges: tuple[Merge, ...] = ()
    problems: tuple[Problem, ...] = ()
    places: tuple[Place, ...] = ()
    notes: tuple[str, ...] = ()
    origins: Mapping[tuple[int, int], int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "origins", _origins(self.merges, len(self.rows)))

    def written(self, row: int, column: int) -> str:
        """Return what is written into this very cell; a merge is written into its first."""
        cells = self.rows[row - 1] if row <= len(self.rows) else ()
        return cells[column - 1] if column <= len(cells) else ""

    def origin(self, row: int, column: int) -> int:
        """Return the row in which the cell begins: an earlier one where cells were merged."""
        return self.origins.get((row, column), row)

    def text(self, row: int, column: int) -> str:
        """Return what the cell shows, also where it was merged with those above."""
        return self.written(self.origin(row, column), column)

    def name(self, row: int, column: int) -> str:
        """Return how somebody finds the cell: C7, or the page and the row on it."""
        return name_of(self.places, row, column)

    def shown(self, row: int, column: int) -> str:
        """Return what the cell shows, also where it was merged with those at its left."""
        for merge in self.merges:
            if merge.top <= row <= merge.bottom and merge.left <= column <= merge.right:
                return self.written(merge.top, merge.left)
        return self.written(row, column)


def too_many_rows(file: str, most: int = MAX_ROWS) -> Problem:
    """Return what is said of a table with more rows than there may be."""
    reason = f"行が多すぎます（{most:,}行まで）。"
    remedy = "表の下に空の行が続いていないかを確かめ、ほんとうに多ければ表を分けてください。"
    return Problem(file, None, None, "", reason, remedy)


def name_of(places: Sequence[Place], row: int, column: int) -> str:
    """Return how somebody finds a cell: its row's place where rows have one, else as C7."""
    return str(places[row - 1]) if places else cell_name(row, column)


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell as spreadsheets show it: C7 for row 7, column 3."""
    return f"{column_name(column)}{row}"


def column_name(column: int) -> str:
    """Return the letters of a column: C for 3."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def column_of(letters: str) -> int:
    """Return the number of a column from its name: 3 for C."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _origins(merges: Iterable[Merge], last_row: int) -> dict[tuple[int, int], int]:
    """Return the row where a cell begins, for every cell of a left column below the top.

    Merges of a sound file do not overlap; of a damaged one the first counts.
    """
    origins: dict[tuple[int, int], int] = {}
    ends: dict[int, int] = {}
    for merge in sorted(merges):
        if merge.top > ends.get(merge.left, 0):
            ends[merge.left] = bottom = min(merge.bottom, last_row)
            for row in range(merge.top + 1, bottom + 1):
                origins[row, merge.left] = merge.top
    return origins
