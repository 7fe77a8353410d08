"""The table of results: page by page with any columns, and whole for paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta, timezone
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, render_template, request, stream_template

from corpus.columns import Column
from indexer.answer.results import Hit
from indexer.query.query import SORTS, Query
from indexer.years.asked import is_of_several
from webui.api.export import hits_of
from webui.operations.search_log import note_search
from webui.pages.column_filters import order_of_column
from webui.pages.listing import Ordering, chips, counted, orderings, page_sizes, paging
from webui.request.address import page_address, program_addresses, search_address, site_path
from webui.request.language import PARAMETER, language_asked
from webui.request.params import BadParameters, Problem
from webui.request.query_params import COLUMN, arguments_of, parse_query
from webui.request.wording import Wording
from webui.service.current import searcher, words
from webui.service.word_catalogue import part_words
from webui.table.columns import Cell, cells, choices, heads, parse_columns, usual

blueprint = Blueprint("table", __name__)
# Parameters that the form itself has.
FORM = ("per_page", "sort")
# A plan is of Japan, and so is the day on which it was published.
JAPAN = timezone(timedelta(hours=9))


@dataclass(frozen=True, slots=True)
class Row:
    """A program's cells, the address of its page, and the group that it is the first of."""

    cells: tuple[Cell, ...]
    url: str
    opens: str


@blueprint.get("/table")
def table() -> str:
    """Return a page of the results of the address's query as a table. Raises BadParameters."""
    query, shown = asked()
    results = searcher().search(query)
    note_search(query, results, request.environ)
    t, columns = words(), searcher().collection.columns
    return render_template(
        "table/page.html",
        w=part_words("table"),
        query=query,
        heads=[(head, address(head.query, shown)) for head in heads(query, shown, columns, t)],
        rows=list(rows(iter(results.hits), shown)),
        choices=choices(shown, columns, t),
        kept=[pair for pair in arguments_of(replace(query, page=1)) if pair[0] not in FORM],
        orderings=column_orderings(query, shown, columns, t),
        counted=counted(results, t),
        each_year=is_of_several(query, searcher().collection.years),
        chips=chips(query, t, lambda one: address(one, shown), columns),
        page_sizes=page_sizes(query, results.listed),
        paging=paging(query, results.listed, lambda one: address(one, shown)),
        cards=search_address(query),
        whole=address(query, shown, "/print"),
        take=page_address("/download", query),
    )


@blueprint.get("/print")
def whole() -> Response:
    """Return all results of the address's query as a dense table. Raises BadParameters."""
    query, shown = asked()
    results = searcher().search(replace(query, page=1, per_page=1))
    t, columns = words(), searcher().collection.columns
    created = searcher().created
    body = stream_template(
        "table/print.html",
        w=part_words("table"),
        query=query,
        heads=[(head, "") for head in heads(query, shown, columns, t)],
        rows=rows(hits_of(searcher(), query), shown),
        counted=counted(results, t),
        each_year=is_of_several(query, searcher().collection.years),
        chips=chips(query, t, search_address, columns),
        published=created.astimezone(JAPAN).date().isoformat() if created else "",
        address=request.host_url.rstrip("/")
        + search_address(replace(query, page=1), keeps_language=False),
        table=address(query, shown),
    )
    return Response(body, content_type="text/html; charset=utf-8")


def column_orderings(
    query: Query, shown: Sequence[str], columns: Sequence[Column], t: Wording
) -> list[Ordering]:
    """Return the orders to choose from: those of cards, then by each column shown."""
    # Nothing is related to no words: without them the order is that of the plan.
    offered = [
        replace(one, selected=one.selected or (one.value == "plan" and query.sort == SORTS[0]))
        if not query.text
        else one
        for one in orderings(query, t, columns)
        if query.text or one.value != SORTS[0]
    ]
    known = {order.value for order in offered}
    for sort in (sort for name in shown for sort in (name, f"-{name}") if sort not in known):
        offered.append(Ordering(*order_of_column(sort, columns, t), False))
    return offered


def asked() -> tuple[Query, tuple[str, ...]]:
    """Return the search and the columns that the address asks for. Raises BadParameters.

    A table has a row for each year of a program, as the files have.
    """
    columns = searcher().collection.columns
    query = parse_query(request.args, columns, more=(COLUMN,), repeated=(COLUMN,))
    problems: list[Problem] = []
    of_years = is_of_several(query, searcher().collection.years)
    shown = parse_columns(request.args, columns, problems, of_years=of_years)
    if problems:
        raise BadParameters(problems)
    return replace(query, each_year=True), shown


def rows(hits: Iterator[Hit], shown: Sequence[str]) -> Iterator[Row]:
    """Yield a row for each hit; the first one that is only similar opens that group."""
    columns, at, t = searcher().collection.columns, program_addresses(), words()
    before = False
    for hit in hits:
        opens = "similar" if hit.similar and not before else ""
        before = before or hit.similar
        program = hit.program
        yield Row(tuple(cells(program, shown, columns, t)), at(program.id), opens)


def usual_of(query: Query) -> tuple[str, ...]:
    """Return the columns that the search's table has where nobody chooses."""
    collection = searcher().collection
    of_years = is_of_several(query, collection.years)
    return usual(collection.columns, of_years=of_years)


def address(query: Query, shown: Sequence[str], path: str = "/table") -> str:
    """Return the address of the table of a search; columns that are the usual ones are left out."""
    pairs: list[tuple[str, Any]] = [*arguments_of(query)]
    if {*shown} != {*usual_of(query)}:
        pairs += [(COLUMN, name) for name in shown]
    if language_asked():
        pairs.append((PARAMETER, language_asked()))
    return site_path(path) + (f"?{urlencode(pairs)}" if pairs else "")
