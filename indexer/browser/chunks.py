"""Tables divided into files that never change, and the manifest that names them."""

import gzip
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeAlias

import orjson

from indexer.browser.files import CHUNK_BYTES, MOST_CHUNKS, WHOLE_BYTES, digits_of, file_name
from indexer.browser.packing import packed

# First key, what the name of the file ends in.
Chunk: TypeAlias = tuple[str | int, str]


def write_chunk(directory: Path, table: str, first: str | int, value: Any) -> Chunk:
    """Write a value into the file that its content names. Raises OSError."""
    content = compressed(value)
    end = digits_of(content)
    (directory / file_name(table, end)).write_bytes(content)
    return first, end


def listed(chunks: Sequence[Chunk]) -> tuple[str | list[str], str]:
    """The chunks of a table as the manifest has them.

    Of 3,500, as many as 5,800 projects have, that is 22 kB compressed; as pairs they were 32.
    """
    texts = [first for first, _ in chunks if isinstance(first, str)]
    numbers = [first for first, _ in chunks if isinstance(first, int)]
    distances = (after - before for before, after in pairwise([0, *numbers]))
    return packed(distances) if numbers else texts, "".join(end for _, end in chunks)


def compressed(value: Any) -> bytes:
    """A value as a file has it; equal ones are equal bytes, without the time of writing."""
    return gzip.compress(orjson.dumps(value), mtime=0)


def by_key(
    directory: Path,
    table: str,
    rows: Iterable[tuple[str, Any]],
    shape: Callable[[list[tuple[str, Any]]], Any] = dict,
) -> list[Chunk]:
    """Write a table of texts, which become ascending; ``shape`` makes a chunk of its rows."""
    ordered = sorted(rows, key=lambda row: row[0].encode("utf-16-be", "surrogatepass"))
    sizes = [len(orjson.dumps(row)) for row in ordered]
    most = max(CHUNK_BYTES[table], sum(sizes) // MOST_CHUNKS)
    return [
        write_chunk(directory, table, piece[0][0], shape(piece))
        for piece in _pieces(ordered, sizes, most)
    ]


def by_number(
    directory: Path,
    table: str,
    values: Iterable[Any],
    shape: Callable[[list[Any]], Any] = list,
    small: int = WHOLE_BYTES,
) -> list[Chunk]:
    """Write a table of numbers from 0; ``shape`` makes a chunk of its values.

    One that is no larger than WHOLE_BYTES is in chunks of about ``small`` bytes.
    """
    rows = list(enumerate(values))
    sizes = [len(orjson.dumps(row)) for row in rows]
    most = small if sum(sizes) <= WHOLE_BYTES else CHUNK_BYTES[table]
    return [
        write_chunk(directory, table, piece[0][0], shape([value for _, value in piece]))
        for piece in _pieces(rows, sizes, most)
    ]


def _pieces(
    rows: Sequence[tuple[Any, Any]], sizes: Sequence[int], most: int
) -> Iterator[list[tuple[Any, Any]]]:
    """Rows in pieces of about so many bytes; a larger row is a piece of its own."""
    piece: list[tuple[Any, Any]] = []
    size = 0
    for row, own in zip(rows, sizes, strict=True):
        if piece and size + own > most:
            yield piece
            piece, size = [], 0
        piece.append(row)
        size += own
    if piece:
        yield piece
