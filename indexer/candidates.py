"""The programs that a plan may find, numbered from 0 in the order of the corpus.

The tables of a search have an entry for each of them, so that a search costs what the postings it
touches cost, however large the collection is. Programs without any match are no candidates, except
where there are so few that numbering the others would cost more.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from indexer.plan import Place, Slot
from indexer.postings import Found, distinct

Docs = NDArray[np.int32]
Places = NDArray[np.integer[Any]]
Weights = NDArray[np.float32]
# When the postings touched are more than one in so many programs, every program is a candidate; a
# list this many times longer than another is searched for its entries.
FEW = 8


class Candidates(Protocol):
    """``size`` programs; a place is a candidate's number."""

    size: int

    def postings(self, found: Found) -> tuple[Places, Weights]:
        """The places of the programs that have a match, with the match's weights."""

    def places(self, docs: Docs) -> Places:
        """The places of those programs that are candidates."""

    def programs(self, places: Places) -> NDArray[np.int64]:
        """The programs at places."""


class _Everything:
    """Every program is its own place."""

    def __init__(self, programs: int) -> None:
        self.size = programs

    def postings(self, found: Found) -> tuple[Places, Weights]:
        return found.docs, found.weights

    def places(self, docs: Docs) -> Places:
        return docs

    def programs(self, places: Places) -> NDArray[np.int64]:
        return places.astype(np.int64, copy=False)


class _Some:
    """The programs ``docs``, ascending, of which there is at least one."""

    def __init__(self, docs: Docs) -> None:
        self.size = len(docs)
        self._docs = docs

    def places(self, docs: Docs) -> Places:
        places = self._docs.searchsorted(docs)
        known: Places = places[self._docs.take(places, mode="clip") == docs]
        return known

    def programs(self, places: Places) -> NDArray[np.int64]:
        return self._docs[places].astype(np.int64)


class _Matching(_Some):
    """The programs that have some match."""

    def __init__(self, docs: Docs, programs: int) -> None:
        super().__init__(docs)
        self._programs = programs

    def postings(self, found: Found) -> tuple[Places, Weights]:
        if len(found.docs) == self.size:
            return np.arange(self.size), found.weights
        return self._table[found.docs], found.weights

    @cached_property
    def _table(self) -> NDArray[np.int64]:
        """The place of each candidate; what is there for other programs means nothing."""
        table = np.empty(self._programs, np.int64)
        table[self._docs] = np.arange(self.size)
        return table


class _Filtered(_Some):
    """The programs that have the phrases, which are all in each of ``lists``."""

    def __init__(self, docs: Docs, lists: Sequence[Docs]) -> None:
        super().__init__(docs)
        self._lists = lists

    def postings(self, found: Found) -> tuple[Places, Weights]:
        if found.docs is self._docs:
            return np.arange(self.size), found.weights
        places = found.docs.searchsorted(self._docs)
        if any(found.docs is docs for docs in self._lists):
            return np.arange(self.size), found.weights[places]
        has = found.docs.take(places, mode="clip") == self._docs
        return has.nonzero()[0], found.weights[places[has]]


def candidates(
    slots: Sequence[Slot],
    found: Sequence[Sequence[Found]],
    bonuses: Sequence[Found],
    programs: int,
) -> Candidates | None:
    """What may be found among ``programs`` by ``found``, the matches of each slot, and bonuses.

    None when that is nothing.
    """
    strict = {slot.place[0] for slot in slots if slot.strict}
    if strict:
        phrases = [_having(group, slots, found) for group in sorted(strict)]
        docs, lists = _in_all(phrases)
        if len(docs):
            return _Filtered(docs, lists)
    every = [one.docs for matches in (*found, bonuses) for one in matches]
    if sum(map(len, every)) * FEW >= programs:
        return _Everything(programs)
    return _Matching(united(every), programs) if every else None


def _having(group: int, slots: Sequence[Slot], found: Sequence[Sequence[Found]]) -> Docs:
    """The programs that have all required slots of some place in a group."""
    places: dict[Place, Docs] = {}
    for slot, matches in zip(slots, found, strict=True):
        if slot.place[0] == group and slot.required:
            docs = satisfying(matches)
            known = places.get(slot.place)
            places[slot.place] = docs if known is None else common(known, docs)
    return united(list(places.values()))


def _in_all(lists: Sequence[Docs]) -> tuple[Docs, list[Docs]]:
    """The programs in all lists, and the lists; without a list that would leave no program."""
    docs: Docs = np.zeros(0, np.int32)
    used: list[Docs] = []
    for one in lists:
        remaining = common(docs, one) if used else one
        if len(remaining):
            docs = remaining
            used.append(one)
    return docs, used


def satisfying(found: Sequence[Found]) -> Docs:
    """The programs that have a match which is no mere hint."""
    return united([one.docs for one in found if not one.match.hint])


def united(lists: Sequence[Docs]) -> Docs:
    """The programs in any of some ascending lists, ascending, each once."""
    if len(lists) < 2:
        return lists[0] if lists else np.zeros(0, np.int32)
    return distinct(np.concatenate(lists))


def common(docs: Docs, others: Docs) -> Docs:
    """The programs in both of two ascending lists."""
    if len(docs) > len(others):
        docs, others = others, docs
    if not len(docs):
        return docs
    if len(others) > FEW * len(docs):
        both = others.take(others.searchsorted(docs), mode="clip") == docs
    else:
        marked = np.zeros(max(docs[-1], others[-1]) + 1, bool)
        marked[others] = True
        both = marked[docs]
    found: Docs = docs[both]
    return found
