"""The rows below a header, one after the other: programs, parts of them, headings, notes."""

from collections.abc import Mapping

from corpus import columns
from corpus.grid import Grid
from corpus.layout import row_kinds
from corpus.layout.above import Above
from corpus.layout.fill_down import fill_down
from corpus.layout.header import Header
from corpus.layout.known_headings import UNITS
from corpus.layout.raw_row import RawRow
from corpus.layout.row_builder import RowBuilder, is_ditto, is_ditto_sign
from corpus.layout.row_report import NAMELESS, WRITE_NAME, RowReport
from corpus.layout.row_roles import COLUMN_NUMBERS, NOTE, REPEATED, SHARED, STRAY, TOTAL, RowRoles
from corpus.layout.sections import Sections

DITTO = "上と同じという印ですが、何を指すか分からないため、そのまま取り込みます。"
WRITE_TEXT = "もとの文をセルに書いてください。"
ABOVE = "見出しより上の行です。題や注とみて、取り込みません。"


class RowReader:
    """Reads the rows below the header.

    ``left_out`` has every row that became no program, ``problems`` warns of those that nobody may
    have meant to leave out.
    """

    def __init__(self, grid: Grid, header: Header, is_titled: bool = False) -> None:
        self._grid = grid
        self._above = Above(grid, header, is_titled)
        self._positions = {column.key: column.position for column in header.columns}
        self._roles = RowRoles(grid, header)
        self._keys, self._name = self._roles.keys, self._roles.name
        self._report = RowReport(grid, self._keys)
        self.problems, self.left_out = self._report.problems, self._report.left_out
        self._sections = Sections(columns.AREA in self._positions)
        # What a row without a name may not go on with: a heading, a row that was left out.
        self._is_closed = self._is_below_heading = False
        self._may_number = header.last_row + 1
        # What the headings since the last program say, and what those right above each one do.
        self._taken: dict[str, str] = {}
        self._headed: dict[int, dict[str, str]] = {}
        # What rows without a name added to the programs above them.
        self._joined: dict[int, dict[str, str]] = {}
        self._rows: list[RawRow] = []
        self._builder = RowBuilder(grid, self._positions)

    def rows(self) -> list[RawRow]:
        """Return the rows that are programs, in their order."""
        self._take_above()
        for number, filled in self._roles.cells_below():
            self._take(number, filled)
        self.problems += fill_down(
            self._grid, self._rows, self._positions, self._headed, self._joined
        )
        return self._rows

    def _take_above(self) -> None:
        """Take the row right above the headings that heads their first programs; leave out the
        titles and notes there.
        """
        for number in self._above.rows:
            filled = self._roles.filled(number)
            if number == self._above.section:
                self._take_section(number, *next(iter(filled.items())))
            else:
                self._report.leave_out(number, filled, ABOVE)

    def _take(self, number: int, filled: dict[int, str]) -> None:
        """Make a program of the row, add it to the one above, or leave it out."""
        if self._roles.repeats_headings(number):
            self._may_number = number + 1
            self._builder.begin_below(number)
            self._report.leave_out(number, filled, REPEATED)
        elif len(filled) == 1 and self._above.comes_again(number, *filled.values()):
            self._report.leave_out(number, filled, REPEATED)
        elif self._continues(number):
            self._continue(number)
        elif self._roles.numbers_columns(filled, number == self._may_number):
            self._report.leave_out(number, filled, COLUMN_NUMBERS)
        elif len(filled) == 1 and not self._roles.is_name_alone(number, filled):
            self._take_single(number, *filled.popitem())
        elif reason := self._roles.reason_against(filled):
            self._report.warn_left_out(number, filled, reason)
        elif self._roles.is_numbered_section(filled):
            self._take_section(number, self._name, " ".join(filled.values()), filled)
        elif self._builder.text(number, self._name).strip():
            self._warn_of_name_alone(number, filled)
            self._add(number)
        elif self._goes_on(filled):
            self._join(number, filled)
        else:
            self._leave_out_nameless(number, filled)

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
        self._joined.setdefault(self._rows[-1].number, {})[key] = texts[key]

    def _goes_on(self, filled: dict[int, str]) -> bool:
        """Tell whether a row without a name goes on with the program above it.

        It does where it has nothing that tells a program: no id, no area, no other department.
        """
        if not self._rows or self._is_closed:
            return False
        keys = {self._keys.get(position, ""): text for position, text in filled.items()}
        above = self._rows[-1].texts
        return not (
            keys.keys() & self._roles.identity
            or any(above.get(field) != keys[field] for field in SHARED[:2] if field in keys)
        )

    def _join(self, number: int, filled: dict[int, str]) -> None:
        """Add the row's texts to the program above, and say so."""
        for position, text in filled.items():
            key = self._keys[position]
            if key not in SHARED or self._rows[-1].texts.get(key) != text:
                self._append(key, text)
        name = self._rows[-1].texts[columns.NAME]
        reason = f"名称のない行です。上の「{name}」の続きとみて、つなぎました。"
        self._report.warn(number, filled, reason, WRITE_NAME)

    def _warn_of_name_alone(self, number: int, filled: dict[int, str]) -> None:
        if self._roles.is_full and set(filled) == {self._name}:
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
        elif self._roles.is_heading(number, position, text):
            self._take_section(number, position, text)
        elif self._goes_on(filled):
            self._join(number, filled)
        else:
            self._leave_out_nameless(number, filled)

    def _take_section(
        self, number: int, position: int, text: str, cells: dict[int, str] | None = None
    ) -> None:
        """Take the row for the heading of what stands below it, or leave it out.

        ``cells`` are those that the heading stands in, where it is more than one.
        """
        cells = cells or {position: text}
        own = self._keys.get(position)
        is_marked = self._roles.is_wide(number, position) or row_kinds.is_marked_section(text)
        is_cell = own in SHARED and (not is_marked or self._roles.heads_cells(number, position))
        taken = self._sections.take(text, own if is_cell else None, self._is_below_heading)
        if not taken:
            self._report.warn_left_out(number, cells, STRAY)
            return
        self._taken |= taken
        self._is_closed = self._is_below_heading = True
        what = "、".join(f"「{field}」を「{name}」" for field, name in taken.items() if name)
        reason = f"区切りの行とみて、下の施策の{what}とします。"
        self._report.leave_out(number, cells, reason)
        if number in self._roles.unmarked and not is_marked:
            self._report.warn(
                number, {position: text}, reason, "施策なら、ほかの列にも書いてください。"
            )

    def _leave_out_nameless(self, number: int, filled: Mapping[int, str]) -> None:
        """Leave the row out; what is wrong with it is the cell of its name."""
        self._is_closed = True
        self._report.warn_left_out(number, filled, NAMELESS, self._name)
