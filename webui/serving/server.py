"""The HTTP server: waitress, and what to say when it cannot listen."""

import errno
import re
import signal
from typing import Any
from urllib.parse import quote

import waitress
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import BaseWSGIServer

from indexer import SesakuError

_NOT_ASCII = re.compile(rb"[\x80-\xff]+")

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


class Parser(HTTPRequestParser):
    """Reads addresses as people type them, too: curl and scripts encode nothing."""

    def parse_header(self, header_plus: bytes) -> None:
        """Read the head of a request, whose first line has the address."""
        line, end, rest = header_plus.partition(b"\r\n")
        encoded = _NOT_ASCII.sub(lambda found: quote(found[0]).encode(), line)
        super().parse_header(encoded + end + rest)


class Channel(HTTPChannel):
    """A connection whose requests ``Parser`` reads."""

    parser_class = Parser


class CannotListen(SesakuError):
    """The address cannot be listened on: in use, not this machine's, or not allowed."""

    def __init__(self, host: str, port: int, reason: str, remedy: str) -> None:
        super().__init__(f"Cannot listen on {host} port {port}: {reason}.", remedy)


def listen(app: Any, host: str, port: int, threads: int) -> Any:
    """Return a server that listens already. Raises CannotListen."""
    options: dict[str, Any] = {
        "ident": None,  # nobody needs to know which server this is
        # The application reads these itself, from trusted proxies only; see ``proxies``.
        "clear_untrusted_proxy_headers": False,
    }
    sockets: dict[int, Any] = {}
    try:
        server = waitress.create_server(
            app, sockets, host=host, port=port, threads=threads, **options
        )
    except OSError as error:
        reason, remedy = IN_THE_WAY.get(
            error.errno or 0, (error.strerror or str(error), OTHER_PORT)
        )
        raise CannotListen(host, port, reason, remedy) from error
    except ValueError as error:
        # waitress turns a host name that does not resolve into this.
        raise CannotListen(host, port, "the host is unknown", OWN_HOST) from error
    for one in sockets.values():
        if isinstance(one, BaseWSGIServer):
            one.channel_class = Channel
    return server


def address_of(server: Any, host: str) -> str:
    """Return the address to open in a browser."""
    port = getattr(server, "effective_port", None) or server.effective_listen[0][1]
    name = {"0.0.0.0": "localhost", "::": "localhost"}.get(host, host)
    return f"http://[{name}]:{port}/" if ":" in name else f"http://{name}:{port}/"


def run(server: Any) -> None:
    """Answer until the process is interrupted or told to end; answers under way are finished."""

    def end(*_: Any) -> None:
        raise SystemExit(0)

    signal.signal(signal.SIGTERM, end)
    server.run()
