"""Answers given again without asking the application at all.

What the application answers to one and the same request only depends on the generation (see
``answers``, which works out tags, languages and spellings). So the bytes and headers that went out
once go out again when exactly the same is asked; the request is counted, limited and noted as
always. Everything else, a conditional request too, is the application's.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from indexer import SesakuError
from webui.bounded import Bounded
from webui.engine import LiveIndex, Searcher
from webui.search_log import Noted

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# The item of a request's environment by which the application says that its answer may be given
# again; a ``Given``.
GIVEN = "sesaku.given"
# What an answer may depend on besides the generation.
ASKED = (
    "wsgi.url_scheme",
    "HTTP_HOST",
    "SERVER_NAME",
    "SERVER_PORT",
    "SCRIPT_NAME",
    "PATH_INFO",
    "QUERY_STRING",
    "HTTP_ACCEPT_ENCODING",
    "HTTP_ACCEPT_LANGUAGE",
)
# Headers that make a request one of its own.
OWN = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE")
# Longest request that is remembered, in characters.
LONGEST = 2_000

Asked = tuple[str, ...]
Generation = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Given:
    """What the application says of an answer: of which generation, from where, what to note."""

    generation: Generation
    endpoint: str
    noted: Noted | None


@dataclass(frozen=True, slots=True)
class Sent:
    """An answer as it was sent."""

    given: Given
    headers: list[tuple[str, str]]
    body: bytes

    @property
    def size(self) -> int:
        """Return the bytes that keeping it takes."""
        return len(self.body) + 2 * LONGEST


@dataclass(frozen=True, slots=True)
class Observers:
    """Who has to know of every answer: the limit says whether there may be one at all."""

    may_answer: Callable[[str, str], bool]
    note_answer: Callable[[str, str, str, int, int, float], None]
    note_search: Callable[[Noted | None], None]


def generation_of(searcher: Searcher) -> Generation:
    """Return what tells generations apart, also those of an index that was begun anew."""
    return searcher.generation, str(searcher.created)


class Shortcut:
    """A WSGI application before the application; see the module."""

    def __init__(self, app: "WSGIApplication", live_index: LiveIndex, observers: Observers) -> None:
        self._app = app
        self._live_index = live_index
        self._observers = observers
        self._sent: Bounded[Asked, Sent] = Bounded()

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer a request."""
        started = time.perf_counter()
        asked = asked_by(environ)
        if asked is None:
            return self._app(environ, start_response)
        sent = self._sent.get(asked)
        if sent is None or not self._holds(sent, environ):
            return self._ask(asked, environ, start_response)
        start_response("200 OK", list(sent.headers))
        self._observers.note_search(sent.given.noted)
        seconds = time.perf_counter() - started
        path = environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", "")
        size = len(sent.body)
        self._observers.note_answer(sent.given.endpoint, "GET", path, 200, size, seconds)
        return [sent.body]

    def _holds(self, sent: Sent, environ: "WSGIEnvironment") -> bool:
        """Tell whether an answer is still the right one and may be given to this client."""
        try:
            present = generation_of(self._live_index.searcher())
        except SesakuError:
            return False
        address = environ.get("REMOTE_ADDR", "")
        return sent.given.generation == present and self._observers.may_answer(
            address, sent.given.endpoint
        )

    def _ask(
        self, asked: Asked, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Let the application answer, and keep the answer if it says so."""
        headers: list[tuple[str, str]] = []

        def start(status: str, given: list[tuple[str, str]], exc_info: Any = None) -> Any:
            headers[:] = given
            return start_response(status, given, exc_info)

        pieces = self._app(environ, start)
        if GIVEN not in environ:
            return pieces
        body = b"".join(pieces)
        if close := getattr(pieces, "close", None):
            close()
        self._sent.keep(asked, Sent(environ[GIVEN], headers, body))
        return [body]


def asked_by(environ: "WSGIEnvironment") -> Asked | None:
    """Return all of a request that its answer depends on; None where that is not simple."""
    if environ["REQUEST_METHOD"] != "GET" or any(name in environ for name in OWN):
        return None
    asked = tuple(environ.get(name, "") for name in ASKED)
    return asked if sum(map(len, asked)) <= LONGEST else None
