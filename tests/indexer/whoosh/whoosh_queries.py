"""Whoosh queries for what Whoosh 2.7.4 lacks, or does wrongly."""

from collections.abc import Mapping
from typing import Any

from whoosh import matching, query


class Computed(query.Query):
    """A leaf whose programs and scores are known."""

    def __init__(self, scores: Mapping[int, float]) -> None:
        self._scores = dict(sorted(scores.items()))

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        if not self._scores:
            return matching.NullMatcher()
        return matching.ListMatcher(list(self._scores), list(self._scores.values()))

    def estimate_size(self, ixreader: Any) -> int:
        return len(self._scores)


class Boosted(query.WrappingQuery):
    """Multiplies the scores of any query. A compound of one child loses its boost in Whoosh."""

    def __init__(self, child: Any, boost: float) -> None:
        super().__init__(child)
        self._boost = boost

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        child = self.child.matcher(searcher, context)
        return matching.WrappingMatcher(child, boost=self._boost)


class BestOf(query.DisjunctionMax):
    """The best of several scores.

    Whoosh's DisjunctionMax takes the better of two scores even when one of them belongs to the
    next program.
    """

    def _matcher(self, subs: Any, searcher: Any, context: Any) -> Any:
        return self._tree_matcher(subs, _BestMatcher, searcher, context, None)


class _BestMatcher(matching.DisjunctionMaxMatcher):
    def score(self) -> float:
        here = [m for m in (self.a, self.b) if m.is_active() and m.id() == self.id()]
        return max(float(matcher.score()) for matcher in here)
