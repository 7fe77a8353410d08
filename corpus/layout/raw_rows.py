"""The rows below a header: what a sheet says of each program, cell by cell, not yet judged."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from corpus import columns
from corpus.areas import SEPARATOR
from corpus.errors import Problem
from corpus.grid import Grid, Place, name_of
from corpus.layout import row_kinds
from corpus.layout.header import Header
from corpus.layout.headings import LEVELS, UNITS, meanings_of
from corpus.layout.units import split_units

_DITTO = frozenset({"〃", "々", "同上", "同", '"', "″"})
_SHARED = (columns.AREA, columns.DEPARTMENT, columns.DIVISION)
# What a row has that is a program of its own.
_IDENTITY = (columns.ID, columns.NUMBER)
# Headings of sections may be as many as the programs below them, hardly three times as many.
_FULL = 0.25
# A list's row of figures below its headings: (1) (2) (3).
_NUMBERED = 3

NAMELESS = "名称のない行です。取り込みません。"
TOTAL = "合計や小計の行とみて、取り込みません。"
NOTE = "注の行とみて、取り込みません。"
REPEATED = "見出しの繰り返しとみて、取り込みません。"
COLUMN_NUMBERS = "列の番号の行とみて、取り込みません。"
STRAY = "施策ではない行とみて、取り込みません。"
_WRITE_NAME = "施策なら、名称の列に名称を書いてください。"


@dataclass(frozen=True, slots=True)
class RawRow:
    """The texts of one program under our headings, and the names of the cells they stand in.

    Columns of one's own are there by their own headings. ``number`` is the row of the spreadsheet,
    or the line of the file.
    """

    number: int
    texts: dict[str, str]
    cells: Mapping[str, str]


class CellNames(Mapping[str, str]):
    """The names of a row's cells by their columns, made when somebody asks: 100,000 rows of them
    would be most of the memory that an import needs.
    """

    __slots__ = ("_number", "_places", "_positions", "_sheet")

    def __init__(
        self,
        places: Sequence[Place],
        number: int,
        positions: Mapping[str, int],
        sheet: str = "",
    ) -> None:
        self._places = places
        self._number = number
        self._positions = positions
        self._sheet = sheet

    def __getitem__(self, key: str) -> str:
        return self._sheet + name_of(self._places, self._number, self._positions[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self._positions)

    def __len__(self) -> int:
        return len(self._positions)

    def of_sheet(self, sheet: str) -> "CellNames":
        """Return the names with that of their sheet before them."""
        return CellNames(self._places, self._number, self._positions, f"{sheet}!")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that is no program: its texts by the names of their cells, and what it was taken for.

    ``sheet`` is empty where the file has none.
    """

    number: int
    cells: Mapping[str, str]
    reason: str
    sheet: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the row as a JSON object, its texts whole."""
        sheet = {"sheet": self.sheet} if self.sheet else {}
        return {"row": self.number, **sheet, "cells": dict(self.cells), "reason": self.reason}


@dataclass
class _Section:
    """The headings that programs stand below: areas from the outside in, a unit."""

    areas: list[tuple[str, str]] = field(default_factory=list)
    department: str = ""
    division: str = ""


class RowReader:
    """Reads the rows below the header.

    ``left_out`` has every row that became no program, ``problems`` warns of those that nobody may
    have meant to leave out.
    """

    def __init__(self, grid: Grid, header: Header) -> None:
        self.problems: list[Problem] = []
        self.left_out: list[LeftOut] = []
        self._grid = grid
        self._positions = {column.key: column.position for column in header.columns}
        # One cell may have a department and its divisions.
        units = (columns.DEPARTMENT, columns.DIVISION)
        self._places = {
            key: position
            for column, position in self._positions.items()
            for key in (units if column == UNITS else (column,))
        }
        self._keys = {position: key for key, position in self._positions.items()}
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
        self._section = _Section()
        self._is_below_section = False
        self._rows: list[RawRow] = []

    def rows(self) -> list[RawRow]:
        """Return the rows that are programs, in their order."""
        for number in range(self._first, len(self._grid.rows) + 1):
            if filled := self._filled(number):
                self._take(number, filled)
        return self._rows

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
        if self._written(number) in self._header_rows:
            self._leave_out(number, filled, REPEATED)
        elif self._continues(number):
            self._continue(number)
        elif self._numbers_columns(number, filled):
            self._leave_out(number, filled, COLUMN_NUMBERS)
        elif len(filled) == 1 and not self._is_name_alone(number, filled):
            self._take_single(number, *filled.popitem())
        elif row_kinds.is_total(list(filled.values())):
            self._warn_left_out(number, filled, TOTAL)
        elif self._grid.text(number, self._name).strip():
            self._warn_of_name_alone(number, filled)
            self._add(number)
        elif self._goes_on(filled):
            self._join(number, filled)
        else:
            self._warn_nameless(number, filled)

    def _add(self, number: int) -> None:
        self._rows.append(self._row(number))
        self._is_below_section = False

    def _numbers_columns(self, number: int, filled: dict[int, str]) -> bool:
        """Tell whether the row below the headings numbers the columns."""
        figures = [text.strip("()（）") for text in filled.values()]
        return (
            number == self._first
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
        if not self._rows or self._is_below_section:
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
        self._warn(number, filled, reason, _WRITE_NAME)

    def _is_name_alone(self, number: int, filled: dict[int, str]) -> bool:
        """Tell whether the only text of the row is a program's name rather than a heading."""
        text = filled.get(self._name)
        if text is None or self._is_wide(number, self._name) or row_kinds.is_note(text):
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
            self._warn(number, filled, reason, remedy)

    def _take_single(self, number: int, position: int, text: str) -> None:
        """Take the row's only text for a heading, a part of the program above, or a note."""
        filled = {position: text}
        if row_kinds.is_note(text):
            self._warn_left_out(number, filled, NOTE)
        elif row_kinds.is_total([text]):
            self._warn_left_out(number, filled, TOTAL)
        elif self._is_heading(number, position, text):
            self._take_section(number, position, text)
        elif self._goes_on(filled):
            self._join(number, filled)
        else:
            self._warn_nameless(number, filled)

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

    def _take_section(self, number: int, position: int, text: str) -> None:
        """Take the row for the heading of what stands below it, or leave it out."""
        field, name = self._heading_of(number, position, text)
        if field is None:
            self._warn_left_out(number, {position: text}, STRAY)
            return
        if field == columns.AREA:
            self._enter(text, name)
        else:
            self._section.department, self._section.division = (
                (name, "") if field == columns.DEPARTMENT else (self._section.department, name)
            )
        self._is_below_section = True
        reason = f"区切りの行とみて、下の施策の「{field}」を「{name}」とします。"
        self._leave_out(number, {position: text}, reason)

    def _heading_of(self, number: int, position: int, text: str) -> tuple[str | None, str]:
        """Return which field the heading fills, and with what; None for a field that has cells."""
        unit = row_kinds.unit_of(text)
        own = self._keys.get(position)
        is_marked = self._is_wide(number, position) or row_kinds.is_marked_section(text)
        if own in _SHARED and not is_marked:
            return own, text.strip()
        if unit:
            is_department = row_kinds.is_department(unit)
            return (columns.DEPARTMENT if is_department else columns.DIVISION), unit
        if columns.AREA in self._positions:
            return None, ""
        return columns.AREA, row_kinds.section_name(text)

    def _enter(self, text: str, name: str) -> None:
        """Enter an area: within the one whose heading stands right above, else in its place."""
        style = row_kinds.section_style(text)
        areas = self._section.areas
        if not self._is_below_section or style in [known for known, _ in areas]:
            known = [place for place, (other, _) in enumerate(areas) if other == style]
            del areas[known[0] if known else 0 :]
        areas.append((style, name))

    def _row(self, number: int) -> RawRow:
        texts = {key: self._grid.text(number, p).strip() for key, p in self._positions.items()}
        if UNITS in texts:
            texts[columns.DEPARTMENT], texts[columns.DIVISION] = split_units(texts.pop(UNITS))
        levels = [texts.pop(level, "") for level in LEVELS if level in texts]
        if levels:
            texts[columns.AREA] = SEPARATOR.join(filter(None, levels))
        for key, name in self._given().items():
            texts[key] = texts.get(key) or name
        for key in _SHARED:
            if texts.get(key) in _DITTO and self._rows:
                texts[key] = self._rows[-1].texts.get(key, "")
        return RawRow(number, texts, CellNames(self._grid.places, number, self._places))

    def _given(self) -> dict[str, str]:
        """Return what the headings above say of a program."""
        found = {
            columns.AREA: SEPARATOR.join(name for _, name in self._section.areas),
            columns.DEPARTMENT: self._section.department,
            columns.DIVISION: self._section.division,
        }
        return {field: name for field, name in found.items() if name}

    def _leave_out(self, number: int, filled: Mapping[int, str], reason: str) -> None:
        cells = {self._grid.name(number, position): text for position, text in filled.items()}
        self.left_out.append(LeftOut(number, cells, reason, self._grid.sheet or ""))

    def _warn_left_out(self, number: int, filled: Mapping[int, str], reason: str) -> None:
        self._leave_out(number, filled, reason)
        self._warn(number, filled, reason, _WRITE_NAME)

    def _warn_nameless(self, number: int, filled: Mapping[int, str]) -> None:
        """Leave the row out; what is wrong with it is the cell of its name."""
        self._leave_out(number, filled, NAMELESS)
        self._warn(number, filled, NAMELESS, _WRITE_NAME, self._name)

    def _warn(
        self, number: int, filled: Mapping[int, str], reason: str, remedy: str, place: int = 0
    ) -> None:
        place = place or next(iter(filled))
        value, cell = "／".join(filled.values()), self._grid.name(number, place)
        column = self._keys.get(place)
        self.problems.append(
            Problem(self._grid.file, number, column, value, reason, remedy, "warning", cell)
        )
