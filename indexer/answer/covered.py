"""What matches cover: which characters of the original texts of programs, field by field."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np

from indexer.cache import Cache
from indexer.index.postings import Docs, Positions
from indexer.matches.lookup import Lookup
from indexer.matches.match import Match, Reach
from indexer.matches.positions import numbers_of, term_positions

# What matches cover is kept of so many programs in all: some ten megabytes.
_CACHED = 50_000

# Number of the field, and original [start, end).
Place = tuple[int, int, int]
# What a match covers, by program.
Covered = dict[int, Sequence[Place]]


class _Run(NamedTuple):
    """Positions of one part of a match, at each of which one of these terms stands."""

    terms: tuple[str, ...]
    positions: Positions


class _Piece(NamedTuple):
    """Those of a run that are in one program; ``number`` is the match's."""

    number: int
    doc: int
    terms: tuple[str, ...]
    positions: Positions


class Highlighter:
    """Finds what matches cover in one generation's programs; threads share it.

    What a match covers in a program is kept: who searches for one word of a query again sees the
    same programs.
    """

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._segment = lookup.segment
        self._cache: Cache[tuple[object, ...], Covered] = Cache(_CACHED)

    def covered(self, docs: Docs, matches: Iterable[Sequence[Match]]) -> Mapping[int, Covered]:
        """What matches cover in the programs of a page, which have these matches each.

        By identity of the match, for those that are found by the positions of words.
        """
        covered: dict[int, Covered] = {}
        missing: dict[int, Match] = {}
        for doc, own in zip(docs.tolist(), matches, strict=True):
            for match in own:
                number = id(match)
                known = covered.get(number)
                if known is None:
                    if match.surface:
                        continue
                    known = covered[number] = self._cache.get(match.key) or {}
                if doc not in known:
                    missing[number] = match
        if missing:
            self._add(docs, missing, covered)
        return covered

    def _add(
        self, docs: Docs, missing: Mapping[int, Match], covered: Mapping[int, Covered]
    ) -> None:
        """Adds what some matches cover in the programs of a page."""
        edges, numbers = self._segment.forward.edges(docs), docs.tolist()
        pieces = [
            _Piece(number, doc, run.terms, run.positions[first:last])
            for number, match in missing.items()
            for run in self._runs(match)
            for doc, first, last in _within(run.positions, edges, numbers)
            if doc not in covered[number]
        ]
        places = self._placed(pieces) if pieces else {}
        for number, match in missing.items():
            own = covered[number]
            for doc in numbers:
                if doc not in own:
                    found = places.get((number, doc))
                    own[doc] = tuple(_telling(match, found)) if found else ()
            self._cache.put(match.key, own, len(numbers))

    def _runs(self, match: Match) -> Iterator[_Run]:
        """Where each part of a match stands."""
        if match.reach is not Reach.PHRASE:
            for terms in match.parts:
                yield _Run(terms, term_positions(self._segment, terms))
        else:
            starts = self._lookup.positions(match)
            for terms, step in zip(match.parts, match.steps, strict=True):
                yield _Run(terms, starts + step if step else starts)

    def _placed(self, pieces: Sequence[_Piece]) -> Mapping[tuple[int, int], list[Place]]:
        """The places of some pieces, by the number of the match and by program."""
        positions = np.concatenate([piece.positions for piece in pieces])
        fields = self._segment.forward.slots(positions) % self._segment.schema.width
        terms, starts, ends = self._segment.forward.words(positions)
        places = zip(fields.tolist(), starts.tolist(), ends.tolist(), strict=True)
        rows = zip(positions.tolist(), terms.tolist(), places, strict=True)
        found: dict[tuple[int, int], list[Place]] = {}
        for piece in pieces:
            own = found.setdefault((piece.number, piece.doc), [])
            known = numbers_of(self._segment, piece.terms)
            for position, term, place in islice(rows, len(piece.positions)):
                if term not in known:
                    place = (*place[:2], self._compound_end(position))
                own.append(place)
        return found

    def _compound_end(self, position: int) -> int:
        """Where the word of several parts ends that begins at a position."""
        return self._segment.forward.end(position + self._segment.forward.extent(position) - 1)


def _within(
    positions: Positions, edges: Positions, docs: Sequence[int]
) -> Iterator[tuple[int, int, int]]:
    """Each of some programs in which some positions are, with the first and behind the last."""
    at = positions.searchsorted(edges).tolist()
    for doc, first, last in zip(docs, at, at[len(docs) :], strict=False):
        if first < last:
            yield doc, first, last


def _telling(match: Match, places: Sequence[Place]) -> Iterable[Place]:
    """The places of a match without single characters that stand away from its other parts.

    者 of 事業者, which may stand anywhere, is also in 視聴者 and 組織者, of which it says nothing.
    """
    if match.reach is Reach.PHRASE or all(end - start > 1 for _, start, end in places):
        return places
    edges = {(field, edge) for field, *both in places for edge in both}
    touched = {(field, edge) for field, edge in edges if _meets(places, field, edge)}
    return [
        place
        for place in places
        if place[2] - place[1] > 1 or not touched.isdisjoint((place[:2], place[::2]))
    ] or places


def _meets(places: Sequence[Place], field: int, edge: int) -> bool:
    """Whether one place ends where another begins."""
    ends = any(one[0] == field and one[2] == edge for one in places)
    return ends and any(one[0] == field and one[1] == edge for one in places)
