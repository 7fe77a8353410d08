"""One segment's files, opened: what ``contents`` wrote into a directory.

Arrays are mapped into memory, so that a new process starts at once and processes share the pages.
"""

import re
from collections.abc import Sequence
from dataclasses import fields
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from indexer.index import files
from indexer.index.facet_columns import FacetColumns
from indexer.index.fields import FIELDS, TEXT_FIELDS
from indexer.index.forward import NO_TERM, Forward
from indexer.index.inverted import saturated
from indexer.index.phrases import Phrase
from indexer.index.ranges import distinct
from indexer.index.record_lines import split_digests
from indexer.index.segment import Docs, Positions, Postings, Segment, Slots, Words
from indexer.index.vocabulary import Tables, Vocabulary
from indexer.text.lexeme import Kind, Lexeme

if TYPE_CHECKING:
    from indexer.query.expansions import Related

_KINDS = tuple(Kind)
# Terms whose postings are kept at hand: those that are asked for again and again.
_KEPT_POSTINGS = 4096


class StoredSegment(Segment):
    """The segment in a directory; its programs are stored in the order of the plan."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
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
        self._record_bounds = self._array(files.RECORD_BOUNDS)

    @property
    def parts(self) -> Sequence["StoredSegment"]:
        return (self,)

    @property
    def order(self) -> NDArray[np.int64]:
        return np.arange(self.programs)

    @property
    def programs(self) -> int:
        return len(self._record_bounds) - 1

    @cached_property
    def collection(self) -> dict[str, Any]:
        return dict(self._json(files.COLLECTION))

    @cached_property
    def expansions(self) -> dict[str, Any]:
        return dict(self._json(files.EXPANSIONS))

    @cached_property
    def related(self) -> "Related":
        return dict(self._json(files.RELATED))

    @cached_property
    def facets(self) -> FacetColumns:
        return FacetColumns(
            {name: tuple(values) for name, values in self._json(files.FACETS).items()},
            *(self._array(field.name) for field in fields(FacetColumns) if field.name != "values"),
        )

    @cached_property
    def terms(self) -> list[str]:
        return list(self._json(files.TERMS))

    @cached_property
    def term_numbers(self) -> dict[str, int]:
        return dict(zip(self.terms, range(len(self.terms)), strict=True))

    @cached_property
    def lexemes(self) -> tuple[Lexeme, ...]:
        """The lexemes that ``tokens`` counts."""
        return tuple(
            [
                Lexeme(term, reading, tuple(groups), _KINDS[kind])
                for term, reading, groups, kind in self._json(files.LEXEMES)
            ]
        )

    @cached_property
    def is_noun(self) -> NDArray[np.bool_]:
        """Whether each lexeme is a noun."""
        # Without making the lexemes, which a search has no other use for.
        kinds = [kind for *_, kind in self._json(files.LEXEMES)]
        return np.array([kind == Kind.NOUN for kind in kinds], bool)

    @cached_property
    def lexeme_terms(self) -> NDArray[np.int32]:
        """The term of each lexeme."""
        return self._array("lexeme_terms")

    @cached_property
    def lexeme_counts(self) -> NDArray[np.int64]:
        """How often each lexeme stands in the programs."""
        return self._array("lexeme_counts")

    @cached_property
    def compounds(self) -> NDArray[np.int32]:
        """Words of several parts: their first position, their lexeme, their parts; a row each."""
        return self._array("compounds")

    @cached_property
    def surface(self) -> bytes:
        """The folded text of all programs; see Forward."""
        return (self._directory / files.SURFACE).read_bytes()

    @cached_property
    def surface_bounds(self) -> NDArray[np.int64]:
        """Where each program's folded text begins."""
        return self._array("surface_bounds")

    @cached_property
    def vocabulary(self) -> Vocabulary:
        tables = self.vocabulary_tables()
        return Vocabulary(self.terms, self.term_numbers, self.lexeme_terms, tables)

    def vocabulary_tables(self) -> Tables:
        """What ``vocabulary.vocabulary_tables`` made, read anew."""
        return dict(self._json(files.VOCABULARY))

    @cached_property
    def phrases(self) -> list[Phrase]:
        rows = self._json(files.PHRASES)
        return [Phrase(text, reading, count, tuple(own)) for text, reading, count, own in rows]

    @cached_property
    def occurrence(self) -> NDArray[np.float32]:
        return self._array("occurrence")

    @cached_property
    def noun_terms(self) -> NDArray[np.bool_]:
        return self.marked(self.lexeme_terms[self.is_noun])

    def line(self, number: int) -> bytes:
        start, end = self._record_bounds[number : number + 2]
        return self._records[start:end].tobytes()

    def digests(self) -> list[bytes]:
        return split_digests((self._directory / files.DIGESTS).read_bytes())

    def postings(self, term: int) -> Postings:
        """The postings of a term, as the build computed them."""
        found = self._postings.get(term)
        if found is None:
            start, end = self._posting_starts[term], self._posting_starts[term + 1]
            if len(self._postings) >= _KEPT_POSTINGS:
                self._postings.clear()
            found = self._postings[term] = Postings(self.docs[start:end], self.weights[start:end])
        return found

    def pseudo_frequencies(self, term: int) -> Postings:
        start, end = self._posting_starts[term], self._posting_starts[term + 1]
        return Postings(self.docs[start:end], self.frequencies[start:end])

    def totals(self) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        return np.diff(self.posting_bounds), self._sums(self.weights)

    def totals_among(
        self, alive: NDArray[np.bool_]
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """For each term, how many of some programs have it, and the sum of its effect there.

        Its score is the effect times the idf.
        """
        here = alive[self.docs]
        return (
            self._sums(here).astype(np.int64),
            self._sums(np.where(here, saturated(self.frequencies), 0)),
        )

    def _sums(self, values: NDArray[Any]) -> NDArray[np.float64]:
        """For each term, the sum of what its postings have; every term has some."""
        if not len(values):
            return np.zeros(0)
        sums: NDArray[np.float64] = np.add.reduceat(
            values, self.posting_bounds[:-1], dtype=np.float64
        )
        return sums

    def positions_of(self, term: int) -> Positions:
        return self.positions[self.position_bounds[term] : self.position_bounds[term + 1]]

    def first_position(self, term: int) -> int:
        return int(self.positions[self.position_bounds[term]])

    def edges(self, docs: Docs) -> Positions:
        first = docs * len(FIELDS)
        edges = np.concatenate((self.bounds[first], self.bounds[first + len(FIELDS)]))
        return edges.astype(self.positions.dtype)

    def field_bounds(self, doc: int) -> Positions:
        return self.bounds[doc * len(FIELDS) : (doc + 1) * len(FIELDS) + 1]

    def slots_at(self, positions: Positions) -> Slots:
        return self.bounds.searchsorted(positions, "right") - 1

    def slots(self, positions: Positions) -> Slots:
        return self.slots_at(positions)

    def surface_slots(self, text: str) -> Slots:
        found = [match.start() for match in re.finditer(re.escape(text.encode()), self.surface)]
        docs = self.surface_bounds.searchsorted(found, "right") - 1
        # The fields of a program end in a NUL each.
        fields = [
            self.surface.count(b"\0", self.surface_bounds[doc], place)
            for doc, place in zip(docs, found, strict=True)
        ]
        return docs * len(FIELDS) + np.array(fields, np.int64)

    def words(self, positions: Positions) -> Words:
        tokens = self.tokens[positions]
        # The last lexeme stands in for none, which is seldom asked for.
        terms = np.where(tokens == NO_TERM, NO_TERM, self.lexeme_terms[tokens])
        starts = self.starts[positions]
        return Words(terms, starts, starts + self.lengths[positions])

    def end(self, position: int) -> int:
        return int(self.starts[position] + self.lengths[position])

    def extent(self, position: int) -> int:
        row = int(self.compounds[:, 0].searchsorted(position))
        if row < len(self.compounds) and self.compounds[row, 0] == position:
            return int(self.compounds[row, 2])
        return 1

    def nouns(self, doc: int) -> list[int]:
        bounds = self.field_bounds(doc)
        tokens = distinct(self.tokens[bounds[0] : bounds[TEXT_FIELDS]])
        tokens = tokens[tokens != NO_TERM]
        nouns: list[int] = distinct(self.lexeme_terms[tokens[self.is_noun[tokens]]]).tolist()
        return nouns

    def marked(self, terms: NDArray[np.int32]) -> NDArray[np.bool_]:
        """For each term whether it is among some."""
        marked = np.zeros(len(self.posting_bounds) - 1, bool)
        marked[terms] = True
        return marked

    def load_shared(self) -> None:
        """Reads what is asked of a part of a composite segment while it is searched."""
        words = "lexeme_terms", "is_noun", "compounds"
        for name in ("_records", "surface", "surface_bounds", *words):
            getattr(self, name)

    def forward(self) -> Forward:
        """The forward index, for another build."""
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
        path = self._directory / files.RECORDS
        if not path.stat().st_size:
            return np.zeros(0, np.uint8)
        return np.asarray(np.memmap(path, np.uint8, "r"))

    def _array(self, name: str) -> NDArray[Any]:
        return files.read_array(self._directory, name)

    def _json(self, name: str) -> Any:
        return files.read_json(self._directory, name)


def open_segment(directory: Path) -> Segment:
    """The segment of a generation. Raises OSError."""
    if not (directory / files.ORDER).exists():
        return StoredSegment(directory)
    # Most generations need none of it.
    from indexer.index.composite_segment import CompositeSegment

    return CompositeSegment(directory)
