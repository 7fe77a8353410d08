"""The rows below a header, one after the other: programs, parts of them, headings, notes."""

from collections.abc import Iterator, Mapping

from corpus import columns
from corpus.grid import Grid
from corpus.layout import row_kinds
from corpus.layout.above import Above
from corpus.layout.fill_down import fill_down
from corpus.layout.header import Header
from corpus.layout.heading_rows import says_again
from corpus.layout.known_headings import UNITS, meanings_of
from corpus.layout.raw_row import RawRow
from corpus.layout.row_builder import RowBuilder, is_ditto, is_ditto_sign
from corpus.layout.row_report import NAMELESS, WRITE_NAME, RowReport
from corpus.layout.sections import Sections
from corpus.layout.unmarked import sections_by_name

_SHARED = (columns.AREA, columns.DEPARTMENT, columns.DIVISION)
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
DITTO = "上と同じという印ですが、何を指すか分からないため、そのまま取り込みます。"
WRITE_TEXT = "もとの文をセルに書いてください。"
ABOVE = "見出しより上の行です。題や注とみて、取り込みません。"
STRAY = "施策ではない行とみて、取り込みません。"


class RowReader:
    """Reads the rows below the header.

    ``left_out`` has every row that became no program, ``problems`` warns of those that nobody may
    have meant to leave out.
    """

    def __init__(self, grid: Grid, header: Header, is_titled: bool = False) -> None:
        self._grid = grid
        self._above = Above(grid, header, is_titled)
        self._positions = {column.key: column.position for column in header.columns}
        self._keys = {position: key for key, position in self._positions.items()}
        self._report = RowReport(grid, self._keys)
        self.problems, self.left_out = self._report.problems, self._report.left_out
        self._first = header.last_row + 1
        self._header_rows = [
            self._written(row) for row in range(header.first_row, header.last_row + 1)
        ]
        self._identity = {
            column.key
            for column in header.columns
            for meaning in meanings_of(column.heading)
            if column.field in (meaning.field, None) and meaning.field in _IDENTITY
        }
        self._name = self._positions[columns.NAME]
        self._is_full = self._most_rows_are_full()
        self._wide = {(m.top, m.left) for m in grid.merges if m.right > m.left + 1}
        self._next_named = self._rows_named_below()
        self._unmarked = sections_by_name(self._cells_below(), self._positions)
        self._sections = Sections(columns.AREA in self._positions)
        # What a row without a name may not go on with: a heading, a row that was left out.
        self._is_closed = self._is_below_heading = False
        self._may_number = self._first
        # What the headings since the last program say, and what those right above each one do.
        self._taken: dict[str, str] = {}
        self._headed: dict[int, dict[str, str]] = {}
        self._rows: list[RawRow] = []
        self._builder = RowBuilder(grid, self._positions)

    def rows(self) -> list[RawRow]:
        """Return the rows that are programs, in their order."""
        self._take_above()
        for number, filled in self._cells_below():
            self._take(number, filled)
        self.problems += fill_down(self._grid, self._rows, self._positions, self._headed)
        return self._rows

    def _take_above(self) -> None:
        """Take the row right above the headings that heads their first programs; leave out the
        titles and notes there.
        """
        for number in self._above.rows:
            filled = self._filled(number)
            if number == self._above.section:
                self._take_section(number, *next(iter(filled.items())))
            else:
                self._report.leave_out(number, filled, ABOVE)

    def _cells_below(self) -> Iterator[tuple[int, dict[int, str]]]:
        """Yield the rows below the headings that have texts, with their filled cells."""
        for number in range(self._first, len(self._grid.rows) + 1):
            if filled := self._filled(number):
                yield number, filled

    def _filled(self, number: int) -> dict[int, str]:
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
            is_named = self._grid.written(row, self._name).strip()
            found[row - 1] = row if is_named else found[row]
        return found

    def _take(self, number: int, filled: dict[int, str]) -> None:
        """Make a program of the row, add it to the one above, or leave it out."""
        if self._repeats_headings(number):
            self._may_number = number + 1
            self._builder.begin_below(number)
            self._report.leave_out(number, filled, REPEATED)
        elif len(filled) == 1 and self._above.comes_again(number, *filled.values()):
            self._report.leave_out(number, filled, REPEATED)
        elif self._continues(number):
            self._continue(number)
        elif self._numbers_columns(number, filled):
            self._report.leave_out(number, filled, COLUMN_NUMBERS)
        elif len(filled) == 1 and not self._is_name_alone(number, filled):
            self._take_single(number, *filled.popitem())
        elif reason := self._reason_against(filled):
            self._report.warn_left_out(number, filled, reason)
        elif self._is_numbered_section(filled):
            self._take_section(number, self._name, " ".join(filled.values()), filled)
        elif self._builder.text(number, self._name).strip():
            self._warn_of_name_alone(number, filled)
            self._add(number)
        elif self._goes_on(filled):
            self._join(number, filled)
        else:
            self._leave_out_nameless(number, filled)

    def _repeats_headings(self, number: int) -> bool:
        """Tell whether the row says again what stands above its columns, some cells left empty."""
        texts = self._written(number)
        return texts in self._header_rows or any(
            says_again(texts, headings) for headings in self._header_rows
        )

    def _reason_against(self, filled: dict[int, str]) -> str:
        """Return why the row is no program whatever its name is; empty where nothing says so."""
        texts = [*filled.values()]
        if self._is_total(filled):
            return TOTAL
        if self._name in filled and all(map(row_kinds.is_cell_sign, texts)):
            return STRAY
        is_labelled = row_kinds.is_labelled_note(texts) and next(iter(filled)) != self._name
        return NOTE if is_labelled else ""

    def _is_total(self, filled: dict[int, str]) -> bool:
        """Tell whether the row sums up others: those of a unit have its name beside the word."""
        own = [text for p, text in filled.items() if self._keys.get(p) not in _SHARED]
        if row_kinds.is_total_word(filled.get(self._name, "")):
            # 款 and 項 stand before it; no program is called so.
            return not any("。" in text for text in own)
        if self._name not in filled and self._is_total_of_unit([*filled.values()]):
            return True
        is_named = self._name in filled and row_kinds.is_total([filled[self._name], *own[1:]])
        return row_kinds.is_total(list(filled.values())) or (
            is_named and own[0] == filled[self._name]
        )

    @staticmethod
    def _is_total_of_unit(texts: list[str]) -> bool:
        """Tell whether a row without a name says behind its units that it sums them up: 総務部 |
        総務課計 | 30.
        """
        return any(row_kinds.is_total(texts[place:]) for place in range(1, len(texts) - 1))

    def _is_numbered_section(self, filled: dict[int, str]) -> bool:
        """Tell whether the row has a section's number and its name, and nothing else: 第1章 |
        くらし."""
        first, *others = filled
        return (
            self._is_full
            and others == [self._name]
            and self._keys.get(first) in self._identity
            and row_kinds.is_section_number(filled[first])
        )

    def _add(self, number: int) -> None:
        self._rows.append(self._builder.row(number, self._sections.given(), self._rows))
        if self._taken:
            self._headed[number], self._taken = self._taken, {}
        self._is_closed = self._is_below_heading = False
        self._warn_of_ditto(self._rows[-1])

    def _warn_of_ditto(self, row: RawRow) -> None:
        """Warn of each sign for "as above" that stands for nothing, or for a name."""
        for key, text in row.texts.items():
            if is_ditto_sign(text) or is_ditto(key, text):
                place = self._positions.get(key, self._positions.get(UNITS, self._name))
                self._report.warn(row.number, {place: text}, DITTO, WRITE_TEXT)

    def _numbers_columns(self, number: int, filled: dict[int, str]) -> bool:
        """Tell whether the row numbers the columns: 1 2 3 right below the headings, or (1) (2)."""
        figures = [text.strip("()（）") for text in filled.values()]
        return (
            (number == self._may_number or not set(figures) & set(filled.values()))
            and len(figures) >= _NUMBERED
            and all(map(str.isdecimal, figures))
            and [int(figure) for figure in figures] == list(range(1, len(figures) + 1))
        )

    def _continues(self, number: int) -> bool:
        """Tell whether the name's cell goes on from the row before: the program does, too."""
        origin = self._grid.origin(number, self._name)
        return bool(self._rows) and origin == self._rows[-1].number != number

    def _continue(self, number: int) -> None:
        """Add what begins in this row to the program above, line by line."""
        for key, position in self._positions.items():
            text = self._grid.written(number, position).strip()
            if text and self._grid.origin(number, position) == number:
                self._append(key, text)

    def _append(self, key: str, text: str) -> None:
        texts = self._rows[-1].texts
        key = columns.DIVISION if key == UNITS else key
        texts[key] = f"{texts[key]}\n{text}" if texts.get(key) else text

    def _goes_on(self, filled: dict[int, str]) -> bool:
        """Tell whether a row without a name goes on with the program above it.

        It does where it has nothing that tells a program: no id, no area, no other department.
        """
        if not self._rows or self._is_closed:
            return False
        keys = {self._keys.get(position, ""): text for position, text in filled.items()}
        above = self._rows[-1].texts
        return not (
            keys.keys() & self._identity
            or any(above.get(field) != keys[field] for field in _SHARED[:2] if field in keys)
        )

    def _join(self, number: int, filled: dict[int, str]) -> None:
        """Add the row's texts to the program above, and say so."""
        for position, text in filled.items():
            key = self._keys[position]
            if key not in _SHARED or self._rows[-1].texts.get(key) != text:
                self._append(key, text)
        name = self._rows[-1].texts[columns.NAME]
        reason = f"名称のない行です。上の「{name}」の続きとみて、つなぎました。"
        self._report.warn(number, filled, reason, WRITE_NAME)

    def _is_name_alone(self, number: int, filled: dict[int, str]) -> bool:
        """Tell whether the only text of the row is a program's name rather than a heading."""
        text = filled.get(self._name)
        if text is None or self._is_wide(number, self._name) or row_kinds.is_note(text):
            return False
        if number in self._unmarked:
            return False
        return not self._is_full or not (
            row_kinds.is_marked_section(text)
            or row_kinds.is_total([text])
            or row_kinds.unit_of(text)
        )

    def _is_wide(self, number: int, position: int) -> bool:
        return (number, position) in self._wide

    def _warn_of_name_alone(self, number: int, filled: dict[int, str]) -> None:
        if self._is_full and set(filled) == {self._name}:
            reason = "名称だけの行です。施策として取り込みます。"
            remedy = "区切りの行なら、【 】で囲むか、列をまたいで結合してください。"
            self._report.warn(number, filled, reason, remedy)

    def _take_single(self, number: int, position: int, text: str) -> None:
        """Take the row's only text for a heading, a part of the program above, or a note."""
        filled = {position: text}
        if row_kinds.is_note(text):
            self._report.warn_left_out(number, filled, NOTE)
        elif row_kinds.is_total([text]):
            self._report.warn_left_out(number, filled, TOTAL)
        elif self._is_heading(number, position, text):
            self._take_section(number, position, text)
        elif self._goes_on(filled):
            self._join(number, filled)
        else:
            self._leave_out_nameless(number, filled)

    def _is_heading(self, number: int, position: int, text: str) -> bool:
        """Tell whether the row's only text heads what stands below it.

        It does across columns, in the name's column or, where it is no number, in that of the
        numbers. In another one at the left, or of departments, it does where the next program has
        no text of its own.
        """
        key = self._keys.get(position)
        if self._is_wide(number, position) or key == columns.NAME:
            return True
        if key in self._identity:
            return not row_kinds.is_code(text)
        if position > self._name and key not in _SHARED:
            return False
        if position < self._name and row_kinds.is_marked_section(text):
            return True
        named = self._next_named[number]
        return named is not None and not self._grid.text(named, position).strip()

    def _take_section(
        self, number: int, position: int, text: str, cells: dict[int, str] | None = None
    ) -> None:
        """Take the row for the heading of what stands below it, or leave it out.

        ``cells`` are those that the heading stands in, where it is more than one.
        """
        cells = cells or {position: text}
        own = self._keys.get(position)
        is_marked = self._is_wide(number, position) or row_kinds.is_marked_section(text)
        is_cell = own in _SHARED and (not is_marked or self._heads_cells(number, position))
        taken = self._sections.take(text, own if is_cell else None, self._is_below_heading)
        if not taken:
            self._report.warn_left_out(number, cells, STRAY)
            return
        self._taken |= taken
        self._is_closed = self._is_below_heading = True
        what = "、".join(f"「{field}」を「{name}」" for field, name in taken.items() if name)
        reason = f"区切りの行とみて、下の施策の{what}とします。"
        self._report.leave_out(number, cells, reason)
        if number in self._unmarked and not is_marked:
            self._report.warn(
                number, {position: text}, reason, "施策なら、ほかの列にも書いてください。"
            )

    def _heads_cells(self, number: int, position: int) -> bool:
        """Tell whether a heading stands in the column of areas, and the rows below have none."""
        named = self._next_named[number]
        is_area = self._keys.get(position) == columns.AREA
        return is_area and named is not None and not self._grid.text(named, position).strip()

    def _leave_out_nameless(self, number: int, filled: Mapping[int, str]) -> None:
        """Leave the row out; what is wrong with it is the cell of its name."""
        self._is_closed = True
        self._report.warn_left_out(number, filled, NAMELESS, self._name)
