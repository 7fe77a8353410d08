"""Fragments: which characters of a hit's original text matched, in a window around them."""

import sys
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.fields import FIELDS, SHOWN_FIELDS
from indexer.forward import NO_TERM
from indexer.normalize import fold
from indexer.plan import Match
from indexer.postings import Lookup, term_positions
from indexer.results import Fragment

# A text up to this many characters is shown whole: about five lines on a phone.
WHOLE = 200
# Characters that a longer text is cut to, and how many of them stand before the first match.
_WINDOW = 180
_BEFORE = 40
_ELLIPSIS = "…"

Span = tuple[int, int]
# Number of the field, and original [start, end).
Place = tuple[int, int, int]


class Highlighter:
    """Finds what the matches of one search cover in the programs of one page."""

    def __init__(self, lookup: Lookup, docs: NDArray[np.int64]) -> None:
        self._lookup = lookup
        self._docs = docs
        self._known: dict[int, dict[int, list[Place]]] = {}

    def fragments(
        self, doc: int, matches: Iterable[Match], texts: Sequence[str]
    ) -> dict[str, tuple[Fragment, ...]]:
        """The fragments of each shown field of a program, whose texts are those of FIELDS."""
        spans: list[list[Span]] = [[] for _ in FIELDS]
        for match in matches:
            places = _surface_places(match, texts) if match.surface else self._places(doc, match)
            for field, start, end in places:
                spans[field].append((start, end))
        return {
            field.name: _fragments(text, _united(places)) if places else ()
            for field, text, places in zip(FIELDS, texts, spans, strict=True)
            if field.name in SHOWN_FIELDS
        }

    def _places(self, doc: int, match: Match) -> Sequence[Place]:
        """The places of the match in a program; found for all programs of the page at once."""
        known = self._known.get(id(match))
        if known is None:
            known = self._known[id(match)] = {}
            for number, terms in enumerate(match.parts):
                for found, place in self._part_places(match, number, terms):
                    known.setdefault(found, []).append(place)
        return known.get(doc, ())

    def _part_places(
        self, match: Match, number: int, terms: tuple[int, ...]
    ) -> Iterator[tuple[int, Place]]:
        """Program and place of every occurrence of one part of the match."""
        segment, width = self._lookup.segment, len(FIELDS)
        positions = self._positions(match, number)
        slots = segment.bounds.searchsorted(positions, "right") - 1
        first, last = segment.starts[positions], self._last(positions, terms)
        ends = segment.starts[last] + segment.lengths[last]
        docs, fields = slots // width, slots % width
        rows = zip(fields.tolist(), first.tolist(), ends.tolist(), strict=True)
        return zip(docs.tolist(), rows, strict=True)

    def _positions(self, match: Match, number: int) -> NDArray[np.int64]:
        """Where one part of the match stands, in the programs of the page."""
        segment, width = self._lookup.segment, len(FIELDS)
        if match.apart:
            starts, step = term_positions(segment, match.parts[number]), 0
        else:
            starts, step = self._lookup.positions(match), match.steps[number]
        # Keys of another type would have all positions converted.
        low = starts.searchsorted(segment.bounds[self._docs * width].astype(starts.dtype))
        high = starts.searchsorted(segment.bounds[self._docs * width + width].astype(starts.dtype))
        slices = [starts[i:j] for i, j in zip(low.tolist(), high.tolist(), strict=True)]
        return np.concatenate(slices).astype(np.int64) + step

    def _last(self, positions: NDArray[np.int64], terms: tuple[int, ...]) -> NDArray[np.int64]:
        """The last position of the word at each position: a compound takes several."""
        segment = self._lookup.segment
        last = positions.copy()
        tokens = segment.tokens[positions]
        simple = zip(tokens.tolist(), segment.lexeme_terms[tokens].tolist(), strict=True)
        for at, (token, term) in enumerate(simple):
            if token == NO_TERM or term not in terms:
                last[at] += segment.extent(int(positions[at])) - 1
        return last


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
