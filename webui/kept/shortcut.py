"""Answers given without asking the application at all.

What the application answers to one and the same request only depends on the generation (see
``answers``, which works out tags, languages and spellings). So the bytes and headers that went out
once go out again when exactly the same is asked, and plain searches of the API are answered
directly (see ``direct``); the request is counted, limited and noted as always. Everything else, a
conditional request too, is the application's.
"""

import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from indexer import SesakuError
from webui.kept import direct
from webui.kept.bounded import Bounded
from webui.kept.stored_response import GIVEN, Given, Sent
from webui.operations.search_log import Noted
from webui.request.engine import Generation, LiveIndex, generation_of

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

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
# Those of them that say who asks, not what for.
KIND = [n for n, name in enumerate(ASKED) if name not in ("PATH_INFO", "QUERY_STRING")]
# Headers that make a request one of its own.
OWN = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE")
# Longest request that is remembered, in characters.
LONGEST = 2_000
# Seconds below which an answer holds nobody up: so long Python lets one thread compute anyway.
QUICK = sys.getswitchinterval()
# What remains, after another answer, of the time that one took: a slow one is soon forgotten.
REMEMBERED = 0.9

Asked = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Observers:
    """Who has to know of every answer: the limit says whether there may be one at all."""

    may_answer: Callable[[str, str], bool]
    note_answer: Callable[[str, str, str, int, int, float], None]
    note_search: Callable[[Noted | None], None]


class Shortcut:
    """A WSGI application before the application; see the module."""

    def __init__(self, app: "WSGIApplication", live_index: LiveIndex, observers: Observers) -> None:
        self._app = app
        self._live_index = live_index
        self._observers = observers
        self._sent: Bounded[Asked, Sent] = Bounded()
        self._direct = direct.DirectSearch()
        # The seconds that answers took of late, at most.
        self._lasted = QUICK

    def is_quick(self, path: str) -> bool:
        """Tell whether a GET of ``path`` is likely answered in a moment."""
        return path == direct.PATH and self._lasted < QUICK and self._live_index.is_settled()

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer a request."""
        started = time.perf_counter()
        asked = asked_by(environ)
        if asked is None:
            return self._app(environ, start_response)
        sent = self._known(asked, environ)
        if sent is None:
            return self._ask(asked, environ, start_response)
        start_response("200 OK", list(sent.headers))
        self._observers.note_search(sent.given.noted)
        seconds = time.perf_counter() - started
        self._lasted = max(seconds, self._lasted * REMEMBERED)
        path = environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", "")
        size = len(sent.body)
        self._observers.note_answer(sent.given.endpoint, "GET", path, 200, size, seconds)
        return [sent.body]

    def _known(self, asked: Asked, environ: "WSGIEnvironment") -> Sent | None:
        """Return the answer if the application need not be asked and this client may have it."""
        try:
            searcher = self._live_index.searcher()
        except SesakuError:
            return None
        address = environ.get("REMOTE_ADDR", "")
        sent = self._sent.get(asked)
        if sent is not None and sent.given.generation == generation_of(searcher):
            return sent if self._observers.may_answer(address, sent.given.endpoint) else None
        kind = kind_of(asked, generation_of(searcher))
        query = self._direct.query(kind, environ) if environ["PATH_INFO"] == direct.PATH else None
        if query is None or not self._observers.may_answer(address, direct.ENDPOINT):
            return None
        sent = self._direct.answer(kind, query, searcher, environ["SCRIPT_NAME"].rstrip("/"))
        if sent is not None:
            self._sent.keep(asked, sent)
        return sent

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
        given: Given = environ[GIVEN]
        self._sent.keep(asked, Sent(given, headers, body))
        if given.endpoint == direct.ENDPOINT:
            self._direct.learn(kind_of(asked, given.generation), headers, body, given.tagging)
        return [body]


def kind_of(asked: Asked, generation: Generation) -> Asked:
    """Return all of a request but what it asks for, over one generation."""
    return (*[asked[number] for number in KIND], str(generation[0]), generation[1])


def asked_by(environ: "WSGIEnvironment") -> Asked | None:
    """Return all of a request that its answer depends on; None where that is not simple."""
    if environ["REQUEST_METHOD"] != "GET" or any(name in environ for name in OWN):
        return None
    asked = tuple(environ.get(name, "") for name in ASKED)
    return asked if sum(map(len, asked)) <= LONGEST else None
