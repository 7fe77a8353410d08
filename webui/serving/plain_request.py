"""Requests made plain for the application: addresses in any encoding, days of no calendar, HEAD."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from werkzeug.http import parse_date

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


# The headers that have a date, or may have one.
_DATED = ("HTTP_IF_MODIFIED_SINCE", "HTTP_IF_UNMODIFIED_SINCE", "HTTP_IF_RANGE")


class UsableDates:
    """A layer: a date that no calendar has is as if it were not there (RFC 9110, 13.1.3).

    Most of them are passed over where they are read; of a year or an offset with too many digits
    the reader itself fails.
    """

    def __init__(self, app: "WSGIApplication") -> None:
        self._app = app

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer a request."""
        for name in _DATED:
            if not _can_be_read(environ.get(name)):
                del environ[name]
        return self._app(environ, start_response)


def _can_be_read(value: str | None) -> bool:
    try:
        parse_date(value)
    except (OverflowError, ValueError):
        return False
    return True


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
