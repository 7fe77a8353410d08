"""What lets others find the search: browsers (OpenSearch) and search engines (sitemap, robots)."""

from collections.abc import Sequence

from flask import Blueprint, Response, abort, jsonify, render_template, request, url_for

from webui.api.search import suggestion_parameters, suggestions
from webui.request.address import program_addresses
from webui.service.current import searcher, site
from webui.service.offered import has_targets

blueprint = Blueprint("discovery", __name__)

# Most addresses that a sitemap may have (sitemaps.org); more are divided among several.
MOST_ADDRESSES = 50_000
# Longest names that OpenSearch 1.1 allows.
SHORT_NAME, LONG_NAME, DESCRIPTION = 16, 48, 1024
# Pages besides the programs' that are worth finding.
PAGES = ("pages.search", "pages.about", "documentation.page", "embed.guide")
# What crawlers leave out: answers for programs, and the endless combinations of a search.
ROBOTS = """User-agent: *
Disallow: {root}/api/
Disallow: {root}/export.
Disallow: {root}/*?*q=
Disallow: {root}/*?*&
Sitemap: {sitemap}
"""


@blueprint.get("/opensearch.xml")
def opensearch() -> Response:
    """Return what a browser needs to add this search to its own."""
    title, source = site().title, searcher().collection
    body = render_template(
        "discovery/opensearch.xml",
        short=title[:SHORT_NAME],
        long=title[:LONG_NAME],
        description=(source.description or source.title)[:DESCRIPTION],
        root=request.host_url.rstrip("/"),
        site=request.root_url.rstrip("/"),
    )
    return Response(body, content_type="application/opensearchdescription+xml; charset=utf-8")


@blueprint.get("/opensearch/suggest")
def suggest() -> Response:
    """Return completions in the form that browsers ask for: what was typed, then the texts."""
    text, limit = suggestion_parameters()
    response = jsonify([text, [suggestion.text for suggestion in suggestions(text, limit)]])
    response.mimetype = "application/x-suggestions+json"
    return response


@blueprint.get("/sitemap.xml")
def sitemap() -> Response:
    """Return the addresses of all pages; of a large collection, of sitemaps that have them."""
    programs = program_pages()
    own = own_pages()
    if len(programs) + len(own) <= MOST_ADDRESSES:
        return xml("discovery/sitemap.xml", [*own, *programs])
    parts = range(-(-len(programs) // MOST_ADDRESSES))
    addresses = [url_for("discovery.sitemap_part", part=n, _external=True) for n in parts]
    return xml(
        "discovery/sitemaps.xml", [url_for("discovery.own_sitemap", _external=True), *addresses]
    )


@blueprint.get("/sitemaps/pages.xml")
def own_sitemap() -> Response:
    """Return the addresses of the pages besides the programs'."""
    return xml("discovery/sitemap.xml", own_pages())


@blueprint.get("/sitemaps/<int:part>.xml")
def sitemap_part(part: int) -> Response:
    """Return one part of the programs' addresses; 404 behind the last."""
    addresses = program_pages()[part * MOST_ADDRESSES : (part + 1) * MOST_ADDRESSES]
    if not addresses:
        abort(404)
    return xml("discovery/sitemap.xml", addresses)


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Return what crawlers may fetch, and where the sitemap is."""
    where = url_for("discovery.sitemap", _external=True)
    return Response(ROBOTS.format(root=request.script_root, sitemap=where), mimetype="text/plain")


def own_pages() -> list[str]:
    """Return the addresses of the pages besides the programs'."""
    further = ["targets.page"] if has_targets(searcher()) else []
    further += ["years.changes"] if searcher().collection.years else []
    return [url_for(endpoint, _external=True) for endpoint in (*PAGES, *further)]


def program_pages() -> list[str]:
    """Return the addresses of all programs' pages."""
    host, path = request.host_url.rstrip("/"), program_addresses()
    return [host + path(program.id) for program in searcher().programs]


def xml(template: str, addresses: Sequence[str]) -> Response:
    """Return a sitemap."""
    body = render_template(template, addresses=addresses)
    return Response(body, content_type="application/xml; charset=utf-8")
