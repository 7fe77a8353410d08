"""The year that an import is for: where its programs go, and what their rows say of it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from corpus.collection import Collection
from corpus.columns import ID, YEAR
from corpus.errors import CorpusError, Problem
from corpus.layout.raw_row import LeftOut
from corpus.loading import PROGRAMS_FILE
from corpus.reader import read_programs
from corpus.record import Program
from corpus.years.folders import year_folders
from corpus.years.year import year_of, years_said

_BEGINS_WITH_YEAR = re.compile(r"((?:19|20)[0-9]{2})-")


def place_of(directory: Path, collection: Collection, year: int | None) -> Path:
    """Return the folder whose programs.csv an import for a year writes.

    That is the collection's own folder where the programs there are of that year, else the year's.
    Raises CorpusError where the year is not said and there are several, or where one cannot tell of
    which year the programs there are.
    """
    folders = year_folders(directory)
    if year is None:
        if folders:
            known = "、".join(map(str, sorted(folders)))
            newest = max(*folders, collection.fiscal_year or 0)
            reason = f"年度ごとのフォルダー（{known}）があるので、どの年度の表かがわかりません。"
            remedy = (
                f"年度を付けてください。いちばん新しい{newest}年度の表なら、--year {newest} です。"
                "すべての年度のある表は、年度ごとに分けて取り込みます（書き出した表なら、"
                f"sesaku export --format csv --year {newest} のように、年度ごとに書き出せます）。"
            )
            raise _error(PROGRAMS_FILE, reason, remedy)
        return directory
    if year in folders:
        return folders[year]
    present = directory / PROGRAMS_FILE
    programs = read_programs(present).programs if present.exists() else ()
    if not programs:
        return directory / str(year)
    if any(program.text_of(YEAR) for program in programs):
        if any(year_of(program.text_of(YEAR)) == year for program in programs):
            reason = f"{year}年度の施策は、「{YEAR}」の列のある programs.csv にあります。"
            remedy = "すべての年度を一つの表にして、--year を付けずに取り込んでください。"
            raise _error(PROGRAMS_FILE, reason, remedy)
    elif collection.fiscal_year is None:
        reason = "今ある programs.csv が何年度のものか、わかりません。"
        remedy = "collection.toml に fiscal_year = 2020 のように書いてください。"
        raise _error(PROGRAMS_FILE, reason, remedy)
    elif collection.fiscal_year == year:
        return directory
    return directory / str(year)


def of_year(
    programs: Sequence[Program], year: int, file: str, rows: Sequence[int]
) -> tuple[list[Program], list[Problem]]:
    """Return the rows of a file as those of a year, and a problem where one says another year.

    An id of the body's own begins with the year, so that it stays one over the years.
    """
    found: list[Program] = []
    problems = _ids_of_others(programs, year, file, rows)
    for program, row in zip(programs, rows, strict=True):
        text = program.text_of(YEAR)
        if text and year_of(text) != year:
            reason = f"{year}年度として取り込む表に、ほかの年度の行があります。"
            remedy = "その行を分けて、年度ごとに取り込んでください。"
            problems.append(Problem(file, row, YEAR, text, reason, remedy))
        extra = tuple(cell for cell in program.extra if cell[0] != YEAR)
        found.append(
            replace(
                program,
                id=_of_year(program.id, year),
                repost_of=_of_year(program.repost_of or "", year) or None,
                extra=extra,
            )
        )
    return found, problems


def titled_otherwise(
    left_out: Sequence[LeftOut], first_heading: int, year: int, file: str
) -> list[Problem]:
    """Return a warning where the texts above the headings name one year, and it is another."""
    above = [
        (row, cell, text, years)
        for row in left_out
        if row.number < first_heading
        for cell, text in row.cells.items()
        if (years := years_said(text))
    ]
    if not above or len(named := frozenset.union(*(years for *_, years in above))) > 1:
        return []
    (said,) = named
    if said == year:
        return []
    row, cell, text, _ = above[0]
    reason = f"表の題は{said}年度ですが、{year}年度として取り込みます。"
    remedy = f"{said}年度の表なら、--year {said} を付けてください。"
    return [Problem(file, row.number, None, text, reason, remedy, "warning", cell=cell)]


def _ids_of_others(
    programs: Sequence[Program], year: int, file: str, rows: Sequence[int]
) -> list[Problem]:
    """Return a warning of the first id that begins with another year, with how many do."""
    others = [
        (program.id, row)
        for program, row in zip(programs, rows, strict=True)
        if (begins := _BEGINS_WITH_YEAR.match(program.id)) and int(begins[1]) != year
    ]
    if not others:
        return []
    id_, row = others[0]
    reason = f"ほかの年度で始まるIDです（{len(others):,}件）。{_of_year(id_, year)}とします。"
    remedy = f"{year}年度の表か、確かめてください。"
    return [Problem(file, row, ID, id_, reason, remedy, "warning")]


def _of_year(id_: str, year: int) -> str:
    return id_ if not id_ or id_.startswith(f"{year}-") else f"{year}-{id_}"


def _error(file: str, reason: str, remedy: str) -> CorpusError:
    return CorpusError([Problem(file, None, None, "", reason, remedy)])
