"""The inverted index, derived from the forward index: postings with weights, and positions.

The weight of a word in a program is BM25F's (Robertson, Zaragoza, Taylor: Simple BM25 extension to
multiple weighted fields, 2004): frequencies in the fields are normalized by the field's length,
multiplied by the field's boost and added up to one pseudo frequency tf; the score is
idf × tf × (k1 + 1) / (tf + k1). The idf is BM25's as Lucene has it, never negative:
ln(1 + (N - n + 0.5) / (n + 0.5)).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log1p
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.index.fields import FIELDS, K1, Field
from indexer.index.forward import Forward

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Inverted:
    """Terms are numbered in sorted order; what belongs to term t is a slice.

    ``positions[position_bounds[t]:position_bounds[t + 1]]`` are its positions, ascending;
    ``docs`` and ``weights`` (scores) have a slice by ``posting_bounds`` alike. ``occurrence`` is,
    for every program and field, what one occurrence there adds to the pseudo frequency.
    ``lexeme_terms`` is the term of each lexeme.
    """

    terms: tuple[str, ...]
    lexeme_terms: NDArray[np.int32]
    position_bounds: NDArray[np.int64]
    positions: NDArray[np.int32]
    posting_bounds: NDArray[np.int64]
    docs: NDArray[np.int32]
    weights: Floats
    occurrence: Floats


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


def invert(forward: Forward, fields: Sequence[Field] = FIELDS) -> Inverted:
    """The inverted index of ``forward``, whose programs have these fields."""
    terms, lexeme_terms = _terms(forward)
    occurrence = _occurrence_weights(np.diff(forward.bounds).reshape(-1, len(fields)), fields)
    term_of, positions = _sorted_occurrences(forward, lexeme_terms)
    # A table of all positions is several times faster than a search for each occurrence.
    slots = np.repeat(np.arange(len(occurrence)), np.diff(forward.bounds))[positions]
    docs = (slots // len(fields)).astype(np.int32)
    new_posting = np.ones(len(positions), bool)
    new_posting[1:] = (np.diff(docs) != 0) | (np.diff(term_of) != 0)
    first = np.flatnonzero(new_posting)
    frequencies = _sums(occurrence[slots], first)
    counts = np.bincount(term_of[first], minlength=len(terms))
    weights = saturated(frequencies) * np.repeat(idf(forward.programs, counts), counts)
    return Inverted(
        terms,
        lexeme_terms,
        _bounds(np.bincount(term_of, minlength=len(terms))),
        positions,
        _bounds(counts),
        docs[first],
        weights.astype(np.float32),
        occurrence,
    )


def _terms(forward: Forward) -> tuple[tuple[str, ...], NDArray[np.int32]]:
    """The terms, and the number of each lexeme's; lexemes in order have their terms in order."""
    of_lexemes = [lexeme.term for lexeme in forward.lexemes]
    terms = tuple(dict.fromkeys(of_lexemes))
    numbers = dict(zip(terms, range(len(terms)), strict=True))
    return terms, np.array([numbers[term] for term in of_lexemes], np.int32)


def _occurrence_weights(lengths: NDArray[np.int64], fields: Sequence[Field]) -> Floats:
    """Boost over relative length, for every program and field; 0 for empty fields.

    A field's length is compared with its average in the programs that have it.
    """
    averages = lengths.sum(axis=0) / np.maximum(np.count_nonzero(lengths, axis=0), 1)
    b = np.array([field.b for field in fields])
    boosts = np.array([field.boost for field in fields])
    norms = 1 - b + b * lengths / np.where(averages > 0, averages, 1)
    return np.where(lengths > 0, boosts / norms, 0).astype(np.float32).ravel()


def _sorted_occurrences(
    forward: Forward, lexeme_terms: NDArray[np.int32]
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Terms and positions of all parts and compounds, by term, then position."""
    at = np.flatnonzero(forward.tokens >= 0)
    keys = np.concatenate(
        (
            _keys(lexeme_terms[forward.tokens[at]], at),
            _keys(lexeme_terms[forward.compounds[:, 1]], forward.compounds[:, 0]),
        )
    )
    # Sorting one packed number is several times faster than sorting by two columns.
    keys.sort()
    return (keys >> 32).astype(np.int32), (keys & 0xFFFFFFFF).astype(np.int32)


def _keys(terms: NDArray[np.int32], positions: NDArray[np.signedinteger[Any]]) -> NDArray[np.int64]:
    keys: NDArray[np.int64] = terms.astype(np.int64) << 32 | positions
    return keys


def _sums(values: Floats, first: NDArray[np.int64]) -> Floats:
    return np.add.reduceat(values, first) if len(first) else np.zeros(0, np.float32)


def _bounds(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
