"""The evaluation of a plan over posting arrays: which programs, how good, how complete.

A program's score is the sum, over the slots of the plan, of its best match's weighted score times
the slot's importance, and of the bonuses. Work is linear in the postings touched. This module and
``postings`` are all that would change under another evaluation.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from math import inf

import numpy as np
from numpy.typing import NDArray

from indexer.candidates import Candidates, Places, Weights, candidates, satisfying
from indexer.inverted import scalar_idf
from indexer.plan import Channel, Match, Place, Plan, Slot
from indexer.postings import EMPTY, Found, Lookup, Postings
from indexer.query import DEFAULT_PER_PAGE
from indexer.segment import Segment

# When some programs have all words, others are listed behind them only if the words they have carry
# at least this share of what the query says (by idf and importance).
MIN_SHARE = 0.4
# Scores of which the highest is found first, to leave out most of the others at once.
_BLOCK = 32


@dataclass(frozen=True, slots=True)
class Ranking:
    """Programs that match, in no order: ``docs`` ascending, with ``scores`` and ``complete``.

    ``found`` has, per slot of the plan, the matches that some program has. ``rest`` are the best of
    the programs that have too little of the query to be listed behind complete ones; none where
    the first page is full without.
    """

    docs: NDArray[np.int64]
    scores: NDArray[np.float32]
    complete: NDArray[np.bool_]
    found: tuple[tuple[Found, ...], ...]
    rest: Postings = EMPTY

    def only(self, docs: NDArray[np.int64]) -> "Ranking":
        """The ranking of some of its programs, ascending."""
        if len(docs) == len(self.docs):
            return self
        kept = np.searchsorted(self.docs, docs)
        return Ranking(docs, self.scores[kept], self.complete[kept], self.found)

    def relaxed(self) -> "Ranking":
        """The same with no program counted as complete: it answers another query."""
        return replace(self, complete=np.zeros(len(self.docs), bool))

    def extended(self, scores: Mapping[int, float]) -> "Ranking":
        """The ranking with further partial programs behind all others, in the order of ``scores``.

        ``scores`` are from 0 to 1, by program; none of them is in the ranking.
        """
        if not scores:
            return self
        lowest = float(self.scores.min(initial=1))
        docs = np.concatenate((self.docs, np.fromiter(scores, np.int64)))
        added = np.array([score * lowest for score in scores.values()], np.float32)
        order = np.argsort(docs)
        return Ranking(
            docs[order],
            np.concatenate((self.scores, added))[order],
            np.concatenate((self.complete, np.zeros(len(added), bool)))[order],
            self.found,
        )

    def top(self, first: int, last: int) -> NDArray[np.int64]:
        """Indices into ``docs`` of the places [first, last): complete ones first, then by score.

        Equal ones stand in the order of the plan.
        """
        if np.count_nonzero(self.complete) == len(self.docs):
            return _best(self.scores, last)[first:]
        whole = np.flatnonzero(self.complete)
        ordered = whole[_best(self.scores[whole], last)]
        if len(ordered) < last:
            rest = np.flatnonzero(~self.complete)
            ordered = np.concatenate((ordered, rest[_best(self.scores[rest], last - len(ordered))]))
        return ordered[first:last]


def _best(scores: NDArray[np.float32], count: int) -> NDArray[np.int64]:
    """Indices of the ``count`` highest scores, highest first, equal ones in their order."""
    if len(scores) <= _BLOCK * count:
        return np.argsort(-scores, kind="stable")[:count]
    candidates = _highest(scores, count)
    return candidates[np.argsort(-scores[candidates], kind="stable")[:count]]


def _highest(scores: NDArray[np.float32], count: int) -> NDArray[np.int64]:
    """Indices, ascending, of the ``count`` highest scores and hardly more; the first of equals."""
    blocks = len(scores) // _BLOCK
    # As many blocks have a score this high, so what is lower is not among the best.
    highest = scores[: blocks * _BLOCK].reshape(_BLOCK, blocks).max(axis=0)
    highest.partition(blocks - count)
    candidates: NDArray[np.int64] = (scores >= highest[blocks - count]).nonzero()[0]
    if len(candidates) <= _BLOCK * count:
        return candidates
    # So many are alike.
    values = scores[candidates]
    lowest = np.partition(values, len(values) - count)[len(values) - count]
    equal = (values == lowest).nonzero()[0][count:]
    kept = values >= lowest
    kept[equal] = False
    best: NDArray[np.int64] = candidates[kept]
    return best


def everything(programs: int) -> Ranking:
    """The ranking of a query without words: every program, all alike."""
    return Ranking(np.arange(programs), np.zeros(programs, np.float32), np.ones(programs, bool), ())


def nothing() -> Ranking:
    """The ranking of a query that has nothing to look up."""
    return Ranking(np.zeros(0, np.int64), np.zeros(0, np.float32), np.zeros(0, bool), ())


def rank(segment: Segment, plan: Plan, lookup: Lookup | None = None) -> Ranking:
    """Every program that matches some slot of the plan and nothing that it excludes.

    ``lookup`` is one that has looked up some of the matches already.
    """
    lookup = lookup or Lookup(segment)
    found = tuple([tuple(lookup.found(slot.matches)) for slot in plan.slots])
    bonuses = lookup.found(plan.bonuses)
    possible = candidates(plan.slots, found, bonuses, segment.programs)
    if possible is None:
        return replace(nothing(), found=found)
    table = _Table(possible, segment.programs)
    for slot, matches in zip(plan.slots, found, strict=True):
        table.add_slot(slot, matches)
    for bonus in bonuses:
        table.add_bonus(bonus)
    # The last step, so that an exclusion only takes away.
    return without_excluded(table.ranking(found), plan, lookup)


def without_excluded(ranking: Ranking, plan: Plan, lookup: Lookup) -> Ranking:
    """The ranking of the programs that have nothing that the plan excludes."""
    if not plan.excluded:
        return ranking
    docs = ranking.docs
    for match in plan.excluded:
        docs = np.setdiff1d(docs, lookup.docs_with(match))
    return ranking.only(docs)


class _Table:
    """Sums for every candidate."""

    def __init__(self, candidates: Candidates, programs: int) -> None:
        self._candidates = candidates
        self._programs = programs
        # What is added up in the end, all at once: places and what counts there.
        self._places: list[Places] = []
        self._weights: list[Weights] = []
        # The same for every candidate, from slots with several matches.
        self._best: list[Weights] = []
        # Of every slot the places of the programs that have it, and how many have it in all.
        self._present: list[tuple[Slot, Places, int]] = []
        # Whether something was added up that is less than a slot.
        self._partial = False

    def add_bonus(self, found: Found) -> None:
        """Adds a match's weights on top of the slots'."""
        self._partial = True
        self._add(found, found.match.weight)

    def _add(self, found: Found, factor: float) -> Places:
        places, weights = self._candidates.postings(found)
        self._places.append(places)
        self._weights.append(weights if factor == 1.0 else weights * np.float32(factor))
        return places

    def add_slot(self, slot: Slot, found: Sequence[Found]) -> None:
        """Adds, for each program, its best match of the slot."""
        if len(found) == 1 and not found[0].match.hint:
            places = self._add(found[0], found[0].match.weight * slot.importance)
            self._present.append((slot, places, len(found[0].docs)))
        else:
            self._partial = True
            self._add_best(slot, found)
            docs = satisfying(found)
            self._present.append((slot, self._candidates.places(docs), len(docs)))

    def _add_best(self, slot: Slot, found: Sequence[Found]) -> None:
        best = np.zeros(self._candidates.size, np.float32)
        limit = _limit(found, self._programs)
        for one in found:
            places, weights = self._candidates.postings(one)
            factor = _weight(one.match, len(one.docs), self._programs, limit) * slot.importance
            np.maximum.at(best, places, weights * np.float32(factor))
        self._best.append(best)

    def _scores(self) -> Weights:
        """What every candidate scores; added up with 64 bits, in one call."""
        size = self._candidates.size
        if self._places:
            places, weights = np.concatenate(self._places), np.concatenate(self._weights)
            scores = np.bincount(places, weights, size).astype(np.float32)
        else:
            scores = np.zeros(size, np.float32)
        for best in self._best:
            scores += best
        return scores

    def _complete(self) -> NDArray[np.bool_]:
        """Which candidates have all slots of some place in every group."""
        groups: dict[int, dict[Place, list[Places]]] = {}
        for slot, places, _ in self._present:
            if slot.required:
                groups.setdefault(slot.place[0], {}).setdefault(slot.place, []).append(places)
        single = [next(iter(places.values())) for places in groups.values() if len(places) == 1]
        complete = self._having_all(list(chain.from_iterable(single)))
        for alternatives in groups.values():
            if len(alternatives) > 1:
                complete &= self._having_any(alternatives.values())
        return complete

    def _having_any(self, alternatives: Iterable[Sequence[Places]]) -> NDArray[np.bool_]:
        having = np.zeros(self._candidates.size, bool)
        for all_of in alternatives:
            if len(all_of) == 1:
                having[all_of[0]] = True
            else:
                having |= self._having_all(all_of)
        return having

    def _having_all(self, all_of: Sequence[Places]) -> NDArray[np.bool_]:
        if not all_of:
            return np.ones(self._candidates.size, bool)
        counts = np.bincount(np.concatenate(all_of), minlength=self._candidates.size)
        having: NDArray[np.bool_] = counts == len(all_of)
        return having

    def _having_enough(self) -> NDArray[np.bool_]:
        """Which candidates have MIN_SHARE of what the query says."""
        shares = np.zeros(self._candidates.size, np.float32)
        asked = 0.0
        for slot, places, programs in self._present:
            says = slot.importance * scalar_idf(self._programs, programs)
            asked += says
            shares[places] += np.float32(says)
        return shares >= MIN_SHARE * asked

    def _all_complete(self) -> bool:
        """Whether whatever scores is complete: one word was asked for, or any of several."""
        slots = [slot for slot, _, _ in self._present]
        return (
            not self._partial
            and all(slot.required and slot.place[0] == slots[0].place[0] for slot in slots)
            and len({slot.place for slot in slots}) == len(slots)
        )

    def ranking(self, found: tuple[tuple[Found, ...], ...]) -> Ranking:
        """The ranking of the candidates that score."""
        scores = self._scores()
        kept = scores > 0
        complete = kept if self._all_complete() else kept & self._complete()
        rest = EMPTY
        # Beside complete ones, those that have too little are left out.
        if 0 < np.count_nonzero(complete) < np.count_nonzero(kept):
            listed = kept & (complete | self._having_enough())
            if np.count_nonzero(listed) < DEFAULT_PER_PAGE:
                rest = self._best_of((kept ^ listed).nonzero()[0], scores)
            kept = listed
        places = kept.nonzero()[0]
        docs = self._candidates.programs(places)
        return Ranking(docs, scores[places], complete[places], found, rest)

    def _best_of(self, places: Places, scores: Weights) -> Postings:
        best = np.sort(places[_best(scores[places], DEFAULT_PER_PAGE)])
        return Postings(self._candidates.programs(best).astype(np.int32), scores[best])


def _limit(found: Sequence[Found], programs: int) -> float:
    """The idf of the word itself: what stands for it says no more. Infinite without the word."""
    own = (
        len(one.docs) for one in found if one.match.channel is Channel.WORD and not one.match.hint
    )
    frequency = next(own, None)
    return inf if frequency is None else scalar_idf(programs, frequency)


def _weight(match: Match, frequency: int, programs: int, limit: float) -> float:
    """The match's weight, less where it is rarer than the word that it stands for."""
    if match.channel is Channel.WORD or limit == inf:
        return match.weight
    return match.weight * min(1.0, limit / scalar_idf(programs, frequency))
