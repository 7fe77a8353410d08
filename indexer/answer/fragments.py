"""Fragments: which characters of a hit's original text matched, in a window around them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import islice
from typing import NamedTuple

import numpy as np

from indexer.answer.fragment_window import Span, window
from indexer.answer.results import Fragment
from indexer.cache import Cache
from indexer.index.field_boosts import SHOWN_FIELDS, Schema
from indexer.index.postings import Docs, Positions
from indexer.index.searched import Searched
from indexer.matches.lookup import Lookup
from indexer.matches.match import Match, Reach
from indexer.matches.positions import numbers_of, term_positions
from indexer.text.normalize import fold

# A text up to this many characters is shown whole: about five lines on a phone.
WHOLE = 200
_ELLIPSIS = "…"
# What a match covers is kept up to so many positions of each of its parts, and of so many programs
# in all: some ten megabytes.
_FEW_POSITIONS = 64
_CACHED = 50_000

# Texts whose fragments are kept, some megabytes: programs are found again by the same words.
_MOST_MARKED = 4096

Spans = tuple[Span, ...]
# Number of the field, and original [start, end).
Place = tuple[int, int, int]
_NOWHERE: Mapping[int, Spans] = {}
# The number and name of each field that is shown with what matched.
ShownFields = Sequence[tuple[int, str]]


def shown_fields(schema: Schema) -> ShownFields:
    """The fields of a collection that are shown with what matched."""
    names = {*SHOWN_FIELDS, *schema.own_names}
    return [(n, field.name) for n, field in enumerate(schema.fields) if field.name in names]


class Covered:
    """The places of a match by program; its spans by field are worked out where they are shown."""

    def __init__(self, match: Match) -> None:
        self._match = match
        self.places: dict[int, list[Place]] = {}
        self._spans: dict[int, Mapping[int, Spans]] = {}

    def spans(self, doc: int) -> Mapping[int, Spans]:
        """What the match covers in a program, by the number of the field."""
        known = self._spans.get(doc)
        if known is None:
            places = self.places.get(doc)
            if places is None:
                return _NOWHERE
            known = self._spans[doc] = _by_field(_telling(self._match, places))
        return known


class _Run(NamedTuple):
    """Positions of one part of a match: any of the terms of these numbers stands there."""

    match: Match
    terms: Sequence[int]
    positions: Positions


class Highlighter:
    """Finds what matches cover in one generation's programs; threads share it.

    What a match covers anywhere is kept where that is little.
    """

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._segment = lookup.segment
        self._cache: Cache[tuple[object, ...], Covered] = Cache(_CACHED)

    def covered(self, docs: Docs, matches: Iterable[Match]) -> dict[int, Covered]:
        """What each match covers in the programs of a page, by identity of the match."""
        covered: dict[int, Covered] = {}
        missing: dict[int, Match] = {}
        for match in matches:
            number = id(match)
            if number not in covered and number not in missing and not match.surface:
                known = self._cache.get(match.key)
                if known is None:
                    missing[number] = match
                else:
                    covered[number] = known
        return covered | self._found(docs, missing) if missing else covered

    def _found(self, docs: Docs, matches: Mapping[int, Match]) -> dict[int, Covered]:
        """What some matches cover; of those that cover much, only on the page."""
        edges = _Edges(self._segment, docs)
        runs: list[_Run] = []
        few: list[Match] = []
        for match in matches.values():
            own = list(self._runs(match))
            if max([len(run.positions) for run in own]) <= _FEW_POSITIONS:
                few.append(match)
            else:
                own = [run._replace(positions=edges.narrowed(run.positions)) for run in own]
            runs += own
        covered = self._placed(runs, matches)
        for match in few:
            found = covered[id(match)]
            self._cache.put(match.key, found, len(found.places) + 1)
        return covered

    def _runs(self, match: Match) -> Iterator[_Run]:
        """Where each part of a match stands."""
        if match.reach is not Reach.PHRASE:
            for terms in match.parts:
                numbers = numbers_of(self._segment, terms)
                yield _Run(match, numbers, term_positions(self._segment, terms))
        else:
            starts = self._lookup.positions(match)
            for terms, step in zip(match.parts, match.steps, strict=True):
                numbers = numbers_of(self._segment, terms)
                yield _Run(match, numbers, starts + step if step else starts)

    def _placed(self, runs: Sequence[_Run], matches: Mapping[int, Match]) -> dict[int, Covered]:
        """The places of runs, by identity of their match and by program."""
        width = self._segment.schema.width
        positions = np.concatenate([run.positions for run in runs])
        docs, fields = np.divmod(self._segment.forward.slots(positions), width)
        terms, starts, ends = self._segment.forward.words(positions)
        covered = {number: Covered(match) for number, match in matches.items()}
        places = zip(fields.tolist(), starts.tolist(), ends.tolist(), strict=True)
        rows = zip(docs.tolist(), terms.tolist(), places, strict=True)
        at = 0
        for run in runs:
            own, known = covered[id(run.match)].places, run.terms
            for doc, term, place in islice(rows, len(run.positions)):
                if term not in known:
                    place = (*place[:2], self._compound_end(int(positions[at])))
                if doc in own:
                    own[doc].append(place)
                else:
                    own[doc] = [place]
                at += 1
        return covered

    def _compound_end(self, position: int) -> int:
        """Where the word of several parts ends that begins at a position."""
        return self._segment.forward.end(position + self._segment.forward.extent(position) - 1)


class _Edges:
    """Where the programs of a page begin and end."""

    def __init__(self, segment: Searched, docs: Docs) -> None:
        self._segment = segment
        self._docs = docs

    def narrowed(self, positions: Positions) -> Positions:
        """Those of some positions that are in the page's programs."""
        at = positions.searchsorted(self._edges).tolist()
        docs = len(self._docs)
        return np.concatenate([positions[at[n] : at[docs + n]] for n in range(docs)])

    @cached_property
    def _edges(self) -> Positions:
        """The beginnings, then the ends."""
        return self._segment.forward.edges(self._docs)


def fragments(
    doc: int,
    matches: Iterable[Match],
    covered: Mapping[int, Covered],
    texts: Sequence[str],
    shown: ShownFields,
) -> dict[str, tuple[Fragment, ...]]:
    """The fragments of each shown field of a program, whose texts are those of its fields."""
    spans: dict[int, Spans] = {}
    surfaces: dict[str, None] = {}
    for match in matches:
        if match.surface:
            surfaces[match.surface] = None
            continue
        for field, own in covered[id(match)].spans(doc).items():
            known = spans.get(field)
            spans[field] = known + own if known else own
    if surfaces:
        for field, _ in shown:
            spans[field] = (*spans.get(field, ()), *_surface_spans(surfaces, texts[field]))
    return {
        name: _fragments(texts[field], matched) if (matched := spans.get(field)) else ()
        for field, name in shown
    }


def _by_field(places: Iterable[Place]) -> dict[int, Spans]:
    spans: dict[int, list[Span]] = {}
    for field, start, end in places:
        spans.setdefault(field, []).append((start, end))
    return {field: tuple(own) for field, own in spans.items()}


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


def _surface_spans(surfaces: Iterable[str], text: str) -> Iterator[Span]:
    """Where each of some folded texts stands in a text, which is folded once for all of them."""
    folded = fold(text)
    for surface in surfaces:
        at = folded.text.find(surface)
        while at >= 0:
            yield folded.span(at, at + len(surface))
            at = folded.text.find(surface, at + len(surface))


def _united(spans: Sequence[Span]) -> Sequence[Span]:
    """Ascending spans without overlaps; those that touch are one."""
    if len(spans) == 1:
        return spans
    united: list[Span] = []
    for start, end in sorted(set(spans)):
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united


@lru_cache(_MOST_MARKED)
def _fragments(text: str, matched: Spans) -> tuple[Fragment, ...]:
    """The text, or a window of it, in matched and other pieces."""
    spans = _united(matched)
    low, high = (0, len(text)) if len(text) <= WHOLE else window(text, spans)
    pieces = [Fragment(_ELLIPSIS, False)] if low else []
    at = low
    for start, end in spans:
        if start < low or end > high:
            continue
        if start > at:
            pieces.append(Fragment(text[at:start], False))
        pieces.append(Fragment(text[start:end], True))
        at = end
    if at < high:
        pieces.append(Fragment(text[at:high], False))
    if high < len(text):
        pieces.append(Fragment(_ELLIPSIS, False))
    return tuple(pieces)
