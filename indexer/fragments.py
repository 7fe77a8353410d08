"""Fragments: which characters of a hit's original text matched, in a window around them."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.fields import FIELDS, SHOWN_FIELDS
from indexer.forward import NO_TERM
from indexer.normalize import fold
from indexer.plan import Match
from indexer.postings import Lookup, term_positions
from indexer.results import Fragment
from indexer.segment import Segment

# A text up to this many characters is shown whole: about five lines on a phone.
WHOLE = 200
# Characters that a longer text is cut to, and how many of them stand before the first match.
_WINDOW = 180
_BEFORE = 40
_ELLIPSIS = "…"
# The shown fields with their places among FIELDS.
_SHOWN = [(n, field.name) for n, field in enumerate(FIELDS) if field.name in SHOWN_FIELDS]

Span = tuple[int, int]
# Number of the field, and original [start, end).
Place = tuple[int, int, int]
Positions = NDArray[np.signedinteger[Any]]


class _Run(NamedTuple):
    """The positions of one part of a match: any of ``terms`` stands there."""

    match: Match
    terms: tuple[int, ...]
    positions: Positions


class Highlighter:
    """Finds what ``matches`` cover in ``docs``, the programs of one page, all at once."""

    def __init__(self, lookup: Lookup, docs: NDArray[np.int64], matches: Iterable[Match]) -> None:
        self._lookup = lookup
        bounds, width = lookup.segment.bounds, len(FIELDS)
        # Keys of another type would have all positions converted.
        edges = np.concatenate((bounds[docs * width], bounds[docs * width + width]))
        self._edges = edges.astype(lookup.segment.positions.dtype)
        different = {id(match): match for match in matches if not match.surface}
        self._places = self._placed([run for one in different.values() for run in self._runs(one)])

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
        """Where each part of a match stands, in the programs of the page."""
        if match.apart:
            for terms in match.parts:
                yield _Run(match, terms, self._on_page(term_positions(self._segment, terms)))
        else:
            starts = self._on_page(self._lookup.positions(match))
            for terms, step in zip(match.parts, match.steps, strict=True):
                yield _Run(match, terms, starts + step)

    def _on_page(self, positions: Positions) -> Positions:
        at = positions.searchsorted(self._edges).tolist()
        docs = len(at) // 2
        return np.concatenate([positions[at[n] : at[docs + n]] for n in range(docs)])

    def _placed(self, runs: Sequence[_Run]) -> dict[tuple[int, int], list[Place]]:
        """The places of every match in every program, by program and identity of the match."""
        placed: dict[tuple[int, int], list[Place]] = {}
        if not runs:
            return placed
        segment, width = self._segment, len(FIELDS)
        positions = np.concatenate([run.positions for run in runs])
        slots = segment.bounds.searchsorted(positions.astype(segment.bounds.dtype), "right") - 1
        last = self._last(positions, runs)
        ends = segment.starts[last] + segment.lengths[last]
        rows = zip(slots.tolist(), segment.starts[positions].tolist(), ends.tolist(), strict=True)
        for run in runs:
            for slot, start, end in islice(rows, len(run.positions)):
                key = slot // width, id(run.match)
                placed.setdefault(key, []).append((slot % width, start, end))
        return placed

    def _last(self, positions: Positions, runs: Sequence[_Run]) -> Positions:
        """The last position of the word at each position: a compound takes several."""
        last = positions.copy()
        tokens = self._segment.tokens[positions]
        terms = self._segment.lexeme_terms[tokens]
        rows = enumerate(zip(tokens.tolist(), terms.tolist(), strict=True))
        for run in runs:
            for at, (token, term) in islice(rows, len(run.positions)):
                if token == NO_TERM or term not in run.terms:
                    last[at] += self._segment.extent(int(positions[at])) - 1
        return last

    @property
    def _segment(self) -> Segment:
        return self._lookup.segment


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
    low, high = _window(text, spans)
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
    """The part of a long text that shows the most matched words; all of a short one.

    No matched word is cut: the window is shorter instead, or longer for a word that is.
    """
    if len(text) <= WHOLE:
        return 0, len(text)
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
