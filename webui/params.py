"""Reading the address of a page or an API call: an allow-list, every problem named at once."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from indexer.query import DEFAULT_PER_PAGE, MAX_PER_PAGE, MAX_TEXT, SORTS, Query, Sort

# The parameters of a search: the same for page, API, export and feed.
SEARCH_PARAMETERS = ("q", "department", "division", "area", "new", "sort", "page", "per_page")
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

YES = frozenset({"1", "true"})
NO = frozenset({"", "0", "false"})

Arguments = MultiDict[str, str]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one parameter, in Japanese, for whoever typed the address."""

    parameter: str
    message: str


class BadParameters(Exception):
    """An address that cannot be answered. ``problems`` has all of them, in reading order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{p.parameter}: {p.message}" for p in self.problems))


def parse_query(arguments: Arguments, *, also: Collection[str] = (), blanks: bool = True) -> Query:
    """Return the search an address asks for.

    ``also`` names parameters besides the search's that the caller reads itself. ``blanks`` tells
    whether a parameter without a value counts as not there: forms send their empty fields,
    programs that do so are mistaken. Raises BadParameters with every problem of the address when
    there is one.
    """
    problems = name_problems(arguments, (*SEARCH_PARAMETERS, *also))
    if not blanks:
        problems += blank_problems(arguments)
    query = Query(
        text=parse_text(arguments, problems),
        departments=parse_values(arguments, "department", problems),
        divisions=parse_values(arguments, "division", problems),
        areas=parse_values(arguments, "area", problems),
        new_only=_flag(arguments, "new", problems),
        sort=_sort(arguments, problems),
        page=parse_number(arguments, "page", 1, MAX_PAGE, problems),
        per_page=parse_number(arguments, "per_page", DEFAULT_PER_PAGE, MAX_PER_PAGE, problems),
    )
    if problems:
        raise BadParameters(problems)
    return query


def name_problems(
    arguments: Arguments, allowed: Sequence[str], repeatable: Collection[str] = REPEATABLE
) -> list[Problem]:
    """Return a problem for each unknown parameter and for each that may stand only once."""
    problems = []
    for name, values in arguments.lists():
        if name not in allowed:
            known = "、".join(allowed)
            problems.append(
                Problem(shown(name), f"使えないパラメータです。使えるのは {known} です。")
            )
        elif len(values) > 1 and name not in repeatable:
            problems.append(Problem(name, "1回だけ指定してください。"))
    return problems


def blank_problems(arguments: Arguments) -> list[Problem]:
    """Return a problem for each parameter that needs a value and has none."""
    return [
        Problem(name, "値を指定するか、パラメータごと省いてください。")
        for name in NOT_BLANK
        if "" in arguments.getlist(name)
    ]


def text_problem(text: str) -> str | None:
    """Return what keeps ``text`` from being searched for, in Japanese, or None."""
    if len(text) > MAX_TEXT:
        return f"検索語は{MAX_TEXT}文字以内にしてください（いまは{len(text):,}文字です）。"
    if has_control_characters(text):
        return "検索語に制御文字などの使えない文字が含まれています。"
    return None


def has_control_characters(text: str) -> bool:
    """Tell whether ``text`` has characters that are neither text nor space."""
    return any(unicodedata.category(c) in ("Cc", "Cs") and not c.isspace() for c in text)


def arguments_of(query: Query) -> list[tuple[str, str]]:
    """Return the parameters of the address that ``query`` came from, defaults left out.

    The order is fixed, so that one search has one address.
    """
    pairs = [("q", query.text)] if query.text else []
    pairs += [("department", value) for value in query.departments]
    pairs += [("division", value) for value in query.divisions]
    pairs += [("area", value) for value in query.areas]
    pairs += [("new", "1")] if query.new_only else []
    pairs += [("sort", query.sort)] if query.sort != SORTS[0] else []
    pairs += [("page", str(query.page))] if query.page != 1 else []
    pairs += [("per_page", str(query.per_page))] if query.per_page != DEFAULT_PER_PAGE else []
    return pairs


def shown(value: str) -> str:
    """Return ``value`` as a message may repeat it: short, one line, nothing invisible."""
    clean = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in value)
    return clean if len(clean) <= SHOWN else clean[:SHOWN] + "…"


def parse_text(arguments: Arguments, problems: list[Problem]) -> str:
    """Return the words asked for, empty with another problem in ``problems`` when unusable."""
    text = " ".join(arguments.get("q", "").split())
    problem = text_problem(text)
    if problem is None:
        return text
    problems.append(Problem("q", problem))
    return ""


def parse_values(arguments: Arguments, name: str, problems: list[Problem]) -> tuple[str, ...]:
    """Return a filter's values; none, with another problem in ``problems``, when unusable."""
    # A form sends its empty fields too: they ask for nothing.
    values = tuple(dict.fromkeys(value for value in arguments.getlist(name) if value))
    if len(arguments.getlist(name)) > MAX_VALUES:
        problems.append(Problem(name, f"指定できるのは{MAX_VALUES}個までです。"))
    elif any(len(value) > MAX_VALUE for value in values):
        problems.append(Problem(name, f"{MAX_VALUE}文字以内にしてください。"))
    elif any(has_control_characters(value) for value in values):
        problems.append(Problem(name, "制御文字などの使えない文字が含まれています。"))
    else:
        return values
    return ()


def _flag(arguments: Arguments, name: str, problems: list[Problem]) -> bool:
    value = arguments.get(name, "")
    if value not in YES | NO:
        problems.append(
            Problem(name, f"「{shown(value)}」は使えません。1 または 0 を指定してください。")
        )
    return value in YES


def _sort(arguments: Arguments, problems: list[Problem]) -> Sort:
    value = arguments.get("sort", "") or SORTS[0]
    if value in SORTS:
        return value
    choices = " または ".join(SORTS)
    problems.append(
        Problem("sort", f"「{shown(value)}」は使えません。{choices} を指定してください。")
    )
    return SORTS[0]


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
    problems.append(Problem(name, f"「{shown(value)}」は使えません。{wanted}"))
    return default
