"""Programs that are like others: those that share their most telling words."""

import numpy as np
from numpy.typing import NDArray

from indexer.fields import FIELDS, TEXT_FIELDS
from indexer.forward import NO_TERM
from indexer.postings import term_postings
from indexer.rank import Ranking
from indexer.segment import Segment

# The words of a program by which it is compared: the rest says little and costs time.
_TELLING = 25
# Programs with fewer of these words in common are alike by chance.
_MIN_COMMON = 3
# A result with fewer complete hits than this is filled up with programs like its best ones, as
# partial hits at the end. On the tuning half of tests/judgements that is worth .01 nDCG: who finds
# one program on a subject wants to see the others, whatever words they use.
_FILL_TO = 5
# How many of the best hits the others must be like, and how much: less is only common words.
_MODELS = 3
MIN_LIKENESS = 0.1


def likeness(segment: Segment, doc: int) -> NDArray[np.float32]:
    """How like ``doc`` every program is: 1 for itself, 0 with too few telling words in common.

    The product of the words' BM25F weights in both, over the product of ``doc`` with itself.
    """
    scores = np.zeros(segment.programs, np.float32)
    common = np.zeros(segment.programs, np.int32)
    for term, weight in _telling_terms(segment, doc):
        docs, weights = term_postings(segment, term)
        scores[docs] += weights * weight
        common[docs] += 1
    scores[common < _MIN_COMMON] = 0
    return scores / scores[doc] if scores[doc] else scores


def _telling_terms(segment: Segment, doc: int) -> list[tuple[int, np.float32]]:
    """The nouns of a program's own text that weigh most in it, with their weights."""
    first = doc * len(FIELDS)
    low, high = segment.bounds[first], segment.bounds[first + TEXT_FIELDS]
    tokens = np.unique(segment.tokens[low:high])
    nouns = [token for token in tokens.tolist() if token != NO_TERM and segment.is_noun[token]]
    terms = np.unique(segment.lexeme_terms[nouns]).tolist() if nouns else []
    weighted = [(_weight(segment, term, doc), term) for term in terms]
    return [(term, weight) for weight, term in sorted(weighted, reverse=True)[:_TELLING]]


def _weight(segment: Segment, term: int, doc: int) -> np.float32:
    docs, weights = term_postings(segment, term)
    weight: np.float32 = weights[np.searchsorted(docs, doc)]
    return weight


def filled(segment: Segment, ranking: Ranking) -> Ranking:
    """The ranking with programs like its best hits behind all others, where it has few."""
    found = np.count_nonzero(ranking.complete)
    if not 0 < found < _FILL_TO:
        return ranking
    best = ranking.top(0, min(_MODELS, int(found)))
    shares = ranking.scores[best] / ranking.scores[best].sum()
    alike = sum(
        likeness(segment, doc) * share
        for doc, share in zip(ranking.docs[best].tolist(), shares, strict=True)
    )
    alike[ranking.docs] = 0
    wanted = max(0, _FILL_TO - len(ranking.docs))
    nearest = np.argsort(-alike, kind="stable")[:wanted]
    return ranking.extended(nearest[alike[nearest] >= MIN_LIKENESS], alike)
