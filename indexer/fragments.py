"""Fragments: which characters of a hit's original text matched, in a window around them."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.fields import FIELDS, SHOWN_FIELDS
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


class Highlighter:
    """Finds what the matches of one search cover; positions are looked up once for all hits."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._segment = lookup.segment
        self._starts: dict[Match, list[NDArray[np.int64]]] = {}

    def fragments(
        self, doc: int, matches: Iterable[Match], texts: Sequence[str]
    ) -> dict[str, tuple[Fragment, ...]]:
        """The fragments of each shown field of a program, whose texts are those of FIELDS."""
        spans: list[list[Span]] = [[] for _ in FIELDS]
        for match in matches:
            found = _surface_spans(match, texts) if match.surface else self._spans(doc, match)
            for field, start, end in found:
                spans[field].append((start, end))
        return {
            field.name: _fragments(text, _united(places)) if places else ()
            for field, text, places in zip(FIELDS, texts, spans, strict=True)
            if field.name in SHOWN_FIELDS
        }

    def _spans(self, doc: int, match: Match) -> Iterator[tuple[int, int, int]]:
        """Field number and original [start, end) of every word of the match in the program."""
        segment, width = self._segment, len(FIELDS)
        bounds = segment.bounds[doc * width : doc * width + width + 1]
        for terms, step, starts in zip(match.parts, match.steps, self._places(match), strict=True):
            low, high = np.searchsorted(starts, (bounds[0] - step, bounds[-1] - step))
            for position in (starts[low:high] + step).tolist():
                field = int(np.searchsorted(bounds, position, "right")) - 1
                last = position + segment.extent(position, terms) - 1
                end = int(segment.starts[last] + segment.lengths[last])
                yield field, int(segment.starts[position]), end

    def _places(self, match: Match) -> list[NDArray[np.int64]]:
        """Per part of the match, where its first part stands (apart: where the part itself does)."""
        known = self._starts.get(match)
        if known is None:
            if match.apart:
                known = [
                    term_positions(self._segment, terms) - step
                    for terms, step in zip(match.parts, match.steps, strict=True)
                ]
            else:
                known = [self._lookup.positions(match)] * len(match.parts)
            self._starts[match] = known
        return known


def _surface_spans(match: Match, texts: Sequence[str]) -> Iterator[tuple[int, int, int]]:
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
        if end > high:
            break
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
    """The part of a long text that shows the most matched words; all of a short one."""
    if len(text) <= WHOLE:
        return 0, len(text)
    starts = [max(0, start - _BEFORE) for start, _ in spans]
    best = max(starts, key=lambda low: sum(low <= s and e <= low + _WINDOW for s, e in spans))
    low = min(best, max(0, len(text) - _WINDOW))
    # A matched word is never cut; one longer than the window is shown whole.
    first_end = next(end for start, end in spans if start >= low)
    return low, min(len(text), max(low + _WINDOW, first_end))
