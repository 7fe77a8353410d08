"""Programs that are like others: those that share their most telling words."""

import numpy as np
from numpy.typing import NDArray

from indexer.fields import FIELDS, TEXT_FIELDS
from indexer.forward import NO_TERM
from indexer.postings import term_postings
from indexer.segment import Segment

# The words of a program by which it is compared: the rest says little and costs time.
_TELLING = 25


def likeness(segment: Segment, doc: int) -> NDArray[np.float32]:
    """How like ``doc`` every program is: 1 for itself, 0 without a telling word in common.

    The product of the words' BM25F weights in both, over the product of ``doc`` with itself.
    """
    scores = np.zeros(segment.programs, np.float32)
    for term, weight in _telling_terms(segment, doc):
        docs, weights = term_postings(segment, term)
        scores[docs] += weights * weight
    return scores / scores[doc] if scores[doc] else scores


def _telling_terms(segment: Segment, doc: int) -> list[tuple[int, np.float32]]:
    """The terms of a program's own text that weigh most in it, with their weights."""
    first = doc * len(FIELDS)
    low, high = segment.bounds[first], segment.bounds[first + TEXT_FIELDS]
    tokens = segment.tokens[low:high]
    terms = np.unique(segment.lexeme_terms[tokens[tokens != NO_TERM]]).tolist()
    weighted = [(_weight(segment, term, doc), term) for term in terms]
    return [(term, weight) for weight, term in sorted(weighted, reverse=True)[:_TELLING]]


def _weight(segment: Segment, term: int, doc: int) -> np.float32:
    docs, weights = term_postings(segment, term)
    weight: np.float32 = weights[np.searchsorted(docs, doc)]
    return weight
