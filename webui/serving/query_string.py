"""Addresses in any encoding, readable for the application."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from webui.request.charset import readable

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


class ReadableQuery:
    """A layer: what is not UTF-8 in a query string arrives as U+FFFD."""

    def __init__(self, app: "WSGIApplication") -> None:
        self._app = app

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer a request."""
        environ["QUERY_STRING"] = readable(environ.get("QUERY_STRING", ""))
        return self._app(environ, start_response)
