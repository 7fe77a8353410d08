"""Reading the address of a page or an API call: an allow-list, every problem named at once."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from indexer.query.query import MAX_TEXT

# Parameters that may stand in an address several times.
REPEATABLE = frozenset({"department", "division", "area"})
# Parameters that mean nothing without a value.
NOT_BLANK = ("new", "sort", "page", "per_page", "limit")
# Highest page number. 100,000 programs at 10 a page are 10,000 pages; nobody turns to the last.
MAX_PAGE = 10_000
# Most values of one filter: more than any plan has departments, few enough to evaluate at once.
MAX_VALUES = 100
# Longest filter value: the longest department or division names have some 40 characters.
MAX_VALUE = 200
# How many completions are suggested when the address does not say, and at most.
SUGGESTIONS = 8
MAX_SUGGESTIONS = 20
# How much of a refused value a message repeats.
SHOWN = 40

# What stands for a character that could not be read.
LOST = "\N{REPLACEMENT CHARACTER}"
YES = frozenset({"1", "true"})
NO = frozenset({"", "0", "false"})

Arguments = MultiDict[str, str]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one parameter, for whoever typed the address: in Japanese, in English."""

    parameter: str
    message: str
    english: str

    def told(self, language: str) -> str:
        """Return what is wrong in ``language``."""
        return self.message if language == "ja" else self.english


class BadParameters(Exception):
    """An address that cannot be answered. ``problems`` has all of them, in reading order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{p.parameter}: {p.message}" for p in self.problems))


def name_problems(
    arguments: Arguments,
    allowed: Sequence[str],
    repeatable: Collection[str] = REPEATABLE,
    *,
    strict: bool,
) -> list[Problem]:
    """Return a problem for each parameter that stands too often, if ``strict`` each unknown one."""
    problems = []
    for name, values in arguments.lists():
        if name not in allowed:
            problems += [unknown_name(name, allowed)] if strict else []
        elif len(values) > 1 and name not in repeatable:
            problems.append(Problem(name, "1回だけ指定してください。", "Give it only once."))
    return problems


def unknown_name(name: str, allowed: Sequence[str]) -> Problem:
    """Return the problem of a parameter that is none of ``allowed``."""
    if not allowed:
        message = "このアドレスにパラメーターは付けられません。"
        return Problem(shown(name), message, "There are no parameters here.")
    message = f"使えないパラメーターです。使えるのは {'、'.join(allowed)} です。"
    english = f"There is no such parameter; there are {', '.join(allowed)}."
    return Problem(shown(name), message, english)


def blank_problems(arguments: Arguments) -> list[Problem]:
    """Return a problem for each parameter that needs a value and has none."""
    return [
        Problem(
            name,
            "値を指定するか、パラメーターごと省いてください。",
            "Give it a value, or leave it out.",
        )
        for name in NOT_BLANK
        if "" in arguments.getlist(name)
    ]


def text_problem(text: str, name: str = "q") -> Problem | None:
    """Return what keeps ``text`` from being searched for, or None."""
    if len(text) > MAX_TEXT:
        message = f"検索語は{MAX_TEXT}文字以内にしてください（いまは{len(text):,}文字です）。"
        english = f"A search has at most {MAX_TEXT} characters; this one has {len(text):,}."
        return Problem(name, message, english)
    return character_problem(name, (text,))


def character_problem(name: str, values: Iterable[str]) -> Problem | None:
    """Return a problem when a value has characters that are neither text nor space, or None.

    The sign for a character that was lost is one: the address is not in UTF-8.
    """
    text = "".join(values)
    if LOST in text:
        message = "読めない文字が含まれています。アドレスの文字コードはUTF-8にしてください。"
        return Problem(name, message, "It has characters that cannot be read; use UTF-8.")
    if text.isprintable():
        return None
    if any(unicodedata.category(c) in ("Cc", "Cs") and not c.isspace() for c in text):
        message = "制御文字などの使えない文字が含まれています。"
        return Problem(name, message, "It has control characters.")
    return None


def shown(value: str) -> str:
    """Return ``value`` as a message may repeat it: short, one line, all of it visible."""
    clean = "".join(
        c if c.isprintable() or unicodedata.category(c) == "Zs" else LOST for c in value
    )
    return clean if len(clean) <= SHOWN else clean[:SHOWN] + "…"


def parse_text(arguments: Arguments, problems: list[Problem], name: str = "q") -> str:
    """Return the words asked for, empty with another problem in ``problems`` when unusable."""
    text = " ".join(arguments.get(name, "").split())
    problem = text_problem(text, name)
    if problem is None:
        return text
    problems.append(problem)
    return ""


def parse_values(arguments: Arguments, name: str, problems: list[Problem]) -> tuple[str, ...]:
    """Return a filter's values; none, with another problem in ``problems``, when unusable."""
    # A form sends its empty fields too: they ask for nothing.
    values = tuple(dict.fromkeys(value for value in arguments.getlist(name) if value))
    if len(arguments.getlist(name)) > MAX_VALUES:
        message = f"指定できるのは{MAX_VALUES}個までです。"
        problems.append(Problem(name, message, f"Give at most {MAX_VALUES} of them."))
    elif any(len(value) > MAX_VALUE for value in values):
        message = f"{MAX_VALUE}文字以内にしてください。"
        problems.append(Problem(name, message, f"Give at most {MAX_VALUE} characters."))
    elif problem := character_problem(name, values):
        problems.append(problem)
    else:
        return values
    return ()


def bad_value(name: str, value: str, wanted: str, english: str) -> Problem:
    """Return the problem of a value that cannot be taken; ``wanted`` is a sentence in Japanese."""
    message = f"「{shown(value)}」は使えません。{wanted}"
    return Problem(name, message, f"“{shown(value)}” does not do; give {english}.")


def parse_flag(arguments: Arguments, name: str, problems: list[Problem]) -> bool:
    """Return whether something is wanted; no, with another problem, when the value says neither."""
    value = arguments.get(name, "")
    if value not in YES | NO:
        problems.append(bad_value(name, value, "1 または 0 を指定してください。", "1 or 0"))
    return value in YES


def parse_number(
    arguments: Arguments, name: str, default: int, most: int, problems: list[Problem]
) -> int:
    """Return a number from 1 to ``most``; when it is none, the default and another problem."""
    value = arguments.get(name, "")
    if not value:
        return default
    if re.fullmatch(r"[0-9]{1,9}", value) and 1 <= int(value) <= most:
        return int(value)
    wanted = f"1から{most:,}までの整数を指定してください。"
    problems.append(bad_value(name, value, wanted, f"a whole number from 1 to {most:,}"))
    return default
