"""The parameters of a collection's own columns: 対象者=…, 予算額.from, 予算額.to, 締切.open."""

from collections.abc import Iterable

from corpus.columns import YEAR, Column
from indexer.query.column_filters import FilterProblem, open_today, range_of
from indexer.query.query import Open, Query, Range
from indexer.years.asked import ALL
from webui.request.params import (
    MAX_VALUE,
    Arguments,
    Problem,
    character_problem,
    parse_flag,
    parse_values,
)

FROM, TO, OPEN = ".from", ".to", ".open"


def column_names(columns: Iterable[Column]) -> tuple[str, ...]:
    """Return the parameters that a search has for some columns."""
    return tuple(name for column in columns for name in _names(column))


def repeatable_names(columns: Iterable[Column]) -> frozenset[str]:
    """Return those of them that may stand in an address several times."""
    return frozenset(column.heading for column in columns if column.kind == "facet")


def _names(column: Column) -> tuple[str, ...]:
    heading = column.heading
    if column.kind == "facet":
        return (heading,)
    if not column.is_public:  # Narrowed by it again and again, its numbers would be told.
        return ()
    ends = (heading + FROM, heading + TO) if column.has_span else ()
    return (*ends, heading + OPEN) if column.deadline else ends


def parse_facets(
    arguments: Arguments, columns: Iterable[Column], problems: list[Problem]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the values chosen of each column that is a facet; those without any are left out.

    All years stand for every other year beside them.
    """
    facets = [column.heading for column in columns if column.kind == "facet"]
    chosen = ((heading, parse_values(arguments, heading, problems)) for heading in facets)
    return tuple(
        (heading, (ALL,) if heading == YEAR and ALL in values else values)
        for heading, values in chosen
        if values
    )


def parse_ranges(
    arguments: Arguments, columns: Iterable[Column], problems: list[Problem]
) -> tuple[Range, ...]:
    """Return the ranges that are asked for; one that cannot be read is another problem."""
    ranges = (_range(arguments, one, problems) for one in columns if one.has_span and one.is_public)
    return tuple(one for one in ranges if one is not None)


def _range(arguments: Arguments, column: Column, problems: list[Problem]) -> Range | None:
    names = column.heading + FROM, column.heading + TO
    low, high = (_end(arguments, name, problems) for name in names)
    if not low and not high:
        return None
    try:
        return range_of(column, low, high)
    except FilterProblem as problem:
        kind = "days" if column.kind == "date" else f"numbers ({column.unit})"
        english = f"Give {kind}."
        problems.append(Problem(names[0] if low else names[1], str(problem), english))
        return None


def _end(arguments: Arguments, name: str, problems: list[Problem]) -> str:
    text = arguments.get(name, "").strip()
    if len(text) > MAX_VALUE:
        message = f"{MAX_VALUE}文字以内にしてください。"
        problems.append(Problem(name, message, f"Give at most {MAX_VALUE} characters."))
    elif problem := character_problem(name, (text,)):
        problems.append(problem)
    else:
        return text
    return ""


def parse_open(
    arguments: Arguments, columns: Iterable[Column], problems: list[Problem]
) -> tuple[Open, ...]:
    """Return the deadlines by which only what is open today is wanted."""
    deadlines = [column for column in columns if column.deadline and column.is_public]
    return tuple(
        open_today(one) for one in deadlines if parse_flag(arguments, one.heading + OPEN, problems)
    )


def column_arguments(query: Query) -> list[tuple[str, str]]:
    """Return the parameters of what a query asks of the collection's own columns."""
    pairs = [(heading, value) for heading, values in query.facets for value in values]
    for one in query.ranges:
        ends = zip((FROM, TO), one.ends, strict=True)
        pairs += [(one.column + name, text) for name, text in ends if text]
    return pairs + [(one.column + OPEN, "1") for one in query.open]
