"""Fragments: which characters of a hit's original text matched, in a window around them."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.fields import FIELDS, SHOWN_FIELDS
from indexer.forward import NO_TERM
from indexer.normalize import fold
from indexer.plan import Match
from indexer.postings import Lookup, term_positions
from indexer.results import Fragment
from indexer.segment import Docs

# A text up to this many characters is shown whole: about five lines on a phone.
WHOLE = 200
# Characters that a longer text is cut to, and how many of them stand before the first match.
_WINDOW = 180
_BEFORE = 40
_ELLIPSIS = "…"
# The shown fields with their places among FIELDS.
_SHOWN = [(n, field.name) for n, field in enumerate(FIELDS) if field.name in SHOWN_FIELDS]

# Of so many positions it is quicker to look up all than to leave out other programs' first.
_FEW_POSITIONS = 64

Span = tuple[int, int]
# Number of the field, and original [start, end).
Place = tuple[int, int, int]
Positions = NDArray[np.signedinteger[Any]]


class _Run(NamedTuple):
    """Positions of one part of a match: any of ``terms`` stands there."""

    match: Match
    terms: tuple[int, ...]
    positions: Positions


class Highlighter:
    """Finds what ``matches`` cover in ``docs``, the programs of one page, all at once."""

    def __init__(self, lookup: Lookup, docs: Docs, matches: Iterable[Match]) -> None:
        self._lookup = lookup
        self._segment = lookup.segment
        self._docs = np.sort(docs)
        different = {id(match): match for match in matches if not match.surface}
        runs = [run for match in different.values() for run in self._runs(match)]
        self._places = self._placed(runs) if runs else {}

    def fragments(
        self, doc: int, matches: Iterable[Match], texts: Sequence[str]
    ) -> dict[str, tuple[Fragment, ...]]:
        """The fragments of each shown field of a program, whose texts are those of FIELDS."""
        spans: dict[int, list[Span]] = {}
        for match in matches:
            known = self._places.get((doc, id(match)), ())
            for field, start, end in _surface_places(match, texts) if match.surface else known:
                spans.setdefault(field, []).append((start, end))
        return {
            name: _fragments(texts[field], _united(spans[field])) if field in spans else ()
            for field, name in _SHOWN
        }

    def _runs(self, match: Match) -> Iterator[_Run]:
        """Where each part of a match stands, in the programs of the page and perhaps in others."""
        if match.apart:
            for terms in match.parts:
                yield _Run(match, terms, self._narrowed(term_positions(self._segment, terms)))
        else:
            starts = self._narrowed(self._lookup.positions(match))
            for terms, step in zip(match.parts, match.steps, strict=True):
                yield _Run(match, terms, starts + step if step else starts)

    def _narrowed(self, positions: Positions) -> Positions:
        """Some positions; of many only those in programs of the page."""
        if len(positions) <= _FEW_POSITIONS:
            return positions
        # Keys of another type would have all positions converted.
        at = positions.searchsorted(self._edges).tolist()
        docs = len(self._docs)
        return np.concatenate([positions[at[n] : at[docs + n]] for n in range(docs)])

    @cached_property
    def _edges(self) -> Positions:
        """Where the programs of the page begin, then where they end."""
        bounds, width = self._segment.bounds, len(FIELDS)
        edges = np.concatenate((bounds[self._docs * width], bounds[self._docs * width + width]))
        return edges.astype(self._segment.positions.dtype)

    def _placed(self, runs: Sequence[_Run]) -> dict[tuple[int, int], list[Place]]:
        """The places of every match in every program, by program and identity of the match."""
        segment, width = self._segment, len(FIELDS)
        positions = np.concatenate([run.positions for run in runs])
        slots = segment.bounds.searchsorted(positions.astype(segment.bounds.dtype), "right") - 1
        docs = slots // width
        there = (self._docs.take(self._docs.searchsorted(docs), mode="clip") == docs).nonzero()[0]
        run_of = [run for run in runs for _ in range(len(run.positions))]
        placed: dict[tuple[int, int], list[Place]] = {}
        rows = zip(
            there.tolist(), slots[there].tolist(), self._words(positions[there]), strict=True
        )
        for at, slot, (position, term, start, end) in rows:
            run = run_of[at]
            if term not in run.terms:
                end = self._compound_end(position)
            key = slot // width, id(run.match)
            placed.setdefault(key, []).append((slot % width, start, end))
        return placed

    def _words(self, positions: Positions) -> Iterator[tuple[int, int, int, int]]:
        """Position, term and original [start, end) of the words at positions, NO_TERM for none."""
        tokens = self._segment.tokens[positions]
        # The last lexeme stands in for none, which is seldom asked for.
        terms = np.where(tokens == NO_TERM, NO_TERM, self._segment.lexeme_terms[tokens])
        starts = self._segment.starts[positions]
        ends = starts + self._segment.lengths[positions]
        return zip(positions.tolist(), terms.tolist(), starts.tolist(), ends.tolist(), strict=True)

    def _compound_end(self, position: int) -> int:
        """Where the word of several parts ends that begins at a position."""
        last = position + self._segment.extent(position) - 1
        return int(self._segment.starts[last] + self._segment.lengths[last])


def _surface_places(match: Match, texts: Sequence[str]) -> Iterator[Place]:
    for field, text in enumerate(texts):
        folded = fold(text)
        at = folded.text.find(match.surface)
        while at >= 0:
            yield field, *folded.span(at, at + len(match.surface))
            at = folded.text.find(match.surface, at + len(match.surface))


def _united(spans: Iterable[Span]) -> list[Span]:
    """Ascending spans without overlaps; those that touch are one."""
    united: list[Span] = []
    for start, end in sorted(set(spans)):
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united


def _fragments(text: str, spans: Sequence[Span]) -> tuple[Fragment, ...]:
    """The text, or a window of it, in matched and other pieces."""
    low, high = (0, len(text)) if len(text) <= WHOLE else _window(text, spans)
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


def _window(text: str, spans: Sequence[Span]) -> Span:
    """The part of a long text that shows the most matched words.

    No matched word is cut: the window is shorter instead, or longer for a word that is.
    """
    last = len(text) - _WINDOW
    lows = [_outside(min(max(0, start - _BEFORE), last), spans) for start, _ in spans]
    low = max(lows, key=lambda low: sum(low <= s and e <= low + _WINDOW for s, e in spans))
    high = min(len(text), low + _WINDOW)
    first, cut = (_span_behind(place, spans) for place in (low, high))
    return low, max(first[1], min(high, cut[0]))


def _outside(place: int, spans: Sequence[Span]) -> int:
    """``place``, or the end of the span that has it inside."""
    return next((end for start, end in spans if start < place < end), place)


def _span_behind(place: int, spans: Sequence[Span]) -> Span:
    """The first span that ends behind ``place``; one behind the text where there is none."""
    return next((span for span in spans if span[1] > place), (sys.maxsize, 0))
