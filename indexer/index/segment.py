"""A generation's index, opened: what ``contents`` wrote into a directory.

Large arrays are mapped into memory, so that a new process starts at once and processes share the
pages; see ``files.MAX_COPIED``.
"""

from collections.abc import Sequence
from dataclasses import fields
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus import Each
from corpus.record import Program
from indexer.cache import Cache
from indexer.index import files
from indexer.index.collection_info import columns_of
from indexer.index.facet_columns import FacetColumns
from indexer.index.field_boosts import Schema
from indexer.index.postings import Positions, Postings
from indexer.index.record_lines import Digests, decode, id_of, name_of
from indexer.index.span_columns import SpanColumns
from indexer.index.stored_forward import StoredForward
from indexer.index.words.known_words import KnownWords
from indexer.index.years.columns import YearColumns

# Terms whose postings are kept at hand: those that are asked for again and again.
_CACHED_POSTINGS = 4096


class Segment(KnownWords):
    """All that searching asks of a generation. Immutable, shared by threads.

    ``forward`` knows what stands at a position; the rest is the inverted index, the vocabulary, the
    facets and the records. What is rare is read when it is asked for.
    """

    def __init__(self, directory: Path) -> None:
        """Opens the files. Raises OSError."""
        self.directory = directory
        self.schema = Schema.of(columns_of(self.collection))
        self.forward = StoredForward(directory, self.schema)
        self.position_bounds = self._array("position_bounds")
        self.positions = self._array("positions")
        self.posting_bounds = self._array("posting_bounds")
        # A single number is several times faster to get from this than from an array.
        self._posting_starts = self.posting_bounds.data
        self._postings: Cache[int, Postings] = Cache(_CACHED_POSTINGS)
        self.docs = self._array("docs")
        self.weights = self._array("weights")
        self._record_bounds = self._array(files.RECORD_BOUNDS).data

    @property
    def is_mapped(self) -> bool:
        """Whether damage done to the files while they are open reaches what is searched."""
        return files.is_mapped(self.directory)

    @property
    def programs(self) -> int:
        """The number of programs."""
        return len(self._record_bounds) - 1

    @property
    def lexeme_terms(self) -> NDArray[np.int32]:
        """The term of each lexeme."""
        return self.forward.lexeme_terms

    @cached_property
    def facets(self) -> FacetColumns:
        """The facets' values of every program."""
        return FacetColumns(
            {name: tuple(values) for name, values in self._json(files.FACETS).items()},
            *(self._array(field.name) for field in fields(FacetColumns) if field.name != "values"),
        )

    @cached_property
    def spans(self) -> SpanColumns:
        """The numbers and days of every program."""
        return SpanColumns(self._array("lows"), self._array("highs"))

    @cached_property
    def years(self) -> YearColumns:
        """The years of every program; empty where the collection has one."""
        return YearColumns(*(self._array(field.name) for field in fields(YearColumns)))

    @cached_property
    def occurrence(self) -> NDArray[np.float32]:
        """For every slot, what one occurrence of a word there adds to its pseudo frequency."""
        return self._array("occurrence")

    @cached_property
    def noun_terms(self) -> NDArray[np.bool_]:
        """For each term, whether some program has it as a noun."""
        nouns = np.zeros(len(self.posting_bounds) - 1, bool)
        nouns[self.forward.lexeme_terms[self.forward.is_noun]] = True
        return nouns

    def postings(self, term: int) -> Postings:
        """The programs that have a term, with what it scores in each, as the build computed it."""
        found = self._postings.get(term)
        if found is None:
            start, end = self._posting_starts[term], self._posting_starts[term + 1]
            found = Postings(self.docs[start:end], self.weights[start:end])
            self._postings.put(term, found)
        return found

    def weights_in(self, doc: int, terms: NDArray[np.integer[Any]]) -> NDArray[np.float32]:
        """What each of some terms scores in a program that has them all."""
        # The last of a term's programs that is not behind this one, for all terms in step: one
        # search for each takes several times as long.
        at, ends = self.posting_bounds[terms], self.posting_bounds[terms + 1]
        step = 1 << max(int((ends - at).max(initial=1)).bit_length() - 1, 0)
        while step:
            further = np.minimum(at + step, ends - 1)
            at = np.where(self.docs[further] <= doc, further, at)
            step >>= 1
        found: NDArray[np.float32] = self.weights[at]
        return found

    def totals(self) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """For each term, how many programs have it, and the sum of its scores in them."""
        counts = np.diff(self.posting_bounds)
        if not len(self.weights):
            return counts, np.zeros(0)
        # Every term has postings, so that no sum is of none.
        return counts, np.add.reduceat(self.weights, self.posting_bounds[:-1], dtype=np.float64)

    def positions_of(self, term: int) -> Positions:
        """Where a term stands, ascending."""
        return self.positions[self.position_bounds[term] : self.position_bounds[term + 1]]

    def first_position(self, term: int) -> int:
        """Where a term stands first in the first program that has it."""
        return int(self.positions[self.position_bounds[term]])

    def written(self, first: int, last: int) -> str:
        """The original text from one position to another of the same field."""
        ends = np.array([first, last])
        doc, field = divmod(int(self.forward.slots(ends)[0]), self.schema.width)
        words = self.forward.words(ends)
        return self.schema.texts(self.program(doc))[field][words.starts[0] : words.ends[1]]

    def line(self, number: int) -> bytes:
        """The record of the program at a place of the plan, encoded."""
        start, end = self._record_bounds[number], self._record_bounds[number + 1]
        return self._records[start:end].tobytes()

    def program(self, number: int) -> Program:
        """The program at a place of the plan."""
        return decode(self.line(number))

    def id_at(self, number: int) -> str:
        """The id of the program at a place of the plan."""
        return id_of(self.line(number))

    def name_at(self, number: int) -> str:
        """The name of the program at a place of the plan."""
        return name_of(self.line(number))

    @property
    def lines(self) -> Sequence[bytes]:
        """The records, encoded, in the order of the plan; each is read when it is asked for."""
        return Each(self.line, self.programs)

    def digests(self) -> Sequence[bytes]:
        """The digests of the records, in the order of the plan."""
        return Digests(files.read_content(self.directory, files.DIGESTS))

    @cached_property
    def ids(self) -> dict[str, int]:
        """Every program's place by its id."""
        found = {id_of(line): n for n, line in enumerate(self.lines)}
        self.let_go()
        return found

    def let_go(self) -> None:
        """Gives back the memory that was taken by reading records; they stay readable."""
        files.let_go(self._records)

    def load(self) -> None:
        """Reads everything that is read lazily. Raises OSError."""
        self.forward.load()
        self.read()

    @cached_property
    def _records(self) -> NDArray[np.uint8]:
        return files.read_bytes(self.directory, files.RECORDS)

    def _array(self, name: str) -> NDArray[Any]:
        return files.read_array(self.directory, name)

    def _json(self, name: str) -> Any:
        return files.read_json(self.directory, name)
