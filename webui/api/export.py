"""Whole results to take home: as a table for spreadsheets, as JSON for programs."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice

from flask import Blueprint, Response

from corpus import HEADINGS, SOURCE_PAGE, csv_cells, harmless
from corpus.record import Program
from indexer.answer.results import Hit
from indexer.query.query import Query
from webui.api.present import Addressing, origin, record_view
from webui.api.views import FiltersView, HeadView
from webui.request.address import program_addresses
from webui.request.column_params import column_arguments
from webui.request.engine import Searcher
from webui.service.current import search_asked, searcher

blueprint = Blueprint("export", __name__)

# Programs that are looked up, and sent, at once: memory stays the same however long the result.
BATCH = 500
# The last column: whether a program has all of the words, some, or is only like those that do.
FIT = "一致"
ALL, SOME, ALIKE = "すべて", "一部", "似た施策"


@blueprint.get("/export.csv")
def table() -> Response:
    """Return the whole result of the address's query in the columns of programs.csv."""
    query = search_asked()
    columns = searcher().collection.columns
    headings = [column.heading for column in columns]
    lines = csv_lines(hits_of(searcher(), query), headings, bool(query.text.strip()))
    return download(lines, "text/csv; charset=utf-8", "programs.csv")


@blueprint.get("/export.json")
def document() -> Response:
    """Return the whole result of the address's query with where it comes from."""
    query = search_asked()
    pieces = json_pieces(searcher(), query, program_addresses())
    return download(pieces, "application/json", "programs.json")


def download(pieces: Iterator[str], content_type: str, name: str) -> Response:
    """Return an answer that is made while it is sent, to be saved under ``name``."""
    # What can go wrong goes wrong with the first piece, while there is still an error to send.
    first = next(pieces)
    whole = (piece.encode() for part in ([first], pieces) for piece in part)
    response = Response(whole, content_type=content_type)
    response.headers["Content-Disposition"] = f"attachment; filename={name}"
    return response


def hits_of(searcher: Searcher, query: Query) -> Iterator[tuple[Program, str]]:
    """Yield every program that ``query`` finds, in its order, and how far it fits.

    Whatever page it asks for.
    """
    page, total = 1, 1
    while (page - 1) * BATCH < total:
        results = searcher.search(replace(query, page=page, per_page=BATCH))
        for hit in results.hits:
            yield hit.program, _fit(hit)
        page, total = page + 1, results.total


def _fit(hit: Hit) -> str:
    return ALIKE if hit.similar else SOME if hit.partial else ALL


def csv_lines(
    found: Iterator[tuple[Program, str]], further: Sequence[str] = (), has_words: bool = False
) -> Iterator[str]:
    """Yield the lines of a CSV file: BOM, headings, a row for each program, CRLF.

    The cells of ``further`` headings stand behind the first ones, before them the pages of the
    source where there are any, and last, where ``has_words``, how far a program fits.
    """
    first = list(islice(found, BATCH))
    # Of a collection from a document all programs have a page, of another one none has.
    if any(program.source_page for program, _ in first):
        further = (SOURCE_PAGE, *further)
    last = (FIT,) if has_words else ()
    yield "\ufeff" + csv_line((*HEADINGS, *map(harmless, further), *last))
    for program, fit in chain(first, found):
        cells = (harmless(cell) for cell in csv_cells(program, further))
        yield csv_line((*cells, fit) if has_words else tuple(cells))


def csv_line(cells: tuple[str, ...]) -> str:
    """Return a line; every cell is quoted, since not every spreadsheet divides at commas."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n", quoting=csv.QUOTE_ALL).writerow(cells)
    return out.getvalue()


def json_pieces(searcher: Searcher, query: Query, address: Addressing) -> Iterator[str]:
    """Yield one JSON object: where the programs come from, what was asked for, the programs."""
    head: HeadView = {
        **origin(searcher),
        "query": query.text,
        "filters": filters_of(query),
        "total": searcher.search(replace(query, page=1, per_page=1)).total,
    }
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "programs": ['
    collection = searcher.collection
    for number, (program, _) in enumerate(hits_of(searcher, query)):
        comma = ",\n" if number else "\n"
        view = record_view(program, address, collection.columns, collection.source_url)
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
