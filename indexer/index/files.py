"""The format of a generation: every file of its directory, so that another reader can be written.

FORMAT counts up with every change of the files or of what they mean; it is part of the fingerprint,
so another version's files are never read. ``contents`` writes the files, ``segment`` and
``stored_forward`` read them; a published file never changes.

Numbers. N programs are numbered by their place in the plan, from 0. Each has F fields, those of
``fields.Schema`` in that order (those of ``fields.FIELDS``, where the collection has no columns of
its own that are searched); a slot is program × F + field. T terms are numbered in the order of
their code points, L lexemes in the order of their five values. Positions count on through all
fields of all programs: a field that is not empty takes one for each part of its words, function
words and breaks too, and one more at its end, which holds no term, so that nothing is adjacent
across fields. The text of a list (keywords, divisions) is its items with 、 between them.

Arrays are NumPy's .npy files of version 1.0: a header that says type and shape, then the numbers,
little-endian, C order. Readers map them instead of reading them: a process starts in a millisecond
and several share the pages. Numbers of things are of 32 bits, which halves what a search touches:
at most 2,147,483,647 positions, which is some 20 million programs of the shipped plan's kind.
Bounds are of 64 bits, as NumPy's slices are. What belongs to number n of something is
``values[bounds[n]:bounds[n + 1]]``.

JSON is UTF-8 without a BOM. The store adds manifest.json (see ``store.generation``), which has the
size and the checksum of every other file.
"""

import mmap
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import numpy as np
import orjson
from numpy.typing import NDArray

from indexer.errors import IndexUnusable
from indexer.store.generation import DAMAGED

FORMAT = 19
T = TypeVar("T", bound=np.generic)


class Array(NamedTuple):
    """The numbers in a file: NumPy's name of their type, how many there are, what they mean."""

    dtype: str
    shape: str
    meaning: str


RECORD_BOUNDS = "records"
# Each is the file of its name with .npy behind it.
ARRAYS: Mapping[str, Array] = {
    # The forward index: all that analysis yields, and all that an update takes over.
    "tokens": Array("<i4", "positions", "the lexeme at a position; -1 for a break, function word"),
    "starts": Array(
        "<i4", "positions", "where it begins in its field, in characters of the record"
    ),
    "lengths": Array("<i4", "positions", "how many characters it has there"),
    "compounds": Array(
        "<i4",
        "rows × 3",
        "words of several parts: first position, lexeme, number of parts; ascending",
    ),
    "bounds": Array("<i8", "N × F + 1", "where the positions of each slot begin"),
    "surface_bounds": Array("<i8", "N + 1", "where the folded text of a program begins, in bytes"),
    # Where each character stands in the folded text.
    "character_codes": Array("<i4", "characters", "the code points that occur, ascending"),
    "character_bounds": Array("<i8", "characters + 1", "of the places of each character"),
    "character_places": Array("<u4", "letters", "where a character stands, in bytes, ascending"),
    # The inverted index, which follows from the forward one.
    "lexeme_terms": Array("<i4", "L", "the term of a lexeme; several may have one (readings)"),
    "position_bounds": Array("<i8", "T + 1", "of the positions of each term"),
    "positions": Array(
        "<i4", "occurrences", "where a term stands, ascending; a compound: its first"
    ),
    "posting_bounds": Array("<i8", "T + 1", "of the postings of each term; every term has some"),
    "docs": Array("<i4", "postings", "the programs that have a term, ascending, each once"),
    "weights": Array(
        "<f4", "postings", "BM25F's score, see ``inverted``: all that a search adds up"
    ),
    "occurrence": Array("<f4", "N × F", "what one occurrence in a slot adds; 0 where it is empty"),
    # The facets.
    "department": Array("<i4", "N", "its place in facets.json; the number of all for none"),
    "area": Array("<i4", "N", "the same"),
    "new": Array("<i4", "N", "1 for a new program, otherwise 0"),
    "division": Array("<i4", "divisions", "of each program, their places in facets.json"),
    "division_bounds": Array("<i8", "N + 1", "of a program's divisions"),
    "own": Array("<i4", "values", "of each program, its values of own facets, see ``FACETS``"),
    "own_bounds": Array("<i8", "N + 1", "of a program's values of own facets"),
    "kind": Array("<i4", "N", "programs alike in all facets have one; numbered as they appear"),
    # Numbers and days, a row for each of the collection's columns that has them.
    "lows": Array("<f8", "C × N", "the lowest that a cell says; not a number for nothing"),
    "highs": Array("<f8", "C × N", "the highest; days count as Python's ordinals"),
    # The years; all empty in a collection of one.
    "year": Array("<i4", "N", "the year of a program; 0 for none"),
    "head": Array("<i4", "N", "the newest program that it became"),
    "link": Array("<i4", "links × 2", "a program, and what it became in the next year"),
    # The records.
    RECORD_BOUNDS: Array("<i8", "N + 1", "where the record of a program begins, in bytes"),
}

# A list of lexemes, each [term, surface, reading, numbers of synonym groups, kind]; see
# ``text.lexeme``. JSON, for what is read whole: it takes a third of the time that NumPy takes for
# strings.
LEXEMES = "lexemes.json"
# The list of terms.
TERMS = "terms.json"
# The folded texts of all fields of all programs in UTF-8, each with a NUL behind it. One kanji, and
# characters that Sudachi cut otherwise, are looked for in here; see ``characters``.
SURFACE = "surface.bin"
# The records, one JSON object a line, with the items of ``corpus.Program``; the id comes first.
RECORDS = "records.jsonl"
# 16 bytes a program, the beginning of a SHA-256 (see ``record_lines``): an update compares these.
DIGESTS = "digests.bin"
# What the pages say about the whole: the items of ``collection_info.CollectionInfo``.
COLLECTION = "collection.json"
# {"synonyms": {terms: [[text, terms, steps, related], …]}, "longest": positions}; see
# ``query.staff_synonyms``.
# Applied when a query is compiled, so that a new synonym costs no new analysis.
EXPANSIONS = "expansions.json"
# {term: [[term, similarity from 0 to 1], …]}.
RELATED = "related.json"
# The same of the thesaurus, as far as it leads to terms of the collection; see ``thesaurus.table``.
ALIKE = "alike.json"
# {"readings": {katakana: [lexeme, …]}, "inner": the same of single kanji inside of words,
# "letters": {letters of a surface: [lexeme, …]},
# "kana_parts": {katakana at an end of an undivided word: [lexeme, …]}, "coordinated": {word that
# others are short for: [lexeme, …]}, "groups": {number: [lexeme, …]}}, lexemes ascending.
VOCABULARY = "vocabulary.json"
# {"words": {key: {Japanese word: share}}, "hints": the same, "roots"}; see ``english.table``.
ENGLISH = "english.json"
# [[text, reading or "", how often], …], the commonest first, at most ``phrases.MAX_PHRASES``.
PHRASES = "phrases.json"
# {"department": [name, …], "area": […], "division": […]} in the order in which they are shown, then
# the collection's own facets by heading; ``own`` numbers their values on from one to the next.
FACETS = "facets.json"
# {"names": [[term, …], …], "terms": the same}: of the names of departments, divisions and areas the
# row of their parts, and all terms of each; see ``text.places``.
PLACES = "places.json"
# Whoosh's table of contents, which says that ``whoosh.codec`` reads the files above; a pickle of
# classes, made by ``whoosh.toc``. Searching does without it.
WHOOSH_TOC = "_MAIN_1.toc"
JSON_FILES = (
    LEXEMES,
    TERMS,
    COLLECTION,
    EXPANSIONS,
    RELATED,
    ALIKE,
    VOCABULARY,
    ENGLISH,
    PHRASES,
    FACETS,
    PLACES,
)
OTHER_FILES = (SURFACE, RECORDS, DIGESTS, WHOOSH_TOC)
# Every file that a generation has.
NAMES = frozenset((*(f"{name}.npy" for name in ARRAYS), *JSON_FILES, *OTHER_FILES))

# Up to format 7, generations of many programs could have an auxiliary segment beside the main one:
# the directory of its files, and the number of each program among those of both.
_AUXILIARY = "auxiliary"
_ORDER = "order.npy"


# Files of more bytes than this are mapped, so that processes share the memory; smaller ones are
# copied. Who writes over a mapped file in place changes what a running process reads, and who cuts
# it short ends the process (SIGBUS). 32 MiB copy in 10 ms; no file of 20,000 programs is larger.
MAX_COPIED = 32 << 20


def array_file(name: str) -> str:
    """The name of an array's file."""
    return f"{name}.npy"


def read_array(directory: Path, name: str) -> NDArray[Any]:
    """The array in a file: copied into memory where it is small, else over the mapped file.

    A plain one in both cases: slices of memmap objects cost more. Raises OSError, and IndexUnusable
    when the file does not hold an array.
    """
    path = directory / array_file(name)
    try:
        array: NDArray[Any] = np.load(path, mmap_mode="r" if _is_large(path) else None)
    except (ValueError, EOFError) as error:
        raise IndexUnusable(path, f"is damaged ({error})", DAMAGED) from error
    return array.view(np.ndarray)


def write_array(directory: Path, name: str, values: NDArray[Any]) -> None:
    """Writes an array of the type that ARRAYS says. Raises TypeError for any other."""
    if values.dtype != np.dtype(ARRAYS[name].dtype):
        raise TypeError(f"{name} is of type {values.dtype.str}, not {ARRAYS[name].dtype}")
    np.save(directory / array_file(name), values)


def write_json(directory: Path, name: str, value: Any) -> None:
    """Writes a file of JSON; named tuples become lists, as other tuples do."""
    (directory / name).write_bytes(orjson.dumps(value, default=tuple))


def read_bytes(directory: Path, name: str) -> NDArray[np.uint8]:
    """The bytes of a file as an array, copied or mapped like ``read_array``, which says what is
    raised."""
    path = directory / name
    if _is_large(path):
        return np.asarray(np.memmap(path, np.uint8, "r"))
    return np.frombuffer(read_content(directory, name), np.uint8)


def mapped_content(path: Path) -> bytes | mmap.mmap:
    """The bytes of a file, mapped whatever their number; b"" for an empty one. Raises OSError."""
    with path.open("rb") as file:
        if not path.stat().st_size:
            return b""
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def mapped_array(path: Path, dtype: np.dtype[T], header: int) -> NDArray[T]:
    """The numbers behind a header of so many bytes, mapped. Raises OSError."""
    content = mapped_content(path)
    return (
        np.frombuffer(content, dtype, offset=header)
        if len(content) > header
        else np.zeros(0, dtype)
    )


def is_in_file(values: NDArray[Any]) -> bool:
    """Whether an array is one that ``mapped_array`` returned."""
    # A part of such an array is none.
    return not isinstance(values.base, np.ndarray) and isinstance(_content(values), mmap.mmap)


def let_go(value: NDArray[Any] | bytes | mmap.mmap) -> None:
    """Gives back the memory that mapped numbers or bytes took by being read; they stay readable."""
    content = _content(value)
    # Elsewhere than on Linux, the system alone decides what stays in memory.
    if isinstance(content, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
        content.madvise(mmap.MADV_DONTNEED)


def _content(value: object) -> object:
    """What holds the numbers of an array; any other value itself."""
    content = value
    while isinstance(content, np.ndarray):
        content = content.base
    return content.obj if isinstance(content, memoryview) else content


def read_content(directory: Path, name: str) -> bytes:
    """The bytes of a file. Raises OSError, and IndexUnusable when fewer are read than there are."""
    path = directory / name
    content = path.read_bytes()
    if len(content) != path.stat().st_size:
        raise IndexUnusable(path, "could not be read to its end", DAMAGED)
    return content


def is_mapped(directory: Path) -> bool:
    """Whether some file of a generation is so large that it is mapped; see MAX_COPIED."""
    names = [path.name for path in directory.glob("*.npy")]
    return any(_is_large(directory / name) for name in (*names, RECORDS, SURFACE))


def _is_large(path: Path) -> bool:
    return path.stat().st_size > MAX_COPIED


def read_json(directory: Path, name: str) -> Any:
    """The value in a file of JSON. Raises OSError, and IndexUnusable when it is damaged."""
    try:
        return orjson.loads(read_content(directory, name))
    except ValueError as error:
        raise IndexUnusable(directory / name, f"is damaged ({error})", DAMAGED) from error


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
    return read_content(directory, RECORDS).splitlines(keepends=True)
