"""Answers worked out once: kept for a generation and an address, compressed once, not sent twice.

What the pages and the API say depends on nothing but the generation, the address and the language.
So an answer's tag (ETag) is known before any work is done: who has that answer already gets a 304,
and who asks for what somebody else asked before gets the same bytes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from werkzeug.http import parse_etags

from webui.cache.bounded import MOST_BYTES, Bounded
from webui.cache.etag import Tag, Tagging
from webui.request.engine import LiveIndex
from webui.request.params import BadParameters
from webui.request.paths import is_light
from webui.serving.compression import accepts_gzip
from webui.serving.wsgi import ENDPOINT, NOTED, SEARCHER, Header, Reply, reply_of, without

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# Everyone may keep an answer and must ask whether it still holds: a new generation is seen at once.
ASK_AGAIN = "public, no-cache"
# Bytes that an answer takes besides its body, about.
SURROUNDINGS = 2_000
# Headers that belong to one request.
OWN = ("server-timing",)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it is sent, and what the application said of it (see ``wsgi``)."""

    status: str
    headers: list[Header]
    body: bytes
    said: dict[str, Any]

    @property
    def size(self) -> int:
        """Return the bytes that keeping it takes."""
        return len(self.body) + SURROUNDINGS


class Kept:
    """A layer: tags answers, keeps them, and gives them again.

    Whatever is not a GET, or has a validity of its own, is the application's alone.
    """

    def __init__(
        self,
        app: "WSGIApplication",
        live_index: LiveIndex,
        tagging: Tagging,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        """At most ``most_bytes`` of answers are kept."""
        self._app = app
        self._live_index = live_index
        self._tagging = tagging
        self._answers: Bounded[tuple[str, bool], Answer] = Bounded(most_bytes)

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer a request."""
        if environ["REQUEST_METHOD"] != "GET" or is_light(environ.get("PATH_INFO", "")):
            return self._app(environ, start_response)
        # The generation that the tag names is the one that answers.
        environ[SEARCHER] = self._live_index.searcher()
        tag = self._tag(environ)
        if tag is None:
            return self._app(environ, start_response)  # the view says what is wrong
        if is_known(tag.name, environ.get("HTTP_IF_NONE_MATCH", "")):
            start_response("304 NOT MODIFIED", unchanged(tag, environ))
            return []
        reply = self._kept(tag, environ)
        start_response(reply.status, reply.headers)
        return reply.pieces

    def _tag(self, environ: "WSGIEnvironment") -> Tag | None:
        """Return what names the answer; None where the address cannot be answered."""
        try:
            return self._tagging.tag(environ, environ[SEARCHER])
        except BadParameters:
            return None

    def _kept(self, tag: Tag, environ: "WSGIEnvironment") -> Reply:
        """Return the answer, the application's when it was not asked before."""
        key = tag.name, accepts_gzip(environ.get("HTTP_ACCEPT_ENCODING", ""))
        answer = self._answers.get(key)
        if answer is not None:
            environ.update(answer.said)
            return Reply(answer.status, [*answer.headers], [answer.body])
        reply = reply_of(self._app, environ)
        if reply.code != 200:
            return reply
        reply = tagged(reply, tag)
        if reply.header("content-length") is None:
            return reply  # it is made while it is sent
        body = reply.body()
        said = {name: environ[name] for name in (ENDPOINT, NOTED) if name in environ}
        answer = Answer(reply.status, without(reply.headers, *OWN), body, said)
        self._answers.keep(key, answer)
        return reply._replace(pieces=[body])


def is_known(name: str, if_none_match: str) -> bool:
    """Tell whether whoever asks has the answer of that tag already, compressed or not."""
    if not if_none_match:
        return False
    known = parse_etags(if_none_match)
    return known.contains_weak(name) or known.contains_weak(packed(name))


def packed(name: str) -> str:
    """Return the tag of an answer's compressed bytes: other bytes, another tag."""
    return f"{name}-gzip"


def tagged(reply: Reply, tag: Tag) -> Reply:
    """Return an answer with its tag, to be asked about again unless it says otherwise."""
    is_packed = reply.header("content-encoding") is not None
    headers = without(reply.headers, "etag")
    headers.append(("ETag", f'"{packed(tag.name) if is_packed else tag.name}"'))
    if reply.header("cache-control") is None:
        headers.append(("Cache-Control", ASK_AGAIN))
    return reply._replace(headers=headers)


def unchanged(tag: Tag, environ: "WSGIEnvironment") -> list[Header]:
    """Return the headers of a 304: those by which caches find the answer that they have."""
    is_packed = accepts_gzip(environ.get("HTTP_ACCEPT_ENCODING", ""))
    known = parse_etags(environ["HTTP_IF_NONE_MATCH"])
    name = packed(tag.name) if is_packed and known.contains_weak(packed(tag.name)) else tag.name
    vary = "Accept-Encoding, Accept-Language" if tag.is_negotiated else "Accept-Encoding"
    return [("ETag", f'"{name}"'), ("Cache-Control", ASK_AGAIN), ("Vary", vary)]
