"""What a row below a header is, by its cells and the header alone: a total, a note, a heading."""

from collections.abc import Iterator

from corpus import columns
from corpus.grid import Grid
from corpus.layout import row_kinds
from corpus.layout.header import Header
from corpus.layout.heading_rows import says_again
from corpus.layout.known_headings import meanings_of
from corpus.layout.unmarked import sections_by_name

SHARED = (columns.AREA, columns.DEPARTMENT, columns.DIVISION)
# What a row has that is a program of its own.
_IDENTITY = (columns.ID, columns.NUMBER)
# Headings of sections may be as many as the programs below them, hardly three times as many.
_FULL = 0.25
# A list's row of figures below its headings: (1) (2) (3).
_NUMBERED = 3

TOTAL = "合計や小計の行とみて、取り込みません。"
NOTE = "注の行とみて、取り込みません。"
REPEATED = "見出しの繰り返しとみて、取り込みません。"
COLUMN_NUMBERS = "列の番号の行とみて、取り込みません。"
STRAY = "施策ではない行とみて、取り込みません。"


class RowRoles:
    """Tells what the rows below a header are; of what was read before it knows nothing.

    ``keys`` are the columns by position, ``identity`` those that tell a program, ``name`` is the
    position of the names. ``unmarked`` are the rows that head others though nothing marks them;
    where rows are ``is_full`` a name alone is something else than a program.
    """

    def __init__(self, grid: Grid, header: Header) -> None:
        self._grid = grid
        self._positions = {column.key: column.position for column in header.columns}
        self.keys = {position: key for key, position in self._positions.items()}
        self._first = header.last_row + 1
        self._header_rows = [
            self._written(row) for row in range(header.first_row, header.last_row + 1)
        ]
        self.identity = {
            column.key
            for column in header.columns
            for meaning in meanings_of(column.heading)
            if column.field in (meaning.field, None) and meaning.field in _IDENTITY
        }
        self.name = self._positions[columns.NAME]
        self.is_full = self._most_rows_are_full()
        self._wide = {(m.top, m.left) for m in grid.merges if m.right > m.left + 1}
        self._next_named = self._rows_named_below()
        self.unmarked = sections_by_name(self.cells_below(), self._positions)

    def cells_below(self) -> Iterator[tuple[int, dict[int, str]]]:
        """Yield the rows below the headings that have texts, with their filled cells."""
        for number in range(self._first, len(self._grid.rows) + 1):
            if filled := self.filled(number):
                yield number, filled

    def filled(self, number: int) -> dict[int, str]:
        """Return position and text of the cells that have one."""
        return {
            position: text.strip()
            for position, text in enumerate(self._grid.rows[number - 1], start=1)
            if text.strip()
        }

    def _written(self, number: int) -> list[str]:
        return [self._grid.written(number, p).strip() for p in self._positions.values()]

    def _most_rows_are_full(self) -> bool:
        """Tell whether programs have more than a name here: a name alone then is something else."""
        counts = [sum(map(bool, row)) for row in self._grid.rows[self._first - 1 :] if any(row)]
        return sum(count > 1 for count in counts) > len(counts) * _FULL

    def _rows_named_below(self) -> list[int | None]:
        """Return for each row the next below it that has a name; rows are counted from 1."""
        found: list[int | None] = [None] * (len(self._grid.rows) + 1)
        for row in range(len(self._grid.rows), 0, -1):
            is_named = self._grid.written(row, self.name).strip()
            found[row - 1] = row if is_named else found[row]
        return found

    def repeats_headings(self, number: int) -> bool:
        """Tell whether the row says again what stands above its columns, some cells left empty."""
        texts = self._written(number)
        return texts in self._header_rows or any(
            says_again(texts, headings) for headings in self._header_rows
        )

    def numbers_columns(self, filled: dict[int, str], is_below: bool) -> bool:
        """Tell whether the row numbers the columns: 1 2 3 right below the headings, or (1) (2)."""
        figures = [text.strip("()（）") for text in filled.values()]
        return (
            (is_below or not set(figures) & set(filled.values()))
            and len(figures) >= _NUMBERED
            and all(map(str.isdecimal, figures))
            and [int(figure) for figure in figures] == list(range(1, len(figures) + 1))
        )

    def reason_against(self, filled: dict[int, str]) -> str:
        """Return why the row is no program whatever its name is; empty where nothing says so."""
        texts = [*filled.values()]
        if self._is_total(filled):
            return TOTAL
        if self.name in filled and all(map(row_kinds.is_cell_sign, texts)):
            return STRAY
        is_labelled = row_kinds.is_labelled_note(texts) and next(iter(filled)) != self.name
        return NOTE if is_labelled else ""

    def _is_total(self, filled: dict[int, str]) -> bool:
        """Tell whether the row sums up others: those of a unit have its name beside the word."""
        own = [text for p, text in filled.items() if self.keys.get(p) not in SHARED]
        if row_kinds.is_total_word(filled.get(self.name, "")):
            # 款 and 項 stand before it; no program is called so.
            return not any("。" in text for text in own)
        if self.name not in filled and self._is_total_of_unit([*filled.values()]):
            return True
        is_named = self.name in filled and row_kinds.is_total([filled[self.name], *own[1:]])
        return row_kinds.is_total(list(filled.values())) or (
            is_named and own[0] == filled[self.name]
        )

    @staticmethod
    def _is_total_of_unit(texts: list[str]) -> bool:
        """Tell whether a row without a name says behind its units that it sums them up: 総務部 |
        総務課計 | 30.
        """
        return any(row_kinds.is_total(texts[place:]) for place in range(1, len(texts) - 1))

    def is_numbered_section(self, filled: dict[int, str]) -> bool:
        """Tell whether the row has a section's number and its name, and nothing else: 第1章 |
        くらし."""
        first, *others = filled
        return (
            self.is_full
            and others == [self.name]
            and self.keys.get(first) in self.identity
            and row_kinds.is_section_number(filled[first])
        )

    def is_name_alone(self, number: int, filled: dict[int, str]) -> bool:
        """Tell whether the only text of the row is a program's name rather than a heading."""
        text = filled.get(self.name)
        if text is None or self.is_wide(number, self.name) or row_kinds.is_note(text):
            return False
        if number in self.unmarked:
            return False
        return not self.is_full or not (
            row_kinds.is_marked_section(text)
            or row_kinds.is_total([text])
            or row_kinds.unit_of(text)
        )

    def is_heading(self, number: int, position: int, text: str) -> bool:
        """Tell whether the row's only text heads what stands below it.

        It does across columns, in the name's column or, where it is no number, in that of the
        numbers. In another one at the left, or of departments, it does where the next program has
        no text of its own.
        """
        key = self.keys.get(position)
        if self.is_wide(number, position) or key == columns.NAME:
            return True
        if key in self.identity:
            return not row_kinds.is_code(text)
        if position > self.name and key not in SHARED:
            return False
        if position < self.name and row_kinds.is_marked_section(text):
            return True
        named = self._next_named[number]
        return named is not None and not self._grid.text(named, position).strip()

    def heads_cells(self, number: int, position: int) -> bool:
        """Tell whether a heading stands in the column of areas, and the rows below have none."""
        named = self._next_named[number]
        is_area = self.keys.get(position) == columns.AREA
        return is_area and named is not None and not self._grid.text(named, position).strip()

    def is_wide(self, number: int, position: int) -> bool:
        return (number, position) in self._wide
