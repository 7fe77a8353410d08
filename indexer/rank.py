"""The evaluation of a plan over posting arrays: which programs, how good, how complete.

A program's score is the sum, over the slots of the plan, of its best match's weighted score times
the slot's importance, and of the bonuses. The postings of all matches stand one behind the other in
one array, so that a search makes as many calls of NumPy for ten words as for two, and its work is
linear in the postings touched. This module and ``candidates`` are all that would change under
another evaluation.
"""

from collections.abc import Sequence
from functools import cached_property
from math import inf

import numpy as np
from numpy.typing import NDArray

from indexer.candidates import Asked, Places, having_phrases, in_all, in_any, placed, placed_within
from indexer.inverted import scalar_idf
from indexer.plan import Channel, Place, Plan, Slot
from indexer.postings import EMPTY, Found, Lookup
from indexer.query import DEFAULT_PER_PAGE
from indexer.ranking import Evidence, Ranking, best_of, nothing
from indexer.segment import Postings, Segment, Weights

# When some programs have all words, others are listed behind them only if the words they have carry
# at least this share of what the query says (by idf and importance).
MIN_SHARE = 0.4

Flags = NDArray[np.bool_]


def rank(segment: Segment, plan: Plan, lookup: Lookup | None = None) -> Ranking:
    """Every program that matches some slot of the plan and nothing that it excludes.

    ``lookup`` is one that has looked up some of the matches already.
    """
    lookup = lookup or Lookup(segment)
    found = tuple([lookup.found(slot.matches) for slot in plan.slots])
    bonuses = lookup.found(plan.bonuses)
    simple = None if bonuses else _simple(plan.slots, found, segment.programs)
    if simple is not None and len(simple.docs):
        ranking = Ranking(*simple, None, found)
    elif any(found):
        ranking = _Table(plan.slots, found, bonuses, segment.programs).ranking()
    else:
        ranking = nothing(found)
    # The last step, so that an exclusion only takes away.
    return without_excluded(ranking, plan, lookup)


def without_excluded(ranking: Ranking, plan: Plan, lookup: Lookup) -> Ranking:
    """The ranking of the programs that have nothing that the plan excludes."""
    if not plan.excluded:
        return ranking
    docs = ranking.docs
    for match in plan.excluded:
        docs = np.setdiff1d(docs, lookup.docs_with(match))
    return ranking.only(docs)


def _simple(slots: Sequence[Slot], found: Evidence, programs: int) -> Postings | None:
    """The answer where one word is asked for, any of some words, or all of some phrases.

    None where more is asked for, or some word has several matches.
    """
    lists = []
    for slot, own in zip(slots, found, strict=True):
        if len(own) != 1 or own[0].match.hint:
            return None
        lists.append(_scored(own[0], slot.importance))
    if len(lists) == 1:
        return lists[0]
    groups = {slot.place[0] for slot in slots}
    if len(groups) == len(slots) and all([slot.strict for slot in slots]):
        return in_all(lists)
    if len(groups) == 1 and len({slot.place for slot in slots}) == len(slots):
        return in_any(lists, programs)
    return None


class _Table:
    """Sums for every place, a program that may be found.

    First stand the lists that add up, those of plain slots and of bonuses. Of the matches of other,
    mixed slots the best one counts in each program: behind them stand the matches that have the
    word, then hints.
    """

    def __init__(
        self, slots: Sequence[Slot], found: Evidence, bonuses: Sequence[Found], programs: int
    ) -> None:
        asked = [Asked(*one) for one in zip(slots, found, strict=True)]
        self._asked = asked
        self._found = found
        self._programs = programs
        self._plain = [number for number, one in enumerate(asked) if one.is_plain]
        self._mixed = [number for number, one in enumerate(asked) if not one.is_plain]
        lists = [_scored(asked[n].found[0], asked[n].slot.importance) for n in self._plain]
        lists += [_scored(bonus) for bonus in bonuses]
        added = len(lists)
        sure, hints = self._best_lists()
        self._best_rows = [row for row, _ in sure + hints]
        lists += [postings for _, postings in sure + hints]
        within = having_phrases(asked)
        self._placed = placed(lists, programs) if within is None else placed_within(lists, within)
        self._ends = [0, *self._placed.ends]
        self._adding = self._ends[added]
        self._sure = self._ends[added + len(sure)]

    def _best_lists(self) -> tuple[list[tuple[int, Postings]], list[tuple[int, Postings]]]:
        """What the matches of mixed slots score, each with its slot's row; then those of hints."""
        sure: list[tuple[int, Postings]] = []
        hints: list[tuple[int, Postings]] = []
        for row, number in enumerate(self._mixed):
            slot, found = self._asked[number]
            limit = _limit(found, self._programs)
            for one in found:
                factor = slot.importance * self._share(one, limit)
                (hints if one.match.hint else sure).append((row, _scored(one, factor)))
        return sure, hints

    def _share(self, found: Found, limit: float) -> float:
        """How much of its weight counts: less where a match is rarer than the word asked for."""
        if found.match.channel is Channel.WORD or limit == inf:
            return 1.0
        return min(1.0, limit / scalar_idf(self._programs, len(found.docs)))

    def ranking(self) -> Ranking:
        """The ranking of what scores and, beside complete programs, has enough of the query."""
        scores = self._scores()
        listed = scoring = scores > 0
        complete = scoring & self._complete()
        rest = EMPTY
        if 0 < np.count_nonzero(complete) < np.count_nonzero(scoring):
            listed = complete | self._having_enough()
            if np.count_nonzero(listed) < DEFAULT_PER_PAGE:
                rest = self._best_of(scoring ^ listed, scores)
        places = listed.nonzero()[0]
        docs = self._placed.programs(places)
        return Ranking(docs, scores[places], complete[places], self._found, rest)

    def _best_of(self, flags: Flags, scores: Weights) -> Postings:
        places = flags.nonzero()[0]
        return best_of(self._placed.programs(places), scores[places], DEFAULT_PER_PAGE)

    def _scores(self) -> Weights:
        """What every place scores; added up with 64 bits."""
        places, weights, _, _, size = self._placed
        scores = np.bincount(places[: self._adding], weights[: self._adding], size)
        if self._mixed:
            best = np.zeros(len(self._mixed) * size, np.float32)
            np.maximum.at(best, self._cells, weights[self._adding :])
            scores = scores + best.reshape(-1, size).sum(axis=0)
        return scores.astype(np.float32)

    @cached_property
    def _cells(self) -> Places:
        """Where the postings of mixed slots belong in a table of these slots by places."""
        first = len(self._ends) - 1 - len(self._best_rows)
        rows = np.array(self._best_rows, np.int64) * self._placed.size
        return self._placed.places[self._adding :] + rows.repeat(np.diff(self._ends[first:]))

    @cached_property
    def _mixed_having(self) -> Flags:
        """For every mixed slot and place, whether the program has the word; a row each."""
        having = np.zeros(len(self._mixed) * self._placed.size, bool)
        having[self._cells[: self._sure - self._adding]] = True
        return having.reshape(len(self._mixed), self._placed.size)

    def _complete(self) -> Flags:
        """Which places have all required slots of some place in every group."""
        groups: dict[int, dict[Place, list[int]]] = {}
        for number, (slot, _) in enumerate(self._asked):
            if slot.required:
                groups.setdefault(slot.place[0], {}).setdefault(slot.place, []).append(number)
        single = [next(iter(places.values())) for places in groups.values() if len(places) == 1]
        complete = self._having_all([number for numbers in single for number in numbers])
        for places in groups.values():
            if len(places) > 1:
                complete &= np.logical_or.reduce([self._having_all(one) for one in places.values()])
        return complete

    def _having_all(self, numbers: Sequence[int]) -> Flags:
        """Which places have all of some slots."""
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
        says = np.array([self._says(one) for one in self._asked])
        plain, end = len(self._plain), self._ends[len(self._plain)]
        each = says[self._plain].repeat(np.diff(self._ends[: plain + 1]))
        shares = np.bincount(self._placed.places[:end], each, self._placed.size)
        if self._mixed:
            shares = shares + says[self._mixed] @ self._mixed_having
        enough: Flags = shares >= MIN_SHARE * says.sum()
        return enough

    def _says(self, asked: Asked) -> float:
        """What a slot says: its importance times the idf of having it."""
        return asked.slot.importance * scalar_idf(self._programs, len(asked.satisfying()))


def _scored(found: Found, factor: float = 1.0) -> Postings:
    """What a match scores: its weights times its own weight and a factor."""
    match, postings = found
    factor *= match.weight
    if factor == 1.0:
        return postings
    return Postings(postings.docs, postings.weights * np.float32(factor))


def _limit(found: Sequence[Found], programs: int) -> float:
    """The idf of the word itself: what stands for it says no more. Infinite without the word."""
    for match, postings in found:
        if match.channel is Channel.WORD and not match.hint:
            return scalar_idf(programs, len(postings.docs))
    return inf
