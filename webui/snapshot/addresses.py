"""Which file of a snapshot stands for an address of the site, and how one file leads to another."""

from collections.abc import Iterable, Sequence
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from corpus.columns import YEAR

# Where pages are asked for; what they say of themselves for the world outside begins so.
ORIGIN = "https://snapshot.invalid"
SEARCH = "search.html"
FIXED = {
    "/": "index.html",
    "/about": "about.html",
    "/accessibility": "accessibility.html",
    "/accessibility/results": "accessibility-results.html",
    "/feed.atom": "feed.atom",
    "/export.csv": "export.csv",
    "/export.json": "export.json",
    "/export.xlsx": "export.xlsx",
    "/catalog.jsonld": "catalog.jsonld",
    "/opensearch.xml": "opensearch.xml",
    "/sitemap.xml": "sitemap.xml",
    "/export.targets.csv": "targets.csv",
    "/years": "years.html",
    "/theme.css": "theme.css",
    "/favicon.ico": "favicon.ico",
    "/embed.js": "embed.js",
    "/embed.v2.js": "embed.js",
}
# What compares two years, by the address that names them.
COMPARISONS = {
    "/years": "years/{}-{}.html",
    "/api/changes": "api/changes/{}-{}.json",
    "/export.changes.csv": "changes/{}-{}.csv",
}
# Lists that are pages of their own: whatever narrows by one value of these, in the plan's order.
LISTS = {"department": "departments", "area": "areas", YEAR: "of-year"}


class Addresses:
    """The files of one collection's site."""

    def __init__(self, lists: dict[str, Sequence[str]], logo: str | None = None) -> None:
        """``lists`` are the values of each of LISTS; ``logo`` is the name of the logo's file."""
        self._numbers = {
            name: {value: number for number, value in enumerate(values, 1)}
            for name, values in lists.items()
        }
        self._logo = logo

    def file_of(self, address: str) -> str | None:
        """The file for a path of the site, with the search that it asks for; None for none."""
        parts = urlsplit(address)
        path, query = unquote(parts.path), parse_qsl(parts.query, keep_blank_values=True)
        names = {name for name, _ in query}
        if "lang" in names:
            return None
        if path.startswith(("/static/", "/sitemaps/")):
            return path.lstrip("/")
        if path == "/download":
            # There are files of the whole alone.
            return "download.html" if names <= {"sort"} else None
        if path == "/targets":
            return _paged("targets", dict(query).get("page", "1"))
        if path in COMPARISONS and names:
            return _comparison(COMPARISONS[path], dict(query))
        if path == "/logo":
            return self._logo
        if path == "/" and query:
            return self._list_of(query) or f"{SEARCH}?{parts.query}"
        if path.startswith("/programs/"):
            return program_file(path.removeprefix("/programs/"))
        if path.startswith("/api/programs/"):
            return f"api/{path.removeprefix('/api/')}.json"
        return FIXED.get(path)

    def list_address(self, name: str, value: str, page: int = 1) -> str:
        """The address of a page of a list, as the site has it."""
        query = {name: value, "sort": "plan"} | ({"page": str(page)} if page > 1 else {})
        return f"/?{urlencode(query)}"

    def _list_of(self, query: Iterable[tuple[str, str]]) -> str | None:
        """The file of a list that is a page of its own; None for any other search."""
        asked = dict(query)
        page = asked.pop("page", "1")
        asked.pop("sort", None)
        if not asked:
            return _paged("all", page)
        if len(asked) > 1:
            return None
        ((name, value),) = asked.items()
        number = self._numbers.get(name, {}).get(value)
        return None if number is None else _paged(f"{LISTS[name]}/{number}", page)


def _comparison(file: str, query: dict[str, str]) -> str | None:
    years = [query.get(name, "") for name in ("from", "to")]
    return file.format(*years) if all(year.isdecimal() for year in years) else None


def _paged(name: str, page: str) -> str:
    return f"{name}.html" if page == "1" or not page.isdecimal() else f"{name}-{page}.html"


def program_file(program_id: str) -> str:
    """The file of a program's page."""
    return f"programs/{program_id}.html"


def relative(file: str, here: str) -> str:
    """The address of a file, with its query, as a link in another one says it."""
    path, mark, query = file.partition("?")
    to, start = path.split("/"), here.split("/")[:-1]
    shared = 0
    for one, other in zip(to[:-1], start, strict=False):
        if one != other:
            break
        shared += 1
    # Not by posixpath, which asks for the working directory each time: pages have dozens of links.
    return quote("/".join([*[".."] * (len(start) - shared), *to[shared:]])) + mark + query
