"""The programs of one page as a small index of their own.

Which matches a hit has, and which characters they are, is found out here by what does it over a
generation's files: ``matches.lookup`` and ``answer.fragments``.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from corpus.record import Program
from indexer.answer.explain import Evidence, evidence
from indexer.answer.fragments import Marked, Marker, shown_fields
from indexer.cluster.packed_program import Ints, Piece
from indexer.index.field_boosts import Schema
from indexer.index.forward import NO_TERM
from indexer.index.postings import Docs, Positions, Postings, Slots
from indexer.index.ranges import cumulated, distinct
from indexer.index.stored_forward import Words
from indexer.matches.lookup import Lookup
from indexer.matches.query_plan import QueryPlan
from indexer.text.places import PlaceNames

Explained = tuple[Evidence, Marked]


def marked(
    pieces: Sequence[Piece],
    programs: Sequence[Program],
    plan: QueryPlan,
    schema: Schema,
    places: PlaceNames,
) -> list[Explained]:
    """The evidence and the fragments of each program of a page."""
    segment = PageSegment(pieces, schema)
    lookup = Lookup(segment, places)
    docs = np.arange(len(pieces))
    slots = evidence(docs, [lookup.found(slot.matches) for slot in plan.slots])
    matches = [list(chain.from_iterable(one)) for one in slots]
    marker = Marker(lookup, lambda doc: schema.texts(programs[doc]), shown_fields(schema))
    return list(zip(slots, marker.marked(docs, matches), strict=True))


class PageForward:
    """What stands at a position of some programs, one behind the other."""

    def __init__(self, pieces: Sequence[Piece], schema: Schema, numbers: Mapping[str, int]) -> None:
        self._width = schema.width
        offsets = cumulated([len(piece.tokens) for piece in pieces]).tolist()
        each = list(zip(pieces, offsets, strict=False))
        of_pieces = [np.array([numbers[term] for term in one.terms], np.int32) for one in pieces]
        self.tokens = _joined(
            [_renumbered(p.tokens, n) for p, n in zip(pieces, of_pieces, strict=True)]
        )
        self._starts = _joined([piece.starts for piece in pieces])
        self._lengths = _joined([piece.lengths for piece in pieces])
        rows = [piece.compounds + np.array([at, 0, 0]) for piece, at in each]
        for row, known in zip(rows, of_pieces, strict=True):
            row[:, 1] = known[row[:, 1]]
        self.compounds = np.concatenate([np.zeros((0, 3), np.int64), *rows])
        ends = [piece.bounds[:-1] + at for piece, at in each]
        self.bounds = _joined([*ends, np.array(offsets[-1:])]).astype(np.int64)
        self._surfaces = [piece.surface.split(b"\0")[: schema.width] for piece in pieces]

    def slots(self, positions: Positions) -> Slots:
        """The slot of each of some positions; ascending where these are."""
        return self.bounds.searchsorted(positions, "right") - 1

    def surface_slots(self, text: str) -> Slots:
        """The slot of every place where the folded text has ``text``, ascending."""
        wanted = _whole_numbers(text)
        found = [
            doc * self._width + field
            for doc, texts in enumerate(self._surfaces)
            for field, own in enumerate(texts)
            for _ in wanted.finditer(own)
        ]
        return np.array(found, np.int64)

    def has_character(self, char: str) -> bool:
        """Whether the folded text has a character anywhere."""
        return any(char.encode() in own for texts in self._surfaces for own in texts)

    def words(self, positions: Positions) -> Words:
        """The words that begin at some positions; of a word of several parts the first one."""
        tokens = self.tokens[positions]
        starts = self._starts[positions]
        return Words(
            np.where(tokens < 0, NO_TERM, tokens), starts, starts + self._lengths[positions]
        )

    def end(self, position: int) -> int:
        """Where the word at a position ends in its original text."""
        return int(self._starts[position] + self._lengths[position])

    def extent(self, position: int) -> int:
        """How many positions the word of several parts takes that begins at ``position``."""
        row = int(self.compounds[:, 0].searchsorted(position))
        if row < len(self.compounds) and self.compounds[row, 0] == position:
            return int(self.compounds[row, 2])
        return 1

    def edges(self, docs: Docs) -> Positions:
        """Where the positions of some programs begin, then where they end."""
        first = docs * self._width
        return np.concatenate((self.bounds[first], self.bounds[first + self._width]))


class PageSegment:
    """Some programs, as ``index.searched`` says. What a term weighs is not known here: 1."""

    def __init__(self, pieces: Sequence[Piece], schema: Schema) -> None:
        self.schema = schema
        self.programs = len(pieces)
        terms = dict.fromkeys(term for piece in pieces for term in piece.terms)
        self.term_numbers = dict(zip(terms, range(len(terms)), strict=True))
        self.forward = PageForward(pieces, schema, self.term_numbers)
        self.occurrence: NDArray[np.float32] = np.concatenate(
            [np.zeros(0, np.float32), *[piece.occurrence for piece in pieces]]
        )
        at = np.flatnonzero(self.forward.tokens >= 0)
        compounds = self.forward.compounds
        positions = np.concatenate((at, compounds[:, 0]))
        numbers = np.concatenate((self.forward.tokens[at], compounds[:, 1]))
        order = np.lexsort((positions, numbers))
        self._positions = positions[order]
        self._bounds = numbers[order].searchsorted(np.arange(len(terms) + 1))

    def postings(self, term: int) -> Postings:
        """The programs that have a term."""
        docs = distinct(self.forward.slots(self.positions_of(term)) // self.schema.width)
        return Postings(docs, np.ones(len(docs), np.float32))

    def positions_of(self, term: int) -> Positions:
        """Where a term stands, ascending."""
        return self._positions[self._bounds[term] : self._bounds[term + 1]]


def _whole_numbers(text: str) -> re.Pattern[bytes]:
    """What finds a text; a number at its ends is not part of a longer one."""
    before = b"(?<![0-9])(?<![0-9][.,])" if text[0].isdecimal() else b""
    behind = b"(?![.,]?[0-9])" if text[-1].isdecimal() else b""
    return re.compile(before + re.escape(text.encode(errors="surrogatepass")) + behind)


def _renumbered(tokens: Ints, numbers: Ints) -> Ints:
    renumbered = tokens.copy()
    renumbered[tokens >= 0] = numbers[tokens[tokens >= 0]]
    return renumbered


def _joined(arrays: Sequence[NDArray[np.signedinteger]]) -> Ints:
    return np.concatenate([np.zeros(0, np.int32), *arrays]).astype(np.int32)
