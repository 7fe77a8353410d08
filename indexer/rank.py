"""The evaluation of a plan over posting arrays: which programs, how good, how complete.

A program's score is the sum, over the slots of the plan, of its best match's weighted score times
the slot's importance, and of the bonuses. Work is linear in the postings touched. This module and
``postings`` are all that would change under another evaluation.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

import numpy as np
from numpy.typing import NDArray

from indexer.inverted import idf
from indexer.plan import Channel, Match, Place, Plan, Slot
from indexer.postings import Lookup, Postings, distinct
from indexer.segment import Segment

# When some programs have all words, others are listed behind them only if the words they have carry
# at least this share of what the query says (by idf and importance).
MIN_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class Found:
    """A match that some program has."""

    match: Match
    docs: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Ranking:
    """Programs that match, in no order: ``docs`` ascending, with ``scores`` and ``complete``.

    ``found`` has, per slot of the plan, the matches that some program has.
    """

    docs: NDArray[np.int64]
    scores: NDArray[np.float32]
    complete: NDArray[np.bool_]
    found: tuple[tuple[Found, ...], ...]

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
        whole = np.flatnonzero(self.complete)
        ordered = whole[_best(self.scores[whole], last)]
        if len(ordered) < last:
            rest = np.flatnonzero(~self.complete)
            ordered = np.concatenate((ordered, rest[_best(self.scores[rest], last - len(ordered))]))
        return ordered[first:last]


def _best(scores: NDArray[np.float32], count: int) -> NDArray[np.int64]:
    """Indices of the ``count`` highest scores, highest first, equal ones in their order."""
    if len(scores) <= 2 * count:
        return np.argsort(-scores, kind="stable")[:count]
    threshold = np.partition(scores, len(scores) - count)[len(scores) - count]
    candidates = np.flatnonzero(scores >= threshold)
    return candidates[np.argsort(-scores[candidates], kind="stable")[:count]]


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
    table = _Table(segment.programs)
    found = tuple(table.add_slot(lookup, slot) for slot in plan.slots)
    for bonus in plan.bonuses:
        docs, weights = lookup.postings(bonus)
        table.scores[docs] += weights * np.float32(bonus.weight)
    # The last step, so that an exclusion only takes away.
    return without_excluded(table.ranking(found), plan, lookup)


def without_excluded(ranking: Ranking, plan: Plan, lookup: Lookup) -> Ranking:
    """The ranking of the programs that have nothing that the plan excludes."""
    docs = ranking.docs
    for match in plan.excluded:
        docs = np.setdiff1d(docs, lookup.docs_with(match))
    return ranking.only(docs)


class _Table:
    """Running sums for every program."""

    def __init__(self, programs: int) -> None:
        self.scores = np.zeros(programs, np.float32)
        self.shares = np.zeros(programs, np.float32)
        self._present: dict[Place, NDArray[np.bool_]] = {}
        # The groups of alternatives that have a phrase.
        self._strict: set[int] = set()
        self._programs = programs
        self._asked = 0.0

    def add_slot(self, lookup: Lookup, slot: Slot) -> tuple[Found, ...]:
        found = [(match, lookup.postings(match)) for match in slot.matches]
        found = [(match, result) for match, result in found if len(result.docs)]
        satisfied = [result.docs for match, result in found if not match.hint]
        docs = satisfied[0] if len(satisfied) == 1 else _union(satisfied)
        self._add_scores(slot, found)
        self._note_presence(slot, docs)
        return tuple(Found(match, result.docs) for match, result in found)

    def _add_scores(self, slot: Slot, found: Sequence[tuple[Match, Postings]]) -> None:
        limit = _limit(found, self._programs)
        weighted = [
            (docs, weights * np.float32(_weight(match, len(docs), self._programs, limit)))
            for match, (docs, weights) in found
        ]
        if len(weighted) == 1:
            docs, weights = weighted[0]
            self.scores[docs] += weights * np.float32(slot.importance)
        elif weighted:
            best = np.zeros(self._programs, np.float32)
            for docs, weights in weighted:
                best[docs] = np.maximum(best[docs], weights)
            self.scores += best * np.float32(slot.importance)

    def _note_presence(self, slot: Slot, docs: NDArray[np.int32]) -> None:
        says = slot.importance * float(
            np.log1p((self._programs - len(docs) + 0.5) / (len(docs) + 0.5))
        )
        self._asked += says
        self.shares[docs] += np.float32(says)
        present = np.zeros(self._programs, bool)
        present[docs] = True
        if slot.strict:
            self._strict.add(slot.place[0])
        if slot.required:
            known = self._present.setdefault(slot.place, present)
            known &= present

    def _groups(self) -> dict[int, NDArray[np.bool_]]:
        """For every group of alternatives, which programs have all slots of one of them."""
        groups: dict[int, NDArray[np.bool_]] = {}
        for (group, _), present in self._present.items():
            groups[group] = groups[group] | present if group in groups else present
        return groups

    def _matching(self, groups: Mapping[int, NDArray[np.bool_]]) -> NDArray[np.bool_]:
        """Which programs have a word and every phrase, phrases that nothing would have aside."""
        matching: NDArray[np.bool_] = self.scores > 0
        for group in sorted(self._strict):
            if (matching & groups[group]).any():
                matching &= groups[group]
        return matching

    def ranking(self, found: tuple[tuple[Found, ...], ...]) -> Ranking:
        groups = self._groups()
        complete: NDArray[np.bool_] = np.logical_and.reduce(list(groups.values()))
        docs = np.flatnonzero(self._matching(groups))
        if complete[docs].any():
            enough = complete[docs] | (self.shares[docs] >= MIN_SHARE * self._asked)
            docs = docs[enough]
        return Ranking(docs, self.scores[docs], complete[docs], found)


def _limit(found: Sequence[tuple[Match, Postings]], programs: int) -> float:
    """The idf of the word itself: what stands for it says no more. Infinite without the word."""
    own = (
        len(docs) for match, (docs, _) in found if match.channel is Channel.WORD and not match.hint
    )
    frequency = next(own, None)
    return inf if frequency is None else float(idf(programs, frequency))


def _weight(match: Match, frequency: int, programs: int, limit: float) -> float:
    """The match's weight, less where it is rarer than the word that it stands for."""
    if match.channel is Channel.WORD or limit == inf:
        return match.weight
    return match.weight * min(1.0, limit / float(idf(programs, frequency)))


def _union(arrays: Sequence[NDArray[np.int32]]) -> NDArray[np.int32]:
    return distinct(np.concatenate(arrays)) if arrays else np.zeros(0, np.int32)
