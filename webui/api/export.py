"""Whole results to take home: as a table for spreadsheets, as JSON for programs."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from urllib.parse import quote

from flask import Blueprint, Response, request

from corpus import HEADINGS, csv_cells, harmless, place_headings
from indexer.answer.results import Hit
from indexer.answer.view import public_columns
from indexer.query.query import Query
from webui.api.match import MATCH, MATCHES, match_of
from webui.api.present import Addressing, origin, record_view
from webui.api.views import ExportedView, FiltersView, HeadView
from webui.api.workbook import XLSX, workbook_of
from webui.request.address import program_addresses, search_address
from webui.request.column_params import column_arguments
from webui.request.engine import Searcher
from webui.service.current import search_asked, searcher

blueprint = Blueprint("export", __name__)

# Programs that are looked up, and sent, at once: memory stays the same however long the result.
BATCH = 500
# Characters of the words in a file's name.
LONGEST_NAME = 40


@blueprint.get("/export.csv")
def table() -> Response:
    """Return the whole result of the address's query in the public columns of programs.csv."""
    query = search_asked()
    further = [column.heading for column in public_columns(searcher().collection.columns)]
    lines = csv_lines(hits_of(searcher(), query), further, tells_match=bool(query.text))
    return download(lines, "text/csv; charset=utf-8", "programs.csv", query.text)


@blueprint.get("/export.xlsx")
def workbook() -> Response:
    """Return the whole result of the address's query as a workbook."""
    query = search_asked()
    address = request.host_url.rstrip("/") + search_address(
        replace(query, page=1), keeps_language=False
    )
    file = workbook_of(searcher(), hits_of(searcher(), query), query, address)
    return download(file, XLSX, "programs.xlsx", query.text)


@blueprint.get("/export.json")
def document() -> Response:
    """Return the whole result of the address's query with where it comes from."""
    query = search_asked()
    pieces = json_pieces(searcher(), query, program_addresses())
    return download(pieces, "application/json", "programs.json", query.text)


def download(
    pieces: Iterator[str | bytes], content_type: str, name: str, words: str = ""
) -> Response:
    """Return an answer that is made while it is sent, to be saved under ``name`` and ``words``."""
    # What can go wrong goes wrong with the first piece, while there is still an error to send.
    first = next(pieces)
    whole = chain([in_bytes(first)], map(in_bytes, pieces))
    response = Response(whole, content_type=content_type)
    own = f"; filename*=UTF-8''{quote(named(name, words), safe='')}" if words else ""
    response.headers["Content-Disposition"] = f"attachment; filename={name}{own}"
    return response


def in_bytes(piece: str | bytes) -> bytes:
    """Return a piece of a file as it is sent."""
    return piece if isinstance(piece, bytes) else piece.encode()


def named(name: str, words: str) -> str:
    """Return the name of a file that says what was searched for; no system forbids its signs."""
    stem, _, suffix = name.rpartition(".")
    kept = "".join(char if char.isalnum() else "_" for char in words)[:LONGEST_NAME]
    return f"{stem}_{kept}.{suffix}"


def hits_of(searcher: Searcher, query: Query) -> Iterator[Hit]:
    """Return all that ``query`` finds, in its order, whatever page it asks for.

    What only resembles the rest is last.
    """
    return searcher.hits(replace(query, each_year=True))


def csv_lines(
    hits: Iterator[Hit], further: Sequence[str] = (), *, tells_match: bool = False
) -> Iterator[str]:
    """Yield the lines of a CSV file: BOM, headings, a row for each program, CRLF.

    The cells of ``further`` headings stand behind the first ones, before them page and row of the
    source where there are any, how much of the query a program has (``tells_match``) behind all.
    """
    first = list(islice(hits, BATCH))
    # Of a collection from a document all programs have their place, of another one none has.
    further = (*place_headings([hit.program for hit in first]), *further)
    last = (MATCH,) if tells_match else ()
    yield "\ufeff" + csv_line((*HEADINGS, *map(harmless, further), *last))
    for hit in chain(first, hits):
        match = (MATCHES[match_of(hit)],) if tells_match else ()
        yield csv_line((*map(harmless, csv_cells(hit.program, further)), *match))


def csv_line(cells: tuple[str, ...]) -> str:
    """Return a line; every cell is quoted, since not every spreadsheet divides at commas."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n", quoting=csv.QUOTE_ALL).writerow(cells)
    return out.getvalue()


def json_pieces(searcher: Searcher, query: Query, address: Addressing) -> Iterator[str]:
    """Yield one JSON object: where the programs come from, what was asked for, the programs."""
    results = searcher.search(replace(query, page=1, per_page=1, each_year=True))
    head: HeadView = {
        **origin(searcher),
        "query": query.text,
        "filters": filters_of(query),
        "total": results.total,
        "similar": results.similar,
    }
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "programs": ['
    collection = searcher.collection
    for number, hit in enumerate(hits_of(searcher, query)):
        comma = ",\n" if number else "\n"
        view: ExportedView = {
            **record_view(hit.program, address, collection.columns, collection.source_url),
            "match": match_of(hit) if query.text else None,
        }
        yield comma + json.dumps(view, ensure_ascii=False)
    yield "\n]}\n"


def filters_of(query: Query) -> FiltersView:
    """Return which programs were asked for; of the collection's own columns, if anything was."""
    filters: FiltersView = {
        "department": list(query.departments),
        "division": list(query.divisions),
        "area": list(query.areas),
        "new": query.new_only,
    }
    if query.facets or query.ranges or query.open:
        filters["columns"] = {
            **{heading: list(values) for heading, values in query.facets},
            **dict(column_arguments(replace(query, facets=()))),
        }
    return filters
