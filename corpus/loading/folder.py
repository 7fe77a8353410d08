"""Everything that can be read of a collection's directory, and everything that is wrong with it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.collection import Collection, read_settings
from corpus.columns import YEAR
from corpus.errors import CorpusError, Problem
from corpus.memory import collector_paused
from corpus.reader import ProgramTable, read_programs
from corpus.record import Program
from corpus.synonyms import COMMON_FILE, SynonymRow, read_synonyms
from corpus.text.encoding import is_there
from corpus.text.system_errors import reason_of
from corpus.validation.validate import validate
from corpus.years.folders import year_folders
from corpus.years.links_file import FILE as LINKS_FILE
from corpus.years.links_file import read_links
from corpus.years.tables import YEAR_COLUMN, OfYears, of_years
from corpus.years.year import year_of_program

PROGRAMS_FILE = "programs.csv"
SYNONYMS_FILE = "synonyms.csv"

# What a folder without programs wants most often: it was just made.
_NO_PROGRAMS = "新しい一覧なら、sesaku init で設定を作り、sesaku import で表を取り込みます。"

# Finds what is wrong with settings that only a later layer understands, as those of [site].
SettingsCheck = Callable[[Collection], Iterable[Problem]]


@dataclass(frozen=True)
class Read:
    """All that could be read of a directory, and every problem."""

    collection: Collection
    programs: Sequence[Program]
    encoding: str | None
    synonyms: tuple[SynonymRow, ...]
    problems: Sequence[Problem]


def read_folder(directory: Path, checks: Iterable[SettingsCheck]) -> Read:
    """Return everything that could be read of the directory, and every problem."""
    folders = _year_folders(directory)
    programs_file = directory / PROGRAMS_FILE
    collection, table, problems = checked(directory, programs_file, checks, not folders)
    tables: list[tuple[int | None, ProgramTable]] = [(None, table)]
    for year, folder in folders.items():
        own, found = _of_folder(folder, collection)
        tables.append((year, own))
        problems += found
    year_is_plain = any(c.heading == YEAR and c.kind != "facet" for c in collection.columns)
    merged = OfYears(table.programs)
    if folders or not year_is_plain:
        merged = of_years(tables, collection.fiscal_year)
    if merged.years:
        # Whatever it is called in collection.toml, the column of years is used.
        problems = tuple(p for p in problems if (p.column, p.value.strip()) != (None, YEAR))
    collection, link_problems = _with_years(collection, merged)
    synonyms, synonym_problems = synonyms_of(collection)
    problems = (*problems, *merged.problems, *link_problems, *synonym_problems)
    encoding = table.encoding or next((one.encoding for _, one in tables if one.encoding), None)
    return Read(collection, merged.programs, encoding, synonyms, problems)


def _year_folders(directory: Path) -> Mapping[int, Path]:
    try:
        return year_folders(directory)
    except OSError as error:
        reason = f"フォルダーの中を見られません（{reason_of(error)}）。"
        remedy = "読む権限があるかを確かめてください。"
        raise CorpusError([Problem(str(directory), None, None, "", reason, remedy)]) from error


def checked(
    directory: Path, programs_file: Path, checks: Iterable[SettingsCheck], needed: bool = True
) -> tuple[Collection, ProgramTable, tuple[Problem, ...]]:
    """Return settings and programs, with their problems; a file that is not ``needed`` may lack."""
    collection, problems = read_settings(directory)
    problems += tuple(problem for look in checks for problem in look(collection))
    if not needed and not is_there(programs_file):
        return collection, ProgramTable(programs_file.name, None, (), (), ()), problems
    with collector_paused():
        table = read_programs(programs_file, [column.heading for column in collection.columns])
        found = (*table.problems, *validate(table, collection))
    if directory.is_dir() and not is_there(programs_file):
        found = tuple(replace(one, remedy=one.remedy + _NO_PROGRAMS) for one in found)
    # As somebody puts them right: from the first row to the last.
    ordered = sorted(found, key=lambda problem: problem.row or 0)
    return collection, table, (*problems, *ordered)


def _of_folder(folder: Path, collection: Collection) -> tuple[ProgramTable, tuple[Problem, ...]]:
    """Return the programs of a year's folder and their problems, each with the folder's name."""
    with collector_paused():
        table = read_programs(
            folder / PROGRAMS_FILE, [column.heading for column in collection.columns]
        )
        found = (*table.problems, *validate(table, collection))
    name = f"{folder.name}/{PROGRAMS_FILE}"
    ordered = sorted(found, key=lambda problem: problem.row or 0)
    return replace(table, file=name), tuple(replace(problem, file=name) for problem in ordered)


def _with_years(collection: Collection, merged: OfYears) -> tuple[Collection, tuple[Problem, ...]]:
    """Return the collection with its years and what staff say of them; of one year, as it is."""
    if not merged.years:
        return collection, ()
    of_programs = {program.id: year_of_program(program) for program in merged.programs}
    rows, problems = read_links(collection.directory / LINKS_FILE, of_programs)
    others = tuple(column for column in collection.columns if column.heading != YEAR)
    has_own = len(others) < len(collection.columns)
    return (
        replace(
            collection,
            fiscal_year=merged.years[0],
            years=merged.years,
            links=tuple(row.link for row in rows),
            columns=collection.columns if has_own else (YEAR_COLUMN, *others),
        ),
        problems,
    )


def synonyms_of(
    collection: Collection,
) -> tuple[tuple[SynonymRow, ...], tuple[Problem, ...]]:
    """Return the rows that apply to the collection; its own file may be absent."""
    own_file = collection.directory / SYNONYMS_FILE
    own, problems = read_synonyms(own_file) if is_there(own_file) else ((), ())
    if not collection.common_synonyms:
        return own, problems
    common, common_problems = read_synonyms(COMMON_FILE)
    return (*own, *common), (*problems, *common_problems)
