"""A collection's directory as a whole: everything read, everything checked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.collection import Collection
from corpus.errors import CorpusError, Findings, Problem
from corpus.loading.folder import SettingsCheck, checked, read_folder, synonyms_of
from corpus.loading.published import Seen, published, with_all_names
from corpus.packed import packed
from corpus.record import Program
from corpus.synonyms import SynonymRow
from corpus.text.encoding import is_there
from corpus.text.nearby import advice_for
from corpus.years.links_file import FILE as LINKS_FILE


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
    read = read_folder(directory, checks)
    if not needs_links:
        read = replace(read, problems=tuple(map(_softened, read.problems)))
    if any(problem.severity == "error" for problem in read.problems):
        raise CorpusError(read.problems)
    collection = read.collection
    seen = Seen.of(read.programs)
    programs = published(read.programs, collection, seen)
    return Loaded(with_all_names(collection, seen), programs, read.synonyms, packed(read.problems))


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
        read = read_folder(path, checks)
        return Report(path, read.encoding, len(read.programs), tuple(read.problems))
    settings, table, found = checked(path.parent, path, checks)
    _, synonym_problems = synonyms_of(settings)
    return Report(path, table.encoding, len(table.programs), (*found, *synonym_problems))
