"""Several collections as one: every program knows whose it is, and of which year."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from corpus.areas import in_order
from corpus.collection import Collection
from corpus.columns.column import Column, Label
from corpus.errors import CorpusError, Problem
from corpus.loading.folder import SettingsCheck
from corpus.loading.loading import Loaded, load
from corpus.packed import packed
from corpus.record import Program
from corpus.synonyms import SynonymRow

# The columns that tell whose a program is and of which year, where its list has none of its own.
# Whose it is, is searched like the name of a department.
PUBLISHER, YEAR = "自治体", "年度"
_OWN = (
    Column(PUBLISHER, "facet", Label(PUBLISHER, "Municipality"), searched=0.3, shown="card"),
    Column(YEAR, "facet", Label(YEAR, "Fiscal year"), shown="card"),
)
# Between what tells a collection apart and an id in it; both may stand in an address as they are.
_SIGN = "~"
_SAFE = re.compile(r"[A-Za-z0-9._-]+")
# Titles that the title of the whole names.
_MOST_TITLES = 2


def load_joined(directories: Sequence[Path], checks: Iterable[SettingsCheck] = ()) -> Loaded:
    """Return the collections in some folders as one, in their order; a single one as it is.

    Ids begin with the folder's name, so that a program keeps its address when lists join or leave.
    The site's settings are the first one's. Raises CorpusError with every problem of all, among
    them folders of one name and columns that are of another kind elsewhere.
    """
    if len(directories) == 1:
        return load(directories[0], checks)
    looks = tuple(checks)
    loaded: list[Loaded] = []
    problems: list[Problem] = []
    for directory in directories:
        try:
            loaded.append(load(directory, looks))
        except CorpusError as error:
            # Files of one name are told apart by their folders.
            problems += [_in(directory, problem) for problem in error.problems]
    keys = [key_of(directory) for directory in directories]
    problems += _same_keys(directories, keys)
    problems += _other_kinds(loaded)
    if any(problem.severity == "error" for problem in problems):
        raise CorpusError(tuple(problems))
    return joined(loaded, keys)


def joined(loaded: Sequence[Loaded], keys: Sequence[str]) -> Loaded:
    """Return collections as one; ``keys`` tell them apart in ids."""
    columns = _columns(loaded)
    headings = [column.heading for column in columns]
    programs = packed(
        _of(program, key, one.collection, headings)
        for one, key in zip(loaded, keys, strict=True)
        for program in one.programs
    )
    synonyms: dict[SynonymRow, None] = dict.fromkeys(row for one in loaded for row in one.synonyms)
    warnings = packed(
        _in(one.collection.directory, problem) for one in loaded for problem in one.warnings
    )
    return Loaded(_collection(loaded, columns), programs, tuple(synonyms), warnings)


def _in(directory: Path, problem: Problem) -> Problem:
    return replace(problem, file=str(directory / problem.file))


def key_of(directory: Path) -> str:
    """Return what stands before the ids of a folder's programs: its name, or a sign for it."""
    name = directory.resolve().name
    return name if _SAFE.fullmatch(name) else sha256(name.encode()).hexdigest()[:8]


def _of(program: Program, key: str, of: Collection, headings: Sequence[str]) -> Program:
    """Return the program with an id of the whole, its publisher and its year."""
    year = f"{of.fiscal_year}年度" if of.fiscal_year else ""
    known = {PUBLISHER: of.publisher or of.title, YEAR: year, **dict(program.extra)}
    original = program.repost_of
    return replace(
        program,
        id=f"{key}{_SIGN}{program.id}",
        repost_of=None if original is None else f"{key}{_SIGN}{original}",
        extra=tuple((heading, known[heading]) for heading in headings if known.get(heading)),
    )


def _collection(loaded: Sequence[Loaded], columns: tuple[Column, ...]) -> Collection:
    each = [one.collection for one in loaded]
    titles = list(dict.fromkeys(one.title for one in each))
    more = f" ほか{len(titles) - _MOST_TITLES}" if len(titles) > _MOST_TITLES else ""
    notes = {name: text for one in reversed(each) for name, text in one.area_descriptions.items()}
    return replace(
        each[0],
        title="・".join(titles[:_MOST_TITLES]) + more,
        publisher=_common(one.publisher for one in each),
        source=_common(one.source for one in each),
        source_url=_common(one.source_url for one in each),
        license=_common(one.license for one in each),
        fiscal_year=_one_year(each),
        description=_common(one.description for one in each),
        areas=in_order(tuple(dict.fromkeys(name for one in each for name in one.areas))),
        area_descriptions=notes,
        departments=tuple(dict.fromkeys(name for one in each for name in one.departments)),
        columns=columns,
    )


def _common(texts: Iterable[str]) -> str:
    """Return what all say; empty where they differ."""
    found = set(texts)
    return found.pop() if len(found) == 1 else ""


def _one_year(each: Sequence[Collection]) -> int | None:
    found = {one.fiscal_year for one in each}
    return found.pop() if len(found) == 1 else None


def _columns(loaded: Sequence[Loaded]) -> tuple[Column, ...]:
    """Return whose and when, then the columns of all, each where it first appears."""
    found = {column.heading: column for column in _OWN}
    own = {column.heading: column for one in loaded for column in one.collection.columns}
    return tuple({**found, **own}.values())


def _same_keys(directories: Sequence[Path], keys: Sequence[str]) -> list[Problem]:
    first: dict[str, Path] = {}
    problems = []
    for directory, key in zip(directories, keys, strict=True):
        if key in first:
            reason = f"{first[key]} と同じ名前なので、IDを区別できません。"
            remedy = "どちらかのフォルダーの名前を変えてください。"
            problems.append(Problem(str(directory), None, None, key, reason, remedy))
        first.setdefault(key, directory)
    return problems


def _other_kinds(loaded: Sequence[Loaded]) -> list[Problem]:
    """Return what columns of one heading are of different kinds."""
    kinds: dict[str, tuple[str, Path]] = {
        PUBLISHER: ("facet", Path()),
        YEAR: ("facet", Path()),
    }
    problems = []
    for one in loaded:
        directory = one.collection.directory
        for column in one.collection.columns:
            kind, where = kinds.setdefault(column.heading, (column.kind, directory))
            if kind != column.kind:
                elsewhere = f"{where} では" if where.name else "まとめたサイトでは"
                reason = f"{elsewhere}種類が {kind} ですが、ここでは {column.kind} です。"
                remedy = "collection.toml の kind をそろえるか、見出しを変えてください。"
                file = str(directory / "collection.toml")
                problems.append(Problem(file, None, "columns", column.heading, reason, remedy))
    return problems
