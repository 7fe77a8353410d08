"""The evaluation of a plan, as arrays.

What each slot finds stands one behind the other, so that a search makes as many calls of NumPy for
ten words as for two.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.index.postings import Postings, Weights
from indexer.matches.lookup import NO_POSTINGS
from indexer.query.query import DEFAULT_PER_PAGE
from indexer.ranking.candidates import (
    Places,
    common_flags,
    having_phrases,
    placed,
    placed_within,
)
from indexer.ranking.matched_plan import MatchedPlan
from indexer.ranking.ranking import MIN_SHARE, Ranking, best_of

Flags = NDArray[np.bool_]


def evaluate(plan: MatchedPlan) -> Ranking:
    """The ranking of what scores and, beside complete programs, has enough of the query."""
    return _Table(plan).ranking()


class _Table:
    """Sums for every place, a program that may be found."""

    def __init__(self, plan: MatchedPlan) -> None:
        self._plan = plan
        lists = [*[row.best for row in plan.rows], *plan.bonuses]
        within = having_phrases(plan)
        self._placed = (
            placed(lists, plan.programs) if within is None else placed_within(lists, within)
        )
        self._sure = [self._sure_places(number) for number in range(len(plan.rows))]

    def ranking(self) -> Ranking:
        """The ranking of what scores and, beside complete programs, has enough of the query."""
        # Added up with 64 bits.
        sums = np.bincount(self._placed.places, self._placed.weights, self._placed.size)
        scores = sums.astype(np.float32)
        listed = scoring = scores > 0
        complete = scoring & self._complete()
        rest = NO_POSTINGS
        if 0 < np.count_nonzero(complete) < np.count_nonzero(scoring):
            listed = complete | self._having_enough()
            if np.count_nonzero(listed) < DEFAULT_PER_PAGE:
                rest = self._best_of(scoring ^ listed, scores)
        places = listed.nonzero()[0]
        docs = self._placed.programs(places)
        return Ranking(docs, scores[places], complete[places], self._plan.found, rest)

    def _best_of(self, flags: Flags, scores: Weights) -> Postings:
        places = flags.nonzero()[0]
        return best_of(self._placed.programs(places), scores[places], DEFAULT_PER_PAGE)

    def _sure_places(self, number: int) -> Places:
        """The places that have a row by more than a hint."""
        ends, row = self._placed.ends, self._plan.rows[number]
        places = self._placed.places[ends[number - 1] if number else 0 : ends[number]]
        if row.sure is None:
            return places
        if len(places) == len(row.sure):
            return places[row.sure]
        return places[common_flags(self._placed.programs(places), row.having)]

    def _complete(self) -> Flags:
        """Which places have all rows that some alternative of each group requires."""
        groups = self._plan.groups
        alone = [number for group in groups if len(group) == 1 for number in group[0]]
        complete = self._having_all(alone)
        for group in groups:
            if len(group) > 1:
                complete &= np.logical_or.reduce([self._having_all(rows) for rows in group])
        return complete

    def _having_all(self, numbers: Sequence[int]) -> Flags:
        """Which places have all of some rows."""
        if not numbers:
            return np.ones(self._placed.size, bool)
        places = np.concatenate([self._sure[number] for number in numbers])
        having: Flags = np.bincount(places, minlength=self._placed.size) == len(numbers)
        return having

    def _having_enough(self) -> Flags:
        """Which places have MIN_SHARE of what the query says."""
        information = np.array(self._plan.information)
        each = information.repeat([len(places) for places in self._sure])
        shares = np.bincount(np.concatenate(self._sure), each, self._placed.size)
        enough: Flags = shares >= MIN_SHARE * information.sum()
        return enough
