"""The process that reads a PDF: from standard input, page by page to standard output.

PDFs can be made to cost any amount of memory and time, whatever library reads them. So it happens
in a process of its own, which ends itself at its limits, and which ``guard`` ends.
"""

import io
import json
import logging
import sys
from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any

from corpus.pdf.content import Sketch, content_of, sketch_of
from corpus.pdf.drawing import Damaged, Drawing, Locked
from corpus.pdf.limits import Limits, TooMuch
from corpus.pdf.messages import encoded
from corpus.pdf.page import Table
from corpus.pdf.tables.open_table import tables_of


def main(arguments: Sequence[str]) -> None:
    """Read the PDF and write a message a line: how many pages, each page, or why not.

    The only argument is an object of JSON with ``limits`` and ``pages``, the numbers of the pages
    to read, null for all.
    """
    asked = json.loads(arguments[0])
    limits = Limits(**{field.name: asked["limits"][field.name] for field in fields(Limits)})
    _limit(limits)
    # What pdfminer warns of, thousands of times for some files, is of no use to anybody here.
    logging.disable(logging.CRITICAL)
    try:
        for line in _messages(sys.stdin.buffer.read(), limits, asked["pages"]):
            print(line, flush=True)
    except Locked:
        _say({"refused": "locked"})
    except Damaged as error:
        _say({"refused": "damaged", "detail": str(error)})
    except TooMuch as error:
        _say({"refused": "too much", "detail": str(error)})
    except (MemoryError, RecursionError):
        _say({"refused": "memory"})


def _say(message: dict[str, Any]) -> None:
    print(json.dumps(message), flush=True)


def _messages(content: bytes, limits: Limits, asked: list[int] | None) -> Iterator[str]:
    drawing = Drawing(io.BytesIO(content), limits)
    pages = drawing.pages()
    wanted = [n for n in range(1, len(pages) + 1) if asked is None or n in asked]
    yield json.dumps({"pages": len(wanted), "of": len(pages)})
    if len(wanted) > limits.pages:
        raise TooMuch(f"{limits.pages:,}ページを超えています。")
    waiting: list[Sketch] = []
    for number in wanted:
        try:
            sketch = sketch_of(drawing.drawn(number, pages[number - 1]))
        except TooMuch as error:
            raise TooMuch(f"{number}ページ: {error}") from error
        if sketch.ladders:
            # The columns of a table without vertical rules show when all its pages are known.
            waiting.append(sketch)
            yield json.dumps({"read": number})
        else:
            yield encoded(content_of(sketch))
    tables: dict[int, list[Table]] = {}
    for ladder, found in tables_of([one for sketch in waiting for one in sketch.ladders]):
        tables.setdefault(ladder.page, []).extend(found)
    for sketch in waiting:
        yield encoded(content_of(sketch, tables.get(sketch.page.number, [])))


def _limit(limits: Limits) -> None:
    """Let the system end the process beyond the limits, where it has such limits."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    seconds = int(limits.seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


if __name__ == "__main__":
    main(sys.argv[1:])
