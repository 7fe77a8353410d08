"""The overview of a collection: how its programs spread, which are new, what it speaks of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from typing import Any

from indexer.query import Query
from indexer.results import FacetValue, TellingTerm
from webui.engine import Searcher
from webui.present import Addressing, summary_view

# How many new programs the overview shows before it links to all of them.
NEW_SHOWN = 6
TERMS_SHOWN = 36
# Shades of the matrix' circles and sizes of the terms, from 1 to LEVELS.
LEVELS = 5
# Radius of the circle of the largest cell and of the smallest, in pixels.
LARGEST, SMALLEST = 20.0, 11.0
# Beyond so many areas a matrix is no glance any more, and each column costs a search.
MOST_COLUMNS = 12

SearchAddressing = Callable[[Query], str]


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of programs with its place on a scale and the address of their list."""

    count: int
    level: int
    radius: float
    url: str


@dataclass(frozen=True, slots=True)
class Row:
    """A department: its programs in each area, and all of them."""

    name: str
    url: str
    cells: tuple[Cell, ...]
    total: Cell


@dataclass(frozen=True, slots=True)
class Column:
    """An area and the number of its programs."""

    name: str
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class Term:
    """A telling word, how many programs have it, and its size from 1 to LEVELS."""

    text: str
    count: int
    level: int
    url: str


@dataclass(frozen=True, slots=True)
class Overview:
    """What the start page shows of one generation. ``rows`` is empty without departments."""

    total: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    new: tuple[dict[str, Any], ...]
    new_total: int
    terms: tuple[Term, ...]


def overview(searcher: Searcher, at: SearchAddressing, program_at: Addressing) -> Overview:
    """Return the overview of a generation; it costs one search for each area and two more."""
    everything = searcher.search(Query(per_page=1))
    areas, departments = everything.facets["area"], everything.facets["department"]
    new = searcher.search(Query(new_only=True, sort="plan", per_page=NEW_SHOWN))
    return Overview(
        total=everything.total,
        columns=tuple(Column(a.value, a.count, at(Query(areas=(a.value,)))) for a in areas),
        rows=matrix_rows(searcher, areas[:MOST_COLUMNS], departments, at),
        new=tuple(summary_view(hit.program, program_at) for hit in new.hits),
        new_total=new.total,
        terms=sized_terms(searcher.telling_terms(TERMS_SHOWN), at),
    )


def matrix_rows(
    searcher: Searcher,
    areas: Sequence[FacetValue],
    departments: Sequence[FacetValue],
    at: SearchAddressing,
) -> tuple[Row, ...]:
    """Return a row for each department with a cell for each area."""
    counts = [_counts_by_department(searcher, area.value) for area in areas]
    most = max((n for column in counts for n in column.values()), default=0)
    return tuple(
        Row(
            name=department.value,
            url=at(Query(departments=(department.value,))),
            cells=tuple(
                _cell(
                    column.get(department.value, 0),
                    most,
                    at(Query(departments=(department.value,), areas=(area.value,))),
                )
                for area, column in zip(areas, counts, strict=True)
            ),
            total=_cell(department.count, most, at(Query(departments=(department.value,)))),
        )
        for department in departments
    )


def _counts_by_department(searcher: Searcher, area: str) -> dict[str, int]:
    facets = searcher.search(Query(areas=(area,), per_page=1)).facets
    return {value.value: value.count for value in facets["department"]}


def _cell(count: int, most: int, url: str) -> Cell:
    # The eye compares areas, so the area of a circle, not its radius, grows with the number.
    share = sqrt(count / most) if most else 0.0
    radius = SMALLEST + (LARGEST - SMALLEST) * min(share, 1.0)
    return Cell(count, _level(count, most), round(radius, 1), url)


def sized_terms(terms: Sequence[TellingTerm], at: SearchAddressing) -> tuple[Term, ...]:
    """Return the terms in their order, sized between the rarest and the most frequent."""
    counts = [term.count for term in terms]
    least, span = min(counts, default=0), max(counts, default=0) - min(counts, default=0)
    return tuple(
        Term(term.text, term.count, _level(term.count - least, span), at(Query(text=term.text)))
        for term in terms
    )


def _level(count: int, most: int) -> int:
    return max(1, ceil(LEVELS * min(count / most, 1.0))) if most else 1
