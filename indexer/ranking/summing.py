"""The evaluation of a plan, as arrays.

What each slot finds stands one behind the other, so that a search makes as many calls of NumPy for
ten words as for two.
"""

import numpy as np

from indexer.index.postings import Postings, Weights
from indexer.matches.lookup import NO_POSTINGS
from indexer.query.query import DEFAULT_PER_PAGE
from indexer.ranking.candidates import having_phrases, placed, placed_within
from indexer.ranking.completeness import Completeness, Flags
from indexer.ranking.matched_plan import MatchedPlan
from indexer.ranking.ranking import Ranking, best_of


def summed(plan: MatchedPlan) -> Ranking:
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
        self._completeness = Completeness(plan, self._placed)

    def ranking(self) -> Ranking:
        """The ranking of what scores and, beside complete programs, has enough of the query."""
        # Added up with 64 bits.
        sums = np.bincount(self._placed.places, self._placed.weights, self._placed.size)
        scores = sums.astype(np.float32)
        listed = scoring = scores > 0
        complete = scoring & self._completeness.complete()
        rest = NO_POSTINGS
        if 0 < np.count_nonzero(complete) < np.count_nonzero(scoring):
            listed = complete | self._completeness.having_enough()
            if np.count_nonzero(listed) < DEFAULT_PER_PAGE:
                rest = self._best_of(scoring ^ listed, scores)
        places = listed.nonzero()[0]
        docs = self._placed.programs(places)
        return Ranking(docs, scores[places], complete[places], self._plan.found, rest)

    def _best_of(self, flags: Flags, scores: Weights) -> Postings:
        places = flags.nonzero()[0]
        return best_of(self._placed.programs(places), scores[places], DEFAULT_PER_PAGE)
