"""Which thread of the server answers, and that all is answered whichever does."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from typing import Any

import pytest
from waitress.wasyncore import close_all

from tests.indexer.commands.serve_process import PATIENCE
from webui.serving.server import listen

QUICK, SLOW, END = "/quick", "/slow", "/end"
OK = b"HTTP/1.1 200 OK"
App = Callable[[dict[str, Any], Any], list[bytes]]


class Asked(threading.Thread):
    """A request that is under way; ``answer`` is its status and body."""

    def __init__(self, port: int, path: str) -> None:
        super().__init__(daemon=True)
        self._connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self._path = path
        self.answer: tuple[int, bytes] | None = None
        self.start()

    def run(self) -> None:
        self._connection.request("GET", self._path)
        response = self._connection.getresponse()
        self.answer = (response.status, response.read())
        self._connection.close()

    def wait(self) -> tuple[int, bytes]:
        self.join(PATIENCE)
        assert self.answer is not None
        return self.answer


def thread_told(environ: dict[str, Any], start: Any) -> list[bytes]:
    """The thread that answers; a crash when that is asked for."""
    if environ["QUERY_STRING"] == "crash":
        raise ValueError(environ["PATH_INFO"])
    body = str(threading.get_ident()).encode()
    start("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
    return [body]


@contextmanager
def serving(app: App) -> Iterator[tuple[int, int | None]]:
    """The port of a server that ends when /end is asked for, and the thread that reads."""

    def ending(environ: dict[str, Any], start: Any) -> list[bytes]:
        if environ["PATH_INFO"] == END:
            server.task_dispatcher.leave()
        return app(environ, start)

    server = listen(ending, "127.0.0.1", 0, 2, (QUICK, END).__contains__)
    reader = threading.Thread(target=server.run, daemon=True)
    reader.start()
    try:
        yield server.effective_port, reader.ident
    finally:
        # It is told to end while it answers, and does so before it ends.
        assert Asked(server.effective_port, END).wait()[0] == 200
        reader.join(PATIENCE)
        assert not reader.is_alive()
        close_all(server._map, ignore_all=True)


def test_what_is_quick_is_answered_where_it_is_read() -> None:
    with serving(thread_told) as (port, reader):
        assert Asked(port, QUICK).wait() == (200, str(reader).encode())
        status, thread = Asked(port, SLOW).wait()
        assert status == 200
        assert int(thread) != reader
        assert Asked(port, f"{QUICK}?crash").wait()[0] == 500
        assert Asked(port, QUICK).wait() == (200, str(reader).encode())


def test_a_slow_answer_holds_no_quick_one_up() -> None:
    may_go_on = threading.Event()

    def app(environ: dict[str, Any], start: Any) -> list[bytes]:
        if environ["PATH_INFO"] == SLOW:
            assert may_go_on.wait(PATIENCE)
        return thread_told(environ, start)

    with serving(app) as (port, _):
        slow = Asked(port, SLOW)
        assert Asked(port, QUICK).wait()[0] == 200
        assert slow.answer is None
        may_go_on.set()
        assert slow.wait()[0] == 200


@pytest.mark.parametrize("paths", [(QUICK,), (SLOW,), (QUICK, SLOW), (SLOW, QUICK, QUICK)])
def test_requests_in_one_go_are_all_answered(paths: tuple[str, ...]) -> None:
    """Only one alone is answered where it is read: others wait until the first is sent."""
    asked = b"".join(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode() for path in paths * 20)
    with serving(thread_told) as (port, _):
        with socket.create_connection(("127.0.0.1", port), PATIENCE) as connection:
            connection.sendall(asked)
            received = b""
            while received.count(b"\r\n\r\n") < 20 * len(paths) or received.endswith(b"\n"):
                received += connection.recv(1 << 16)
        assert received.count(OK) == 20 * len(paths)


def test_whoever_is_told_to_end_between_answers_ends_at_once() -> None:
    server = listen(thread_told, "127.0.0.1", 0, 1)
    with pytest.raises(SystemExit):
        server.task_dispatcher.leave()
    server.task_dispatcher.shutdown()
    close_all(server._map, ignore_all=True)
