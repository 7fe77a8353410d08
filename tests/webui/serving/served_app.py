"""A small application under the server of ``sesaku serve``, as a process of its own.

python -m tests.webui.serving.served_app WORKERS prints its address. With ``alone`` in place of a
number, nothing can be forked.
"""

import os
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from webui.operations.logs import set_up_logs
from webui.serving import answering, processes
from webui.serving.listening import address_of, listen
from webui.serving.worker import Worker

# The processes that began, of which this one or its parents know.
BEGUN: list[int] = []
LONG_PIECE, LONG_PIECES = b"x" * 10_000, 4_000


def long_answer() -> Iterator[bytes]:
    for _ in range(LONG_PIECES):
        yield LONG_PIECE


def app(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
    """What the tests ask for."""
    path = environ["PATH_INFO"]
    headers = [("Content-Type", "text/plain")]
    if path == "/slow":
        # Whoever waits for it knows that it has begun; in one write: two may say it at once.
        os.write(sys.stdout.fileno(), b"slow\n")
        time.sleep(1)
    if path == "/raise":
        raise LookupError("within")
    if path == "/long":
        start("200 OK", headers)
        return long_answer()
    if path == "/made":
        start("200 OK", headers)
        return (piece for piece in (b"one, ", b"two"))
    if path == "/headers":
        headers += [("X-Text", "日本".encode().decode("latin-1")), ("X-Two", "1"), ("X-Two", "2")]
        headers += [("Server", "ours")]
    if path == "/unchanged":
        start("304 NOT MODIFIED", [("ETag", '"x"')])
        return []
    said = {
        "/begun": " ".join(map(str, BEGUN)),
        "/echo": f"{path} {environ['QUERY_STRING']} {environ.get('HTTP_X_TEXT')}",
        "/path/é".encode().decode("latin-1"): "found",
    }
    body = said.get(path, str(os.getpid())).encode("latin-1")
    start("200 OK", [*headers, ("Content-Length", str(len(body)))])
    return [body]


def begin() -> None:
    BEGUN.append(os.getpid())


def broken(*_: object) -> None:
    raise OSError("There is nothing to serve.")


def main(workers: str, mark: str = "") -> None:
    """Serve until told to end."""
    set_up_logs(None)
    if workers == "alone":
        answering.can_fork = lambda: False
    count = 1 if workers == "alone" else int(workers)
    listening = listen("127.0.0.1", 0, count)
    print(address_of(listening[0], "127.0.0.1"), flush=True)
    publish = (lambda: publish_to(Path(mark))) if mark else None
    if mark == "hasty":
        processes.STOPPED = 0.5
        publish = None
    if mark == "broken":
        Worker.run = broken
        publish = None
    answering.answer(app, listening, count, 1, begin, publish)


def publish_to(path: Path) -> None:
    """Leave a mark for as long as there is somebody to leave it."""
    while True:
        with path.open("a") as file:
            file.write(f"{os.getpid()} {threading.current_thread().name}\n")
        time.sleep(0.1)


if __name__ == "__main__":
    main(*sys.argv[1:])
