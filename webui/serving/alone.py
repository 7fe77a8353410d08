"""One process for a whole site, where processes cannot be forked (Windows): waitress."""

import logging
import re
import signal
import socket
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import waitress
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import BaseWSGIServer

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

# Waitress' threads wait for whoever reads slowly, so that a few more are needed.
LEAST_THREADS = 4
_NOT_ASCII = re.compile(rb"[\x80-\xff]+")


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


def run_alone(app: "WSGIApplication", listening: socket.socket, threads: int) -> None:
    """Answer until the process is interrupted or told to end; answers under way are finished."""
    # It warns of every request that has to wait.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    sockets: dict[int, Any] = {}
    server = waitress.create_server(
        app,
        sockets,
        sockets=[listening],
        threads=max(threads, LEAST_THREADS),
        ident=None,  # nobody needs to know which server this is
        # The application reads these itself, from trusted proxies only; see ``proxies``.
        clear_untrusted_proxy_headers=False,
    )
    for one in sockets.values():
        if isinstance(one, BaseWSGIServer):
            one.channel_class = Channel

    def end(*_: Any) -> None:
        raise SystemExit(0)

    signal.signal(signal.SIGTERM, end)
    server.run()
