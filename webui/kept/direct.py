"""Searches of the API that are answered without the application.

What the application puts around an answer depends on who asks and how, not on the words. So once it
has answered a search, the next one that is asked for in the same way needs no more than a body, its
length and its tag. Whatever is less plain is left to the application: a mistake in the address, a
short answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from werkzeug.datastructures import MultiDict

from indexer.query.query import Query
from webui.api.present import json_of, results_view
from webui.kept.stored_response import Given, Header, Sent
from webui.kept.tag import Tagging
from webui.operations.search_log import Noted
from webui.request.engine import Searcher, generation_of
from webui.request.params import BadParameters, arguments_of, parse_query
from webui.request.paths import program_paths
from webui.serving.compression import LEAST, compress

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

ENDPOINT = "api.search"
PATH = "/api/search"
# Kinds of clients that are remembered: each with its host, languages, compression.
MOST_FRAMES = 256
# Headers that belong to one answer.
OWN = ("content-length", "etag")

# All of a request that the frame of its answer depends on.
Kind = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the answers to one kind of request."""

    headers: tuple[Header, ...]
    is_compressed: bool
    tagging: Tagging

    def around(self, body: bytes, asked: str) -> tuple[list[Header], bytes]:
        """Return an answer to ``asked`` as it is sent."""
        tag = self.tagging.tag(asked)
        if self.is_compressed:
            body, tag = compress(body), f"{tag}-gzip"
        own = [("Content-Length", str(len(body))), ("ETag", f'"{tag}"')]
        return [*self.headers, *own], body


class DirectSearch:
    """Answers searches in the frames that the application made for others."""

    def __init__(self) -> None:
        # By kind of request, and whether the body is long enough to be compressed.
        self._frames: dict[tuple[Kind, bool], Frame] = {}

    def learn(self, kind: Kind, headers: Sequence[Header], body: bytes, tagging: Tagging) -> None:
        """Remember in which headers the application sent a search's answer."""
        if len(self._frames) >= MOST_FRAMES:
            self._frames.clear()
        kept = tuple(header for header in headers if header[0].lower() not in OWN)
        is_compressed = any(name.lower() == "content-encoding" for name, _ in kept)
        is_long = is_compressed or len(body) >= LEAST
        self._frames[kind, is_long] = Frame(kept, is_compressed, tagging)

    def query(self, kind: Kind, environ: "WSGIEnvironment") -> Query | None:
        """Return the search that is asked for; None where the application has to look at it."""
        return query_of(environ) if (kind, True) in self._frames else None

    def answer(self, kind: Kind, query: Query, searcher: Searcher, root: str) -> Sent | None:
        """Return the answer; None while there is no frame for one of its length."""
        results = searcher.search(query)
        body = json_of(results_view(query, results, program_paths(root)))
        frame = self._frames.get((kind, len(body) >= LEAST))
        if frame is None:
            return None
        noted = Noted(query, results.total, results.complete)
        given = Given(generation_of(searcher), ENDPOINT, noted, frame.tagging)
        return Sent(given, *frame.around(body, repr(arguments_of(query))))


def query_of(environ: "WSGIEnvironment") -> Query | None:
    """Return the search that is asked for; None where that takes a closer look."""
    text = environ.get("QUERY_STRING", "")
    if not text.isascii() or not environ.get("SCRIPT_NAME", "").isascii():
        return None
    try:
        return parse_query(MultiDict(parse_qsl(text, keep_blank_values=True)), blanks=False)
    except BadParameters:
        return None
