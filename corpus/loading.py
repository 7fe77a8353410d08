"""A collection's directory as a whole: everything read, everything checked."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.areas import in_order, paths
from corpus.collection import Collection, read_settings
from corpus.columns import YEAR
from corpus.errors import CorpusError, Findings, Problem
from corpus.memory import collector_paused
from corpus.packed import packed
from corpus.reader import ProgramTable, read_programs
from corpus.record import Program
from corpus.synonyms import COMMON_FILE, SynonymRow, read_synonyms
from corpus.text.encoding import is_there
from corpus.text.nearby import advice_for
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
class Loaded:
    """A collection that is free of errors.

    ``programs`` are in plan order, which is the order of the rows; those of the newest year come
    first. ``collection.areas`` and
    ``collection.departments`` name every area and department that a program has: the listed ones
    first, then the others as they first appear. ``synonyms`` are the collection's own rows, then
    the common ones unless it does without.
    """

    collection: Collection
    programs: Sequence[Program]
    synonyms: tuple[SynonymRow, ...]
    warnings: Sequence[Problem]


@dataclass(frozen=True)
class Report(Findings):
    """What a check found. ``programs`` is the number of rows read.

    ``encoding`` is that of the programs' file, None where it could not be read.
    """

    path: Path
    encoding: str | None
    programs: int
    problems: tuple[Problem, ...]

    def as_json(self) -> dict[str, object]:
        """Return the report as a JSON object."""
        return {
            "path": str(self.path),
            "encoding": self.encoding,
            "programs": self.programs,
            **self.problems_as_json(),
        }


def load(
    directory: Path, checks: Iterable[SettingsCheck] = (), *, needs_links: bool = True
) -> Loaded:
    """Return the collection in the directory.

    Who does not need the links between its years gets what is wrong with them as warnings.
    Raises CorpusError with every problem found, those of further ``checks`` included.
    """
    if directory.is_file():
        raise CorpusError([_no_folder(directory)])
    if not is_there(directory):
        raise CorpusError([_nothing_there(directory)])
    read = _read(directory, checks)
    if not needs_links:
        read = replace(read, problems=tuple(map(_softened, read.problems)))
    if any(problem.severity == "error" for problem in read.problems):
        raise CorpusError(read.problems)
    collection = read.collection
    seen = _Seen.of(read.programs)
    programs = read.programs
    if seen.reposts or seen.has_cells:
        programs = packed(_published(programs, collection, seen))
    return Loaded(_with_all_names(collection, seen), programs, read.synonyms, packed(read.problems))


def _softened(problem: Problem) -> Problem:
    return replace(problem, severity="warning") if problem.file == LINKS_FILE else problem


def _no_folder(file: Path) -> Problem:
    reason = "計画のフォルダーではなく、ファイルです。"
    remedy = "計画のフォルダーを指定してください。表は、sesaku import で計画に取り込みます。"
    return Problem(file.name, None, None, "", reason, remedy)


def _nothing_there(path: Path) -> Problem:
    reason = "ファイルもフォルダーもありません。"
    return Problem(str(path), None, None, "", reason, advice_for(path))


def check(path: Path, checks: Iterable[SettingsCheck] = ()) -> Report:
    """Return all problems of a collection's directory or of one file of programs.

    A file is checked by the settings that lie beside it; ``checks`` look at those, too. Never
    raises for what the files hold.
    """
    if not path.exists():
        return Report(path, None, 0, (_nothing_there(path),))
    if path.is_dir():
        read = _read(path, checks)
        return Report(path, read.encoding, len(read.programs), tuple(read.problems))
    settings, table, found = _checked(path.parent, path, checks)
    _, synonym_problems = _synonyms(settings)
    return Report(path, table.encoding, len(table.programs), (*found, *synonym_problems))


@dataclass(frozen=True)
class _Read:
    """All that could be read of a directory, and every problem."""

    collection: Collection
    programs: Sequence[Program]
    encoding: str | None
    synonyms: tuple[SynonymRow, ...]
    problems: Sequence[Problem]


def _read(directory: Path, checks: Iterable[SettingsCheck]) -> _Read:
    """Return everything that could be read of the directory, and every problem."""
    folders = _year_folders(directory)
    programs_file = directory / PROGRAMS_FILE
    collection, table, problems = _checked(directory, programs_file, checks, not folders)
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
    synonyms, synonym_problems = _synonyms(collection)
    problems = (*problems, *merged.problems, *link_problems, *synonym_problems)
    encoding = table.encoding or next((one.encoding for _, one in tables if one.encoding), None)
    return _Read(collection, merged.programs, encoding, synonyms, problems)


def _year_folders(directory: Path) -> Mapping[int, Path]:
    try:
        return year_folders(directory)
    except OSError as error:
        reason = f"フォルダーの中を見られません（{reason_of(error)}）。"
        remedy = "読む権限があるかを確かめてください。"
        raise CorpusError([Problem(str(directory), None, None, "", reason, remedy)]) from error


def _checked(
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


def _synonyms(
    collection: Collection,
) -> tuple[tuple[SynonymRow, ...], tuple[Problem, ...]]:
    """Return the rows that apply to the collection; its own file may be absent."""
    own_file = collection.directory / SYNONYMS_FILE
    own, problems = read_synonyms(own_file) if is_there(own_file) else ((), ())
    if not collection.common_synonyms:
        return own, problems
    common, common_problems = read_synonyms(COMMON_FILE)
    return (*own, *common), (*problems, *common_problems)


@dataclass(frozen=True)
class _Seen:
    """What one look at all programs tells: areas and departments as they first appear, the ids of
    reposts and what each repeats, whether any program has cells of further columns.
    """

    areas: Mapping[str, None]
    departments: Mapping[str, None]
    reposts: Mapping[str, str]
    has_cells: bool

    @classmethod
    def of(cls, programs: Iterable[Program]) -> "_Seen":
        areas: dict[str, None] = {}
        departments: dict[str, None] = {}
        reposts: dict[str, str] = {}
        has_cells = False
        for program in programs:
            areas[program.area] = departments[program.department] = None
            if program.repost_of is not None:
                reposts[program.id] = program.repost_of
            has_cells = has_cells or bool(program.extra)
        return cls(areas, departments, reposts, has_cells)


def _published(
    programs: Sequence[Program], collection: Collection, seen: _Seen
) -> Iterator[Program]:
    """Yield the programs with the cells of the collection's columns only, in their order.

    What else the file has is the staff's affair, and nothing to publish. A repost of nothing (a
    warning) becomes a program of its own.
    """
    headings = [column.heading for column in collection.columns]
    dangling = _dangling(programs, seen.reposts)
    for program in programs:
        one = replace(program, repost_of=None) if program.id in dangling else program
        yield replace(one, extra=_picked(one, headings)) if one.extra else one


def _dangling(programs: Iterable[Program], reposts: Mapping[str, str]) -> set[str]:
    """Return the ids of the reposts that repeat themselves or what is not there."""
    missing = set(reposts.values())
    missing -= {program.id for program in programs if program.id in missing} if missing else set()
    return {id_ for id_, original in reposts.items() if original in missing or original == id_}


def _picked(program: Program, headings: Sequence[str]) -> tuple[tuple[str, str], ...]:
    texts = dict(program.extra)
    return tuple((heading, texts[heading]) for heading in headings if heading in texts)


def _with_all_names(collection: Collection, seen: _Seen) -> Collection:
    """Return the collection with the areas and departments that it does not list appended."""
    return replace(
        collection,
        areas=in_order(_extended(collection.areas, paths(seen.areas))),
        departments=_extended(collection.departments, seen.departments),
    )


def _extended(listed: tuple[str, ...], names: Iterable[str]) -> tuple[str, ...]:
    """Return the listed names, then the others but empty ones, each where it first appears."""
    found = {**dict.fromkeys(listed), **dict.fromkeys(names)}
    found.pop("", None)
    return tuple(found)
