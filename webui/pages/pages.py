"""The pages: overview, results, a program, and what is to be known about the site."""

from functools import partial
from typing import Any
from urllib.parse import quote
from weakref import WeakKeyDictionary

from flask import Blueprint, abort, render_template, request, url_for
from werkzeug.datastructures import MultiDict

from indexer.query.column_filters import today
from indexer.query.query import Query
from webui.accessibility import criteria, findings
from webui.api.present import program_view, results_view
from webui.operations.search_log import note_search
from webui.pages.all_years import with_all_years
from webui.pages.cards import cards, program_pieces
from webui.pages.cells import page_cells
from webui.pages.column_filters import column_filters
from webui.pages.examples import examples
from webui.pages.listing import (
    chips,
    counted,
    facet_groups,
    orderings,
    page_sizes,
    paging,
    unfiltered,
)
from webui.pages.nearby_searches import ways_on, words_of
from webui.pages.overview import Overview, overview
from webui.pages.preview import of_overview, of_program, of_results
from webui.pages.program_links import program_links
from webui.request.address import (
    facet_address,
    page_address,
    program_address,
    program_addresses,
    search_address,
    site_path,
)
from webui.request.engine import Searcher
from webui.request.language import PARAMETER, language, language_asked
from webui.request.query_params import known, parse_query
from webui.request.wording import wording
from webui.service.current import searcher, service, site, words
from webui.service.word_catalogue import part_words
from webui.site.settings import is_address
from webui.years.field_labels import field_label
from webui.years.page import history_of

blueprint = Blueprint("pages", __name__)
# Words that those who found nothing in another language are offered.
OFFERED = 12

# The overviews of each generation that is served, as long as it is.
OVERVIEWS: WeakKeyDictionary[Searcher, dict[str, Overview]] = WeakKeyDictionary()


@blueprint.get("/")
def search() -> str:
    """Return the results of the address's query; without one, the overview."""
    columns = searcher().collection.columns
    query = parse_query(request.args, columns)
    if is_empty(known(request.args, columns)):
        return render_template(
            "overview.html",
            overview=present_overview(),
            query=query,
            all=search_address(Query(sort="plan")),
            new=search_address(Query(new_only=True, sort="plan")),
            preview=of_overview(present_overview(), home(), words()),
        )
    return results_page(query)


def is_empty(arguments: MultiDict[str, str]) -> bool:
    """Tell whether an address asks for nothing."""
    asked = (value for name, value in arguments.items(multi=True) if name != PARAMETER)
    return not any(value.strip() for value in asked)


def results_page(query: Query) -> str:
    """Return the page with the results of ``query``."""
    results = searcher().search(query)
    note_search(query, results, request.environ)
    at = program_addresses()
    view = results_view(query, results, at)
    t = words()
    columns = searcher().collection.columns
    filters = chips(query, t, search_address, columns)
    nothing = not results.total
    return render_template(
        "results.html" if results.hits else "nothing.html",
        query=query,
        view=view,
        preview=of_results(query, results.total, view["hits"], t),
        cards=cards(results.hits, searcher(), at, t),
        groups=with_all_years(
            facet_groups(results, site().facets, t, partial(facet_address, query=query)),
            query,
            searcher(),
            t,
        ),
        # Where nothing is found there is nothing left to narrow, only filters to take back.
        own_filters=[one for one in column_filters(query, columns, t) if one.is_on or not nothing],
        chips=filters,
        asks=bool(words_of(query.text)),
        terms=present_overview().terms[:OFFERED] if t.language != "ja" and nothing else (),
        ways=ways_on(query, filters, searcher(), search_address) if nothing else (),
        orderings=orderings(query, t, columns),
        counted=counted(results, t),
        page_sizes=page_sizes(query, results.listed),
        paging=paging(query, results.listed, search_address),
        links=links_of(query, results.suggestion),
    )


def links_of(query: Query, suggestion: str | None) -> dict[str, Any]:
    """Return the addresses of searches near ``query`` and of its data."""
    plain = unfiltered(query)
    return {
        "self": search_address(query),
        "unfiltered": search_address(plain),
        "first": search_address(Query(**_fields(query, page=1))),
        "all": search_address(Query(sort="plan")),
        "suggestion": search_address(Query(text=suggestion)) if suggestion else None,
        "table": page_address("/table", query),
        "changes": page_address("/changes", query),
        "print": page_address("/print", query),
        "download": page_address("/download", query),
    }


def _fields(query: Query, **changes: Any) -> dict[str, Any]:
    return {name: getattr(query, name) for name in Query.__slots__} | changes


def present_overview() -> Overview:
    """Return the overview of the request's generation, kept for the requests that follow."""
    kept = OVERVIEWS.setdefault(searcher(), {})
    # Its addresses begin with the root the site is reached at and carry an explicit language.
    # What is open today is not what was open yesterday; labels are in the language of the page.
    key = f"{request.script_root} {language_asked()} {language()} {today()}"
    if key not in kept:
        kept[key] = overview(searcher(), search_address, program_address, words())
    return kept[key]


def home() -> str:
    """Return the address of the start page for the world outside."""
    return url_for("pages.search", lang=None, _external=True)


@blueprint.get("/programs/<id>")
def program(id: str) -> str:
    """Return the page of one program; 404 when there is none of that id."""
    found = searcher().program(id)
    if found is None:
        abort(404)
    view = program_view(searcher(), found, program_address)
    permalink = url_for("pages.program", id=id, lang=None, _external=True)
    return render_template(
        "program.html",
        view=view,
        texts=program_pieces(view),
        cells=page_cells(found, searcher().collection.columns, words(), search_address),
        **program_links(found),
        all=search_address(Query(sort="plan")),
        # Staff type these addresses; one that is not a web address is not made a link.
        link=found.url if is_address(found.url) else None,
        permalink=permalink,
        preview=of_program(view, permalink),
        data=site_path(f"/api/programs/{quote(id, safe='')}"),
        history=history_of(id, searcher().collection.columns),
        y=part_words("years"),
        field_label=field_label,
        address=program_address,
        query=Query(),
    )


@blueprint.get("/about")
def about() -> str:
    """Return what the site is, where its data comes from and how to search."""
    return render_template(
        "about.html",
        query=Query(),
        examples=examples(searcher()),
        search_log=service().settings.search_log is not None,
    )


@blueprint.get("/accessibility")
def accessibility() -> str:
    """Return the accessibility policy, which is in Japanese whatever the page around it is in."""
    japanese = wording("ja", site().labels)
    return render_template("accessibility.html", query=Query(), japanese=japanese)


@blueprint.get("/accessibility/results")
def accessibility_results() -> str:
    """Return what the accessibility tests showed."""
    return render_template(
        "accessibility_results.html", query=Query(), findings=findings(), criteria=criteria()
    )
