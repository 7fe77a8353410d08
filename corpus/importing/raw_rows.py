"""The rows below a header: what a sheet says of each program, cell by cell, not yet judged."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus import columns
from corpus.errors import Problem
from corpus.grid import Grid
from corpus.importing.header import Header
from corpus.importing.headings import UNITS
from corpus.text.cell_text import is_complete_unit

# 「１　復興の推進」: the number of an area is not part of its name.
_SECTION_NUMBER = re.compile(r"[（(]?[0-9０-９Ⅰ-Ⅻ]{1,3}[）)]?[\s.．、:：]+")
_FOOTNOTE = re.compile(r"[※＊*]|注[0-9０-９:：）)　 ]|[（(]注|出典|備考|合計|小計|総計|計$")
_DITTO = frozenset({"〃", "々", "同上", "同", '"', "″"})
_SHARED = (columns.AREA, columns.DEPARTMENT, columns.DIVISION)
_DEPARTMENT_END = ("部", "局", "庁", "本部", "委員会", "室")
_UNITS_IN_ONE = re.compile(r"(?P<department>.{1,8}?[部局庁])(?P<division>\S{2,})")


@dataclass(frozen=True, slots=True)
class RawRow:
    """The texts of one program under our headings, and the names of the cells they stand in.

    ``number`` is the row of the spreadsheet, or the line of the file.
    """

    number: int
    texts: dict[str, str]
    cells: dict[str, str]


class RowReader:
    """Reads the rows below the header; ``problems`` tells of rows that are no programs."""

    def __init__(self, grid: Grid, header: Header) -> None:
        self.problems: list[Problem] = []
        self._grid = grid
        self._positions = header.positions
        self._first = header.last_row + 1
        self._header_rows = [
            self._written(row) for row in range(header.first_row, header.last_row + 1)
        ]
        self._area = ""
        self._rows: list[RawRow] = []

    def rows(self) -> list[RawRow]:
        """Return the rows that are programs, in their order."""
        for number in range(self._first, len(self._grid.rows) + 1):
            if not self._grid.rows[number - 1]:
                continue
            written = self._written(number)
            if not any(written) or written in self._header_rows:
                continue
            if self._continues(number):
                self._continue(number)
            elif (only := self._only_text(number)) is not None:
                self._take_heading(number, only)
            else:
                self._rows.append(self._row(number))
        return self._rows

    def _written(self, number: int) -> list[str]:
        return [self._grid.written(number, p).strip() for p in self._positions.values()]

    def _continues(self, number: int) -> bool:
        """Tell whether the name's cell goes on from the row before: the program does, too."""
        origin = self._grid.origin(number, self._positions[columns.NAME])
        return bool(self._rows) and origin == self._rows[-1].number != number

    def _continue(self, number: int) -> None:
        """Add what begins in this row to the program above, line by line."""
        texts = self._rows[-1].texts
        for field, position in self._positions.items():
            text = self._grid.written(number, position).strip()
            if text and self._grid.origin(number, position) == number:
                texts[field] = f"{texts[field]}\n{text}" if texts[field] else text

    def _only_text(self, number: int) -> int | None:
        """Return the column of the only text of a row that is a heading or a note.

        None where the row has more, or its only text is an unmerged name.
        """
        found = [n for n, text in enumerate(self._grid.rows[number - 1], start=1) if text.strip()]
        if len(found) != 1:
            return None
        wide = any(
            merge.top == number and merge.left == found[0] and merge.right > merge.left + 1
            for merge in self._grid.merges
        )
        return found[0] if wide or found[0] != self._positions[columns.NAME] else None

    def _take_heading(self, number: int, position: int) -> None:
        """Take the row for the heading of an area, or leave it out with a warning."""
        text = "".join(self._grid.written(number, position).split("\n")).strip()
        if columns.AREA not in self._positions and not _FOOTNOTE.match(text):
            self._area = _SECTION_NUMBER.sub("", text, count=1).strip("「」")
            return
        reason = "施策ではない行とみて、取り込みません。"
        remedy = "施策なら、名称の列に名称を書いてください。"
        name = self._grid.name(number, position)
        self.problems.append(
            Problem(self._grid.file, number, None, text, reason, remedy, "warning", name)
        )

    def _row(self, number: int) -> RawRow:
        texts = {f: self._grid.text(number, p).strip() for f, p in self._positions.items()}
        cells = {f: self._grid.name(number, p) for f, p in self._positions.items()}
        if self._area:
            texts[columns.AREA] = self._area
        if UNITS in texts:
            cells[columns.DEPARTMENT] = cells[columns.DIVISION] = cells.pop(UNITS)
            texts[columns.DEPARTMENT], texts[columns.DIVISION] = split_units(texts.pop(UNITS))
        for field in _SHARED:
            if texts.get(field) in _DITTO and self._rows:
                texts[field] = self._rows[-1].texts.get(field, "")
        return RawRow(number, texts, cells)


def split_units(text: str) -> tuple[str, str]:
    """Return department and divisions of a cell that holds both, the divisions one a line."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) == 1:
        lines = list(_parts(lines[0]))
    if not lines:
        return "", ""
    if len(lines) == 1 and not lines[0].endswith(_DEPARTMENT_END):
        return "", lines[0]
    return lines[0], "\n".join(lines[1:])


def _parts(line: str) -> Iterator[str]:
    """Yield department and division of a line, parted by a space or where the department ends."""
    words = line.split()
    found = _UNITS_IN_ONE.fullmatch(line)
    if len(words) == 1 and found and is_complete_unit(found["division"]):
        yield from found.groups()
    else:
        yield from words
