"""The tags (ETag) of answers: what an answer depends on, as a digest."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from corpus.columns import Column
from indexer.query.column_filters import today
from webui.request.charset import arguments_in
from webui.request.engine import Searcher, generation_of
from webui.request.language import language_of
from webui.request.paths import is_strict, speaks
from webui.request.query_params import arguments_of, known, parse_query
from webui.request.settings import Settings
from webui.serving.wsgi import ARGUMENTS, QUERY

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

# Where the parameters are a search's alone, so that one search has one tag, however spelt.
SEARCHES = frozenset({"/api/search", "/export.csv", "/export.json", "/export.xlsx", "/feed.atom"})


class Tag(NamedTuple):
    """What names an answer, and whether the browser's languages chose among several."""

    name: str
    is_negotiated: bool


class Tagging:
    """Names answers by the product, its settings, the generation, the address and the language."""

    def __init__(self, settings: Settings) -> None:
        self._before = sha256(f"{product_digest()}\n{settings!r}\n".encode())

    def tag(self, environ: "WSGIEnvironment", searcher: Searcher) -> Tag:
        """Return what names the answer to a request.

        Raises BadParameters when the address should be a search's and is none.
        """
        path, query = environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")
        environ[ARGUMENTS] = arguments = arguments_in(query)
        columns = searcher.collection.columns
        if path in SEARCHES:
            environ[QUERY] = asked = parse_query(arguments, columns, strict=is_strict(path))
            query = repr(arguments_of(asked))
        elif not is_strict(path):
            query = repr([*known(arguments, columns).items(multi=True)])
        language, is_negotiated = "", False
        if speaks(path):
            accepted = environ.get("HTTP_ACCEPT_LANGUAGE", "")
            language, is_negotiated = language_of(arguments, accepted)
        depends = generation_of(searcher), root_of(environ), path, query, language, day_of(columns)
        digest = self._before.copy()
        digest.update(repr(depends).encode())
        return Tag(digest.hexdigest()[:20], is_negotiated)


def day_of(columns: Iterable[Column]) -> date | None:
    """Return the day, where it decides what is open; None where there are no deadlines."""
    return today() if any(column.deadline for column in columns) else None


def root_of(environ: "WSGIEnvironment") -> tuple[str, str, str]:
    """Return where the site is, as the client asks for it; its addresses are on the pages."""
    host = environ.get("HTTP_HOST") or f"{environ['SERVER_NAME']}:{environ['SERVER_PORT']}"
    return environ["wsgi.url_scheme"], host, environ.get("SCRIPT_NAME", "")


@cache
def product_digest() -> str:
    """Return a digest of this product's files: another version may answer otherwise."""
    digest = sha256()
    for package in ("webui", "indexer"):
        folder = Path(__file__).parents[2] / package
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.read_bytes())
    return digest.hexdigest()
