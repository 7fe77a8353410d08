"""Addresses of searches and of what belongs to a search."""

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import quote, urlencode

from flask import request

from indexer.query.query import Query
from webui.request.language import PARAMETER, SPOKEN_IN, language_asked
from webui.request.paths import program_paths
from webui.request.query_params import FIND, arguments_of

# What a browser leaves as it is, so that what it shows is what was sent.
_SAFE, _SAFE_IN_PATHS = "!$'()*,/:;?@", "!$&'()*+,/:;=@"


def search_address(query: Query, keeps_language: bool = True) -> str:
    """Return the address of the page with the results of ``query``.

    It names the language that the address of this page names, unless it is not to be kept.
    """
    # An empty query has no arguments; the page of it is the overview, so say that all are meant.
    return _address("/", arguments_of(query) or [("sort", "plan")], keeps_language)


def facet_address(name: str, query: Query, find: str = "", page: int = 1) -> str:
    """Return the address of the page with the values of a facet among the results of ``query``."""
    found = [(FIND, find)] if find else []
    path = f"/facets/{quote(name, safe=_SAFE_IN_PATHS)}"
    return _address(path, [*found, *arguments_of(replace(query, page=page))])


def _address(path: str, pairs: list[tuple[str, str]], keeps_language: bool = True) -> str:
    """Return what ``url_for`` would: a page has dozens, and that takes ten times as long."""
    if keeps_language and (asked := language_asked()):
        pairs = [*pairs, (PARAMETER, asked)]
    return site_path(path) + (f"?{urlencode(pairs, safe=_SAFE)}" if pairs else "")


def related_address(path: str, query: Query) -> str:
    """Return ``path`` of this site with the search of ``query``, whichever page it shows."""
    whole = urlencode(arguments_of(replace(query, page=1)))
    return site_path(path) + (f"?{whole}" if whole else "")


def page_address(path: str, query: Query) -> str:
    """Return ``path`` with the search of ``query``, in the language that the address names."""
    pairs = arguments_of(replace(query, page=1))
    if asked := language_asked():
        pairs.append((PARAMETER, asked))
    return site_path(path) + (f"?{urlencode(pairs)}" if pairs else "")


def site_path(path: str) -> str:
    """Return ``path`` below the root that the site is served at."""
    return request.script_root + path


def link_address(url: str) -> str:
    """Return where a link of staff's leads: a web address, or a path of this site."""
    return site_path(url) if url.startswith("/") else url


def program_address(id: str) -> str:
    """Return the path of a program's page."""
    return program_addresses()(id)


def program_addresses() -> Callable[[str], str]:
    """Return what gives the path of a program's page by its id, also after the request."""
    kept = request.blueprint in SPOKEN_IN and language_asked()
    return program_paths(request.script_root, f"?{PARAMETER}={kept}" if kept else "")
