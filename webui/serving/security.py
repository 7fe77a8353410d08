"""Headers that every answer carries."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from webui.serving.wsgi import Header, reply_of

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# Everything from this site, nothing in a frame, no form to elsewhere, no inline script or style.
PAGE_POLICY = (
    "default-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
NO_FRAME = "frame-ancestors 'none'"
PLAIN = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
)


class Secured:
    """A layer: the headers on every answer that has a content of its own.

    An answer with its own Content-Security-Policy keeps it (the embedded page has another
    ``frame-ancestors``); X-Frame-Options goes only with a policy that allows no frame.
    """

    def __init__(self, app: "WSGIApplication") -> None:
        self._app = app

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer a request."""
        reply = reply_of(self._app, environ)
        start_response(reply.status, [*reply.headers, *missing(reply.code, reply.headers)])
        return reply.pieces


def missing(status: int, headers: list[Header]) -> list[Header]:
    """Return the headers that an answer lacks.

    A 304 lacks none: whoever has the answer already would keep these in place of the answer's own,
    and refuse to show a frame that may be shown.
    """
    if status == 304:
        return []
    known = {name.lower(): value for name, value in headers}
    policy = known.get("content-security-policy", PAGE_POLICY)
    wanted = [("Content-Security-Policy", PAGE_POLICY), *PLAIN]
    if NO_FRAME in policy:
        wanted.append(("X-Frame-Options", "DENY"))
    return [header for header in wanted if header[0].lower() not in known]
