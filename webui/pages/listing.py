"""The page of results: what stands around the hits, each choice with its address."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from indexer.answer.results import FacetName, SearchResults
from indexer.query.query import SORTS, Query
from webui.request.wording import Wording

# Values of a facet that are shown at once; the rest unfolds.
VALUES_SHOWN = 10
# Page numbers on either side of the present one.
PAGES_AROUND = 2

SearchAddressing = Callable[[Query], str]
# The field of a Query that holds a facet's values.
FIELDS: Mapping[str, str] = {
    "department": "departments",
    "division": "divisions",
    "area": "areas",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet. ``share`` is its bar's length in percent of the longest.

    A value that stands alone has no bar: there is nothing to compare it with.
    """

    name: str
    value: str
    label: str
    count: int
    selected: bool
    share: float


@dataclass(frozen=True, slots=True)
class Group:
    """A facet: its first values, selected ones among them, and the rest."""

    name: str
    legend: str
    shown: tuple[Choice, ...]
    folded: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is on, and the search without it with its address."""

    name: str
    value: str
    query: Query
    url: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A link to a page of the results; ``number`` is None for a gap."""

    number: int | None
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Paging:
    """Where the page is among all: first and last hit, and links to the others."""

    first: int
    last: int
    pages: int
    previous: str | None
    next: str | None
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Ordering:
    """An order of the hits that can be chosen."""

    value: str
    label: str
    selected: bool


def facet_groups(
    results: SearchResults, names: Sequence[FacetName], t: Wording
) -> tuple[Group, ...]:
    """Return the facets that offer a choice, in the order of ``names``."""
    groups = (_group(name, results, t) for name in names)
    return tuple(group for group in groups if group.shown)


def _group(name: FacetName, results: SearchResults, t: Wording) -> Group:
    values = results.facets.get(name, ())
    most = max((value.count for value in values), default=0) if len(values) > 1 else 0
    choices = [
        Choice(
            name=name,
            value="1" if name == "new" else value.value,
            label=t("new_title") if name == "new" else value.value,
            count=value.count,
            selected=value.selected,
            share=round(100 * value.count / most, 1) if most else 0.0,
        )
        for value in values
    ]
    # One more is not worth unfolding; what is selected must not hide.
    cut = len(choices) if len(choices) <= VALUES_SHOWN + 1 else VALUES_SHOWN
    shown = [c for i, c in enumerate(choices) if i < cut or c.selected]
    folded = [c for i, c in enumerate(choices) if i >= cut and not c.selected]
    return Group(name, t.label(name), tuple(shown), tuple(folded))


def chips(query: Query, t: Wording, at: SearchAddressing) -> tuple[Chip, ...]:
    """Return the filters that are on, each with the address of the search without it."""
    first_page = replace(query, page=1)
    found = [
        (name, value, _without(first_page, field, value))
        for name, field in FIELDS.items()
        for value in getattr(query, field)
    ]
    if query.new_only:
        found.append(("new", t.label("new"), replace(first_page, new_only=False)))
    return tuple(Chip(name, value, without, at(without)) for name, value, without in found)


def _without(query: Query, field: str, value: str) -> Query:
    rest: Any = {field: tuple(v for v in getattr(query, field) if v != value)}
    return replace(query, **rest)


def unfiltered(query: Query) -> Query:
    """Return the search with its words alone."""
    return Query(text=query.text, sort=query.sort, per_page=query.per_page)


def orderings(query: Query, t: Wording) -> tuple[Ordering, ...]:
    """Return the orders to choose from."""
    return tuple(Ordering(sort, t(f"sort_{sort}"), sort == query.sort) for sort in SORTS)


def paging(query: Query, total: int, at: SearchAddressing) -> Paging:
    """Return where the page stands and the addresses of the others."""
    pages = -(-total // query.per_page)
    first = (query.page - 1) * query.per_page + 1

    def turn(number: int) -> str:
        return at(replace(query, page=number))

    return Paging(
        first=first,
        last=min(first + query.per_page - 1, total),
        pages=pages,
        previous=turn(query.page - 1) if 1 < query.page <= pages else None,
        next=turn(query.page + 1) if query.page < pages else None,
        turns=tuple(
            Turn(n, turn(n) if n else "", n == query.page) for n in _numbers(query.page, pages)
        ),
    )


def _numbers(current: int, pages: int) -> Iterator[int | None]:
    """Yield the first page, those around the present one, the last; None for a gap."""
    before = 0
    for number in range(1, pages + 1):
        if number in (1, pages) or abs(number - current) <= PAGES_AROUND:
            if number - before == 2:
                yield number - 1
            elif number - before > 2:
                yield None
            yield number
            before = number
