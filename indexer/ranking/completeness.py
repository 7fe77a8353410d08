"""Completeness: which programs have all that a plan requires, and which have enough of it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.index.postings import Docs
from indexer.ranking.candidates import Placed, Places, common_flags
from indexer.ranking.matched_plan import MatchedPlan
from indexer.ranking.ranking import MIN_SHARE, Ranking

Flags = NDArray[np.bool_]


class Completeness:
    """Which of some places, each a program that may be found, have the rows of a plan.

    What a program has by a hint alone, it does not have.
    """

    def __init__(self, plan: MatchedPlan, placed: Placed) -> None:
        self._plan = plan
        self._placed = placed
        self._sure = [self._sure_places(number) for number in range(len(plan.rows))]

    def _sure_places(self, number: int) -> Places:
        """The places that have a row by more than a hint."""
        ends, row = self._placed.ends, self._plan.rows[number]
        places = self._placed.places[ends[number - 1] if number else 0 : ends[number]]
        if row.sure is None:
            return places
        if len(places) == len(row.sure):
            return places[row.sure]
        return places[common_flags(self._placed.programs(places), row.having)]

    def complete(self) -> Flags:
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
        if len(numbers) < 2:
            if not numbers:
                return np.ones(self._placed.size, bool)
            has = np.zeros(self._placed.size, bool)
            has[self._sure[numbers[0]]] = True
            return has
        places = np.concatenate([self._sure[number] for number in numbers])
        having: Flags = np.bincount(places, minlength=self._placed.size) == len(numbers)
        return having

    def having_enough(self) -> Flags:
        """Which places have MIN_SHARE of what the query says."""
        information = np.array(self._plan.information)
        each = information.repeat([len(places) for places in self._sure])
        shares = np.bincount(np.concatenate(self._sure), each, self._placed.size)
        enough: Flags = shares >= MIN_SHARE * np.add.reduce(information)
        return enough


def complete_with(ranking: Ranking, having: Docs) -> Ranking:
    """The ranking with only those programs complete that are in a list."""
    has = common_flags(ranking.docs, having)
    complete = has if ranking.complete is None else ranking.complete & has
    return Ranking(ranking.docs, ranking.scores, complete, ranking.found, ranking.rest)
