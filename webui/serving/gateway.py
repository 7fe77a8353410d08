"""Between granian, which speaks HTTP, and a WSGI application.

Granian takes a whole answer over at once, so that no thread of Python waits for whoever reads it.
An answer that is made while it is sent is collected first; only what is left of a very long one is
sent from a thread of its own, of which there are few.
"""

import json
import logging
import sys
import threading
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

from webui.serving.wsgi import Header, Reply, close, reply_of, value_of

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication, WSGIEnvironment

# Bytes of an answer that are collected before it is sent: the table of some 5,000 programs.
COLLECTED = 4_000_000
# Longer answers that are sent at a time.
STREAMS = 16
# What the server calls itself.
NAME = "sesaku"
# What is said to whoever asks for one more, and after how many seconds to try again.
BUSY = "Too many long answers are being sent at the moment."
AGAIN = "10"

log = logging.getLogger("sesaku.web")


class Gateway:
    """What granian calls for every request."""

    def __init__(self, app: "WSGIApplication", threads: int, processes: bool) -> None:
        self._app = app
        self._streams = threading.BoundedSemaphore(STREAMS)
        self._environ: dict[str, Any] = {
            "SCRIPT_NAME": "",
            "wsgi.version": (1, 0),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": threads > 1,
            "wsgi.multiprocess": processes,
            "wsgi.run_once": False,
            "wsgi.input_terminated": True,
        }

    def __call__(self, protocol: Any, scope: dict[str, Any]) -> int:
        """Answer a request."""
        environ: WSGIEnvironment = self._environ | scope
        reply = reply_of(self._app, environ)
        if isinstance(reply.pieces, list) or reply.header("content-length") is not None:
            protocol.response_bytes(reply.code, sendable(reply.headers), reply.body())
        else:
            self._send_made(protocol, reply)
        return reply.code

    def _send_made(self, protocol: Any, reply: Reply) -> None:
        """Send an answer that is made while it is sent."""
        pieces = iter(reply.pieces)
        begun, is_whole = collected(pieces)
        if is_whole:
            close(reply.pieces)
            protocol.response_bytes(reply.code, sendable(reply.headers), b"".join(begun))
        elif self._streams.acquire(blocking=False):
            rest = Pieces(chain(begun, pieces), reply.pieces)
            arguments = protocol, reply, rest
            threading.Thread(target=self._stream, args=arguments, daemon=True).start()
        else:
            close(reply.pieces)
            protocol.response_bytes(*busy())

    def _stream(self, protocol: Any, reply: Reply, pieces: "Pieces") -> None:
        try:
            protocol.response_iter(reply.code, sendable(reply.headers), pieces)
        except Exception:
            log.exception("An answer broke off while it was sent")
        finally:
            pieces.close()
            self._streams.release()


class Pieces:
    """The pieces of an answer as granian asks for them; ends with the application's own."""

    def __init__(self, pieces: Iterator[bytes], own: Iterable[bytes]) -> None:
        self._pieces = pieces
        self._own = own
        self._is_open = True

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        return next(self._pieces)

    def close(self) -> None:
        """End the answer; whoever read it may have gone in the middle."""
        if self._is_open:
            self._is_open = False
            close(self._own)


def collected(pieces: Iterator[bytes]) -> tuple[list[bytes], bool]:
    """Return the first pieces, COLLECTED bytes or a little more, and whether these are all."""
    begun: list[bytes] = []
    size = 0
    for piece in pieces:
        begun.append(piece)
        size += len(piece)
        if size > COLLECTED:
            return begun, False
    return begun, True


def sendable(headers: Iterable[Header]) -> list[Header]:
    """Return headers as granian sends them: it writes text in UTF-8, WSGI has bytes as Latin-1.

    It would name itself to everybody.
    """
    sent = [(name, value if value.isascii() else _in_utf_8(value)) for name, value in headers]
    return sent if value_of(sent, "server") else [*sent, ("Server", NAME)]


def _in_utf_8(value: str) -> str:
    return value.encode("latin-1", "replace").decode("utf-8", "replace")


def busy() -> tuple[int, list[Header], bytes]:
    """Return the answer to one request too many, as problem details."""
    problem = {"type": "about:blank", "title": "Service Unavailable", "status": 503, "detail": BUSY}
    headers = [("Content-Type", "application/problem+json"), ("Retry-After", AGAIN)]
    return 503, headers, json.dumps(problem).encode()
