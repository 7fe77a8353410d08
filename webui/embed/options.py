"""How an embedded search is set up: the options of the frame's address and of the element."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from indexer.answer.results import FACET_NAMES, FacetName
from webui.request.language import PARAMETER
from webui.request.params import (
    Arguments,
    BadParameters,
    Problem,
    bad_value,
    name_problems,
    parse_number,
    parse_values,
)
from webui.request.wording import LANGUAGES

PARAMETERS = ("department", "area", "limit", "facets", "open", "theme", PARAMETER)
REPEATABLE = frozenset({"department", "area", "facets"})
# Of each, what stands first is meant when nothing is said; static/embed.v2.js has the same.
OPENS = ("inline", "same", "new")
THEMES = ("light", "dark", "auto")
FACETS = ("department", "area")
LIMIT = 5
# Hits at a time: in the middle of another page, nobody scrolls through more.
MOST = 50
# The facets of an address that says that there are none.
NO_FACETS = "none"
# Divides several values in one attribute; no name of a department has it.
DIVIDER = "|"
# The attribute that narrows by columns of the collection's own: filter="対象者=個人|対象者=農業者".
FILTER = "filter"
# What the attribute cannot have in a heading; that of facets cannot have spaces and commas either.
_DIVIDING = re.compile(r"[|=]")
_DIVIDING_NAMES = re.compile(r"[|=,\s]")


@dataclass(frozen=True, slots=True)
class Options:
    """What an embedded search shows and how; see the element's attributes."""

    departments: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    limit: int = LIMIT
    facets: tuple[str, ...] = FACETS
    open: str = OPENS[0]
    theme: str = THEMES[0]
    language: str = LANGUAGES[0]
    own: tuple[tuple[str, str], ...] = ()

    def attributes(self) -> list[tuple[str, str]]:
        """Return the attributes of an element with these options, defaults left out."""
        pairs = [
            ("department", DIVIDER.join(self.departments)),
            ("area", DIVIDER.join(self.areas)),
            (FILTER, DIVIDER.join(f"{heading}={value}" for heading, value in self.own)),
            ("limit", "" if self.limit == LIMIT else str(self.limit)),
            ("facets", "" if self.facets == FACETS else " ".join(self.facets) or NO_FACETS),
            ("open", "" if self.open == OPENS[0] else self.open),
            ("theme", "" if self.theme == THEMES[0] else self.theme),
            ("lang", "" if self.language == LANGUAGES[0] else self.language),
        ]
        return [(name, value) for name, value in pairs if value]

    def arguments(self) -> list[tuple[str, str]]:
        """Return the parameters of the address of a frame with these options.

        The language always: a frame would take the browser's, in a page that has its own.
        """
        several = {"department": self.departments, "area": self.areas, "facets": self.facets}
        pairs: list[tuple[str, str]] = []
        for name, value in self.attributes():
            if name == FILTER:
                pairs += self.own
                continue
            if name != PARAMETER:
                pairs += [(name, v) for v in several.get(name, ()) or (value,)]
        return [*pairs, (PARAMETER, self.language)]


def parse_options(arguments: Arguments, language: str, own: Collection[FacetName] = ()) -> Options:
    """Return the options of an address that is read in ``language``.

    ``own`` are the facets of the collection's own columns, which narrow by their headings.

    Raises BadParameters with every problem of the address when there is one.
    """
    headings = [name for name in own if name not in PARAMETERS and not _DIVIDING.search(name)]
    names, several = (*PARAMETERS, *headings), REPEATABLE.union(headings)
    problems = name_problems(arguments, names, several, strict=False)
    options = Options(
        departments=parse_values(arguments, "department", problems),
        areas=parse_values(arguments, "area", problems),
        limit=parse_number(arguments, "limit", LIMIT, MOST, problems),
        facets=_facets(arguments, (*FACET_NAMES, *own), problems),
        open=_choice(arguments, "open", OPENS, problems),
        theme=_choice(arguments, "theme", THEMES, problems),
        language=language,
        own=tuple(pair for name in headings for pair in _only(arguments, name, problems)),
    )
    if problems:
        raise BadParameters(problems)
    return options


def is_written(heading: FacetName) -> bool:
    """Tell whether the element's attributes can name a column of the collection's own."""
    return _DIVIDING_NAMES.search(heading) is None


def _only(
    arguments: Arguments, name: FacetName, problems: list[Problem]
) -> list[tuple[FacetName, str]]:
    """Return the values that a column is narrowed to; one that would be cut in two is a problem."""
    values = parse_values(arguments, name, problems)
    if cut := [value for value in values if DIVIDER in value]:
        wanted = f"「{DIVIDER}」のある値では、埋め込みを絞り込めません。"
        problems.append(bad_value(name, cut[0], wanted, f"a value without {DIVIDER}"))
    return [(name, value) for value in values]


def _facets(
    arguments: Arguments, names: tuple[FacetName, ...], problems: list[Problem]
) -> tuple[str, ...]:
    asked = {name for value in arguments.getlist("facets") for name in value.split()}
    if not asked:
        return FACETS
    if unknown := asked - {*names, NO_FACETS}:
        known = "、".join((*names, NO_FACETS))
        english = f"one of {', '.join((*names, NO_FACETS))}"
        problems.append(bad_value("facets", min(unknown), f"{known} から選んでください。", english))
    return tuple(name for name in names if name in asked)


def _choice(
    arguments: Arguments,
    name: str,
    choices: tuple[str, ...],
    problems: list[Problem],
) -> str:
    value = arguments.get(name, "") or choices[0]
    if value in choices:
        return value
    listed = "、".join(choices)
    english = f"one of {', '.join(choices)}"
    problems.append(bad_value(name, value, f"{listed} から選んでください。", english))
    return choices[0]
