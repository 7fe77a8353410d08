"""The one view of programs and results: pages render it, the API sends it as it is."""

from collections.abc import Iterable, Sequence

import orjson

from corpus.columns import Column
from corpus.record import Program
from indexer.answer.view import Addressing, hit_view, results_view, summary_view
from webui.api.figures import figures_view
from webui.api.views import NamedView, OriginView, ProgramView, RecordView
from webui.request.engine import Searcher

__all__ = [
    "Addressing",
    "hit_view",
    "json_of",
    "named_view",
    "origin",
    "program_view",
    "record_view",
    "results_view",
    "summary_view",
]


def json_of(value: object) -> bytes:
    """Return a view as JSON in UTF-8: a line, Japanese as it is, fields in their order."""
    return orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE)


def origin(searcher: Searcher) -> OriginView:
    """Return whose data these are."""
    collection = searcher.collection
    return {
        "collection": collection.title,
        "publisher": collection.publisher,
        "source": collection.source,
        "source_url": collection.source_url or None,
        "license": collection.license,
        "generation": searcher.generation,
    }


def record_view(
    program: Program, address: Addressing, columns: Sequence[Column] = (), source_url: str = ""
) -> RecordView:
    """Return all that the record of a program has; ``source_url`` is where its document is."""
    return {
        **summary_view(program, address, columns),
        "number": program.number,
        "keywords": list(program.keywords),
        "link": program.url or None,
        "source_page": program.source_page,
        "source_row": program.source_row,
        "source_page_url": page_address(source_url, program.source_page),
    }


def page_address(source_url: str, page: int | None) -> str | None:
    """Return where a page of the document is (RFC 8118); None without the one or the other."""
    return f"{source_url}#page={page}" if source_url and page else None


def program_view(searcher: Searcher, program: Program, address: Addressing) -> ProgramView:
    """Return the JSON of ``/api/programs/<id>``: all of a program and the programs around it."""
    original = searcher.program(program.repost_of) if program.repost_of else None
    previous, following = searcher.neighbours(program.id)
    return {
        **record_view(
            program, address, searcher.collection.columns, searcher.collection.source_url
        ),
        "figures": figures_view(program.targets),
        "original": named_view(original, address),
        "reposts": _allnamed_view(searcher.reposts(program.id), address),
        "previous": named_view(previous, address),
        "next": named_view(following, address),
        "similar": _allnamed_view(searcher.similar(program.id), address),
        **origin(searcher),
    }


def named_view(program: Program | None, address: Addressing) -> NamedView | None:
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


def _allnamed_view(programs: Iterable[Program], address: Addressing) -> list[NamedView]:
    return [view for program in programs if (view := named_view(program, address)) is not None]
