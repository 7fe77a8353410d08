"""A PDF read in a process of its own, within limits."""

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from typing import IO, Any

from corpus.pdf.content import Content
from corpus.pdf.limits import Limits
from corpus.pdf.messages import decoded

# Told how many pages are read, and of how many.
Progress = Callable[[int, int], None]


class Refused(Exception):
    """A PDF cannot be read: the reason and what to do, in Japanese."""

    def __init__(self, reason: str, remedy: str) -> None:
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"{reason}{remedy}")


_OTHER_FILE = "もとのWordかExcelのファイルを使ってください。"
_SMALLER = "--pages 3-40 のように、表のあるページだけを読んでください。"
_REFUSALS = {
    "locked": ("開くのにパスワードが要るPDFです。", "パスワードを外して保存し直してください。"),
    "damaged": ("PDFが壊れています{detail}。", "もう一度受け取るか、保存し直してください。"),
    "too much": ("読むには大きすぎるPDFです。{detail}", _SMALLER),
    "memory": ("読むのに要るメモリーが多すぎるPDFです。", _SMALLER),
    "time": ("読むのに時間がかかりすぎるPDFです。", _SMALLER),
    "died": ("PDFを読むプログラムが途中で終わりました。", _OTHER_FILE),
}


def read_contents(
    content: bytes,
    pages: Sequence[int] | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> list[Content]:
    """Return what the pages hold; ``pages`` are the numbers of those to read, None for all.

    Raises Refused where the file cannot be read within the limits.
    """
    limits = limits or Limits()
    contents: list[Content] = []
    total = None
    waiting = 0
    with _child(content, pages, limits) as lines:
        for message in lines:
            if "refused" in message:
                raise _refused(message["refused"], message.get("detail", ""))
            if "pages" in message:
                total = message["pages"]
            elif "read" in message:
                waiting += 1
            else:
                contents.append(decoded(message))
            if progress is not None and total:
                progress(min(waiting + len(contents), total), total)
    if total is None or len(contents) < total:
        raise _refused("died")
    return sorted(contents, key=lambda content: content.number)


def _refused(kind: str, detail: str = "") -> Refused:
    reason, remedy = _REFUSALS[kind]
    return Refused(reason.format(detail=detail), remedy)


@contextmanager
def _child(
    content: bytes, pages: Sequence[int] | None, limits: Limits
) -> Iterator[Iterator[dict[str, Any]]]:
    """Run the process; it is ended with the block, whatever happens in it."""
    asked = json.dumps({"limits": asdict(limits), "pages": None if pages is None else list(pages)})
    process = subprocess.Popen(
        [sys.executable, "-m", "corpus.pdf.child", asked],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    assert process.stdin is not None
    assert process.stdout is not None
    lines: queue.Queue[bytes] = queue.Queue()
    threads = [
        threading.Thread(target=_feed, args=(process.stdin, content), daemon=True),
        threading.Thread(target=_collect, args=(process.stdout, lines), daemon=True),
    ]
    for thread in threads:
        thread.start()
    try:
        yield _messages(lines, limits)
    finally:
        process.kill()
        process.wait()
        for thread in threads:
            thread.join()


def _feed(stream: IO[bytes], content: bytes) -> None:
    with suppress(OSError):  # The process ended before it had read all.
        stream.write(content)
        stream.close()


def _collect(stream: IO[bytes], lines: "queue.Queue[bytes]") -> None:
    with stream:
        for line in stream:
            lines.put(line)
    lines.put(b"")


def _messages(lines: "queue.Queue[bytes]", limits: Limits) -> Iterator[dict[str, Any]]:
    """Yield the messages until the process ends. Raises Refused when it takes too long."""
    end = time.monotonic() + limits.seconds
    while True:
        left = min(limits.page_seconds, end - time.monotonic())
        try:
            line = lines.get(timeout=max(left, 0.01))
        except queue.Empty:
            raise _refused("time") from None
        if not line:
            return
        yield json.loads(line)
