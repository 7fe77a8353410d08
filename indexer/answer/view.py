"""The JSON of a search, the same on the command line and over HTTP (a contract)."""

from collections.abc import Callable
from typing import Any

from corpus.record import Program
from indexer.answer.results import FACET_NAMES, Hit, SearchResults
from indexer.index.fields import SHOWN_FIELDS
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
        "hits": [hit_view(hit, address) for hit in results.hits],
        "facets": {
            name: [
                {"value": one.value, "count": one.count, "selected": one.selected}
                for one in results.facets[name]
            ]
            for name in FACET_NAMES
        },
        "missing": list(results.missing),
        "suggestion": results.suggestion,
    }


def hit_view(hit: Hit, address: Addressing) -> View:
    """One hit: the program, and why it was found."""
    return {
        **summary_view(hit.program, address),
        "score": round(hit.score, 4),
        "partial": hit.partial,
        "fragments": {
            name: [{"text": one.text, "matched": one.matched} for one in hit.fragments[name]]
            for name in SHOWN_FIELDS
        },
        "because": list(hit.because),
    }


def summary_view(program: Program, address: Addressing) -> View:
    """The fields of a program that a list of programs shows."""
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
    }
