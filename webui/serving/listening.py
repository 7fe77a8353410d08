"""The socket that a site listens on, and what to say when it cannot."""

import errno
import socket
import sys
from typing import Any

from indexer import SesakuError

# Connections that wait to be taken over: what arrives while every worker computes.
BACKLOG = 1024
# Milliseconds after which the system ends a connection whose other end takes nothing (Linux).
# Somebody on a train waits that long; whoever never reads holds nothing for longer.
UNREAD = 30_000
# Whether connections are shared out among sockets on one port.
SHARES = sys.platform == "linux"

# What to do when the server cannot listen, and the usual reasons with theirs.
OTHER_PORT = "Choose another port with --port."
OWN_HOST = (
    "Give --host an address of this machine: 127.0.0.1 to be reached from it only, "
    "0.0.0.0 to be reached from others."
)
IN_THE_WAY = {
    errno.EADDRINUSE: (
        "another program uses it",
        "Choose another port with --port, or end the program that uses it.",
    ),
    errno.EADDRNOTAVAIL: ("it is not an address of this machine", OWN_HOST),
    errno.EACCES: ("this user may not use the port", "Choose a port from 1024 on with --port."),
}


class CannotListen(SesakuError):
    """The address cannot be listened on: in use, not this machine's, or not allowed."""

    def __init__(self, host: str, port: int, reason: str, remedy: str) -> None:
        super().__init__(f"Cannot listen on {host} port {port}: {reason}.", remedy)


def listen(host: str, port: int, count: int = 1) -> list[socket.socket]:
    """Return sockets that listen already, all on one port; port 0 is any free one.

    So many processes get a socket each, among which the system shares out what arrives: of several
    that wait at one socket, the first to wake takes all. There is one where the system does not do
    that. Of a name with several addresses, the first of IPv4 is taken. Raises CannotListen.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError) as error:
        raise CannotListen(host, port, "the host is unknown", OWN_HOST) from error
    family, _, _, _, address = min(found, key=lambda one: one[0] != socket.AF_INET)
    listening: list[socket.socket] = []
    try:
        # Sockets that share would share with another program, too: this one tells of it.
        with _bound(family, address, shares=False) as alone:
            address = alone.getsockname()
            alone.listen()
        shares = SHARES and count > 1
        for _ in range(count if shares else 1):
            listening.append(_bound(family, address, shares))
            listening[-1].listen(BACKLOG)
    except OSError as error:
        for one in listening:
            one.close()
        unknown = error.strerror or str(error), OTHER_PORT
        reason, remedy = IN_THE_WAY.get(error.errno or 0, unknown)
        raise CannotListen(host, port, reason, remedy) from error
    return listening


def _bound(family: int, address: Any, shares: bool) -> socket.socket:
    """Return a socket at an address, with what connections inherit."""
    one = socket.socket(family, socket.SOCK_STREAM)
    try:
        one.setblocking(False)
        one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if sys.platform != "win32":
            # There it would let two programs listen on one port.
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if sys.platform == "linux":
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, UNREAD)
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, shares)
        one.bind(address)
    except OSError:
        one.close()
        raise
    return one


def address_of(listening: socket.socket, host: str) -> str:
    """Return the address to open in a browser."""
    port = listening.getsockname()[1]
    name = {"0.0.0.0": "localhost", "::": "localhost"}.get(host, host)
    return f"http://[{name}]:{port}/" if ":" in name else f"http://{name}:{port}/"
