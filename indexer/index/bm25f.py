"""BM25F: what a word in a program weighs.

Robertson, Zaragoza, Taylor: Simple BM25 extension to multiple weighted fields, 2004. Frequencies in
the fields are normalized by the field's length, multiplied by the field's boost (``field_boosts``)
and added up to one pseudo frequency tf; the score is idf × tf × (k1 + 1) / (tf + k1). The idf is
BM25's as Lucene has it, never negative: ln(1 + (N - n + 0.5) / (n + 0.5)).
"""

from math import log1p

import numpy as np
from numpy.typing import NDArray

from indexer.index.field_boosts import K1

Floats = NDArray[np.float32]


def idf(documents: int, frequency: NDArray[np.int64] | int) -> NDArray[np.float64]:
    """BM25's inverse document frequency of terms that ``frequency`` of ``documents`` have."""
    n = np.asarray(frequency, np.float64)
    return np.log1p((documents - n + 0.5) / (n + 0.5))


def scalar_idf(documents: int, frequency: int) -> float:
    """The same for one term, several times faster than for an array of one."""
    return log1p((documents - frequency + 0.5) / (frequency + 0.5))


def saturated(frequencies: Floats) -> Floats:
    """BM25's effect of a pseudo frequency, from 0 up to k1 + 1."""
    result: Floats = frequencies * np.float32(K1 + 1) / (frequencies + np.float32(K1))
    return result
