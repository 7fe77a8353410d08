"""The files of a segment: arrays, terms, records, what is said of all. ``contents`` writes them.

Arrays are NumPy files. The forward index and the inverted one derived from it lie side by side.
FORMAT counts up with every change of the files or of what they mean; it is part of the fingerprint,
so another version's files are never read. Whoosh reads the same files through ``whoosh.codec``; its
table of contents beside them, which ``whoosh.toc`` writes, says so.
"""

from pathlib import Path
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray

FORMAT = 8
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
# Whoosh's table of contents, as ``whoosh.toc`` names it.
WHOOSH_TOC = "_MAIN_1.toc"
# Up to format 7, generations of many programs could have an auxiliary segment beside the main one:
# the directory of its files, and the number of each program among those of both.
_AUXILIARY = "auxiliary"
_ORDER = "order.npy"


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
    """The records of a generation, which may be of an older format, in the order of the plan.

    Raises OSError.
    """
    lines = _lines(directory)
    if (directory / _ORDER).exists():
        lines += _lines(directory / _AUXILIARY)
        return [lines[number] for number in np.load(directory / _ORDER).tolist()]
    return lines


def _lines(directory: Path) -> list[bytes]:
    return (directory / RECORDS).read_bytes().splitlines(keepends=True)
