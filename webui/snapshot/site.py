"""Everything of a site, file by file: its pages, its lists, what they need, and the search."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote, unquote_to_bytes

from flask import render_template

from corpus import beginnings
from corpus.columns import BARE_NUMBER, YEAR, unit_unsaid
from indexer.query.query import Query
from webui.pages.column_filters import column_filters, orders
from webui.request.address import search_address
from webui.service.current import site, words
from webui.snapshot.addresses import LISTS, ORIGIN, Addresses
from webui.snapshot.pages import Answer, Page, Pages, Surroundings
from webui.snapshot.script import LATER, embed_script, later_script, named, page_script
from webui.snapshot.years import years_addresses

if TYPE_CHECKING:
    from flask import Flask

    from indexer.answer.results import FacetValue
    from webui.request.engine import Searcher
    from webui.request.wording import Wording

# What is there of every site, with or without an address for the world outside.
_PLAIN = (
    *("/", "/about", "/accessibility", "/accessibility/results"),
    *("/download", "/export.csv", "/export.json", "/export.xlsx"),
)
_OTHERS = (
    "/theme.css",
    "/logo",
    "/favicon.ico",
    "/catalog.jsonld",
    "/feed.atom",
    "/export.targets.csv",
)
# What has addresses of its own in it, and is of no use with relative ones.
_OUTSIDE = ("/opensearch.xml", "/sitemap.xml")
_LOGOS = {"image/svg+xml": "logo.svg", "image/png": "logo.png"}
# Names of the texts that the script fills in, with what stands in their gaps.
_TEXTS: dict[str, Sequence[str]] = {
    **dict.fromkeys(
        ("results_title_browse", "count_join", "partial_none_complete", "near_only"), ()
    ),
    **dict.fromkeys(("count", "count_fitting", "count_partial", "count_similar"), ("n",)),
    **dict.fromkeys(("partial_some", "near_some", "facet_count", "filters_more"), ("n",)),
    **dict.fromkeys(("filters_close", "page_number"), ("n",)),
    **dict.fromkeys(("partial_line", "similar_line", "missing_join"), ()),
    **dict.fromkeys(("suggestion", "corrected", "because"), ()),
    **dict.fromkeys(
        ("because_join", "filters", "filters_open", "filters_apply", "chips_label"), ()
    ),
    **dict.fromkeys(("sort_label", "page_previous", "page_next", "pages_label", "unfold"), ()),
    **dict.fromkeys(("repost_mark", "new_title", "results_heading", "all_programs"), ()),
    **dict.fromkeys(("empty_browse", "all_years", "years_of_hit"), ()),
    "results_title": ("query",),
    "count_range": ("first", "last"),
    "missing": ("words",),
    "chip_remove": ("value",),
}


class Link(NamedTuple):
    """A value of a list with the address of its programs."""

    value: str
    programs: int
    url: str


class Group(NamedTuple):
    """A list: departments, or areas."""

    legend: str
    links: list[Link]


def files_of(app: "Flask", found: "Searcher", base: str) -> Iterator[Page]:
    """Every file of the site but those of the search.

    ``base`` is the address that the folder will have, with a slash at its end; empty for any.
    """
    get = _asking(app)
    years = found.collection.years
    lists = {name: _values(found, name) for name in LISTS if years or name != YEAR}
    logo = _LOGOS.get(get("/logo").mimetype)
    addresses = Addresses({name: [v.value for v in values] for name, values in lists.items()}, logo)
    script = page_script()
    name = named(script, "site")
    pages = Pages(get, addresses, base, _around(app, name))
    yield Page(name, script.encode())
    for later in LATER:
        yield Page(named(later_script(later), later), later_script(later).encode())
    yield Page("embed.js", embed_script().encode())
    yield Page("search.html", pages.html(_search_page(app, found, lists), "search.html").encode())
    yield from _present(pages, (*_PLAIN, *_OTHERS, *(_OUTSIDE if base else ())))
    yield from _listed(pages, addresses, lists)
    yield from _present(pages, years_addresses(years))
    for program in found.programs:
        path = quote(program.id, safe="")
        yield from _present(pages, (f"/programs/{path}", f"/api/programs/{path}"))
        yield from _present(pages, (f"/api/programs/{path}/history",) if years else ())
    yield from _present(pages, sorted(pages.assets))


def _asking(app: "Flask") -> Callable[[str], Answer]:
    """A way to ask for addresses, without what serving puts around the application."""
    environ = app.test_request_context("/", base_url=ORIGIN).request.environ

    def get(address: str) -> Answer:
        path, _, query = address.partition("?")
        # As WSGI has a path: its bytes as Latin letters.
        own = {"PATH_INFO": unquote_to_bytes(path).decode("latin-1"), "QUERY_STRING": query}
        with app.request_context(environ | own), app.full_dispatch_request() as response:
            content = b"".join(response.iter_encoded())
            return Answer(response.status_code, response.mimetype or "", content)

    return get


def _around(app: "Flask", script: str) -> Surroundings:
    with app.test_request_context("/", base_url=ORIGIN):
        names = ("snapshot_no_script", "snapshot_lists", "snapshot_unserved")
        return Surroundings(script, *(words()(name) for name in names))


def _present(pages: Pages, addresses: Iterable[str]) -> Iterator[Page]:
    """The files for those of some addresses where the site has something."""
    for address in addresses:
        if page := pages.page(address):
            yield page


def _values(found: "Searcher", name: str) -> Sequence["FacetValue"]:
    """The values of a list, areas those of the first level only."""
    values = found.search(Query(per_page=1)).facets[name]
    return [value for value in values if name != "area" or len(beginnings(value.value)) == 1]


def _listed(
    pages: Pages, addresses: Addresses, lists: dict[str, Sequence["FacetValue"]]
) -> Iterator[Page]:
    yield from pages.listed("/?sort=plan")
    yield from pages.listed("/targets")
    for name, values in lists.items():
        for value in values:
            yield from pages.listed(addresses.list_address(name, value.value))


def _search_page(app: "Flask", found: "Searcher", lists: dict[str, Sequence["FacetValue"]]) -> str:
    with app.test_request_context("/", base_url=ORIGIN):
        t = words()
        groups = [
            Group(
                _legend(found, t, name),
                [Link(v.value, v.count, _address(name, v.value)) for v in values],
            )
            for name, values in lists.items()
        ]
        return render_template(
            "snapshot_search.html",
            query=Query(),
            own_filters=column_filters(Query(), found.collection.columns, t),
            lists=[group for group in groups if group.links],
            all=search_address(Query(sort="plan")),
            snapshot_words=_words(found, t),
        )


def _legend(found: "Searcher", t: "Wording", name: str) -> str:
    own = (one for one in found.collection.columns if one.heading == name)
    return next((one.label.of(t.language) for one in own), "") or t.label(name)


def _address(name: str, value: str) -> str:
    if name == YEAR:
        return search_address(Query(facets=((YEAR, (value,)),), sort="plan"))
    if name == "area":
        return search_address(Query(areas=(value,), sort="plan"))
    return search_address(Query(departments=(value,), sort="plan"))


def _words(found: "Searcher", t: "Wording") -> dict[str, Any]:
    """What the script says, with #name# where a value stands."""
    texts = {key: t(key, **{gap: f"#{gap}#" for gap in gaps}) for key, gaps in _TEXTS.items()}
    columns = found.collection.columns
    return texts | {
        "labels": dict(t.labels),
        "facets": list(site().facets),
        "own": [column.heading for column in columns if column.kind == "facet"],
        "chips": {
            f"{column.heading}.open": t("open_chip", label=column.label.of(t.language))
            for column in columns
            if column.deadline
        },
        "ranges": {
            one.heading: {
                "text": t("range_chip", label=one.label.of(t.language), low="#low#", high="#high#"),
                "unit": unit_unsaid(one, one.label.of(t.language)),
            }
            for one in columns
            if one.has_span
        },
        "orderings": orders(columns, t),
        "units": {one.heading: unit_unsaid(one, one.label.ja) for one in columns},
        "bare_number": BARE_NUMBER,
        "of_site": f"｜{site().title}",
        "failed": t("snapshot_failed"),
    }
