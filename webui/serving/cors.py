"""What scripts of other sites may read: everything that answers programs, without credentials."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from webui.serving.wsgi import reply_of

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# Addresses that other sites' pages ask for or load. None of them knows who asks.
OPEN = ("/api/", "/embed.", "/embed-height.", "/export.", "/feed.", "/opensearch")
HEADERS = (
    ("Access-Control-Allow-Origin", "*"),
    # What a script may read besides the usual headers.
    ("Access-Control-Expose-Headers", "ETag, Retry-After, Server-Timing"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
)
# What a browser is told that asks beforehand; it need not ask again for a day.
BEFOREHAND = (
    ("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS"),
    ("Access-Control-Allow-Headers", "*"),
    ("Access-Control-Max-Age", "86400"),
)


class OpenToAll:
    """A layer: the scripts of any site may read the open addresses."""

    def __init__(self, app: "WSGIApplication") -> None:
        self._app = app

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer a request."""
        if not environ.get("PATH_INFO", "").startswith(OPEN):
            return self._app(environ, start_response)
        reply = reply_of(self._app, environ)
        more = HEADERS + (BEFOREHAND if environ["REQUEST_METHOD"] == "OPTIONS" else ())
        start_response(reply.status, [*reply.headers, *more])
        return reply.pieces
