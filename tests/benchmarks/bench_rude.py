"""Badly behaved clients: they say nothing, send a byte at a time, or never read what they get."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

# Seconds between two bytes of those who send slowly.
_PAUSE = 0.2
_HALF = b"GET /api/search?q=x HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "
# A long answer, asked for so often that no buffer takes it all.
_WHOLE = b"GET /api/search?per_page=100&sort=plan HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" * 20
KINDS = (b"", _HALF, _WHOLE)


@contextmanager
def rude_clients(port: int, each: int) -> Iterator[None]:
    """So many clients of each kind while the block runs; who is thrown out comes back."""
    ended = threading.Event()
    clients = [(begun, _client(port, begun)) for begun in KINDS for _ in range(each)]
    nagging = threading.Thread(target=_nag, args=(port, clients, ended), daemon=True)
    nagging.start()
    try:
        yield
    finally:
        ended.set()
        nagging.join()
        for _, client in clients:
            client.close()


def _client(port: int, begun: bytes) -> socket.socket:
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    client.settimeout(5)
    client.connect(("127.0.0.1", port))
    client.sendall(begun)
    return client


def _nag(port: int, clients: list[tuple[bytes, socket.socket]], ended: threading.Event) -> None:
    while not ended.wait(_PAUSE):
        for number, (begun, client) in enumerate(clients):
            if begun != _HALF:
                continue
            try:
                client.sendall(b"x")
            except OSError:
                client.close()
                with suppress(OSError):
                    clients[number] = begun, _client(port, begun)
