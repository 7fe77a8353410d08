"""The window of a long text that is shown: it has the most matched words and cuts none of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from indexer.answer.edges import first_edge, last_edge

# Characters that a long text is cut to, and how many of them stand before the first match.
SIZE = 180
BEFORE = 40

Span = tuple[int, int]


def window(text: str, spans: Sequence[Span]) -> Span:
    """The part of a long text that shows the most matched words, from edge to edge.

    ``spans``, at least one, ascend and neither overlap nor touch. No matched word is cut: the
    window is shorter instead, or longer for a word that is.
    """
    ordered = _Spans(spans)
    last = len(text) - SIZE
    places = dict.fromkeys([min(max(0, start - BEFORE), last) for start in ordered.starts])
    low = ordered.best(places)
    high = min(len(text), low + SIZE)
    high = max(ordered.end_behind(low), min(high, ordered.start_behind(high)))
    first, behind = ordered.bounds(low, high)
    if low:
        low = ordered.before(first_edge(text, low, ordered.starts[first]))
    if high < len(text):
        high = ordered.outside(last_edge(text, ordered.ends[behind - 1], high))
    return low, high


class _Spans:
    """Spans that ascend and do not overlap: their starts ascend, and so do their ends.

    A text has thousands of them where single letters match: they are looked up by bisection.
    """

    def __init__(self, spans: Sequence[Span]) -> None:
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]

    def before(self, place: int) -> int:
        """``place``, or the beginning of the span that has it inside."""
        at = self._around(place)
        return place if at is None else self.starts[at]

    def best(self, places: Iterable[int]) -> int:
        """The first of some places, each outside of the spans, with most of them within SIZE."""
        starts, ends = self.starts, self.ends
        chosen, most = 0, -1
        for place in places:
            # Written out: of a text of thousands of spans, each is tried.
            at = bisect_left(starts, place) - 1
            low = ends[at] if at >= 0 and place < ends[at] else place
            count = max(0, bisect_right(ends, low + SIZE) - bisect_left(starts, low))
            if count > most:
                chosen, most = low, count
        return chosen

    def outside(self, place: int) -> int:
        """``place``, or the end of the span that has it inside."""
        at = self._around(place)
        return place if at is None else self.ends[at]

    def bounds(self, low: int, high: int) -> tuple[int, int]:
        """From which of the spans on, and before which one, they are all within [low, high)."""
        return bisect_left(self.starts, low), bisect_right(self.ends, high)

    def start_behind(self, place: int) -> int:
        """Where the first span begins that ends behind ``place``; ``place`` where there is none."""
        at = bisect_right(self.ends, place)
        return self.starts[at] if at < len(self.starts) else place

    def end_behind(self, place: int) -> int:
        """Where the first span ends that does so behind ``place``; 0 where there is none."""
        at = bisect_right(self.ends, place)
        return self.ends[at] if at < len(self.ends) else 0

    def _around(self, place: int) -> int | None:
        """The number of the span that has ``place`` inside, None where there is none."""
        at = bisect_left(self.starts, place) - 1
        return at if at >= 0 and place < self.ends[at] else None
