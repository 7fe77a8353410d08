"""What searching asks of a generation's index, however its files lie.

Programs are numbered by their place in the plan, from 0; terms have numbers of the segment's own. A
slot is a field of a program: the program's number times the number of FIELDS, plus the field's.
Positions count on from program to program as these are stored, which need not be the plan's order.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.record import Program
from indexer.index.facet_columns import FacetColumns
from indexer.index.fields import FIELDS, texts
from indexer.index.phrases import Phrase
from indexer.index.record_lines import Lines, decode, id_of
from indexer.index.vocabulary import Vocabulary

if TYPE_CHECKING:
    from indexer.index.stored_segment import StoredSegment
    from indexer.query.expansions import Related

Docs = NDArray[np.signedinteger[Any]]
Weights = NDArray[np.float32]
Positions = NDArray[np.signedinteger[Any]]
Slots = NDArray[np.signedinteger[Any]]


class Postings(NamedTuple):
    """Program numbers, ascending, each once, and what each scores."""

    docs: Docs
    weights: Weights


class Words(NamedTuple):
    """The words at some positions: their terms, NO_TERM for none, and original [start, end)."""

    terms: NDArray[np.int32]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]


class Segment(ABC):
    """An index, opened. Immutable, shared by threads; what is rare may be read when it is asked."""

    @property
    @abstractmethod
    def parts(self) -> Sequence["StoredSegment"]:
        """What is stored: one segment, or a main and an auxiliary one."""

    @property
    @abstractmethod
    def order(self) -> NDArray[np.int64]:
        """The number of each program among those of all parts, one behind the other."""

    @property
    @abstractmethod
    def programs(self) -> int:
        """The number of programs."""

    @property
    @abstractmethod
    def collection(self) -> Mapping[str, Any]:
        """What the pages say about the whole."""

    @property
    @abstractmethod
    def expansions(self) -> Mapping[str, Any]:
        """Synonyms, as the build wrote them."""

    @property
    @abstractmethod
    def related(self) -> "Related":
        """Related words."""

    @property
    @abstractmethod
    def facets(self) -> FacetColumns:
        """The facets' values of every program."""

    @property
    @abstractmethod
    def terms(self) -> Sequence[str]:
        """The term of each number; there may be some that no program has."""

    @property
    @abstractmethod
    def term_numbers(self) -> Mapping[str, int]:
        """The number of each term that some program has."""

    @property
    @abstractmethod
    def vocabulary(self) -> Vocabulary:
        """The words by what a query may say instead of them."""

    @property
    @abstractmethod
    def phrases(self) -> Sequence[Phrase]:
        """Words and compounds of the collection, the commonest first."""

    @property
    @abstractmethod
    def occurrence(self) -> NDArray[np.float32]:
        """For every slot, what one occurrence of a word there adds to its pseudo frequency."""

    @property
    @abstractmethod
    def noun_terms(self) -> NDArray[np.bool_]:
        """For each term, whether some program has it as a noun."""

    @abstractmethod
    def line(self, number: int) -> bytes:
        """The record of the program at a place of the plan, encoded."""

    @abstractmethod
    def digests(self) -> Sequence[bytes]:
        """The digests of the records, in the order of the plan."""

    @abstractmethod
    def postings(self, term: int) -> Postings:
        """The programs that have a term, with what it scores in each."""

    @abstractmethod
    def pseudo_frequencies(self, term: int) -> Postings:
        """The same with pseudo frequencies instead of scores."""

    @abstractmethod
    def totals(self) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """For each term, how many programs have it, and the sum of its scores in them."""

    @abstractmethod
    def positions_of(self, term: int) -> Positions:
        """Where a term stands, ascending."""

    @abstractmethod
    def first_position(self, term: int) -> int:
        """Where a term stands first in the first program that has it."""

    @abstractmethod
    def edges(self, docs: Docs) -> Positions:
        """Where the positions of some programs begin, then where they end."""

    @abstractmethod
    def field_bounds(self, doc: int) -> Positions:
        """Where the positions of each field of a program begin, and where the last one ends."""

    @abstractmethod
    def slots_at(self, positions: Positions) -> Slots:
        """The slot of each of some positions that words of programs take."""

    @abstractmethod
    def slots(self, positions: Positions) -> Slots:
        """The slots of some such positions, ascending."""

    @abstractmethod
    def surface_slots(self, text: str) -> Slots:
        """The slot of every place where the folded text of the programs has ``text``, ascending."""

    @abstractmethod
    def words(self, positions: Positions) -> Words:
        """The words that begin at some positions; of a word of several parts the first one."""

    @abstractmethod
    def end(self, position: int) -> int:
        """Where the word at a position ends in its original text."""

    @abstractmethod
    def extent(self, position: int) -> int:
        """How many positions the word of several parts takes that begins at ``position``.

        1 where none begins there.
        """

    @abstractmethod
    def nouns(self, doc: int) -> list[int]:
        """The terms of a program's own text that are nouns, each once."""

    def written(self, first: int, last: int) -> str:
        """The original text from one position to another of the same field."""
        ends = np.array([first, last])
        doc, field = divmod(int(self.slots_at(ends)[0]), len(FIELDS))
        words = self.words(ends)
        return texts(self.program(doc))[field][words.starts[0] : words.ends[1]]

    def program(self, number: int) -> Program:
        """The program at a place of the plan."""
        return decode(self.line(number))

    @property
    def lines(self) -> Lines:
        """The records, encoded, in the order of the plan; each is read when it is asked for."""
        return Lines(self.line, self.programs)

    @cached_property
    def ids(self) -> dict[str, int]:
        """Every program's place by its id."""
        return {id_of(line): n for n, line in enumerate(self.lines)}

    def load(self) -> None:
        """Reads everything that is read lazily. Raises OSError."""
        load_cached(self)


def load_cached(value: object) -> None:
    """Works out all cached properties of a value."""
    for kind in type(value).__mro__:
        for name, attribute in vars(kind).items():
            if isinstance(attribute, cached_property):
                getattr(value, name)
