"""The one view of programs and results: pages render it, the API sends it as it is."""

from collections.abc import Iterable

import orjson

from corpus.record import Program
from indexer.answer.results import SearchResults
from indexer.answer.view import Addressing, View, hit_view, results_view, summary_view
from indexer.query.query import Query
from webui.request.engine import Searcher

__all__ = [
    "Addressing",
    "View",
    "hit_view",
    "json_of",
    "named_view",
    "program_view",
    "results_view",
    "searched_view",
    "summary_view",
]


def json_of(value: object) -> bytes:
    """Return a view as JSON in UTF-8: a line, Japanese as it is, fields in their order."""
    return orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE)


def searched_view(query: Query, results: SearchResults, address: Addressing) -> View:
    """Return the JSON of ``/api/search``: that of the command line but for the time it took.

    Two servers over one generation give the same bytes, under the same tag; the time stands in the
    header Server-Timing.
    """
    view = results_view(query, results, address)
    del view["took_ms"]
    return view


def program_view(searcher: Searcher, program: Program, address: Addressing) -> View:
    """Return the JSON of ``/api/programs/<id>``: all of a program and the programs around it."""
    original = searcher.program(program.repost_of) if program.repost_of else None
    previous, following = searcher.neighbours(program.id)
    collection = searcher.collection
    return {
        **summary_view(program, address, searcher.collection.columns),
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
