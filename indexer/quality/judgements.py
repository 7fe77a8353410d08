"""Judged queries: what somebody searches for, and the programs that answer it.

The file is UTF-8, one query a line, columns separated by one tab: the query, ids of directly
relevant programs, ids of related ones, the kind of query, and, where the file is split, the half
that it belongs to. Ids are separated by spaces or commas. A line that starts with ``#`` is a
comment. A query without ids asks for what the collection does not have.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from pathlib import Path

from indexer.errors import SesakuError
from indexer.quality.measures import DIRECT, RELATED

# Rankings are tuned on the first half and reported on both.
HALVES = ("tune", "hold")
# Where a file is all wrong, the first problems tell enough.
_PROBLEMS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judged query. ``half`` is one of HALVES, or empty in a file that is not split.

    ``grades`` maps ids to DIRECT or RELATED; empty when nothing in the collection is relevant.
    """

    query: str
    grades: Mapping[str, int]
    kind: str
    half: str = ""


class JudgementsFault(SesakuError):
    """A judgements file that cannot be used. ``problems`` has one line each, with file and line.

    Its text has a line for each of the first problems.
    """

    def __init__(self, path: Path, problems: tuple[str, ...]) -> None:
        lines = [f"{problem}." for problem in problems[:_PROBLEMS_SHOWN]]
        if len(problems) > _PROBLEMS_SHOWN:
            lines.append(f"{len(problems) - _PROBLEMS_SHOWN} more problems.")
        super().__init__(
            "\n".join(lines),
            "Each line needs query, direct ids, related ids and kind, separated by tabs.",
        )
        self.path = path
        self.problems = problems

    def __str__(self) -> str:
        return f"{self.what}\n{self.remedy}"


def read_judgements(path: Path, known: Container[str] | None = None) -> tuple[Judgement, ...]:
    """Return the judgements of a file, in its order; at least one.

    ``known`` are the ids of the collection; an id that is not among them is a problem. None
    accepts any id. Raises JudgementsFault with every problem found.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise JudgementsFault(path, (f"{path}: {error.strerror}",)) from error
    except UnicodeDecodeError as error:
        raise JudgementsFault(path, (f"{path}: not UTF-8 at byte {error.start}",)) from error
    reader = _Reader(known)
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            reader.read(number, line)
    problems = tuple(f"{path}:{number}: {what}" for number, what in reader.problems)
    if not problems and not reader.judgements:
        problems = (f"{path}: no judged query",)
    if problems:
        raise JudgementsFault(path, problems)
    return tuple(reader.judgements)


class _Reader:
    """Collects judgements and problems, line by line."""

    def __init__(self, known: Container[str] | None) -> None:
        self._known = known
        self._lines: dict[tuple[str, str], int] = {}
        self.judgements: list[Judgement] = []
        self.problems: list[tuple[int, str]] = []

    def read(self, number: int, line: str) -> None:
        """Take one line that is neither empty nor a comment."""
        columns = [column.strip() for column in line.split("\t")]
        if len(columns) not in (4, 5):
            self.problems.append((number, f"{len(columns)} columns instead of 4 or 5"))
            return
        query, direct, related, kind = columns[:4]
        half = columns[4] if len(columns) == 5 else ""
        grades = self._grades(number, _ids(direct), _ids(related))
        self._check(number, query, kind, half)
        self.judgements.append(Judgement(query, grades, kind, half))

    def _grades(self, number: int, direct: list[str], related: list[str]) -> dict[str, int]:
        grades: dict[str, int] = {}
        for id_, grade in [(i, DIRECT) for i in direct] + [(i, RELATED) for i in related]:
            if id_ in grades:
                self.problems.append((number, f"id {id_} stands twice"))
            elif self._known is not None and id_ not in self._known:
                self.problems.append((number, f"no program has the id {id_}"))
            grades.setdefault(id_, grade)
        return grades

    def _check(self, number: int, query: str, kind: str, half: str) -> None:
        if not query:
            self.problems.append((number, "the query is empty"))
        if not kind:
            self.problems.append((number, "the kind is empty"))
        if half and half not in HALVES:
            self.problems.append((number, f"half is {half!r}, not {' or '.join(HALVES)}"))
        first = self._lines.setdefault((query, kind), number)
        if first != number:
            self.problems.append((number, f"query {query} stands on line {first} already"))


def _ids(column: str) -> list[str]:
    return column.replace(",", " ").split()
