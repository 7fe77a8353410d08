"""What the layers around an application have in common: each is a WSGI application around another.

The applications here call ``start_response`` before they return, as Flask's do.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication, WSGIEnvironment

Header = tuple[str, str]

# What the application says of an answer, in the environment of its request: the name of the view
# that gave it, and the search that the search log notes.
ENDPOINT = "sesaku.endpoint"
NOTED = "sesaku.noted"
# What a layer found out that the application need not find out again: the request's searcher, the
# parameters of its address, and the search that they ask for.
SEARCHER = "sesaku.searcher"
ARGUMENTS = "sesaku.arguments"
QUERY = "sesaku.query"


class Reply(NamedTuple):
    """An answer that is not sent yet."""

    status: str
    headers: list[Header]
    pieces: Iterable[bytes]

    @property
    def code(self) -> int:
        """Return the status as a number."""
        return int(self.status[:3])

    def header(self, name: str) -> str | None:
        """Return the first value of a header, None where there is none."""
        return value_of(self.headers, name)

    def body(self) -> bytes:
        """Return all of the content, which is taken from the application by that."""
        try:
            return b"".join(self.pieces)
        finally:
            close(self.pieces)


def reply_of(app: "WSGIApplication", environ: "WSGIEnvironment") -> Reply:
    """Return what ``app`` answers to a request."""
    said: list[tuple[str, list[Header]]] = []

    def start(status: str, headers: list[Header], error: Any = None) -> Any:
        said[:] = [(status, headers)]

    pieces = app(environ, start)
    status, headers = said[0]
    return Reply(status, headers, pieces)


def value_of(headers: Iterable[Header], name: str) -> str | None:
    """Return the first value of a header, None where there is none; ``name`` in small letters."""
    for known, value in headers:
        if known.lower() == name:
            return value
    return None


def without(headers: Iterable[Header], *names: str) -> list[Header]:
    """Return the headers but those of ``names``, which are in small letters."""
    return [header for header in headers if header[0].lower() not in names]


def varying(headers: list[Header], name: str) -> list[Header]:
    """Return the headers of an answer that depends on the request's header ``name``, too."""
    known = value_of(headers, "vary") or ""
    if name.lower() in (one.strip().lower() for one in known.split(",")):
        return headers
    return [*without(headers, "vary"), ("Vary", f"{known}, {name}" if known else name)]


def close(pieces: Iterable[bytes]) -> None:
    """Tell the application that an answer is over."""
    if end := getattr(pieces, "close", None):
        end()
