"""Tables divided into files that never change, and the manifest that names them."""

import gzip
import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import orjson

from indexer.browser.files import CHUNK_BYTES, WHOLE_BYTES

# First key, name of the file, bytes.
Chunk: TypeAlias = tuple[str | int, str, int]
# Enough of a SHA-256 to tell files apart.
_DIGITS = 10


def write_chunk(directory: Path, table: str, first: str | int, value: Any) -> Chunk:
    """Write a value into the file that its content names. Raises OSError."""
    # No time of writing stands in it, so that equal values are equal files.
    content = gzip.compress(orjson.dumps(value), mtime=0)
    name = f"{table}-{hashlib.sha256(content).hexdigest()[:_DIGITS]}.json.gz"
    (directory / name).write_bytes(content)
    return first, name, len(content)


def by_key(
    directory: Path,
    table: str,
    rows: Iterable[tuple[str, Any]],
    shape: Callable[[list[tuple[str, Any]]], Any] = dict,
) -> list[Chunk]:
    """Write a table of texts, which become ascending; ``shape`` makes a chunk of its rows."""
    ordered = sorted(rows, key=lambda row: row[0].encode("utf-16-be", "surrogatepass"))
    return [
        write_chunk(directory, table, piece[0][0], shape(piece))
        for piece in _pieces(ordered, CHUNK_BYTES[table])
    ]


def by_number(
    directory: Path,
    table: str,
    values: Iterable[Any],
    shape: Callable[[list[Any]], Any] = list,
) -> list[Chunk]:
    """Write a table of numbers from 0; ``shape`` makes a chunk of its values."""
    rows = list(enumerate(values))
    size = sum(len(orjson.dumps(row)) for row in rows)
    return [
        write_chunk(directory, table, piece[0][0], shape([value for _, value in piece]))
        for piece in _pieces(rows, CHUNK_BYTES[table] if size > WHOLE_BYTES else size)
    ]


def _pieces(rows: Iterable[tuple[Any, Any]], most: int) -> Iterator[list[tuple[Any, Any]]]:
    """Rows in pieces of about so many bytes; a larger row is a piece of its own."""
    piece: list[tuple[Any, Any]] = []
    size = 0
    for row in rows:
        own = len(orjson.dumps(row))
        if piece and size + own > most:
            yield piece
            piece, size = [], 0
        piece.append(row)
        size += own
    if piece:
        yield piece
