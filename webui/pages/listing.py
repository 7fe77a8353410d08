"""The page of results: what stands around the hits, each choice with its address."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from corpus import beginnings
from corpus.columns import Column
from indexer.answer.results import Facet, FacetName, FacetValue, SearchResults
from indexer.query.query import DEFAULT_PER_PAGE, MAX_PER_PAGE, Query
from webui.pages.column_filters import filters_on, order_of_column, orders
from webui.request.wording import Wording

# Values of a facet that are shown at once; the rest unfolds.
VALUES_SHOWN = 10
# Values that a page has at most; the rest has a page of its own.
VALUES_SENT = 60
# From so many values on a box finds them by their names.
VALUES_TO_FIND = 20
# Hits on a page to choose from, up to what an address may ask for.
PAGE_SIZES = (DEFAULT_PER_PAGE, 20, 50, MAX_PER_PAGE)
# Page numbers on either side of the present one.
PAGES_AROUND = 2

SearchAddressing = Callable[[Query], str]
FacetAddressing = Callable[[FacetName], str]
# The field of a Query that holds a facet's values.
FIELDS: Mapping[str, str] = {
    "department": "departments",
    "division": "divisions",
    "area": "areas",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet. ``share`` is its bar's length in percent of the longest.

    A value that stands alone has no bar: there is nothing to compare it with. ``depth`` is how far
    below the first level an area is.
    """

    name: str
    value: str
    label: str
    count: int
    selected: bool
    share: float
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """A facet: its first values, selected ones among them, and the rest.

    ``total`` counts all that there are; ``url`` is the address of the page that has them.
    """

    name: str
    legend: str
    shown: tuple[Choice, ...]
    folded: tuple[Choice, ...]
    total: int
    url: str

    @property
    def has_box(self) -> bool:
        """Tell whether there are so many that a box to find them by name is of use."""
        return self.total > VALUES_TO_FIND

    @property
    def is_cut(self) -> bool:
        """Tell whether there are more than the page has."""
        return self.total > len(self.shown) + len(self.folded)


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
    results: SearchResults, names: Sequence[FacetName], t: Wording, at: FacetAddressing
) -> tuple[Group, ...]:
    """Return the facets that offer a choice, in the order of ``names``."""
    groups = (_group(name, results, t, at) for name in names)
    return tuple(group for group in groups if group.shown)


def _group(name: FacetName, results: SearchResults, t: Wording, at: FacetAddressing) -> Group:
    facet = results.facets.get(name, Facet())
    values = facet.commonest(VALUES_SENT)
    most = max((value.count for value in values), default=0) if len(values) > 1 else 0
    if len(values) > VALUES_SHOWN + 1:
        # A list that has to be unfolded shows the commonest first, a short one is as in the plan.
        values = sorted(values, key=lambda value: -value.count)
    choices = [choice_of(name, value, most, t) for value in values]
    # One more is not worth unfolding; what is selected must not hide.
    cut = len(choices) if len(choices) <= VALUES_SHOWN + 1 else VALUES_SHOWN
    shown = [c for i, c in enumerate(choices) if i < cut or c.selected]
    folded = [c for i, c in enumerate(choices) if i >= cut and not c.selected]
    legend = facet_legend(name, results.columns, t)
    return Group(name, legend, tuple(shown), tuple(folded), len(facet), at(name))


def facet_legend(name: FacetName, columns: Iterable[Column], t: Wording) -> str:
    """Return what a facet is called: a column of the collection's own says it itself."""
    own = {column.heading: column.label.of(t.language) for column in columns}
    return own.get(name) or t.label(name)


def choice_of(name: FacetName, value: FacetValue, most: int, t: Wording) -> Choice:
    """Return a value of a facet as a choice; ``most`` is the largest count beside it."""
    levels = beginnings(value.value) if name == "area" else ()
    last = value.value.removeprefix(levels[-2]).lstrip(" ›") if len(levels) > 1 else value.value
    return Choice(
        name=name,
        value="1" if name == "new" else value.value,
        label=t("new_title") if name == "new" else last,
        count=value.count,
        selected=value.selected,
        share=round(100 * value.count / most, 1) if most else 0.0,
        depth=max(0, len(levels) - 1),
    )


def chips(
    query: Query, t: Wording, at: SearchAddressing, columns: Sequence[Column] = ()
) -> tuple[Chip, ...]:
    """Return the filters that are on, each with the address of the search without it."""
    first_page = replace(query, page=1)
    found = [
        (name, value, _without(first_page, field, value))
        for name, field in FIELDS.items()
        for value in getattr(query, field)
    ]
    if query.new_only:
        found.append(("new", t.label("new"), replace(first_page, new_only=False)))
    found += filters_on(query, columns, t)
    return tuple(Chip(name, value, without, at(without)) for name, value, without in found)


def _without(query: Query, field: str, value: str) -> Query:
    rest: Any = {field: tuple(v for v in getattr(query, field) if v != value)}
    return replace(query, **rest)


def unfiltered(query: Query) -> Query:
    """Return the search with its words alone."""
    return Query(text=query.text, sort=query.sort, per_page=query.per_page)


def page_sizes(query: Query, listed: int) -> tuple[int, ...]:
    """Return how many hits a page may have; none where one page has them all anyway."""
    return PAGE_SIZES if listed > PAGE_SIZES[0] or query.per_page != PAGE_SIZES[0] else ()


def orderings(query: Query, t: Wording, columns: Sequence[Column] = ()) -> tuple[Ordering, ...]:
    """Return the orders to choose from, among them the present one."""
    offered = orders(columns, t)
    if query.sort not in dict(offered):
        offered.append(order_of_column(query.sort, columns, t))
    return tuple(Ordering(sort, name, sort == query.sort) for sort, name in offered)


def counted(results: SearchResults, t: Wording) -> str:
    """Return how many programs fit, how many in part, and how many only resemble them.

    The numbers are those of the groups on the page, told apart where more than one number is due.
    """
    if results.total and not results.complete:
        return t("count_partial", n=results.total)
    if not results.similar:
        return t("count", n=results.total)
    counts = [t("count_fitting", n=results.complete)]
    if results.complete < results.total:
        counts.append(t("count_partial", n=results.total - results.complete))
    return t("count_join").join([*counts, t("count_similar", n=results.similar)])


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
