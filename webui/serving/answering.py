"""All processes of a site: those that answer, and the one that publishes."""

import gc
import os
import socket
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from webui.serving.machine import raise_descriptors
from webui.serving.processes import Processes, Work, can_fork

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

Begin = Callable[[], None]
Publish = Callable[[], None]

# Values made between two looks for cycles among them. With Python's 700, a search was interrupted
# several times, a twelfth of its time.
RARELY = 10_000


def answer(
    app: "WSGIApplication",
    listening: Sequence[socket.socket],
    workers: int,
    threads: int,
    begin: Begin,
    publish: Publish | None = None,
) -> None:
    """Answer what arrives until told to end; what is under way is finished.

    Each of ``workers`` processes calls ``begin`` and makes ``threads`` answers at a time;
    ``publish`` goes on without end beside them. Where no process can be forked, this one does it
    all.
    """
    raise_descriptors()
    if can_fork():
        Processes(works_of(app, listening, workers, threads, begin, publish)).run()
        return
    # Imported where it is needed: it is not installed everywhere.
    from webui.serving.alone import run_alone

    if publish is not None:
        threading.Thread(target=publish, name="publish", daemon=True).start()
    begin()
    run_alone(app, listening[0], threads)


def works_of(
    app: "WSGIApplication",
    listening: Sequence[socket.socket],
    workers: int,
    threads: int,
    begin: Begin,
    publish: Publish | None,
) -> list[tuple[str, Work]]:
    """Return what the processes do, each with its name."""
    from webui.serving.worker import Worker, run_until_told

    def work_at(socket_: socket.socket) -> Work:
        def work(parent: int) -> None:
            begin()
            run_until_told(Worker(app, threads, workers), socket_, parent)

        return work

    works: list[tuple[str, Work]] = [
        # A process that replaces another finds what waits at its socket.
        (f"worker {number + 1}", work_at(listening[number % len(listening)]))
        for number in range(workers)
    ]
    if publish is not None:
        works.append(("publisher", lambda parent: beside(publish, parent)))
    # What was loaded so far is shared; a collector that writes into it would make copies of it.
    gc.collect()
    gc.freeze()
    gc.set_threshold(RARELY)
    return works


def beside(publish: Publish, parent: int) -> None:
    """Publish until the parent is gone."""
    threading.Thread(target=publish, daemon=True).start()
    os.read(parent, 1)
