"""The files of a segment: arrays, terms, records, what is said of all. ``contents`` writes them.

Arrays are NumPy files. The forward index and the inverted one derived from it lie side by side.
FORMAT counts up with every change of the files or of what they mean; it is part of the fingerprint,
so another version's files are never read. Whoosh reads the same files through ``codec``; its table
of contents beside them, which ``whoosh_view`` writes, says so.

A generation has the files of a segment in its directory. After a small update of a large collection
they are those of the generation before, and two things are added: the directory AUXILIARY, with the
files of a segment of all programs that the other one does not have as they are, and ORDER, the
number of each program of the plan among those of both segments, one behind the other. This is a
main index and an auxiliary one, with the deletions that follow from the order (Manning, Raghavan,
Schütze: Introduction to Information Retrieval, 2008, section 4.5). See ``composite_segment``.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray

FORMAT = 7
LEXEMES = "lexemes.json"
TERMS = "terms.json"
SURFACE = "surface.bin"
RECORDS = "records.jsonl"
RECORD_BOUNDS = "records"
DIGESTS = "digests.bin"
COLLECTION = "collection.json"
EXPANSIONS = "expansions.json"
RELATED = "related.json"
VOCABULARY = "vocabulary.json"
PHRASES = "phrases.json"
FACETS = "facets.json"
# Whoosh's table of contents, as ``whoosh_view`` names it.
WHOOSH_TOC = "_MAIN_1.toc"
AUXILIARY = "auxiliary"
ORDER = "order.npy"


def main_files(names: Iterable[str]) -> list[str]:
    """Of the names of a generation's files those of its main segment."""
    return [name for name in names if "/" not in name and name != ORDER]


def array_file(name: str) -> str:
    """The name of an array's file."""
    return f"{name}.npy"


def read_array(directory: Path, name: str) -> NDArray[Any]:
    """An array as a plain one over the mapped file: slices of memmap objects cost more."""
    array: NDArray[Any] = np.load(directory / array_file(name), mmap_mode="r")
    return array.view(np.ndarray)


def read_json(directory: Path, name: str) -> Any:
    """The value in a file of JSON."""
    return orjson.loads((directory / name).read_bytes())


def record_lines(directory: Path) -> list[bytes]:
    """The lines of the records' file, in its order. Raises OSError."""
    return (directory / RECORDS).read_bytes().splitlines(keepends=True)
