"""What can be wrong with a collection, as values that a staff member can act on."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]

# So many problems are a message; the rest is in ``problems``.
_SHOWN_PROBLEMS = 20
# So many places of one kind are told one by one; of more, these come first on one line.
_FIRST_PLACES = 3
# Longest piece of an offending value that is shown: enough to recognise it in a spreadsheet.
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, and what to do about it; ``reason`` and ``remedy`` are Japanese.

    ``row`` counts as a spreadsheet does (the headings are row 1; in a text file it is the line),
    ``column`` is the heading; both are None where the problem has no such place. ``value`` is the
    offending text, empty where there is none. ``cell`` is the name that a spreadsheet program gives
    the place (C7), empty where it is not known. An error keeps a collection from being published,
    a warning does not.
    """

    file: str
    row: int | None
    column: str | None
    value: str
    reason: str
    remedy: str
    severity: Severity = "error"
    cell: str = ""

    def __str__(self) -> str:
        """One line in Japanese: place, value, reason, remedy."""
        place = f"{self.file} {self.spot}".rstrip()
        if self.column is not None:
            place += f" {self.column}"
        value = f"「{shorten(self.value)}」" if self.value else ""
        return f"{place}: {value}{self.reason}{self.remedy}"

    @property
    def spot(self) -> str:
        """Where in the file it is: the cell, or the row; empty where neither is known."""
        return self.cell or ("" if self.row is None else f"{self.row}行")

    def as_json(self) -> dict[str, str | int | None]:
        """Return the problem as a JSON object with the attributes as keys."""
        return {
            "file": self.file,
            "row": self.row,
            "column": self.column,
            "cell": self.cell,
            "value": shorten(self.value),
            "reason": self.reason,
            "remedy": self.remedy,
            "severity": self.severity,
        }


class Findings:
    """What has ``problems``: errors, for which nothing is written or published, and warnings."""

    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that must be put right first."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that somebody should look at."""
        return tuple(problem for problem in self.problems if problem.severity == "warning")

    def problems_as_json(self) -> dict[str, list[dict[str, str | int | None]]]:
        """Return errors and warnings as JSON lists."""
        return {
            "errors": [problem.as_json() for problem in self.errors],
            "warnings": [problem.as_json() for problem in self.warnings],
        }


class CorpusError(Findings, Exception):
    """A collection cannot be used. ``problems`` has every error and warning that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        lines = [str(problem) for problem in self.problems[:_SHOWN_PROBLEMS]]
        if len(self.problems) > _SHOWN_PROBLEMS:
            lines.append(f"ほか{len(self.problems) - _SHOWN_PROBLEMS}件の問題があります。")
        super().__init__("\n".join(lines))


def problem_lines(problems: Iterable[Problem]) -> list[str]:
    """Return a line for each problem; for many of one kind in one column, one line for all, where
    the first of them stands, with their number and the first places.
    """
    kinds: dict[tuple[str, str | None, str, str], list[Problem]] = {}
    for one in problems:
        kinds.setdefault((one.file, one.column, one.reason, one.remedy), []).append(one)
    lines: list[str] = []
    for found in kinds.values():
        is_many = len(found) > _FIRST_PLACES and found[0].column is not None
        lines += [_many(found)] if is_many else map(str, found)
    return lines


def _many(found: list[Problem]) -> str:
    first = found[0]
    places = "、".join(
        one.spot + (f"「{shorten(one.value)}」" if one.value else "")
        for one in found[:_FIRST_PLACES]
    )
    where = f"{places}、ほか{len(found) - _FIRST_PLACES:,}か所"
    head = f"{first.file} {first.column}（{len(found):,}か所）"
    return f"{head}: {first.reason}{first.remedy}（{where}）"


def shorten(value: str) -> str:
    """Return ``value`` on one line, printable, cut to 60 characters with 「…」 where longer."""
    line = printable(value[: _SHOWN + 1])
    return line if len(value) <= _SHOWN else line[:_SHOWN] + "…"


def printable(text: str) -> str:
    """Return the text on one line: 「⏎」 for a line break, its number for what has no shape."""
    return text if text.isprintable() else "".join(map(_shape, text))


def _shape(character: str) -> str:
    if character == "\n":
        return "⏎"
    if character.isprintable() or character == "\u3000":
        return character
    return f"<U+{ord(character):04X}>"
