"""One process of a site: granian on a socket that listens already.

Granian's own command starts and watches its processes itself, each listening for itself, and ends
the site when one dies twice in a row; so of granian, only what speaks HTTP is used here. These are
parts that it does not promise to keep: its version is pinned, and tests ask all of it.
"""

import asyncio
import os
import signal
import socket
import threading
from typing import TYPE_CHECKING, Any

from granian._futures import _new_cbscheduler
from granian._granian import SocketHolder, WorkerSignal, WSGIWorker
from granian.http import HTTP1Settings

from webui.serving.gateway import Gateway
from webui.serving.listening import BACKLOG

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

# Connections that one process holds, silent ones too: more than it has descriptors for.
CONNECTIONS = 65_535
# Milliseconds that the head of a request may take; a connection without any goes then, too.
HEAD_TIMEOUT = 30_000
# Bytes of a request's head: an address of a search with all filters has some 8,000.
HEAD_SIZE = 64 * 1024
# Threads in which granian itself does what waits, and seconds after which an idle one goes.
BLOCKING, IDLE = 8, 30
NO_TLS: tuple[Any, ...] = (False, None, None, None, "tls1.3", None, [], False)
NO_METRICS = (None, None)


class Worker:
    """Answers requests until told to stop; those under way are finished."""

    def __init__(self, app: "WSGIApplication", threads: int, processes: int) -> None:
        """``threads`` answers are made at a time in this process, one of ``processes``."""
        self._gateway = Gateway(app, threads, processes > 1)
        self._threads = threads
        self._stop = WorkerSignal()

    def stop(self) -> None:
        """Take no further request."""
        self._stop.set()

    def run(self, listening: socket.socket) -> None:
        """Answer what arrives; returns when everything begun before ``stop`` is answered."""
        ended = threading.Event()
        self._stop.add_cb(ended.set)
        holder = SocketHolder(listening.fileno(), False, BACKLOG)
        settings = HTTP1Settings(header_read_timeout=HEAD_TIMEOUT, max_buffer_size=HEAD_SIZE)
        server = WSGIWorker(
            1, (None, holder), None, 1, BLOCKING, self._threads, IDLE, CONNECTIONS, "1", settings,
            None, None, *NO_TLS, NO_METRICS,
        )  # fmt: skip
        loop = asyncio.new_event_loop()
        server.serve_mtr(_new_cbscheduler(loop, self._gateway, impl_asyncio=True), None, self._stop)
        ended.wait()
        loop.close()


def run_until_told(worker: Worker, listening: socket.socket, parent: int) -> None:
    """Run a worker until SIGTERM, or until its parent is gone: ``parent`` is a pipe from it."""

    def stop(*_: Any) -> None:
        worker.stop()

    def watch() -> None:
        os.read(parent, 1)  # returns at the end of the other end
        worker.stop()

    signal.signal(signal.SIGTERM, stop)
    threading.Thread(target=watch, daemon=True).start()
    worker.run(listening)
