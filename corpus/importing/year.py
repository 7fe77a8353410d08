"""The year that an import is for: where its programs go, and what their rows say of it."""

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from pathlib import Path

from corpus.collection import Collection
from corpus.columns import ID, YEAR
from corpus.errors import CorpusError, Problem
from corpus.layout.raw_row import LeftOut, RawRow
from corpus.loading.folder import PROGRAMS_FILE
from corpus.reader import read_programs
from corpus.record import Program
from corpus.text.encoding import is_there
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
                f"すべての年度のある表なら、どの行でも「{YEAR}」の列に年度を書くと、"
                "--year を付けずに取り込めます。"
            )
            raise _error(PROGRAMS_FILE, reason, remedy)
        return directory
    if year in folders:
        return folders[year]
    present = directory / PROGRAMS_FILE
    programs = read_programs(present).programs if is_there(present) else ()
    if not programs:
        return directory / str(year)
    if any(program.text_of(YEAR) for program in programs):
        if any(year_of(program.text_of(YEAR)) == year for program in programs):
            reason = f"{year}年度の施策は、「{YEAR}」の列のある programs.csv にあります。"
            remedy = "すべての年度を一つの表にして、--year を付けずに取り込んでください。"
            if folders:
                remedy = "その施策を年度のフォルダーに移し、「年度」の列を消してください。"
            raise _error(PROGRAMS_FILE, reason, remedy)
    elif collection.fiscal_year is None:
        reason = "今ある programs.csv が何年度のものか、わかりません。"
        remedy = (
            f"その年度を collection.toml に書いてください。{year - 1}年度の表なら、"
            f"fiscal_year = {year - 1} です。"
        )
        raise _error(PROGRAMS_FILE, reason, remedy)
    elif collection.fiscal_year == year:
        return directory
    return directory / str(year)


def with_year(program: Program, year: int | None) -> Program:
    """Return the program with its year as a column, or without such a column for None."""
    others = tuple(cell for cell in program.extra if cell[0] != YEAR)
    return replace(program, extra=others if year is None else ((YEAR, str(year)), *others))


def of_year(
    programs: Sequence[Program],
    year: int,
    file: str,
    rows: Sequence[int],
    ids: Set[str] = frozenset(),
) -> tuple[list[Program], list[Problem]]:
    """Return the rows of a file as those of a year, and a problem where one says another year.

    An id of the body's own begins with the year, so that it stays one over the years; not one of
    the ``ids`` that programs of the year have at present.
    """
    found: list[Program] = []
    problems = _ids_of_others(programs, year, file, rows, ids)
    for program, row in zip(programs, rows, strict=True):
        text = program.text_of(YEAR)
        if text and year_of(text) != year:
            reason = f"{year}年度として取り込む表に、ほかの年度の行があります。"
            remedy = f"{year}年度の行だけにするか、--year を付けずに取り込んでください。"
            problems.append(Problem(file, row, YEAR, text, reason, remedy))
        id_, original = (
            one if one in ids else _of_year(one, year)
            for one in (program.id, program.repost_of or "")
        )
        found.append(with_year(replace(program, id=id_, repost_of=original or None), None))
    return found, problems


def years_of(rows: Sequence[RawRow], file: str) -> tuple[int, ...]:
    """Return the years that the rows of a table name in its column 年度, the newest first; none
    where it has no such column. Raises CorpusError for a row that names none beside others that do.
    """
    texts = [row.texts.get(YEAR, "").strip() for row in rows]
    if not any(texts):
        return ()
    years = [year_of(text) for text in texts]
    problems = [
        Problem(
            file,
            row.number,
            YEAR,
            text,
            "年度として読めません。" if text else "年度が書いてありません。",
            "どの行にも年度を2026のように書くか、年度ごとの表に分けて --year を付けてください。",
            cell=row.cells.get(YEAR, ""),
        )
        for row, text, year in zip(rows, texts, years, strict=True)
        if year is None
    ]
    if problems:
        raise CorpusError(problems)
    return tuple(sorted({year for year in years if year is not None}, reverse=True))


def of_own_years(
    programs: Sequence[Program], file: str, rows: Sequence[int], ids: Set[str]
) -> tuple[list[Program], list[Problem]]:
    """Return the rows of a table of several years, each as one of the year that it names."""
    found = [*programs]
    problems: list[Problem] = []
    years = [year_of(program.text_of(YEAR)) for program in programs]
    for year in dict.fromkeys(filter(None, years)):
        places = [place for place, one in enumerate(years) if one == year]
        own = [programs[place] for place in places]
        dated, told = of_year(own, year, file, [rows[place] for place in places], ids)
        problems += told
        for place, program in zip(places, dated, strict=True):
            found[place] = with_year(program, year)
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
    programs: Sequence[Program], year: int, file: str, rows: Sequence[int], ids: Set[str]
) -> list[Problem]:
    """Return a warning of the first id that begins with another year, with how many do."""
    others = [
        (program.id, row)
        for program, row in zip(programs, rows, strict=True)
        if (begins := _BEGINS_WITH_YEAR.match(program.id))
        and int(begins[1]) != year
        and program.id not in ids
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
