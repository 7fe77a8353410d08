"""The JSON of a search, the same on the command line and over HTTP (a contract)."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from corpus.columns import Column
from corpus.record import Program
from indexer.answer.results import FacetValue, Hit, SearchResults
from indexer.query.query import Query

View = dict[str, Any]
# A list of results has at most so many values of a facet: a screen or two, some kilobytes. The rest
# is asked for by the facet's name.
MOST_VALUES = 100
# The address of a program's page by its id.
Addressing = Callable[[str], str]


def page_address(program_id: str) -> str:
    """The path of a program's page on a site of its own; ids are safe in addresses."""
    return f"/programs/{program_id}"


def results_view(query: Query, results: SearchResults, address: Addressing = page_address) -> View:
    """The JSON of ``/api/search`` and ``sesaku search --json`` as plain values."""
    return {
        "query": query.text,
        "total": results.total,
        "complete": results.complete,
        "page": query.page,
        "per_page": query.per_page,
        "took_ms": round(results.took_ms, 3),
        "generation": results.generation,
        "hits": [hit_view(hit, address, results.columns) for hit in results.hits],
        "facets": {
            name: values_view(facet.commonest(MOST_VALUES))
            for name, facet in results.facets.items()
        },
        **_of_columns(results),
        "missing": list(results.missing),
        "suggestion": results.suggestion,
    }


def _of_columns(results: SearchResults) -> View:
    """What only some collections have: their own columns, and facets with more values."""
    more = {name: len(f) for name, f in results.facets.items() if len(f) > MOST_VALUES}
    columns = {"columns": [column_view(column) for column in results.columns]}
    return (columns if results.columns else {}) | ({"facets_total": more} if more else {})


def column_view(column: Column) -> View:
    """A column of the collection's own: what it is called and what its texts are."""
    return {
        "heading": column.heading,
        "kind": column.kind,
        "label": {"ja": column.label.ja, "en": column.label.en},
        "unit": column.unit,
        "shown": column.shown,
        "sortable": column.sortable,
        "deadline": column.deadline,
    }


def values_view(values: Iterable[FacetValue]) -> list[View]:
    """The values of a facet."""
    return [{"value": v.value, "count": v.count, "selected": v.selected} for v in values]


def hit_view(hit: Hit, address: Addressing, columns: Sequence[Column] = ()) -> View:
    """One hit: the program with the columns of its collection, and why it was found."""
    return {
        **summary_view(hit.program, address, columns),
        "score": round(hit.score, 4),
        "partial": hit.partial,
        "fragments": {
            name: [{"text": one.text, "matched": one.matched} for one in hit.fragments[name]]
            for name in hit.fragments
        },
        "because": list(hit.because),
    }


def summary_view(program: Program, address: Addressing, columns: Sequence[Column] = ()) -> View:
    """The fields of a program that a list of programs shows.

    Those of its collection's own ``columns`` stand by heading, where it has any.
    """
    own = {"columns": columns_view(program, columns)} if columns else {}
    return {
        "id": program.id,
        "name": program.name,
        "summary": program.summary,
        "targets": program.targets,
        "department": program.department,
        "division": list(program.divisions),
        "area": program.area,
        "is_new": program.is_new,
        "repost_of": program.repost_of,
        "url": address(program.id),
        **own,
    }


def columns_view(program: Program, columns: Sequence[Column]) -> dict[str, str]:
    """The text of each column of the collection's own; empty where the program has none."""
    texts = dict(program.extra)
    return {column.heading: texts.get(column.heading, "") for column in columns}
