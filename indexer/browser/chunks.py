"""Tables divided into files that never change, and how the manifest lists them."""

import gzip
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Any, Final, TypeAlias

import orjson

from indexer.browser.beginnings import beginnings
from indexer.browser.files import (
    ALWAYS,
    CHUNK_BYTES,
    INSIDE_BYTES,
    MOST_CHUNKS,
    TOLD,
    WHOLE_BYTES,
    digits_of,
    file_name,
)
from indexer.browser.numbering import order
from indexer.browser.packing import distances, texts

# What the names of a table's files begin with, and the first key of each, packed.
Listed: TypeAlias = tuple[str, str]
# Of the best programs of words 9 takes 1.7 times as long for .4% less, of English words three times
# for 1%.
_LEVEL: Final = 6
# Rows of a table that stand in one file.
Piece: TypeAlias = list[tuple[Any, Any]]
# A key that the chunk begins with, and what is in it.
Chunk: TypeAlias = tuple[str | int, Any]


class Files:
    """The files of a folder; ``inside`` are those that the manifest has in their place, by name."""

    def __init__(self, directory: Path) -> None:
        """Begin with none."""
        self._directory = directory
        self.inside: dict[str, Any] = {}
        # Of some tables the beginnings of their keys.
        self.beginnings: dict[str, str] = {}

    def write(self, table: str, chunks: Iterable[Chunk]) -> Listed:
        """Write chunks of ascending keys into files that all their content names.

        A table of one chunk that is small, or that every search needs, is not written: it is
        ``inside``. Raises OSError.
        """
        firsts, contents, last = [], [], None
        for first, last in chunks:
            firsts.append(first)
            contents.append(compressed(last))
        stem = f"{table}-{digits_of(contents)}"
        if len(contents) == 1 and (table in ALWAYS or len(contents[0]) <= INSIDE_BYTES):
            self.inside[file_name(stem, 0)] = last
            return stem, listed(firsts)
        for number, content in enumerate(contents):
            (self._directory / file_name(stem, number)).write_bytes(content)
        return stem, listed(firsts)


def listed(firsts: Sequence[str | int]) -> str:
    """The first keys of a table's chunks, all of them texts or all numbers, as the manifest has
    them."""
    numbers = [first for first in firsts if isinstance(first, int)]
    if numbers:
        return distances(numbers)
    return texts(map(str, firsts))


def compressed(value: Any) -> bytes:
    """A value as a file has it; equal ones are equal bytes, without the time of writing."""
    return gzip.compress(orjson.dumps(value), _LEVEL, mtime=0)


def by_key(files: Files, table: str, rows: Iterable[tuple[str, Any]]) -> Listed:
    """Write a table of texts, which become ascending."""
    ordered = ascending(rows)
    if table in TOLD:
        files.beginnings[table] = beginnings(key for key, _ in ordered)
    sizes = [size_of(row) for row in ordered]
    most = max(CHUNK_BYTES[table], sum(sizes) // MOST_CHUNKS)
    pieces = keyed(divided(ordered, sizes, most))
    return files.write(table, ((first, dict(piece)) for first, piece in pieces))


def keyed(pieces: Iterable[Piece]) -> Iterator[tuple[str, Piece]]:
    """Pieces of ascending rows of texts, each behind the shortest text that no key before has
    reached: what the manifest lists of whole keys is half as long again."""
    last = ""
    for piece in pieces:
        first = piece[0][0]
        shared = sum(1 for _ in takewhile(_is_shared, zip(last, first, strict=False)))
        yield first[: shared + 1], piece
        last = piece[-1][0]


def _is_shared(letters: tuple[str, str]) -> bool:
    return letters[0] == letters[1]


def ascending(rows: Iterable[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """Rows in the order of their keys."""
    return sorted(rows, key=lambda row: order(row[0]))


def size_of(row: Any) -> int:
    """About how many bytes a row is in a file, before compression."""
    return len(orjson.dumps(row))


def by_number(
    files: Files, table: str, values: Iterable[Any], shape: Callable[[list[Any]], Any] = list
) -> Listed:
    """Write a table of numbers from 0; ``shape`` makes a chunk of its values.

    One that is no larger than WHOLE_BYTES is one file.
    """
    rows = list(enumerate(values))
    sizes = [size_of(row) for row in rows]
    most = WHOLE_BYTES if sum(sizes) <= WHOLE_BYTES else CHUNK_BYTES[table]
    pieces = divided(rows, sizes, most)
    chunks = ((piece[0][0], shape([value for _, value in piece])) for piece in pieces)
    return files.write(table, chunks)


def divided(rows: Sequence[tuple[Any, Any]], sizes: Iterable[int], most: int) -> Iterator[Piece]:
    """Rows in pieces of about so many bytes; a larger row is a piece of its own."""
    piece: Piece = []
    size = 0
    for row, one in zip(rows, sizes, strict=True):
        if piece and size + one > most:
            yield piece
            piece, size = [], 0
        piece.append(row)
        size += one
    if piece:
        yield piece
