"""What commands write: Japanese that arrives, JSON that is one document."""

import io
import json
import os
import sys
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

import click

# Letters that every output must be able to carry: kana, the source's mark, a vendor's kanji.
_SAMPLE = "あ〇髙①"
# JSON is made piece by piece, a sign or a value each; so many are written at a time.
_ENCODER, _PIECES = json.JSONEncoder(ensure_ascii=False, indent=2), 1 << 14


def prepare_streams() -> None:
    """Make both standard streams carry Japanese, and never fail over a character.

    The encoding of the locale stays where it has Japanese (a terminal in CP932 or EUC-JP);
    elsewhere, as under the locale C, it becomes UTF-8.
    """
    sys.stdout, sys.stderr = _buffered(sys.stdout), _buffered(sys.stderr)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = None if _carries_japanese(stream.encoding) else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")


def _buffered(stream: Any) -> Any:
    """The stream, which writes all that it is given or raises OSError.

    Under PYTHONUNBUFFERED it writes past any buffer, and what the system did not take at once, as
    on a disk that fills up, would be lost without a word.
    """
    raw = getattr(stream, "buffer", None)
    if not isinstance(raw, io.RawIOBase):
        return stream
    writer = io.BufferedWriter(raw)
    return io.TextIOWrapper(writer, stream.encoding, stream.errors, line_buffering=True)


def let_go() -> None:
    """Let go of what a stream holds and the system does not take, once that was told.

    Python would try again as it ends, and end with an exit code of its own.
    """
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)


def write_json(document: Any) -> None:
    """Write one JSON document to standard output, in UTF-8 whatever the locale."""
    for part in _json_parts(document):
        click.echo(part, nl=False)


def json_bytes(document: Any) -> bytes:
    """The document as indented JSON in UTF-8, Japanese as it is."""
    return b"".join(_json_parts(document))


def _json_parts(document: Any) -> Iterator[bytes]:
    """The document some hundred kilobytes at a time: what a first index adds is as long as it."""
    pieces = chain(_ENCODER.iterencode(document), "\n")
    while some := "".join(islice(pieces, _PIECES)):
        # A lone surrogate (a file name that is no UTF-8) becomes \\udcxx, which JSON reads back.
        yield some.encode("utf-8", "backslashreplace")


def note(line: str) -> None:
    """Write a line on what is going on to standard error."""
    click.echo(line, err=True)


def _carries_japanese(encoding: str) -> bool:
    try:
        _SAMPLE.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
