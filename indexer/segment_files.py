"""The files of a segment: arrays, terms, records, what is said of all; and how they are written.

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

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.difference import Records
from indexer.facet_columns import FacetColumns
from indexer.forward import Forward
from indexer.inverted import Inverted
from indexer.phrases import Phrase
from indexer.ranges import cumulated
from indexer.vocabulary import vocabulary_tables

FORMAT = 7
LEXEMES = "lexemes.json"
TERMS = "terms.json"
SURFACE = "surface.bin"
RECORDS = "records.jsonl"
RECORD_BOUNDS = "records"
DIGESTS = "digests.bin"
COLLECTION = "collection.json"
EXPANSIONS = "expansions.json"
VOCABULARY = "vocabulary.json"
PHRASES = "phrases.json"
FACETS = "facets.json"
# Whoosh's table of contents, as ``whoosh_view`` names it.
WHOOSH_TOC = "_MAIN_1.toc"
AUXILIARY = "auxiliary"
ORDER = "order.npy"


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a segment holds, in memory, as a build hands it over.

    ``collection`` is what the pages say about the whole; ``expansions`` are synonyms and related
    words. Both are values that JSON has.
    """

    forward: Forward
    inverted: Inverted
    facets: FacetColumns
    phrases: Sequence[Phrase]
    records: Records
    collection: Mapping[str, Any]
    expansions: Mapping[str, Any]


def write(contents: Contents, directory: Path) -> None:
    """Writes the files into an existing, empty directory."""
    for group in (contents.forward, contents.inverted, contents.facets):
        _write_arrays(group, directory)
    _write_json(directory / LEXEMES, contents.forward.lexemes)
    _write_json(directory / TERMS, contents.inverted.terms)
    _write_json(
        directory / FACETS, {name: list(values) for name, values in contents.facets.values.items()}
    )
    _write_json(directory / COLLECTION, contents.collection)
    _write_json(directory / EXPANSIONS, contents.expansions)
    _write_json(directory / VOCABULARY, vocabulary_tables(contents.forward.lexemes))
    _write_json(
        directory / PHRASES, [(p.text, p.reading, p.count, p.lexemes) for p in contents.phrases]
    )
    (directory / SURFACE).write_bytes(contents.forward.surface)
    lines = contents.records.lines
    (directory / RECORDS).write_bytes(b"".join(lines))
    np.save(directory / array_file(RECORD_BOUNDS), cumulated([len(line) for line in lines]))
    (directory / DIGESTS).write_bytes(b"".join(contents.records.digests))


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
    return json.loads((directory / name).read_bytes())


def record_lines(directory: Path) -> list[bytes]:
    """The lines of the records' file, in its order. Raises OSError."""
    return (directory / RECORDS).read_bytes().splitlines(keepends=True)


def _write_arrays(group: Any, directory: Path) -> None:
    for field in fields(group):
        value = getattr(group, field.name)
        if isinstance(value, np.ndarray):
            np.save(directory / array_file(field.name), value)


def _write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), "utf-8")
