"""Answers worked out once: kept for a generation and an address, compressed once, not sent twice.

What the pages and the API say depends on nothing but the generation, the address and the language.
So an answer's tag (ETag) is known before any work is done: who has that answer already gets a 304,
and who asks for what somebody else asked before gets the same bytes.
"""

from functools import lru_cache

from flask import Flask, Response, g, request

from webui.kept.bounded import Bounded
from webui.kept.stored_response import GIVEN, Given
from webui.kept.tag import Tagging, product_digest
from webui.operations.search_log import Noted, note_again
from webui.request.engine import generation_of
from webui.request.language import SPOKEN_IN, language
from webui.request.params import BadParameters, arguments_of
from webui.request.settings import Settings
from webui.service.current import search_asked, searcher, service
from webui.serving.compression import (
    accepts_gzip,
    compress,
    is_compressed,
    is_compressible,
    send_compressed,
)

# The parts of the site whose answers depend on nothing else.
STEADY = frozenset({"api", "discovery", "documentation", "embed", "export", "feed", "pages"})
# Where the parameters are a search's alone, so that one search has one address, however spelt.
SEARCHES = frozenset({"api.search", "export.table", "export.document", "feed.changes"})
# Everyone may keep an answer and must ask whether it still holds: a new generation is seen at once.
ASK_AGAIN = "public, no-cache"


class Answer:
    """An answer as its view made it, compressed when that is first asked for.

    ``noted`` is what the search log needs to note the search again.
    """

    def __init__(self, response: Response, noted: Noted | None) -> None:
        self.body = response.get_data()
        self.headers = [h for h in response.headers.items() if h[0] != "Content-Length"]
        self.noted = noted
        self._compressed: bytes | None = None

    @property
    def size(self) -> int:
        """Return the bytes that keeping it takes, compressed form and the rest included."""
        return len(self.body) * 5 // 4 + 1000

    def compressed(self) -> bytes:
        """Return the body compressed."""
        if self._compressed is None:
            self._compressed = compress(self.body)
        return self._compressed


def set_up_answers(app: Flask) -> None:
    """Make ``app`` tag, keep, recall and compress its answers.

    Call it after everything that adds headers, so that a kept answer has only its view's own.
    """
    answers: Bounded[str, Answer] = Bounded()

    @app.before_request
    def recall() -> Response | None:
        if request.method not in ("GET", "HEAD") or request.blueprint not in STEADY:
            return None
        try:
            g.tag = tag()
        except BadParameters:
            return None  # the view says what is wrong
        if is_known(g.tag):
            return Response(status=304)
        g.answer = answers.get(g.tag)
        if g.answer is None:
            return None
        note_again(service().settings.search_log, g.answer.noted)
        return Response(g.answer.body, headers=g.answer.headers)

    @app.after_request
    def finish(response: Response) -> Response:
        whole = response.status_code == 200 and not response.is_streamed
        if whole and "tag" in g and g.answer is None:
            g.answer = Answer(response, g.get("noted"))
            answers.keep(g.tag, g.answer)
        send(response)
        if whole and "tag" in g:
            offer(response)
        return response


def offer(response: Response) -> None:
    """Tell the shortcut before the application that it may give this answer again."""
    kept = g.answer.noted
    note = Given(generation_of(searcher()), request.endpoint or "", kept, tagging())
    request.environ[GIVEN] = note


def send(response: Response) -> None:
    """Compress and tag ``response`` as whoever asks can read it."""
    steady = "tag" in g and response.status_code in (200, 304)
    if is_compressible(response):
        response.vary.add("Accept-Encoding")
        if accepts_gzip():
            answer: Answer | None = g.get("answer")
            send_compressed(response, answer.compressed() if answer else None)
            weaken_tag(response)
    if steady:
        # Other bytes, another tag.
        response.set_etag(g.tag + ("-gzip" if is_compressed(response) else ""))
        response.headers.setdefault("Cache-Control", ASK_AGAIN)


def weaken_tag(response: Response) -> None:
    """Let a tag that names the bytes before they were compressed name what they mean."""
    given, weak = response.get_etag()
    if given and not weak:
        response.set_etag(given, weak=True)


def tag() -> str:
    """Return what names the answer to the request at hand.

    Raises BadParameters when the address should be a search's and is none.
    """
    if request.endpoint in SEARCHES:
        asked = repr(arguments_of(search_asked()))
    else:
        asked = repr(sorted(request.args.items(multi=True)))
    return tagging().tag(asked)


def tagging() -> Tagging:
    """Return what else the answer depends on."""
    before = (
        product_digest(),
        described(service().settings),
        repr(generation_of(searcher())),
        request.root_url,
        request.path,
    )
    return Tagging("\n".join(before), language() if request.blueprint in SPOKEN_IN else "")


def is_known(tag: str) -> bool:
    """Tell whether whoever asks has the answer already, compressed or not."""
    known = request.if_none_match
    return known.contains_weak(tag) or known.contains_weak(f"{tag}-gzip")


@lru_cache(1)
def described(settings: Settings) -> str:
    """Return ``settings`` as text: another configuration may answer otherwise."""
    return repr(settings)
