"""Programs of one thread as one hit, with the years that it has."""

from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from indexer.answer.results import YearOfHit
from indexer.index.record_lines import id_of
from indexer.index.segment import Segment
from indexer.ranking.ranking import Ranking

# The thread of each program, as a number.
Groups = NDArray[np.int64]
# Of so many programs the years are kept ready: of those that pages show again and again.
_CACHED = 4096


class Folding:
    """The threads of one generation, as its build wrote them."""

    def __init__(self, segment: Segment) -> None:
        self._columns = segment.years
        self._line = segment.line
        self.years: Callable[[int], tuple[YearOfHit, ...]] = lru_cache(_CACHED)(self._years)

    @classmethod
    def of(cls, segment: Segment) -> "Folding | None":
        """The threads of a generation; None of a collection of one year, with nothing to fold."""
        return cls(segment) if segment.collection.get("years") else None

    @cached_property
    def groups(self) -> Groups:
        """For each program, the place of the newest one that it became."""
        return self._columns.head.astype(np.int64)

    def folded(self, ranking: Ranking) -> Ranking:
        """The ranking with one program of each thread: a complete one, if any is, the newest."""
        docs = ranking.docs
        if not len(docs):
            return ranking
        groups = self.groups[docs]
        # What is written last stays: those that are alike, the rest, the complete ones, and of
        # each the oldest first. Programs of newer years come first in the plan.
        standing = ranking.is_complete.astype(np.int8)
        if ranking.alike:
            standing[ranking.is_alike] = -1
        worst_first = standing[::-1].argsort(kind="stable")
        order = len(docs) - 1 - worst_first
        first = np.empty(len(self._columns.head), np.intp)
        first[groups[order]] = order
        is_first = np.zeros(len(docs), bool)
        is_first[first[groups]] = True
        return ranking.only(docs[is_first])

    def _years(self, place: int) -> tuple[YearOfHit, ...]:
        """The years that a program has, the newest first; none of one that has no year."""
        if not self._columns.year[place]:
            return ()
        thread = {place, *self._reach(place, 0), *self._reach(place, 1)}
        years = [(int(self._columns.year[one]), id_of(self._line(one))) for one in thread]
        return tuple(YearOfHit(*one) for one in sorted(years, reverse=True))

    def _reach(self, place: int, side: int) -> Iterator[int]:
        """What a program became (side 0: the links that begin with it), or was before (side 1)."""
        ends, others = self._sorted[side]
        waiting, seen = [place], {place}
        while waiting:
            first, last = ends.searchsorted(waiting[-1]), ends.searchsorted(waiting.pop(), "right")
            for other in others[first:last].tolist():
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
                    yield other

    @cached_property
    def _sorted(self) -> tuple[tuple[NDArray[np.int32], NDArray[np.int32]], ...]:
        """The links by their one end, and by the other: that end ascending, with the other one."""
        link = self._columns.link
        orders = ((side, link[:, side].argsort(kind="stable")) for side in (0, 1))
        return tuple((link[order, side], link[order, 1 - side]) for side, order in orders)
