"""What a plan asks for, looked up: of each slot, which programs have it and what they score."""

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.cache import Cache
from indexer.index.bm25f import scalar_idf
from indexer.index.postings import Docs, Postings
from indexer.index.ranges import firsts
from indexer.matches.lookup import NO_POSTINGS, Found, Lookup, united
from indexer.matches.match import Channel, Match
from indexer.matches.query_plan import Place, QueryPlan, Slot
from indexer.ranking.ranking import Evidence

# A word that is found by its reading is the word.
_ITSELF = (Channel.WORD, Channel.READING)
# Numbers that are kept of what was worked out: some megabytes.
_CACHED = 1_000_000
# Words that are kept at hand: as many as the units that a compiler keeps have.
_WORDS = 4096
# A match and the number of programs that have it.
Counted = tuple[Match, int]


class Row(NamedTuple):
    """What a slot finds: the ``best`` match of each program, with what it scores by that.

    ``found`` are the matches that some program has. ``sure`` says which of the programs have one
    that is no mere hint; None where all do. ``having`` are these, ``idf`` is what having it says.
    """

    found: tuple[Found, ...]
    best: Postings
    sure: NDArray[np.bool_] | None
    having: Docs
    idf: float

    @property
    def is_plain(self) -> bool:
        """Whether it has one match, and no hint."""
        return len(self.found) == 1 and self.sure is None


class Rows:
    """Works out what slots, bonuses and conditions find in one generation, and keeps it.

    The words of a query are those of others, too. Threads share it.
    """

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._rows: Cache[tuple[tuple[Match, ...], float], Row] = Cache(_CACHED)
        # The same by the identity of the matches, which stay as long as they are kept here: what is
        # kept of a query's words is asked for again as it is.
        self._same: Cache[tuple[int, float], tuple[tuple[Match, ...], Row]] = Cache(_WORDS)
        self._bonuses: Cache[Match, Postings] = Cache(_CACHED)
        self._conditions: Cache[tuple[Match, ...], Docs] = Cache(_CACHED)

    def matched(self, plan: QueryPlan) -> "MatchedPlan":
        """A plan with all that it finds."""
        rows = [self._row(slot.matches, slot.importance) for slot in plan.slots]
        bonuses = [one for one in map(self._bonus, plan.bonuses) if len(one.docs)]
        return MatchedPlan(plan.slots, rows, bonuses, self._lookup.programs)

    def having_any(self, matches: tuple[Match, ...]) -> Docs:
        """The programs that have one of some matches, ascending."""
        docs = self._conditions.get(matches)
        if docs is None:
            docs = united([one.docs for one in self._lookup.found(matches)])
            self._conditions.put(matches, docs, len(docs) + 1)
        return docs

    def _row(self, matches: tuple[Match, ...], importance: float) -> Row:
        same = self._same.get((id(matches), importance))
        if same is not None and same[0] is matches:
            return same[1]
        row = self._rows.get((matches, importance))
        if row is None:
            row = _row(self._lookup.found(matches), importance, self._lookup.programs)
            self._rows.put((matches, importance), row, len(row.best.docs) + 1)
        self._same.put((id(matches), importance), (matches, row))
        return row

    def _bonus(self, match: Match) -> Postings:
        bonus = self._bonuses.get(match)
        if bonus is None:
            bonus = self._lookup.postings(match)
            if len(bonus.docs):
                bonus = _times(bonus, match.weight)
            self._bonuses.put(match, bonus, len(bonus.docs) + 1)
        return bonus


class MatchedPlan(NamedTuple):
    """A plan's ``slots``, the row of each, and its bonuses, over so many ``programs``."""

    slots: Sequence[Slot]
    rows: Sequence[Row]
    bonuses: Sequence[Postings]
    programs: int

    @property
    def found(self) -> Evidence:
        """The matches as a ranking tells of them."""
        return tuple([row.found for row in self.rows])

    @property
    def groups(self) -> list[list[list[int]]]:
        """For each group of alternatives, the numbers of the rows that each of them requires."""
        return required(self.slots)

    @property
    def information(self) -> list[float]:
        """How much each row says: its slot's importance times the idf of having it."""
        pairs = zip(self.slots, self.rows, strict=True)
        return [slot.importance * row.idf for slot, row in pairs]


def required(slots: Sequence[Slot]) -> list[list[list[int]]]:
    """For each group of alternatives, the numbers of the slots that each of them requires."""
    groups: dict[int, dict[Place, list[int]]] = {}
    for number, slot in enumerate(slots):
        if slot.required:
            groups.setdefault(slot.place[0], {}).setdefault(slot.place, []).append(number)
    return [list(alternatives.values()) for alternatives in groups.values()]


def factors(counted: Sequence[Counted], importance: float, programs: int) -> list[float]:
    """What each match of a slot counts, of those that some of ``programs`` have."""
    limit = _limit(counted, programs) if len(counted) > 1 else inf
    return [importance * _weight(*one, limit, programs) for one in counted]


def _row(found: tuple[Found, ...], importance: float, programs: int) -> Row:
    """The row of a slot of this importance that finds these matches."""
    counted = [(one.match, len(one.docs)) for one in found]
    own = factors(counted, importance, programs)
    lists = [_times(one.postings, factor) for one, factor in zip(found, own, strict=True)]
    hints = [one.match.hint for one in found]
    best, sure = _best(lists, hints)
    having = best.docs if sure is None else best.docs[sure]
    return Row(found, best, sure, having, scalar_idf(programs, len(having)))


def _best(
    lists: Sequence[Postings], hints: Sequence[bool]
) -> tuple[Postings, NDArray[np.bool_] | None]:
    """Each program with its highest weight, and whether it is in a list that is none of hints."""
    if len(lists) < 2:
        best = lists[0] if lists else NO_POSTINGS
        return best, np.zeros(len(best.docs), bool) if any(hints) else None
    docs = np.concatenate([one.docs for one in lists])
    order = docs.argsort(kind="stable")
    docs = docs[order]
    first = firsts(docs)
    weights = np.concatenate([one.weights for one in lists])[order]
    best = Postings(docs[first], np.maximum.reduceat(weights, first))
    if not any(hints):
        return best, None
    flags = np.repeat(np.logical_not(hints), [len(one.docs) for one in lists])[order]
    return best, np.logical_or.reduceat(flags, first)


def _times(postings: Postings, factor: float) -> Postings:
    if factor == 1.0:
        return postings
    return Postings(postings.docs, postings.weights * np.float32(factor))


def _limit(counted: Sequence[Counted], programs: int) -> float:
    """The idf of the word itself: what stands for it says no more. Infinite without the word."""
    for match, frequency in counted:
        if match.channel in _ITSELF and not match.hint:
            return scalar_idf(programs, frequency)
    return inf


def _weight(match: Match, frequency: int, limit: float, programs: int) -> float:
    """The match's weight, less where it is rarer than the word that it stands for."""
    if match.channel in _ITSELF or limit == inf:
        return match.weight
    return match.weight * min(1.0, limit / scalar_idf(programs, frequency))
