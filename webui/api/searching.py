"""The API's searches: answered where the address was read, without what only pages need."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from indexer.answer.view import results_view
from indexer.query.query import Query
from webui.api.present import json_of
from webui.operations.search_log import note_search
from webui.request.engine import Searcher
from webui.request.paths import program_paths
from webui.serving.wsgi import ENDPOINT, QUERY, SEARCHER, Header

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

PATH = "/api/search"
# The name of the view that has the address.
VIEW = "api.search"


def searched(
    searcher: Searcher, query: Query, environ: "WSGIEnvironment"
) -> tuple[bytes, list[Header]]:
    """Return the results of a search as they are sent, with their headers."""
    results = searcher.search(query)
    note_search(query, results, environ)
    addresses = program_paths(environ.get("SCRIPT_NAME", ""))
    body = json_of(results_view(query, results, addresses))
    headers = [
        ("Content-Type", "application/json"),
        ("Content-Length", str(len(body))),
        ("Server-Timing", f"search;dur={results.took_ms:.3f}"),
    ]
    return body, headers


class Searching:
    """A layer: answers a search whose address was read and is right.

    Flask's way through a request takes as long as a fifth of a search.
    """

    def __init__(self, app: "WSGIApplication") -> None:
        self._app = app

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer a request."""
        if environ.get("PATH_INFO") != PATH or QUERY not in environ:
            return self._app(environ, start_response)
        environ[ENDPOINT] = VIEW
        body, headers = searched(environ[SEARCHER], environ[QUERY], environ)
        start_response("200 OK", headers)
        return [body]
