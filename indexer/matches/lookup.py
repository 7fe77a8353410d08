"""Looking up matches in a segment's arrays: which programs, with which weight, and where."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.cache import Cache
from indexer.index.bm25f import saturated, scalar_idf
from indexer.index.postings import Docs, Postings
from indexer.index.ranges import distinct, firsts
from indexer.index.searched import Searched
from indexer.index.segment import Segment
from indexer.matches.match import Match, Reach, Where
from indexer.matches.positions import (
    Parts,
    Positions,
    followed,
    held_by,
    near,
    term_positions,
)
from indexer.text.places import PlaceNames


class Found(NamedTuple):
    """A match that some program has, with its postings."""

    match: Match
    postings: Postings

    @property
    def docs(self) -> Docs:
        """The programs that have the match."""
        return self.postings.docs


NO_POSTINGS = Postings(np.zeros(0, np.int32), np.zeros(0, np.float32))


# Numbers that are kept of what was looked up: some megabytes.
_CACHED = 1_000_000


class Lookup:
    """Looks up matches in a segment, and keeps what it found; threads share it."""

    def __init__(self, segment: Searched, places: PlaceNames) -> None:
        """``places`` are the names of departments, divisions and areas."""
        self.segment = segment
        self.programs = segment.programs
        # Arrays answer at once.
        self.settled = True
        self._postings: Cache[tuple[object, ...], Postings] = Cache(_CACHED)
        self._positions: Cache[tuple[Parts, tuple[int, ...]], Positions] = Cache(_CACHED)
        self.places = places
        self._divided: Cache[tuple[object, ...], tuple[Postings, Postings]] = Cache(_CACHED)
        self._surfaces: Cache[str, Positions] = Cache(_CACHED)

    @classmethod
    def of(cls, segment: Segment) -> "Lookup":
        """What looks up matches in a generation's files."""
        return cls(segment, segment.places)

    @property
    def place_names(self) -> frozenset[tuple[str, ...]]:
        """The names of places, each as the row of its terms."""
        return self.places.names

    def postings(self, match: Match) -> Postings:
        """The postings of a match before its weight.

        Those of adjacent parts, and of characters, score like one word that is as rare.
        """
        parts = match.parts
        if len(parts) == 1 and len(parts[0]) == 1 and match.where is not Where.PLACE:
            return term_postings(self.segment, parts[0][0])
        key = match.key
        found = self._postings.get(key)
        if found is None:
            found = self._scored(match)
            self._postings.put(key, found, len(found.docs) + 1)
        return found

    def _scored(self, match: Match) -> Postings:
        if match.reach is Reach.ANYWHERE:
            return _together(self.segment, match)
        if match.reach is Reach.NEAR:
            return _scored(self.segment, near(self.segment, match.parts))
        if not match.surface and not len(self.positions(match)):
            return NO_POSTINGS
        slots = self._slots(match)
        if match.where is Where.PLACE:
            slots = slots[slots % self.segment.schema.width >= self.segment.schema.text_fields]
        return _scored(self.segment, slots)

    def found(self, matches: Iterable[Match]) -> tuple[Found, ...]:
        """Those of some matches that any program has."""
        found = []
        for match in matches:
            postings = self.postings(match)
            if not len(postings.docs):
                continue
            if self._may_be_place(match):
                postings, elsewhere = self._divide(match, postings)
                if len(elsewhere.docs) and not match.hint:
                    found.append(Found(match._replace(hint=True), elsewhere))
            if len(postings.docs):
                found.append(Found(match, postings))
        return tuple(found)

    def _may_be_place(self, match: Match) -> bool:
        """Whether a match may stand in the name of a place, where it counts as a hint only."""
        if match.surface or match.where is not Where.TEXT or match.reach is Reach.ANYWHERE:
            return False
        is_elsewhere = self.places.terms.isdisjoint
        return not any(map(is_elsewhere, match.parts))

    def _divide(self, match: Match, postings: Postings) -> tuple[Postings, Postings]:
        """The postings of programs that have the match in a text, and of the others."""
        divided = self._divided.get((match.key, match.hint))
        if divided is None:
            is_near = match.reach is Reach.NEAR
            slots = near(self.segment, match.parts) if is_near else self._slots(match)
            # An area says what part of a plan a program stands in: no hint of what it is about. A
            # department whose name has a whole compound does what that says.
            schema = self.segment.schema
            is_name = match.hint or len(match.parts) > 1
            fields = schema.width - 1 if is_name else schema.text_fields
            own = distinct(self._docs(slots, fields))
            has = own.searchsorted(postings.docs).clip(0, max(0, len(own) - 1))
            inside = own[has] == postings.docs if len(own) else np.zeros(len(postings.docs), bool)
            divided = _only(postings, inside), _only(postings, ~inside)
            self._divided.put((match.key, match.hint), divided, len(postings.docs) + 1)
        return divided

    def _docs(self, slots: NDArray[np.int64], fields: int) -> NDArray[np.int64]:
        """The programs of those slots that are among the first so many fields."""
        width = self.segment.schema.width
        docs: NDArray[np.int64] = slots[slots % width < fields] // width
        return docs

    def occurs(self, match: Match) -> bool:
        """Whether any program has the match."""
        if len(match.parts) == 1:
            return True  # a term is there because some program has it
        if len(match.surface) == 1 and not match.surface.isdecimal():
            # Nearly every program has one: where it stands is only asked for what is ranked.
            return self.segment.forward.has_character(match.surface)
        return bool(len(self._slots(match) if match.surface else self.positions(match)))

    def frequency(self, match: Match) -> int:
        """The number of programs that have the match."""
        if len(match.parts) == 1 and len(match.parts[0]) > 1 and match.where is not Where.PLACE:
            # What they score is not asked for.
            lists = [term_postings(self.segment, term).docs for term in match.parts[0]]
            return len(united(lists))
        return len(self.postings(match).docs)

    def docs_with(self, match: Match) -> NDArray[np.int64]:
        """Programs that have the match in a text of their own, for an exclusion."""
        return self._docs(self._slots(match), self.segment.schema.text_fields)

    def positions(self, match: Match) -> NDArray[np.int64]:
        """Where a match begins, ascending; the parts stand at its steps from there."""
        key = match.parts, match.steps
        found = self._positions.get(key)
        if found is None:
            found = term_positions(self.segment, match.parts[0])
            for terms, step in zip(match.parts[1:], match.steps[1:], strict=True):
                found = followed(found, term_positions(self.segment, terms), step)
            if match.steps[-1] >= len(match.steps):
                found = self._within_fields(found, match.steps[-1])
            self._positions.put(key, found, len(found) + 1)
        return found

    def _within_fields(self, starts: NDArray[np.int64], step: int) -> NDArray[np.int64]:
        """Those whose last word stands in the same field: a gap may be the end of a field."""
        slots_of = self.segment.forward.slots
        kept: NDArray[np.int64] = starts[slots_of(starts) == slots_of(starts + step)]
        return kept

    def _slots(self, match: Match) -> NDArray[np.int64]:
        """Number of program and field of every place where the match begins, ascending."""
        if not match.surface:
            return self.segment.forward.slots(self.positions(match))
        slots = self._surfaces.get(match.surface)
        if slots is None:
            slots = self.segment.forward.surface_slots(match.surface)
            self._surfaces.put(match.surface, slots, len(slots) + 1)
        return slots


def _only(postings: Postings, wanted: NDArray[np.bool_]) -> Postings:
    return Postings(postings.docs[wanted], postings.weights[wanted])


def term_postings(segment: Searched, term: str) -> Postings:
    """The postings of a term; none where no program has it."""
    number = segment.term_numbers.get(term)
    return NO_POSTINGS if number is None else segment.postings(number)


def united(lists: Sequence[Docs]) -> Docs:
    """The programs in any of some ascending lists, ascending, each once."""
    if len(lists) < 2:
        return lists[0] if lists else np.zeros(0, np.int32)
    return distinct(np.concatenate(lists))


def _scored(segment: Searched, slots: NDArray[np.int64]) -> Postings:
    """BM25F of something that is no term of its own: its idf is counted here."""
    if not len(slots):
        return NO_POSTINGS
    docs = slots // segment.schema.width
    first = firsts(docs)
    frequencies = np.add.reduceat(segment.occurrence[slots], first)
    weight = np.float32(scalar_idf(segment.programs, len(first)))
    return Postings(docs[first].astype(np.int32), saturated(frequencies) * weight)


def _together(segment: Searched, match: Match) -> Postings:
    """Programs that have all parts, wherever; the weights add up."""
    docs, weights = term_postings(segment, match.parts[0][0])
    for terms in match.parts[1:]:
        other = term_postings(segment, terms[0])
        if not len(docs) or not len(other.docs):
            return NO_POSTINGS
        here = held_by(other.docs, docs)
        docs = docs[here]
        weights = weights[here] + other.weights[other.docs.searchsorted(docs)]
    return Postings(docs, weights)
