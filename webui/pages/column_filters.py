"""What narrows results by a collection's own columns: ranges, deadlines, and what of it is on."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.columns import YEAR, Column, unit_unsaid
from indexer.query.column_filters import sorts
from indexer.query.query import SORTS, Query, Range
from indexer.years.asked import ALL
from webui.request.column_params import FROM, OPEN, TO
from webui.request.wording import Wording

SearchAddressing = Callable[[Query], str]
# A filter that is on: its parameter, what it says, and the search without it.
On = tuple[str, str, Query]


@dataclass(frozen=True, slots=True)
class End:
    """A box for one end of a range."""

    name: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class ColumnFilter:
    """The boxes of a column: both ends of its range, and for a deadline whether it is open.

    ``open`` is the name of that parameter, empty where there is none; ``unit`` is empty where the
    legend says it.
    """

    legend: str
    kind: str
    unit: str
    ends: tuple[End, End]
    open: str
    is_open: bool

    @property
    def is_on(self) -> bool:
        """Whether it narrows the results."""
        return self.is_open or any(end.value for end in self.ends)


def column_filters(query: Query, columns: Iterable[Column], t: Wording) -> tuple[ColumnFilter, ...]:
    """Return the boxes of all numbers and days that a page shows."""
    ranges = {one.column: one.ends for one in query.ranges}
    opened = {one.column for one in query.open}
    return tuple(
        _filter(column, ranges.get(column.heading, ("", "")), column.heading in opened, t)
        for column in columns
        if column.has_span and column.shown != "neither"
    )


def _filter(column: Column, ends: tuple[str, str], is_open: bool, t: Wording) -> ColumnFilter:
    word = "day" if column.kind == "date" else "number"
    return ColumnFilter(
        legend=column.label.of(t.language),
        kind=column.kind,
        unit=unit_unsaid(column, column.label.of(t.language)),
        ends=(
            End(column.heading + FROM, t(f"range_from_{word}"), ends[0]),
            End(column.heading + TO, t(f"range_to_{word}"), ends[1]),
        ),
        open=column.heading + OPEN if column.deadline else "",
        is_open=is_open,
    )


def filters_on(query: Query, columns: Sequence[Column], t: Wording) -> Iterator[On]:
    """Yield what of a query narrows by the collection's own columns."""
    first = replace(query, page=1)
    labels = {column.heading: column for column in columns}
    for heading, values in query.facets:
        for value in values:
            is_all = heading == YEAR and value == ALL
            text = t("all_years") if is_all else value
            yield heading, text, replace(first, facets=_without(query, heading, value))
    for one in query.ranges:
        rest = tuple(other for other in query.ranges if other != one)
        text = range_text(one, labels[one.column], t)
        yield one.column + FROM, text, replace(first, ranges=rest)
    for deadline in query.open:
        label = labels[deadline.column].label.of(t.language)
        left = tuple(other for other in query.open if other != deadline)
        yield deadline.column + OPEN, t("open_chip", label=label), replace(first, open=left)


def _without(query: Query, heading: str, value: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    left = (
        (name, tuple(v for v in values if (name, v) != (heading, value)))
        for name, values in query.facets
    )
    return tuple((name, values) for name, values in left if values)


def range_text(asked: Range, column: Column, t: Wording) -> str:
    """Return a range in words."""
    label = column.label.of(t.language)
    low, high = map(_grouped, asked.ends)
    unit = unit_unsaid(column, label)
    # Once is enough: behind the last of the ends.
    low, high = (low, high + unit) if high else (low + unit, high)
    return t("range_chip", label=label, low=low, high=high)


def _grouped(end: str) -> str:
    """Return a whole number with separators for thousands, anything else as it is."""
    return f"{int(end):,}" if end.removeprefix("-").isdecimal() else end


def orders(columns: Sequence[Column], t: Wording) -> list[tuple[str, str]]:
    """Return the orders to choose from with what they are called."""
    named = {column.heading: column for column in columns}

    def label(sort: str) -> str:
        if sort in SORTS:
            return t(f"sort_{sort}")
        column = named[sort.removeprefix("-")] if sort not in named else named[sort]
        word = "day" if column.kind == "date" else "number"
        end = "low" if sort in named else "high"
        return t(f"sort_{word}_{end}", label=column.label.of(t.language))

    return [(sort, label(sort)) for sort in sorts(columns)]


def order_of_column(sort: str, columns: Sequence[Column], t: Wording) -> tuple[str, str]:
    """Return an order that only a table offers, with what it is called."""
    name = sort.removeprefix("-")
    own = {column.heading: column.label.of(t.language) for column in columns}
    fixed = {"id": "id", "number": "number"}
    label = own.get(name) or (t(fixed[name]) if name in fixed else t.label(name))
    return sort, t("sort_column_high" if sort != name else "sort_column_low", label=label)
