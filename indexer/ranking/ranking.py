"""A ranking: the programs that a plan finds, with what they score, before a page is cut from it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.index.postings import Docs, Postings
from indexer.matches.lookup import NO_POSTINGS, Found

Scores = NDArray[np.float32]
# Per slot of a plan, the matches that some program has.
Evidence = tuple[tuple[Found, ...], ...]
# When some programs have all words, others are listed behind them only if the words they have carry
# at least this share of what the query says (by idf and importance).
MIN_SHARE = 0.4
# Scores of which the highest is found first, to leave out most of the others at once.
_BLOCK = 32


@dataclass(slots=True)
class Ranking:
    """Programs that match, in no order: ``docs`` ascending, with ``scores`` and ``complete``.

    ``complete`` is None where all of them are. ``found`` has, per slot of the plan, the matches
    that some program has. ``rest`` are the best of the programs that have too little of the query
    to be listed behind complete ones; none where the first page is full without. ``alike`` are
    those of ``docs`` that have nothing of the query and are only like the best of the others.
    """

    docs: Docs
    scores: Scores
    complete: NDArray[np.bool_] | None = None
    found: Evidence = ()
    rest: Postings = NO_POSTINGS
    alike: frozenset[int] = frozenset()

    @property
    def matching(self) -> Docs:
        """The programs that have something of the query, ascending."""
        return self.docs[~self.is_alike] if self.alike else self.docs

    @property
    def is_alike(self) -> NDArray[np.bool_]:
        """Whether each program has nothing of the query."""
        flags = np.zeros(len(self.docs), bool)
        flags[self.docs.searchsorted([*self.alike])] = True
        return flags

    @property
    def completes(self) -> int:
        """The number of complete programs."""
        return len(self.docs) if self.complete is None else int(np.count_nonzero(self.complete))

    @property
    def is_complete(self) -> NDArray[np.bool_]:
        """Whether each program is complete."""
        return np.ones(len(self.docs), bool) if self.complete is None else self.complete

    def rows(self) -> Iterator[tuple[int, float, bool]]:
        """Each program with its score and whether it is complete."""
        columns = self.docs.tolist(), self.scores.tolist(), self.is_complete.tolist()
        return zip(*columns, strict=True)

    def alike_last(self, order: NDArray[np.int64]) -> NDArray[np.int64]:
        """An order of indices into ``docs``, with what is only alike behind the others."""
        if not self.alike:
            return order
        return order[self.is_alike[order].argsort(kind="stable")]

    def page(self, chosen: NDArray[np.int64]) -> "RankedPage":
        """The programs at some indices into ``docs``, in that order."""
        complete = np.ones(len(chosen), bool) if self.complete is None else self.complete[chosen]
        docs = self.docs[chosen]
        columns = docs.tolist(), self.scores[chosen].tolist(), complete.tolist()
        return RankedPage(docs, list(zip(*columns, strict=True)), self.found, self.alike)

    def only(self, docs: Docs) -> "Ranking":
        """The ranking of some of its programs, ascending."""
        if len(docs) == len(self.docs):
            return self
        kept = self.docs.searchsorted(docs)
        complete = None if self.complete is None else self.complete[kept]
        alike = self.alike.intersection(docs.tolist()) if self.alike else self.alike
        return Ranking(docs, self.scores[kept], complete, self.found, alike=alike)

    def relaxed(self) -> "Ranking":
        """The same with no program counted as complete: it answers another query."""
        return replace(self, complete=np.zeros(len(self.docs), bool))

    def extended(self, scores: Mapping[int, float]) -> "Ranking":
        """The ranking with further partial programs behind all others, in the order of ``scores``.

        ``scores`` are from 0 to 1, by program; none of them is in the ranking. Those that are not
        among ``rest``, or have no word of the query, only pieces of words side by side, are only
        alike.
        """
        if not scores:
            return self
        lowest = float(self.scores.min(initial=1))
        rows = list(self.rows())
        rows += [(doc, score * lowest, False) for doc, score in scores.items()]
        docs, summed, complete = zip(*sorted(rows), strict=True)
        columns = np.array(docs), np.array(summed, np.float32), np.array(complete)
        alike = frozenset(scores).difference(self._rest_with_words())
        return Ranking(*columns, self.found, alike=alike)

    def _rest_with_words(self) -> set[int]:
        """Those of ``rest`` that have a word of the query, or what stands for it."""
        rest = self.rest.docs
        has = np.zeros(len(rest), bool)
        for one in (one for slot in self.found for one in slot):
            has |= np.isin(rest, one.docs)
        return set(rest[has].tolist())

    def top(self, first: int, last: int) -> NDArray[np.int64]:
        """Indices into ``docs`` of the places [first, last): complete ones first, then by score.

        Equal ones stand in the order of the plan.
        """
        if self.complete is None:
            return _best(self.scores, last)[first:]
        whole = self.complete.nonzero()[0]
        ordered = whole[_best(self.scores[whole], last)]
        if len(ordered) < last:
            rest = (~self.complete).nonzero()[0]
            ordered = np.concatenate((ordered, rest[_best(self.scores[rest], last - len(ordered))]))
        return ordered[first:last]


class RankedPage(NamedTuple):
    """Programs of a ranking in the order in which they are shown.

    ``rows`` are the programs, each with its score and whether it is complete.
    """

    docs: Docs
    rows: list[tuple[int, float, bool]]
    found: Evidence
    alike: frozenset[int]


def everything(programs: int) -> Ranking:
    """The ranking of a query without words: every program, all alike."""
    return Ranking(np.arange(programs), np.zeros(programs, np.float32))


def nothing(found: Evidence = ()) -> Ranking:
    """The ranking that has no program."""
    return Ranking(np.zeros(0, np.int64), np.zeros(0, np.float32), None, found)


def best_of(docs: Docs, scores: Scores, count: int) -> Postings:
    """The ``count`` programs with the highest scores, ascending."""
    best = np.sort(_best(scores, count))
    return Postings(docs[best].astype(np.int32), scores[best])


def _best(scores: Scores, count: int) -> NDArray[np.int64]:
    """Indices of the ``count`` highest scores, highest first, equal ones in their order."""
    if len(scores) < 2:
        return np.arange(min(len(scores), count))
    if len(scores) <= _BLOCK * count:
        return (-scores).argsort(kind="stable")[:count]
    candidates = _highest(scores, count)
    return candidates[(-scores[candidates]).argsort(kind="stable")[:count]]


def _highest(scores: Scores, count: int) -> NDArray[np.int64]:
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
