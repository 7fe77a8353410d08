"""The JSON of a search, the same on the command line and over HTTP (a contract)."""

from collections.abc import Callable, Sequence
from typing import Any

from corpus.columns import Column
from corpus.record import Program
from indexer.answer.results import Hit, SearchResults
from indexer.query.query import Query

View = dict[str, Any]
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
            name: [
                {"value": one.value, "count": one.count, "selected": one.selected} for one in facet
            ]
            for name, facet in results.facets.items()
        },
        "missing": list(results.missing),
        "suggestion": results.suggestion,
    }


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
