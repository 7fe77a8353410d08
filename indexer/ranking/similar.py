"""Programs that are like others: those that share their most telling words."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from typing import TypeAlias

import numpy as np

from indexer.index.segment import Segment
from indexer.query.query import DEFAULT_PER_PAGE
from indexer.ranking.ranking import Ranking

# The words of a program by which it is compared: the rest says little and costs time.
TELLING = 25
# Programs with fewer of these words in common, or less alike, are alike by chance.
MIN_COMMON = 3
MIN_LIKENESS = 0.1
# As many as anybody looks at; more are not kept.
NEAREST = 20
# How many of the best hits the others must be like.
_MODELS = 3
# Programs whose nearest ones are kept ready: all of a plan, the popular ones of a large corpus.
_CACHED = 4096
# The programs most like one, by number, and how like they are: the likest first.
Nearest: TypeAlias = tuple[tuple[int, float], ...]


class Similar:
    """Compares the programs of one generation."""

    def __init__(self, segment: Segment) -> None:
        # Not a method of this object: a generation that is no longer served must go at once, with
        # its open files, and not when the collector of cycles comes by.
        self.nearest = lru_cache(_CACHED)(partial(_nearest, segment))

    def filled(self, ranking: Ranking) -> Ranking:
        """The ranking with further partial hits behind all others, where the first page has few.

        On the tuning half of tests/judgements that is worth .015 nDCG: who finds one program on a
        subject wants to see the others, whatever words they use.
        What a program scores for the query, compared with the last hit, and how much it is like the
        best hits add up.
        """
        if len(ranking.docs) >= DEFAULT_PER_PAGE or not ranking.completes:
            return ranking
        docs, weights = ranking.rest
        rest = zip(docs.tolist(), weights.tolist(), strict=True)
        return ranking.extended(filling(list(ranking.rows()), rest, self.nearest))


def filling(
    rows: Sequence[tuple[int, float, bool]],
    rest: Iterable[tuple[int, float]],
    nearest: Callable[[int], Iterable[tuple[int, float]]],
) -> dict[int, float]:
    """The programs that fill a first page with few ``rows``, with a score from 0 to .5.

    ``rows`` are programs with what they score and whether they are complete, some of them are;
    ``rest`` are the best of those that have too little of the query to be listed.
    """
    scores = _alike(rows, nearest)
    lowest = min([score for _, score, _ in rows])
    for doc, score in rest:
        scores[doc] = scores.get(doc, 0.0) + score / lowest
    listed = {doc for doc, _, _ in rows}
    chosen = sorted([(-score, doc) for doc, score in scores.items() if doc not in listed])
    # At most half of what the last hit has, so that all of them stay behind.
    largest = 2 * max(1.0, -chosen[0][0]) if chosen else 1.0
    return {doc: -score / largest for score, doc in chosen[: DEFAULT_PER_PAGE - len(rows)]}


def _alike(
    rows: Iterable[tuple[int, float, bool]],
    nearest: Callable[[int], Iterable[tuple[int, float]]],
) -> dict[int, float]:
    """How much programs are like the best hits, by program: at most 1."""
    models = best_complete(rows)
    total = sum([score for score, _ in models])
    alike: dict[int, float] = {}
    for score, model in models:
        share = score / total
        for doc, likeness in nearest(model):
            alike[doc] = alike.get(doc, 0.0) + likeness * share
    return alike


def best_complete(rows: Iterable[tuple[int, float, bool]]) -> list[tuple[float, int]]:
    """The best complete hits, which others must be like: the negative score of each, its number."""
    return sorted([(-score, doc) for doc, score, is_complete in rows if is_complete])[:_MODELS]


def _nearest(segment: Segment, doc: int) -> Nearest:
    """The programs most like ``doc`` but itself, and how like: 1 where it could be itself.

    Likeness is the product of the words' BM25F weights in both programs, over the product of
    ``doc`` with itself.
    """
    scores = np.zeros(segment.programs, np.float32)
    common = np.zeros(segment.programs, np.int32)
    for term, weight in _key_terms(segment, doc):
        docs, weights = segment.postings(term)
        scores[docs] += weights * weight
        common[docs] += 1
    own = scores[doc]
    scores[common < MIN_COMMON] = 0
    scores[doc] = 0
    # Few are alike at all: putting all in order takes most of the time.
    alike = np.flatnonzero((scores > 0) & (scores >= MIN_LIKENESS * own))
    order = alike[np.argsort(-scores[alike], kind="stable")[:NEAREST]]
    return tuple((int(other), float(scores[other] / own)) for other in order)


def _key_terms(segment: Segment, doc: int) -> list[tuple[int, np.float32]]:
    """The nouns of a program's own text that weigh most in it, with their weights."""
    terms, nouns = segment.terms, segment.forward.nouns(doc)
    weights = segment.weights_in(doc, np.array(nouns, np.int64))
    # Of those that weigh less than TELLING others none is looked at.
    least = np.partition(weights, -TELLING)[-TELLING] if len(nouns) > TELLING else 0
    weighted = [
        (weight, terms[term], term)
        for weight, term in zip(weights, nouns, strict=True)
        if weight >= least
    ]
    return [(term, weight) for weight, _, term in sorted(weighted, reverse=True)[:TELLING]]
