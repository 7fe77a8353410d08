"""Addresses of searches and of what belongs to a search."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlencode

from flask import request, url_for

from indexer.query.query import Query
from webui.request.language import PARAMETER, SPOKEN_IN, language_asked
from webui.request.paths import program_paths
from webui.request.query_params import FIND, arguments_of

# Addresses that are kept.
_KEPT = 1024
# What a browser leaves as it is, so that what it shows is what was sent.
_SAFE, _SAFE_IN_PATHS = "!$'()*,/:;?@", "!$&'()*+,/:;=@"


def search_address(query: Query, keeps_language: bool = True) -> str:
    """Return the address of the page with the results of ``query``.

    It names the language that the address of this page names, unless it is not to be kept.
    """
    return site_path(_search(query, language_asked() if keeps_language else ""))


@lru_cache(_KEPT)
def _search(query: Query, asked: str) -> str:
    """Pages have dozens of addresses, and those of departments and areas in common."""
    # An empty query has no arguments; the page of it is the overview, so say that all are meant.
    return _whole("/", arguments_of(query) or [("sort", "plan")], asked)


def facet_address(name: str, query: Query, find: str = "", page: int = 1) -> str:
    """Return the address of the page with the values of a facet among the results of ``query``."""
    found = [(FIND, find)] if find else []
    path = f"/facets/{quote(name, safe=_SAFE_IN_PATHS)}"
    pairs = [*found, *arguments_of(replace(query, page=page))]
    return site_path(_whole(path, pairs, language_asked()))


def _whole(path: str, pairs: list[tuple[str, str]], asked: str) -> str:
    """Return what ``url_for`` would, which takes ten times as long."""
    pairs = [*pairs, (PARAMETER, asked)] if asked else pairs
    return path + (f"?{urlencode(pairs, safe=_SAFE)}" if pairs else "")


def view_address(endpoint: str, **values: Any) -> str:
    """Return what ``url_for`` gives, kept: every page has a dozen links to the same views."""
    return _of_view(request.script_root, language_asked(), endpoint, tuple(values.items()))


@lru_cache(_KEPT)
def _of_view(root: str, asked: str, endpoint: str, values: tuple[tuple[str, Any], ...]) -> str:
    return url_for(endpoint, **dict(values))


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
