"""The programs that a plan may find: those that have its phrases, or any of its matches.

Each has a place of its own, so that sums cost what the postings cost that are touched, however
large the collection is. When so many are touched that giving places would cost more, every program
has its own.
"""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.index.postings import Docs, Postings, Weights
from indexer.matches.lookup import united
from indexer.matches.query_plan import Place
from indexer.ranking.matched_plan import MatchedPlan

Places = NDArray[np.signedinteger[Any]]
# When the postings touched are more than one in so many programs, every program is a candidate; a
# list this many times longer than another is searched for its entries.
FEW = 8
# Giving places takes as long as touching so many postings.
_PLACING = 128
# To look for so many programs in a list one by one takes less than NumPy's calls do: of 8 to 64, 16
# was the quickest for questions over Wikipedia.
_ONE_BY_ONE = 16


class Placed(NamedTuple):
    """Lists of postings one behind the other, at the places of the candidates.

    ``ends`` is where each list ends. ``docs`` are the programs at the places, ascending; None where
    each of ``size`` programs is its own place.
    """

    places: Places
    weights: Weights
    ends: list[int]
    docs: Docs | None
    size: int

    def programs(self, places: Places) -> Docs:
        """The programs at places."""
        return places if self.docs is None else self.docs[places]


def placed(lists: Sequence[Postings], programs: int) -> Placed:
    """Some lists, at least one, with places for all that they name among ``programs``."""
    docs, weights = zip(*lists, strict=True)
    ends = list(accumulate(map(len, docs)))
    named = np.concatenate(docs)
    if (ends[-1] + _PLACING) * FEW >= programs:
        return Placed(named, np.concatenate(weights), ends, None, programs)
    distinct_docs, places = _numbered(named)
    return Placed(places, np.concatenate(weights), ends, distinct_docs, len(distinct_docs))


def _numbered(named: Docs) -> tuple[Docs, Places]:
    """The programs that are named, ascending, and for each naming the number of its program."""
    order, docs, is_new = _sorted(named)
    numbers = np.empty(len(named), np.int64)
    numbers[order] = is_new.cumsum() - 1
    return docs[is_new], numbers


def _sorted(named: Docs) -> tuple[NDArray[np.int64], Docs, NDArray[np.bool_]]:
    """What puts namings in order, these in order, and which are the first of their program."""
    # A stable sort finds lists in what is one ascending list after the other, and merges them.
    order = named.argsort(kind="stable")
    docs = named[order]
    is_new = np.empty(len(named), bool)
    is_new[0] = True
    np.not_equal(docs[1:], docs[:-1], out=is_new[1:])
    return order, docs, is_new


def placed_within(lists: Sequence[Postings], docs: Docs) -> Placed:
    """What some lists, at least one, say of the programs ``docs``, which are the candidates."""
    places, weights = zip(*[_within(one, docs) for one in lists], strict=True)
    ends = list(accumulate(map(len, places)))
    return Placed(np.concatenate(places), np.concatenate(weights), ends, docs, len(docs))


def _within(one: Postings, docs: Docs) -> tuple[Places, Weights]:
    if not len(one.docs):
        return np.zeros(0, np.int64), one.weights
    at = one.docs.searchsorted(docs)
    places = (one.docs.take(at, mode="clip") == docs).nonzero()[0]
    return places, one.weights[at[places]]


def in_any(lists: Sequence[Postings], programs: int) -> Postings:
    """The programs that are in any of some lists, at least one, with the sums of their weights."""
    docs = np.concatenate([one.docs for one in lists])
    weights = np.concatenate([one.weights for one in lists])
    if (len(docs) + _PLACING) * FEW >= programs:
        sums = np.bincount(docs, weights, programs)
        # Looking for what is not zero is much faster among flags.
        docs = (sums > 0).nonzero()[0]
        return Postings(docs, sums[docs].astype(np.float32))
    order, docs, is_new = _sorted(docs)
    sums = np.add.reduceat(weights[order], is_new.nonzero()[0], dtype=np.float64)
    return Postings(docs[is_new], sums.astype(np.float32))


def in_all(lists: Sequence[Postings]) -> Postings:
    """The programs that are in all of some lists, at least one, with the sums of their weights."""
    first, *others = sorted(lists, key=_length)
    docs: Docs = first.docs
    weights: NDArray[np.floating[Any]] = first.weights
    for number, one in enumerate(others):
        if len(docs) <= _ONE_BY_ONE:
            return _held_by_all(Postings(docs, weights), others[number:])
        at = one.docs.searchsorted(docs)
        both = one.docs.take(at, mode="clip") == docs
        docs, weights = docs[both], weights[both].astype(np.float64) + one.weights[at[both]]
    return Postings(docs, weights.astype(np.float32))


def _held_by_all(few: Postings, lists: Sequence[Postings]) -> Postings:
    """The same of few programs, of which each is looked for in one list after the other."""
    columns = [(one.docs.data, one.weights.data, len(one.docs)) for one in lists]
    found: dict[int, float] = {}
    for doc, weight in zip(few.docs.tolist(), few.weights.tolist(), strict=True):
        for docs, weights, size in columns:
            at = bisect_left(docs, doc)
            if at == size or docs[at] != doc:
                break
            weight += weights[at]
        else:
            found[doc] = weight
    return Postings(np.array([*found], few.docs.dtype), np.array([*found.values()], np.float32))


def _length(one: Postings) -> int:
    return len(one.docs)


def having_phrases(plan: MatchedPlan) -> Docs | None:
    """The programs that have all phrases of a plan; a phrase that would leave none is ignored.

    None without a phrase that any program has.
    """
    strict = {slot.place[0] for slot in plan.slots if slot.strict}
    if not strict:
        return None
    lists = [docs for docs in _having_groups(strict, plan) if len(docs)]
    if not lists:
        return None
    remaining = _in_all(sorted(lists, key=len))
    return remaining if len(remaining) else _in_most(lists)


def _having_groups(groups: Collection[int], plan: MatchedPlan) -> list[Docs]:
    """For each of some groups, the programs that have all required slots of some place in it."""
    having: dict[int, dict[Place, Docs]] = {}
    for slot, row in zip(plan.slots, plan.rows, strict=True):
        place = slot.place
        if place[0] in groups and slot.required:
            places = having.setdefault(place[0], {})
            places[place] = common(places[place], row.having) if place in places else row.having
    return [united(list(having[group].values())) for group in sorted(having)]


def _in_all(lists: Sequence[Docs]) -> Docs:
    remaining = lists[0]
    for one in lists[1:]:
        if not len(remaining):
            break
        remaining = common(remaining, one)
    return remaining


def _in_most(lists: Sequence[Docs]) -> Docs:
    """The programs that are in all lists but those that would leave no program."""
    remaining = lists[0]
    for one in lists[1:]:
        less = common(remaining, one)
        remaining = less if len(less) else remaining
    return remaining


def common(docs: Docs, others: Docs) -> Docs:
    """The programs in both of two ascending lists."""
    if len(docs) > len(others):
        docs, others = others, docs
    if not len(docs):
        return docs
    if len(others) > FEW * len(docs):
        both = common_flags(docs, others)
    else:
        marked = np.zeros(max(docs[-1], others[-1]) + 1, bool)
        marked[others] = True
        both = marked[docs]
    found: Docs = docs[both]
    return found


def common_flags(docs: Docs, others: Docs) -> NDArray[np.bool_]:
    """Which programs of an ascending list are in another one."""
    if not len(others):
        return np.zeros(len(docs), bool)
    flags: NDArray[np.bool_] = others.take(others.searchsorted(docs), mode="clip") == docs
    return flags


def lacking(docs: Docs, others: Docs) -> Docs:
    """The programs of an ascending list, not empty, that are not in another, in any order."""
    others = others[others <= docs[-1]]
    marked = np.zeros(docs[-1] + 1, bool)
    marked[others] = True
    left: Docs = docs[~marked[docs]]
    return left
