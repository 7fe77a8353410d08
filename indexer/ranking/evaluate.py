"""The evaluation of many postings, as arrays.

The postings of all matches stand one behind the other, so that a search makes as many calls of
NumPy for ten words as for two.
"""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from indexer.index.postings import Postings, Weights
from indexer.query.lookup import NO_POSTINGS
from indexer.query.query import DEFAULT_PER_PAGE
from indexer.ranking.candidates import Places, having_phrases, placed, placed_within
from indexer.ranking.matched_plan import MatchedPlan, WeightedMatch
from indexer.ranking.scoring import MIN_SHARE, Ranking, best_of

Flags = NDArray[np.bool_]


def evaluate(plan: MatchedPlan) -> Ranking:
    """The ranking of what scores and, beside complete programs, has enough of the query."""
    return _Table(plan).ranking()


class _Table:
    """Sums for every place, a program that may be found.

    First stand the lists that add up, those of plain rows and of bonuses. Of the matches of other,
    mixed rows the best one counts in each program: behind them stand the matches that have the
    word, then hints.
    """

    def __init__(self, plan: MatchedPlan) -> None:
        self._plan = plan
        rows = plan.rows
        self._plain = [number for number, row in enumerate(rows) if row.is_plain]
        self._mixed = [number for number, row in enumerate(rows) if not row.is_plain]
        added = [*(rows[number].lists[0] for number in self._plain), *plan.bonuses]
        best = [(at, one) for at, number in enumerate(self._mixed) for one in rows[number].lists]
        best.sort(key=_is_hint)
        self._best_rows = [at for at, _ in best]
        weighted = [*added, *[one for _, one in best]]
        lists = [one.found.postings for one in weighted]
        within = having_phrases(rows)
        self._placed = (
            placed(lists, plan.programs) if within is None else placed_within(lists, within)
        )
        self._ends = [0, *self._placed.ends]
        # One multiplication for all lists: a query of many single kanji has thousands.
        factors = np.array([one.factor for one in weighted], np.float32)
        self._weights = self._placed.weights * factors.repeat(np.diff(self._ends))
        self._adding = self._ends[len(added)]
        self._sure = self._ends[len(lists) - sum(map(_is_hint, best))]

    def ranking(self) -> Ranking:
        """The ranking of what scores and, beside complete programs, has enough of the query."""
        scores = self._scores()
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

    def _scores(self) -> Weights:
        """What every place scores; added up with 64 bits."""
        places, size, weights = self._placed.places, self._placed.size, self._weights
        scores = np.bincount(places[: self._adding], weights[: self._adding], size)
        if self._mixed:
            best = np.zeros(len(self._mixed) * size, np.float32)
            np.maximum.at(best, self._cells, weights[self._adding :])
            scores = scores + best.reshape(-1, size).sum(axis=0)
        return scores.astype(np.float32)

    @cached_property
    def _cells(self) -> Places:
        """Where the postings of mixed rows belong in a table of these rows by places."""
        first = len(self._ends) - 1 - len(self._best_rows)
        rows = np.array(self._best_rows, np.int64) * self._placed.size
        return self._placed.places[self._adding :] + rows.repeat(np.diff(self._ends[first:]))

    @cached_property
    def _mixed_having(self) -> Flags:
        """For every mixed row and place, whether the program has the word; a row each."""
        having = np.zeros(len(self._mixed) * self._placed.size, bool)
        having[self._cells[: self._sure - self._adding]] = True
        return having.reshape(len(self._mixed), self._placed.size)

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
        wanted = set(numbers)
        plain = [self._places_of(at) for at, number in enumerate(self._plain) if number in wanted]
        mixed = [row for row, number in enumerate(self._mixed) if number in wanted]
        having = np.asarray(self._mixed_having[mixed].all(axis=0))
        if plain:
            having &= np.bincount(np.concatenate(plain), minlength=self._placed.size) == len(plain)
        return having

    def _places_of(self, at: int) -> Places:
        return self._placed.places[self._ends[at] : self._ends[at + 1]]

    def _having_enough(self) -> Flags:
        """Which places have MIN_SHARE of what the query says."""
        having = [len(row.satisfying()) for row in self._plan.rows]
        information = np.array(self._plan.information(having))
        plain, end = len(self._plain), self._ends[len(self._plain)]
        each = information[self._plain].repeat(np.diff(self._ends[: plain + 1]))
        shares = np.bincount(self._placed.places[:end], each, self._placed.size)
        if self._mixed:
            shares = shares + information[self._mixed] @ self._mixed_having
        enough: Flags = shares >= MIN_SHARE * information.sum()
        return enough


def _is_hint(numbered: tuple[int, WeightedMatch]) -> bool:
    return numbered[1].hint
