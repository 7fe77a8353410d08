"""The files of a generation that searching reads: arrays, terms, records, what is said of all.

Arrays are NumPy files, mapped into memory, so that a new process starts at once and processes share
the pages. The forward index and the inverted one derived from it lie side by side. FORMAT counts up
with every change of the files or of what they mean; it is part of the fingerprint, so another
version's files are never read. Whoosh reads the same files through ``codec``; its table of contents
beside them, which ``whoosh_view`` writes, says so.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.record import Program
from indexer.difference import Records
from indexer.facet_columns import FacetColumns
from indexer.fields import FIELDS, texts
from indexer.forward import Forward
from indexer.inverted import Inverted
from indexer.lexeme import Kind, Lexeme
from indexer.phrases import Phrase
from indexer.ranges import cumulated
from indexer.record_lines import decode, id_of
from indexer.vocabulary import Vocabulary, vocabulary_tables

FORMAT = 6
_LEXEMES = "lexemes.json"
_TERMS = "terms.json"
_SURFACE = "surface.bin"
_RECORDS = "records.jsonl"
_RECORD_BOUNDS = "records.npy"
_DIGESTS = "digests.bin"
_COLLECTION = "collection.json"
_EXPANSIONS = "expansions.json"
_VOCABULARY = "vocabulary.json"
_PHRASES = "phrases.json"
_FACETS = "facets.json"
# Whoosh's table of contents, as ``whoosh_view`` names it.
WHOOSH_TOC = "_MAIN_1.toc"
_KINDS = tuple(Kind)


# Terms whose postings are kept at hand: those that are asked for again and again.
_KEPT_POSTINGS = 4096

Docs = NDArray[np.signedinteger[Any]]
Weights = NDArray[np.float32]


class Postings(NamedTuple):
    """Program numbers, ascending, each once, and what each scores."""

    docs: Docs
    weights: Weights


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a generation holds, in memory, as a build hands it over.

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
    _write_json(directory / _LEXEMES, contents.forward.lexemes)
    _write_json(directory / _TERMS, contents.inverted.terms)
    _write_json(
        directory / _FACETS, {name: list(values) for name, values in contents.facets.values.items()}
    )
    _write_json(directory / _COLLECTION, contents.collection)
    _write_json(directory / _EXPANSIONS, contents.expansions)
    terms = contents.inverted.lexeme_terms.tolist()
    tables = vocabulary_tables(contents.forward.lexemes, terms)
    _write_json(directory / _VOCABULARY, tables)
    _write_json(directory / _PHRASES, [(p.text, p.reading, p.count) for p in contents.phrases])
    (directory / _SURFACE).write_bytes(contents.forward.surface)
    lines = contents.records.lines
    (directory / _RECORDS).write_bytes(b"".join(lines))
    np.save(directory / _RECORD_BOUNDS, cumulated([len(line) for line in lines]))
    (directory / _DIGESTS).write_bytes(b"".join(contents.records.digests))


def _write_arrays(group: Any, directory: Path) -> None:
    for field in fields(group):
        value = getattr(group, field.name)
        if isinstance(value, np.ndarray):
            np.save(directory / f"{field.name}.npy", value)


def _write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), "utf-8")


def record_lines(directory: Path) -> list[bytes]:
    """The lines of the records' file, in the order of the plan. Raises OSError."""
    return (directory / _RECORDS).read_bytes().splitlines(keepends=True)


class Segment:
    """A generation's files, opened. Immutable, shared by threads; reads lazily what is rare."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        terms = self._json(_TERMS)
        self.terms: list[str] = terms
        self.term_numbers: dict[str, int] = dict(zip(terms, range(len(terms)), strict=True))
        self.bounds = self._array("bounds")
        self.tokens = self._array("tokens")
        self.starts = self._array("starts")
        self.lengths = self._array("lengths")
        self.position_bounds = self._array("position_bounds")
        self.positions = self._array("positions")
        self.posting_bounds = self._array("posting_bounds")
        # A single number is several times faster to get from this than from an array.
        self._posting_starts = self.posting_bounds.data
        self._postings: dict[int, Postings] = {}
        self.docs = self._array("docs")
        self.frequencies = self._array("frequencies")
        self.weights = self._array("weights")
        self.occurrence = self._array("occurrence")
        self.facets = FacetColumns(
            {name: tuple(values) for name, values in self._json(_FACETS).items()},
            *(self._array(field.name) for field in fields(FacetColumns) if field.name != "values"),
        )
        self._record_bounds = self._array("records")
        self.collection: dict[str, Any] = self._json(_COLLECTION)

    def postings(self, term: int) -> Postings:
        """The postings of one term, as the build computed them."""
        found = self._postings.get(term)
        if found is None:
            start, end = self._posting_starts[term], self._posting_starts[term + 1]
            if len(self._postings) >= _KEPT_POSTINGS:
                self._postings.clear()
            found = self._postings[term] = Postings(self.docs[start:end], self.weights[start:end])
        return found

    def extent(self, position: int) -> int:
        """How many positions the word of several parts takes that begins at ``position``.

        1 where none begins there.
        """
        row = int(self.compounds[:, 0].searchsorted(position))
        if row < len(self.compounds) and self.compounds[row, 0] == position:
            return int(self.compounds[row, 2])
        return 1

    def load(self) -> None:
        """Reads everything that is read lazily. Raises OSError."""
        for name, attribute in vars(Segment).items():
            if isinstance(attribute, cached_property):
                getattr(self, name)

    @property
    def programs(self) -> int:
        """The number of programs."""
        return len(self._record_bounds) - 1

    def program(self, number: int) -> Program:
        """The program at a place of the plan, counted from 0."""
        start, end = self._record_bounds[number : number + 2]
        return decode(bytes(self._records[start:end]))

    @cached_property
    def ids(self) -> dict[str, int]:
        """Every program's place by its id."""
        return {id_of(line): n for n, line in enumerate(self.record_lines())}

    def record_lines(self) -> list[bytes]:
        """The records' lines, in the order of the plan."""
        return record_lines(self._directory)

    def records(self) -> Records:
        """All records, for an incremental build."""
        return Records.read(self.record_lines(), (self._directory / _DIGESTS).read_bytes())

    @cached_property
    def lexemes(self) -> tuple[Lexeme, ...]:
        """The lexemes that ``tokens`` counts."""
        return tuple(
            [
                Lexeme(term, reading, tuple(groups), _KINDS[kind])
                for term, reading, groups, kind in self._json(_LEXEMES)
            ]
        )

    @cached_property
    def is_noun(self) -> NDArray[np.bool_]:
        """Whether each lexeme is a noun."""
        return np.array([lexeme.kind is Kind.NOUN for lexeme in self.lexemes], bool)

    @cached_property
    def lexeme_terms(self) -> NDArray[np.int32]:
        """The term of each lexeme."""
        return self._array("lexeme_terms")

    @cached_property
    def compounds(self) -> NDArray[np.int32]:
        """Words of several parts: their first position and their lexeme, a row each."""
        return self._array("compounds")

    @cached_property
    def surface(self) -> bytes:
        """The folded text of all programs; see Forward."""
        return (self._directory / _SURFACE).read_bytes()

    @cached_property
    def surface_bounds(self) -> NDArray[np.int64]:
        """Where each program's folded text begins."""
        return self._array("surface_bounds")

    @cached_property
    def expansions(self) -> dict[str, Any]:
        """Synonyms and related words, as the build wrote them."""
        value: dict[str, Any] = self._json(_EXPANSIONS)
        return value

    def written(self, first: int, last: int) -> str:
        """The original text from one position to another of the same field."""
        slot = int(self.bounds.searchsorted(first, "right")) - 1
        text = texts(self.program(slot // len(FIELDS)))[slot % len(FIELDS)]
        return text[self.starts[first] : self.starts[last] + self.lengths[last]]

    @cached_property
    def phrases(self) -> list[Phrase]:
        """Words and compounds of the collection, the commonest first."""
        return [Phrase(*values) for values in self._json(_PHRASES)]

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words by what a query may say instead of them."""
        return Vocabulary(self.term_numbers, self._json(_VOCABULARY))

    def forward(self) -> Forward:
        """The forward index, for an incremental build."""
        return Forward(
            self.lexemes,
            self.tokens,
            self.starts,
            self.lengths,
            self.compounds,
            self.bounds,
            self.surface,
            self.surface_bounds,
        )

    @cached_property
    def _records(self) -> NDArray[np.uint8]:
        path = self._directory / _RECORDS
        if not path.stat().st_size:
            return np.zeros(0, np.uint8)
        return np.asarray(np.memmap(path, np.uint8, "r"))

    def _array(self, name: str) -> NDArray[Any]:
        """The array as a plain one over the mapped file: slices of memmap objects cost more."""
        array: NDArray[Any] = np.load(self._directory / f"{name}.npy", mmap_mode="r")
        return array.view(np.ndarray)

    def _json(self, name: str) -> Any:
        return json.loads((self._directory / name).read_bytes())
