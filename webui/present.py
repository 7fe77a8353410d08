"""The one view of search results and programs: pages render it, the API sends it as it is."""

from collections.abc import Callable, Iterable
from typing import Any

from corpus.record import Program
from indexer.query import Query
from indexer.results import FACET_NAMES, FacetValue, Fragment, Hit, SearchResults
from webui.engine import Searcher

View = dict[str, Any]
# The address of a program's page by its id.
Addressing = Callable[[str], str]


def results_view(query: Query, results: SearchResults, address: Addressing) -> View:
    """Return the JSON of ``/api/search`` as plain values."""
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
            name: [facet_view(value) for value in results.facets.get(name, ())]
            for name in FACET_NAMES
        },
        "missing": list(results.missing),
        "suggestion": results.suggestion,
    }


def hit_view(hit: Hit, address: Addressing) -> View:
    """Return one hit: the program, and why it was found."""
    return {
        **summary_view(hit.program, address),
        "score": round(hit.score, 4),
        "partial": hit.partial,
        "fragments": {
            name: [fragment_view(fragment) for fragment in hit.fragments.get(name, ())]
            for name in ("name", "summary", "targets")
        },
        "because": list(hit.because),
    }


def facet_view(value: FacetValue) -> View:
    """Return one choice of a facet."""
    return {"value": value.value, "count": value.count, "selected": value.selected}


def fragment_view(fragment: Fragment) -> View:
    """Return one piece of text and whether it matched."""
    return {"text": fragment.text, "matched": fragment.matched}


def summary_view(program: Program, address: Addressing) -> View:
    """Return the fields of a program that a list of programs shows."""
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


def program_view(searcher: Searcher, program: Program, address: Addressing) -> View:
    """Return the JSON of ``/api/programs/<id>``: all of a program and the programs around it."""
    original = searcher.program(program.repost_of) if program.repost_of else None
    previous, following = searcher.neighbours(program.id)
    collection = searcher.collection
    return {
        **summary_view(program, address),
        "number": program.number,
        "keywords": list(program.keywords),
        "link": program.url or None,
        "source_page": program.source_page,
        "original": named_view(original, address),
        "reposts": _allnamed_view(searcher.reposts(program.id), address),
        "previous": named_view(previous, address),
        "next": named_view(following, address),
        "similar": _allnamed_view(searcher.similar(program.id), address),
        "collection": collection.title,
        "publisher": collection.publisher,
        "source": collection.source,
        "license": collection.license,
        "generation": searcher.generation,
    }


def named_view(program: Program | None, address: Addressing) -> View | None:
    """Return enough of a program to link to it, or None where there is none."""
    if program is None:
        return None
    return {
        "id": program.id,
        "name": program.name,
        "department": program.department,
        "area": program.area,
        "url": address(program.id),
    }


def _allnamed_view(programs: Iterable[Program], address: Addressing) -> list[View]:
    return [view for program in programs if (view := named_view(program, address)) is not None]
