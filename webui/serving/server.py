"""The HTTP server: waitress, and what to say when it cannot listen."""

import errno
import signal
from typing import Any

import waitress
from waitress.server import BaseWSGIServer

from indexer import SesakuError
from webui.serving.connection import Channel, Dispatcher, Quick

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


def listen(app: Any, host: str, port: int, threads: int, quick: Quick = lambda path: False) -> Any:
    """Return a server that listens already. Raises CannotListen.

    So many threads answer; those paths that are ``quick`` are answered where they are read.
    """
    options: dict[str, Any] = {
        "ident": None,  # nobody needs to know which server this is
        # The application reads these itself, from trusted proxies only; see ``proxies``.
        "clear_untrusted_proxy_headers": False,
    }
    sockets: dict[int, Any] = {}
    try:
        dispatcher = Dispatcher(quick, threads)
        server = waitress.create_server(
            app, sockets, _dispatcher=dispatcher, host=host, port=port, **options
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
    signal.signal(signal.SIGTERM, lambda *_: server.task_dispatcher.leave())
    server.run()
