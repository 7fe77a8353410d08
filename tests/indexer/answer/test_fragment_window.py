"""The window of a long text, against its definition with every span compared."""

import sys
from collections.abc import Sequence

from hypothesis import example, given
from hypothesis import strategies as st

from indexer.answer.edges import first_edge, last_edge
from indexer.answer.fragment_window import BEFORE, SIZE, Span, window

LONG = "".join("施策を、進め。るAB12"[number * 7 % 13 % 12] for number in range(900))


@st.composite
def ascending(draw: st.DrawFn) -> list[Span]:
    """Spans of a text that neither overlap nor touch; few and long, or many of some letters."""
    most = draw(st.sampled_from((3, 30, 300)))
    sizes = st.tuples(st.integers(1, most), st.integers(1, most))
    spans, at = [], draw(st.integers(0, 250)) - 1
    for gap, size in draw(st.lists(sizes, min_size=1, max_size=150)):
        if at + gap + size > len(LONG):
            break
        spans.append((at + gap, at + gap + size))
        at = spans[-1][1]
    return spans or [(0, 1)]


@given(spans=ascending())
@example([(at, at + 1) for at in range(0, 900, 2)])
@example([(0, 900)])
@example([(700, 900)])
@example([(10, 400), (402, 403)])
@example([(100, 102), (238, 240), (600, 602), (630, 632)])
def test_the_window_is_the_one_that_comparing_all_spans_gives(spans: list[Span]) -> None:
    assert window(LONG, spans) == plain_window(LONG, spans)


def test_of_equal_windows_the_first_is_shown() -> None:
    low, high = window(LONG, [(100, 102), (600, 602)])
    assert low <= 100
    assert high < 600


def plain_window(text: str, spans: Sequence[Span]) -> Span:
    """What ``window`` gives, by looking at all spans for each question."""
    last = len(text) - SIZE
    lows = [_outside(min(max(0, start - BEFORE), last), spans) for start, _ in spans]
    low = max(lows, key=lambda low: sum(low <= s and e <= low + SIZE for s, e in spans))
    high = min(len(text), low + SIZE)
    first, cut = (_behind(place, spans) for place in (low, high))
    high = max(first[1], min(high, cut[0]))
    shown = [span for span in spans if span[0] >= low and span[1] <= high]
    if low:
        edge = first_edge(text, low, shown[0][0])
        low = next((start for start, end in spans if start < edge < end), edge)
    if high < len(text):
        high = _outside(last_edge(text, shown[-1][1], high), spans)
    return low, high


def _outside(place: int, spans: Sequence[Span]) -> int:
    return next((end for start, end in spans if start < place < end), place)


def _behind(place: int, spans: Sequence[Span]) -> Span:
    return next((span for span in spans if span[1] > place), (sys.maxsize, 0))
