"""The tables of several years as one: every program with its year, the newest year first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.columns import ID, YEAR, Column, Label
from corpus.errors import Problem
from corpus.packed import packed
from corpus.reader import ProgramTable
from corpus.record import Program
from corpus.years.year import year_of

# The facet of years; nothing is found by it.
YEAR_COLUMN = Column(YEAR, "facet", Label(YEAR, "Fiscal year"))
_YEAR_OF_ID = re.compile(r"((?:19|20)[0-9]{2})-.+")


@dataclass(frozen=True, slots=True)
class OfYears:
    """Programs of several years, the newest first; ``years`` is empty where there is only one.

    The programs then are as they were read.
    """

    programs: Sequence[Program]
    years: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()


def of_years(
    tables: Sequence[tuple[int | None, ProgramTable]], fiscal_year: int | None = None
) -> OfYears:
    """Return the programs of all tables with their years.

    A table is of its folder's year; of the one without, a row is of the year in its column 年度,
    else of the collection's ``fiscal_year``, else of the year that its id begins with. Beside
    folders a row that says nothing of its year is a problem; a table without folders in which some
    row says nothing has no years, whatever its other rows say.
    """
    in_folders = any(year is not None for year, _ in tables)
    if len(tables) == 1 and not any(program.text_of(YEAR) for program in tables[0][1].programs):
        return OfYears(tables[0][1].programs)
    rows = [(table, n, year) for year, table in tables for n in range(len(table.programs))]
    programs = packed(program for _, table in tables for program in table.programs)
    years = [
        year or _said(program, fiscal_year)
        for program, (_, _, year) in zip(programs, rows, strict=True)
    ]
    known = sorted({year for year in years if year is not None}, reverse=True)
    unsaid = [one for one, year in zip(rows, years, strict=True) if year is None]
    problems = (*(_without_year(table, n) for table, n, _ in unsaid), *_doubles(rows, programs))
    if len(known) < 2 or (unsaid and not in_folders):
        return OfYears(programs, (), problems if in_folders else ())
    dated = [(year, place) for place, year in enumerate(years) if year is not None]
    dated.sort(key=lambda one: -one[0])
    ordered = packed(_of_year(programs[place], year) for year, place in dated)
    return OfYears(ordered, tuple(known), problems)


def _said(program: Program, fiscal_year: int | None) -> int | None:
    if text := program.text_of(YEAR):
        return year_of(text)
    if fiscal_year is not None:
        return fiscal_year
    found = _YEAR_OF_ID.fullmatch(program.id)
    return int(found[1]) if found else None


def _of_year(program: Program, year: int) -> Program:
    others = (cell for cell in program.extra if cell[0] != YEAR)
    return replace(program, extra=((YEAR, str(year)), *others))


def _without_year(table: ProgramTable, place: int) -> Problem:
    text = table.programs[place].text_of(YEAR)
    reason = "年度として読めません。" if text else "年度がわかりません。"
    remedy = "「年度」の列に2021のように書くか、collection.toml の fiscal_year を書いてください。"
    return Problem(table.file, table.row_numbers[place], YEAR, text, reason, remedy)


def _doubles(
    rows: Sequence[tuple[ProgramTable, int, int | None]], programs: Sequence[Program]
) -> Iterator[Problem]:
    """Yield the ids that several files have; within one file they are found there."""
    first: dict[str, str] = {}
    files: dict[str, set[str]] = {}
    for (table, _, _), program in zip(rows, programs, strict=True):
        before = first.setdefault(program.id, table.file)
        if before != table.file:
            files.setdefault(program.id, {before}).add(table.file)
    if not files:
        return
    for (table, n, year), program in zip(rows, programs, strict=True):
        if year is not None and program.id in files:
            others = "、".join(sorted(files[program.id] - {table.file}))
            reason = f"IDが {others} と重なっています。"
            remedy = f"IDを「{year}-」で始めるなど、年度ごとに違うIDにしてください。"
            yield Problem(table.file, table.row_numbers[n], ID, program.id, reason, remedy)
