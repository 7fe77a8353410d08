"""The search that an address asks for, and the address of a search."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache

from werkzeug.datastructures import MultiDict

from corpus.columns import Column
from indexer.query.column_filters import sorts, table_sorts
from indexer.query.query import DEFAULT_PER_PAGE, MAX_PER_PAGE, SORTS, Query, Sort
from webui.request.column_params import (
    column_arguments,
    column_names,
    parse_facets,
    parse_open,
    parse_ranges,
    repeatable_names,
)
from webui.request.params import (
    MAX_PAGE,
    REPEATABLE,
    Arguments,
    BadParameters,
    Problem,
    bad_value,
    blank_problems,
    name_problems,
    parse_flag,
    parse_number,
    parse_text,
    parse_values,
)

# The parameters of a search: the same for page, API, export and feed.
SEARCH_PARAMETERS = ("q", "department", "division", "area", "new", "sort", "page", "per_page")
# What the names of a facet's values are to have.
FIND = "find"
# Ways to ask for all but the text, kept: who pages, filters and embeds asks in few ways.
_KEPT = 256
# Longer ones are read anew each time.
_SHORT = 1000
# Which columns a table has, repeatable.
COLUMN = "column"
# What a list of figures asks for besides.
FIGURE_PARAMETERS = ("unit", "from", "to")
# All that pages, feeds and the embedded search know.
PAGE_PARAMETERS = frozenset(
    {
        *SEARCH_PARAMETERS,
        *FIGURE_PARAMETERS,
        "lang",
        "limit",
        "facets",
        "open",
        "theme",
        FIND,
        COLUMN,
    }
)


def parse_query(
    arguments: Arguments,
    columns: Sequence[Column] = (),
    *,
    more: Sequence[str] = (),
    repeated: Collection[str] = (),
    strict: bool = False,
) -> Query:
    """Return the search an address asks for in a collection with some columns of its own.

    ``more`` are parameters that somebody else reads; ``repeated`` may stand there several times.

    A program is told of what is unknown or has no value: it is mistaken (``strict``). For people
    both count as not there: forms send their empty fields, and whoever passes a link on adds
    parameters of its own (utm_source, fbclid). Raises BadParameters with every problem of the
    address when there is one.
    """
    problems: list[Problem] = []
    text = parse_text(arguments, problems)
    rest = [(name, value) for name, value in arguments.items(multi=True) if name != "q"]
    is_usual = not problems and len(arguments.getlist("q")) == 1
    if is_usual and sum(len(value) for pair in rest for value in pair) <= _SHORT:
        usual = _usual(tuple(rest), tuple(columns), tuple(more), frozenset(repeated), strict)
        if usual is not None:
            return replace(usual, text=text) if rest else Query(text)
    return _parsed(arguments, columns, more, repeated, strict)


@lru_cache(_KEPT)
def _usual(
    rest: tuple[tuple[str, str], ...],
    columns: tuple[Column, ...],
    more: tuple[str, ...],
    repeated: frozenset[str],
    strict: bool,
) -> Query | None:
    """Return the search that an address without its text asks for.

    None where it is wrong, and where it depends on the day.
    """
    try:
        query = _parsed(MultiDict(rest), columns, more, repeated, strict)
    except BadParameters:
        return None
    return None if query.open else query


def _parsed(
    arguments: Arguments,
    columns: Sequence[Column],
    more: Sequence[str],
    repeated: Collection[str],
    strict: bool,
) -> Query:
    """Return the search an address asks for; see ``parse_query``."""
    names = (*SEARCH_PARAMETERS, *column_names(columns), *more)
    repeatable = REPEATABLE | repeatable_names(columns) | {*repeated}
    problems = name_problems(arguments, names, repeatable, strict=strict)
    if strict:
        problems += blank_problems(arguments)
    text = parse_text(arguments, problems)
    query = Query(
        text=text,
        departments=parse_values(arguments, "department", problems),
        divisions=parse_values(arguments, "division", problems),
        areas=parse_values(arguments, "area", problems),
        new_only=parse_flag(arguments, "new", problems),
        sort=_sort(arguments, columns, problems),
        page=parse_number(arguments, "page", 1, MAX_PAGE, problems),
        per_page=parse_number(arguments, "per_page", DEFAULT_PER_PAGE, MAX_PER_PAGE, problems),
        facets=parse_facets(arguments, columns, problems),
        ranges=parse_ranges(arguments, columns, problems),
        open=parse_open(arguments, columns, problems),
    )
    if problems:
        raise BadParameters(problems)
    return query


def known(arguments: Arguments, columns: Sequence[Column] = ()) -> Arguments:
    """Return what an address says that some page knows; the rest was added on the way."""
    names = PAGE_PARAMETERS.union(column_names(columns))
    return MultiDict(item for item in arguments.items(multi=True) if item[0] in names)


def arguments_of(query: Query) -> list[tuple[str, str]]:
    """Return the parameters of the address that ``query`` came from, defaults left out.

    The order is fixed, so that one search has one address.
    """
    pairs = [("q", query.text)] if query.text else []
    pairs += [("department", value) for value in query.departments]
    pairs += [("division", value) for value in query.divisions]
    pairs += [("area", value) for value in query.areas]
    pairs += [("new", "1")] if query.new_only else []
    pairs += column_arguments(query)
    pairs += [("sort", query.sort)] if query.sort != SORTS[0] else []
    pairs += [("page", str(query.page))] if query.page != 1 else []
    pairs += [("per_page", str(query.per_page))] if query.per_page != DEFAULT_PER_PAGE else []
    return pairs


def _sort(arguments: Arguments, columns: Sequence[Column], problems: list[Problem]) -> Sort:
    value, choices = arguments.get("sort", "") or SORTS[0], sorts(columns)
    if value in choices or value in table_sorts(columns):
        return value
    wanted = f"{' または '.join(choices)} を指定してください。"
    problems.append(bad_value("sort", value, wanted, " or ".join(choices)))
    return SORTS[0]
