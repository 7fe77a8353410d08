"""Requests made plain for the application: addresses in any encoding, HEAD."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from webui.request.charset import readable
from webui.serving.wsgi import close, reply_of

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


class WithHead:
    """A layer: the application is asked for the answer to a GET, whose content stays here."""

    def __init__(self, app: "WSGIApplication") -> None:
        self._app = app

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer a request."""
        if environ["REQUEST_METHOD"] != "HEAD":
            return self._app(environ, start_response)
        environ["REQUEST_METHOD"] = "GET"
        try:
            reply = reply_of(self._app, environ)
        finally:
            environ["REQUEST_METHOD"] = "HEAD"
        close(reply.pieces)
        start_response(reply.status, reply.headers)
        return []
