"""The text layer of a plan's table, as a PDF gives it, to programs.

A row of the table comes as its number (with 〇 where the program is new), name, summary, targets,
department and division, each cell a few lines, mostly with an empty line between cells. Between
rows stands page furniture: the title, column headings, page numbers, and the headings of areas,
which come anywhere near the page they head. Numbers count from 1 in every area, so that the rows
of the n-th area are those after the n-th 1.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.errors import CorpusError, Problem
from corpus.plan_text.furniture import (
    AREA_DESCRIPTION,
    AREA_HEADING,
    AREA_HEADING_FORM,
    AREA_NAME,
    COLUMN_HEADINGS,
    TITLE,
    Furniture,
    furniture_kind,
)
from corpus.plan_text.plan import Area, Plan, PlanRow
from corpus.record import Program
from corpus.text.cell_text import is_complete_unit, join_divisions, join_name, join_text
from corpus.text.marks import CIRCLES, REPOST_MARK

_INDENT = "\u3000"

# Number, mark and name are parted by ASCII spaces; an area heading has an ideographic one.
_NUMBER_LINE = re.compile(
    rf"(?P<number>[0-9]{{1,3}})(?: +(?P<new>[{CIRCLES}]))?(?: +(?P<name>\S.*))?"
)
_DEPARTMENT_LINE = re.compile(r"[一-龠]{2,6}[部局庁]")
_FISCAL_YEAR = re.compile(r"プラン\s*(?P<year>20[0-9]{2})")


def parse_plan(text: str, file: str = "source.txt", fiscal_year: int | None = None) -> Plan:
    """Return the plan in the text; the fiscal year is the one in its title unless it is given.

    Raises CorpusError, with line numbers as rows, where the text has not the layout above.
    """
    # A page break is a space in front of a line; ideographic spaces are indents and stay.
    lines = [line.strip(" \f\r") for line in text.split("\n")]
    return _PlanReader(file, lines).read(fiscal_year)


@dataclass(frozen=True, slots=True)
class _Cells:
    """The cells of a row, joined, and where the row ends."""

    number: int
    is_new: bool
    name: str
    summary: str
    targets: str
    department: str
    divisions: tuple[str, ...]
    first: int
    end: int


class _PlanReader:
    """Reads one plan. Line indices count from 0, the lines of problems and values from 1."""

    def __init__(self, file: str, lines: Sequence[str]) -> None:
        self.file = file
        self.lines = lines

    def read(self, fiscal_year: int | None) -> Plan:
        starts = self._starts()
        if not starts:
            raise self._error(0, "施策の行が見つかりません。")
        ends = [*starts[1:], len(self.lines)]
        rows = [self._cells(start, end) for start, end in zip(starts, ends, strict=True)]
        furniture = tuple(self._furniture(rows))
        areas = self._areas(furniture, sum(row.number == 1 for row in rows))
        year = fiscal_year or self._fiscal_year(furniture)
        return Plan(year, areas, tuple(_plan_rows(rows, areas, year)), furniture)

    def _starts(self) -> list[int]:
        """Return the lines that begin a row: numbers that count on from the row before."""
        starts: list[int] = []
        expected, complete = 1, True
        for index, line in enumerate(self.lines):
            if _DEPARTMENT_LINE.fullmatch(line):
                complete = True
            if not complete or not _NUMBER_LINE.fullmatch(line):
                continue
            number, _, name = _number_line(line)
            if number in (expected, 1) and self._name_follows(index, name):
                starts.append(index)
                expected, complete = number + 1, False
        return starts

    def _name_follows(self, index: int, name: str) -> bool:
        """Tell a row's number from a page's: a name follows, at most one empty line between."""
        following = [*self.lines[index + 1 : index + 3], "", ""]
        first = name or following[0] or following[1]
        return bool(first) and first not in COLUMN_HEADINGS

    def _cells(self, start: int, end: int) -> _Cells:
        """Return the cells of the row that begins at ``start``; it ends before ``end``."""
        number, new, first = _number_line(self.lines[start])
        department = self._department(start, end)
        name, texts = _split_name(first, self.lines[start + 1 : department])
        if not name or not texts:
            raise self._error(start, "施策の名称か概要が見つかりません。")
        after = self._end_of_divisions(department, end)
        division_lines = [line for line in self.lines[department + 1 : after] if line]
        return _Cells(
            number=number,
            is_new=new,
            name=join_name(name),
            summary=join_text(texts[0]),
            targets="\n\n".join(join_text(block) for block in texts[1:]),
            department=self.lines[department],
            divisions=join_divisions(division_lines),
            first=start,
            end=after,
        )

    def _department(self, start: int, end: int) -> int:
        """Return the line of the row that is a department's name. Raises without exactly one."""
        rows = range(start + 1, end)
        found = [index for index in rows if _DEPARTMENT_LINE.fullmatch(self.lines[index])]
        if not found:
            raise self._error(start, "施策の部局が見つかりません。")
        if len(found) > 1:
            # Another row hides behind this one: its number is missing or out of order.
            raise self._error(found[1], "整理番号が続いていない施策があります。")
        return found[0]

    def _end_of_divisions(self, department: int, end: int) -> int:
        """Return the line after the row's last.

        A division goes on over empty lines until it is complete; then an empty line ends it, or
        the furniture of the next page.
        """
        division, after = "", department + 1
        for index in range(department + 1, end):
            line = self.lines[index]
            if is_complete_unit(division) and (not line or furniture_kind(line) != TITLE):
                break
            if line:
                division += line
                after = index + 1
        if not is_complete_unit(division):
            raise self._error(department, "担当課の終わりが見つかりません。")
        return after

    def _furniture(self, rows: Sequence[_Cells]) -> Iterator[Furniture]:
        """Yield the lines outside of all rows, each with its kind."""
        edges = [0, *(edge for row in rows for edge in (row.first, row.end)), len(self.lines)]
        for first, end in list(pairwise(edges))[::2]:
            for index in range(first, end):
                if line := self.lines[index]:
                    yield Furniture(index + 1, furniture_kind(line), line)

    def _areas(self, furniture: Sequence[Furniture], count: int) -> tuple[Area, ...]:
        """Return the areas in the order of their numbers, with the plan's lines about them."""
        headings = [
            AREA_HEADING_FORM.fullmatch(f.text) for f in furniture if f.kind == AREA_HEADING
        ]
        names = {int(found["number"]): found["name"] for found in headings if found}
        if sorted(names) != list(range(1, count + 1)):
            raise self._error(0, f"展開方向の見出しが{count}個そろっていません。")
        listed = [f.text.strip("「」") for f in furniture if f.kind == AREA_NAME]
        described = [f.text.strip("～") for f in furniture if f.kind == AREA_DESCRIPTION]
        # The plan lists first all names, then all descriptions, in the same order.
        texts = dict(zip(listed, described, strict=False)) if len(listed) == len(described) else {}
        return tuple(Area(names[n], texts.get(names[n], "")) for n in sorted(names))

    def _fiscal_year(self, furniture: Sequence[Furniture]) -> int:
        title = "".join(f.text for f in furniture if f.kind == TITLE)
        if (found := _FISCAL_YEAR.search(title)) is None:
            raise self._error(0, "表題に年度がありません。")
        return int(found["year"])

    def _error(self, index: int, reason: str) -> CorpusError:
        remedy = "番号、名称、概要、指標、部局、担当課の順に並ぶ表か、確かめてください。"
        line = self.lines[index] if index < len(self.lines) else ""
        return CorpusError([Problem(self.file, index + 1, None, line, reason, remedy)])


def _number_line(line: str) -> tuple[int, bool, str]:
    """Return the number of a row, whether it is new, and the name as far as it stands there."""
    parts = _NUMBER_LINE.fullmatch(line)
    if parts is None:
        raise ValueError(f"not the first line of a row: {line!r}")
    return int(parts["number"]), parts["new"] is not None, parts["name"] or ""


def _split_name(first: str, lines: Sequence[str]) -> tuple[list[str], list[list[str]]]:
    """Return the lines of the name and the blocks of the cells after it.

    The name ends at an empty line or at an indented one, with which a text begins.
    """
    blocks: list[list[str]] = [[first]] if first else [[]]
    for line in lines:
        if line.startswith(_INDENT) and len(blocks) == 1:
            blocks.append([line])
        elif line:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return blocks[0], [block for block in blocks[1:] if block]


def _plan_rows(
    rows: Sequence[_Cells], areas: Sequence[Area], fiscal_year: int
) -> Iterator[PlanRow]:
    """Yield the rows as programs; a repost points to the program of the same name.

    Where there is none, the name keeps its mark: it is all that is known.
    """
    area_number = 0
    programs = []
    for row in rows:
        area_number += row.number == 1
        programs.append(_program(row, areas[area_number - 1].name, area_number, fiscal_year))
    originals = {p.name: p.id for p in programs if not REPOST_MARK.search(p.name)}
    for row, program in zip(rows, programs, strict=True):
        name = REPOST_MARK.sub("", program.name)
        if name != program.name and name in originals:
            program = replace(program, name=name, repost_of=originals[name])
        yield PlanRow(program, row.first + 1, row.end)


def _program(row: _Cells, area: str, area_number: int, fiscal_year: int) -> Program:
    return Program(
        id=f"{fiscal_year}-{area_number}-{row.number:02}",
        area=area,
        number=row.number,
        name=row.name,
        summary=row.summary,
        targets=row.targets,
        department=row.department,
        divisions=row.divisions,
        is_new=row.is_new,
    )
