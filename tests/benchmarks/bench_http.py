"""A lean HTTP client that keeps its connection, and servers that are started for a measurement."""

import re
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from tests.benchmarks.bench_setting import SESAKU

_TIMEOUT = 30.0
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


class Connection:
    """One connection to a server on this machine, kept open where the server keeps it.

    Written on a socket: Python's own client takes longer than the servers measured.
    """

    def __init__(self, port: int) -> None:
        self._port = port
        self._socket: socket.socket | None = None

    def get(self, target: str) -> bytes:
        """The body of an answer. Raises RuntimeError for any other status than 200."""
        request = f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{self._port}\r\n\r\n".encode()
        head, body = self._asked(request)
        if not re.match(rb"HTTP/1\.[01] 200 ", head):
            raise RuntimeError(f"{target}: {head[:200]!r} {body[:200]!r}")
        if b"\r\nconnection: close" in head.lower():
            self.close()
        return body

    def close(self) -> None:
        """Closes the connection; the next request opens another."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _asked(self, request: bytes) -> tuple[bytes, bytes]:
        if self._socket is None:
            self._socket = socket.create_connection(("127.0.0.1", self._port), _TIMEOUT)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket.sendall(request)
        head, _, body = self._until_blank_line(self._socket)
        missing = _length(head) - len(body)
        while missing > 0:
            piece = self._received(self._socket)
            body += piece
            missing -= len(piece)
        return head, body

    def _until_blank_line(self, connection: socket.socket) -> tuple[bytes, bytes, bytes]:
        received = b""
        while b"\r\n\r\n" not in received:
            received += self._received(connection)
        return received.partition(b"\r\n\r\n")

    def _received(self, connection: socket.socket) -> bytes:
        piece = connection.recv(1 << 16)
        if not piece:
            raise RuntimeError("the server closed the connection within an answer")
        return piece


def _length(head: bytes) -> int:
    """The length of a body. Raises RuntimeError where the server does not say it."""
    found = _LENGTH.search(head)
    if found is None:
        raise RuntimeError(f"no Content-Length in {head[:300]!r}")
    return int(found[1])


def search_target(query: str, hits: int = 10) -> str:
    """The address of a search by our API for so many hits."""
    return f"/api/search?q={quote(query)}&per_page={hits}"


@contextmanager
def sesaku_server(
    collection: Path, index: Path, sesaku: Sequence[str] = SESAKU
) -> Iterator[tuple[int, int]]:
    """The port and the process number of `sesaku serve`, which ends afterwards."""
    command = (*sesaku, "serve", str(collection), "--index", str(index), "--port", "0")
    with serving(command) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.search(r":(\d+)/\s*$", line)
        if found is None:
            raise RuntimeError(f"sesaku serve said {line!r}")
        yield int(found[1]), process.pid


@contextmanager
def serving(command: Sequence[str]) -> Iterator[subprocess.Popen[str]]:
    """A server process, ended afterwards."""
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    with process:
        try:
            yield process
        finally:
            process.terminate()


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port


def wait_until_open(port: int) -> None:
    """Returns once something listens on the port. Raises TimeoutError."""
    deadline = time.monotonic() + _TIMEOUT
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), 1.0).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(f"nothing listens on port {port}")
