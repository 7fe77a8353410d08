"""The overview of a collection: how its programs spread, which are new, what it speaks of."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil, sqrt

from corpus import beginnings
from indexer.answer.results import Facet, FacetValue, KeyTerm, SearchResults
from indexer.answer.view import SummaryView
from indexer.query.column_filters import open_today
from indexer.query.query import Query
from webui.api.present import Addressing, summary_view
from webui.request.address import facet_address
from webui.request.engine import Searcher
from webui.request.wording import Wording

# How many new programs the overview shows before it links to all of them.
NEW_SHOWN = 6
TERMS_SHOWN = 36
# Shades of the matrix' circles and sizes of the terms, from 1 to LEVELS.
LEVELS = 5
# Radius of the circle of the largest cell and of the smallest, in pixels.
LARGEST, SMALLEST = 20.0, 11.0
# Beyond so many areas a matrix is no glance any more, and each column costs a search.
MOST_COLUMNS = 12

# Values of a column that only says yes or no: as a way in they would say nothing.
MARKS = frozenset({"true", "false", "yes", "no", "有", "無", "はい", "いいえ", "該当", "非該当"})

SearchAddressing = Callable[[Query], str]


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of programs with its place on a scale; ``url`` is empty where no search has them."""

    count: int
    level: int
    radius: float
    url: str


@dataclass(frozen=True, slots=True)
class Row:
    """A department: its programs in each area, in none of the columns, and all of them.

    ``name`` and ``url`` are empty for the programs without a department.
    """

    name: str
    url: str
    cells: tuple[Cell, ...]
    rest: int
    total: int


@dataclass(frozen=True, slots=True)
class Column:
    """An area and the number of its programs."""

    name: str
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class Term:
    """A telling word and its size from 1 to LEVELS, by how many programs have it."""

    text: str
    level: int
    url: str


@dataclass(frozen=True, slots=True)
class Entrance:
    """A way in by a column of the collection's own: its commonest values, or what is open today.

    ``url`` is the address of all values; empty where these are all. ``of_today`` tells that its
    count is another one tomorrow.
    """

    label: str
    values: tuple[Column, ...]
    url: str = ""
    of_today: bool = False


@dataclass(frozen=True, slots=True)
class Overview:
    """What the start page shows of one generation.

    ``rows`` is empty without departments or areas; ``rest`` counts the programs in none of the
    matrix' columns, whose ``heads`` are the largest areas.
    """

    total: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    heads: tuple[Column, ...]
    rest: int
    new: tuple[SummaryView, ...]
    new_total: int
    terms: tuple[Term, ...]
    entrances: tuple[Entrance, ...] = ()


def overview(
    searcher: Searcher, at: SearchAddressing, program_at: Addressing, t: Wording
) -> Overview:
    """Return the overview of a generation; it costs one search for each area and two more."""
    everything = searcher.search(Query(per_page=1))
    areas = _first_level(everything)
    new = searcher.search(Query(new_only=True, sort="plan", per_page=NEW_SHOWN))
    rows = matrix_rows(searcher, everything, at)
    return Overview(
        total=everything.total,
        columns=tuple(column_of(area, at) for area in areas),
        rows=rows,
        heads=tuple(column_of(area, at) for area in _largest(areas)),
        rest=sum(row.rest for row in rows),
        new=tuple(summary_view(hit.program, program_at) for hit in new.hits),
        new_total=new.total,
        terms=sized_terms(_terms(searcher), at),
        entrances=(
            *(() if rows or areas else departments_in(everything, at, t)),
            *entrances(searcher, everything, at, t),
        ),
    )


def column_of(area: FacetValue, at: SearchAddressing) -> Column:
    """Return an area with the address of its programs."""
    return Column(area.value, area.count, at(Query(areas=(area.value,))))


def _first_level(everything: SearchResults) -> Sequence[FacetValue]:
    """Return the areas but those below another."""
    return [area for area in everything.facets["area"] if len(beginnings(area.value)) == 1]


def _largest(areas: Sequence[FacetValue]) -> Sequence[FacetValue]:
    """Return the areas with the most programs, as many as a matrix has columns, in their order."""
    by_count = sorted(range(len(areas)), key=lambda at: -areas[at].count)
    return [areas[at] for at in sorted(by_count[:MOST_COLUMNS])]


def departments_in(
    everything: SearchResults, at: SearchAddressing, t: Wording
) -> Iterator[Entrance]:
    """Yield the way in by department, which a plan without areas has instead of a matrix."""
    facet = everything.facets["department"]
    values = [
        Column(v.value, v.count, at(Query(departments=(v.value,))))
        for v in facet.commonest(MOST_COLUMNS)
    ]
    if values:
        more = facet_address("department", Query()) if len(facet) > len(values) else ""
        yield Entrance(t.label("department"), tuple(values), more)


def is_mark(facet: Facet) -> bool:
    """Tell whether a facet only says yes or no."""
    return len(facet) <= 2 and all(one.value.casefold() in MARKS for one in facet)


def entrances(
    searcher: Searcher, everything: SearchResults, at: SearchAddressing, t: Wording
) -> Iterator[Entrance]:
    """Yield a way in for each deadline and each facet among the collection's own columns."""
    for column in everything.columns:
        label = column.label.of(t.language)
        if column.deadline:
            query = Query(
                open=(open_today(column),), sort=column.heading if column.sortable else "plan"
            )
            count = searcher.search(replace(query, per_page=1)).total
            value = Column(t("open_chip", label=label), count, at(query))
            yield Entrance(label, (value,), of_today=True)
        elif column.kind == "facet" and column.shown != "neither":
            heading, facet = column.heading, everything.facets[column.heading]
            if is_mark(facet):
                continue
            values = [
                Column(v.value, v.count, at(Query(facets=((heading, (v.value,)),))))
                for v in facet.commonest(MOST_COLUMNS)
            ]
            more = facet_address(heading, Query()) if len(facet) > len(values) else ""
            yield Entrance(label, tuple(values), more)


def _terms(searcher: Searcher) -> list[KeyTerm]:
    """Return the telling terms but those that name the plan or its publisher: all of it is that."""
    named = f"{searcher.collection.title} {searcher.collection.publisher}"
    return [term for term in searcher.key_terms(TERMS_SHOWN) if term.text not in named]


def matrix_rows(
    searcher: Searcher, everything: SearchResults, at: SearchAddressing
) -> tuple[Row, ...]:
    """Return a row for each department with a cell for each area, so that all adds up."""
    areas, departments = _largest(_first_level(everything)), everything.facets["department"]
    if not (areas and departments):
        return ()
    counts = {area.value: _counts_by_department(searcher, area) for area in areas}
    # Where no cell has more than a few programs, one of them is not many.
    most = max(LEVELS, *(n for column in counts.values() for n in column.values()))

    def row(name: str, total: int) -> Row:
        cells = tuple(
            _cell(column.get(name, 0), most, _address(at, name, area))
            for area, column in counts.items()
        )
        rest = total - sum(cell.count for cell in cells)
        return Row(name, _address(at, name), cells, rest, total)

    rows = [row(department.value, department.count) for department in departments]
    without = everything.total - sum(one.total for one in rows)
    return (*rows, row("", without)) if without else tuple(rows)


def _counts_by_department(searcher: Searcher, area: FacetValue) -> dict[str, int]:
    """Return the programs of an area by department; those without one under an empty name."""
    facets = searcher.search(Query(areas=(area.value,), per_page=1)).facets
    counts = {value.value: value.count for value in facets["department"]}
    return counts | {"": area.count - sum(counts.values())}


def _address(at: SearchAddressing, department: str, *areas: str) -> str:
    return at(Query(departments=(department,), areas=areas)) if department else ""


def _cell(count: int, most: int, url: str) -> Cell:
    # The eye compares areas, so the area of a circle, not its radius, grows with the number.
    share = sqrt(count / most)
    radius = SMALLEST + (LARGEST - SMALLEST) * share
    return Cell(count, _level(count, most), round(radius, 1), url)


def sized_terms(terms: Sequence[KeyTerm], at: SearchAddressing) -> tuple[Term, ...]:
    """Return the terms in their order, sized between the rarest and the most frequent."""
    counts = [term.count for term in terms]
    least, span = min(counts, default=0), max(counts, default=0) - min(counts, default=0)
    return tuple(
        Term(term.text, _level(term.count - least, span), at(Query(text=term.text)))
        for term in terms
    )


def _level(count: int, most: int) -> int:
    return max(1, ceil(LEVELS * min(count / most, 1.0))) if most else 1
