"""The inverted index, derived from the forward index: postings with weights, and positions.

The weight of a word in a program is BM25F's; see ``bm25f``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.index import files
from indexer.index.bm25f import Floats, idf, saturated
from indexer.index.field_boosts import FIELDS, Field
from indexer.index.forward import Forward
from indexer.index.growing_arrays import Growing

# Positions that are read, and occurrences that are sorted at a time: some tens of megabytes; more
# where all positions would be read more often than this.
_AT_A_TIME = 1 << 20
_PASSES = 32


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


def invert(
    forward: Forward, fields: Sequence[Field] = FIELDS, directory: Path | None = None
) -> Inverted:
    """The inverted index of ``forward``, whose programs have these fields.

    What grows with the text goes into the files of a generation in ``directory``, or into memory
    without one. Some terms are inverted at a time, so that what this takes does not grow.
    """
    terms, lexeme_terms = _terms(forward)
    occurrence = _occurrence_weights(np.diff(forward.bounds).reshape(-1, len(fields)), fields)
    frequencies = _term_frequencies(forward, lexeme_terms, len(terms))
    positions, docs = (
        Growing(np.int32, directory and directory / files.array_file(name))
        for name in ("positions", "docs")
    )
    weights = Growing(np.float32, directory and directory / files.array_file("weights"))
    counts = np.zeros(len(terms), np.int64)
    for first, last in _batches(frequencies):
        term_of, places = _sorted_occurrences(forward, lexeme_terms, first, last)
        slots = forward.bounds.searchsorted(places.astype(np.int64), "right") - 1
        programs = (slots // len(fields)).astype(np.int32)
        new_posting = np.ones(len(places), bool)
        new_posting[1:] = (np.diff(programs) != 0) | (np.diff(term_of) != 0)
        begins = np.flatnonzero(new_posting)
        pseudo = _sums(occurrence[slots], begins)
        own = np.bincount(term_of[begins] - first, minlength=last - first)
        counts[first:last] = own
        positions.append(places)
        docs.append(programs[begins])
        weighed = saturated(pseudo) * np.repeat(idf(forward.programs, own), own)
        weights.append(weighed.astype(np.float32))
    return Inverted(
        terms,
        lexeme_terms,
        _bounds(frequencies),
        positions.done(),
        _bounds(counts),
        docs.done(),
        weights.done(),
        occurrence,
    )


def _term_frequencies(
    forward: Forward, lexeme_terms: NDArray[np.int32], terms: int
) -> NDArray[np.int64]:
    """How often each term occurs, as a part or as a compound."""
    counts = np.bincount(lexeme_terms[forward.compounds[:, 1]], minlength=terms)
    for first in range(0, len(forward.tokens), _AT_A_TIME):
        tokens = forward.tokens[first : first + _AT_A_TIME]
        counts += np.bincount(lexeme_terms[tokens[tokens >= 0]], minlength=terms)
        files.let_go(forward.tokens)
    return counts.astype(np.int64)


def _batches(frequencies: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """First and behind the last of terms that occur so often in all, or of one term."""
    bounds = _bounds(frequencies)
    size = max(_AT_A_TIME, int(bounds[-1]) // _PASSES)
    first = 0
    while first < len(frequencies):
        last = int(bounds.searchsorted(bounds[first] + size, "right")) - 1
        last = max(last, first + 1)
        yield first, last
        first = last


def _terms(forward: Forward) -> tuple[tuple[str, ...], NDArray[np.int32]]:
    """The terms, and the number of each lexeme's; lexemes in order have their terms in order."""
    of_lexemes = [lexeme.term for lexeme in forward.lexemes]
    terms = tuple(dict.fromkeys(of_lexemes))
    numbers = dict(zip(terms, range(len(terms)), strict=True))
    return terms, np.array([numbers[term] for term in of_lexemes], np.int32)


def average_lengths(lengths: NDArray[np.int64]) -> NDArray[np.float64]:
    """The average length of each field in the programs that have it; 0 where none has."""
    averages: NDArray[np.float64] = lengths.sum(axis=0) / np.maximum(
        np.count_nonzero(lengths, axis=0), 1
    )
    return averages


def _occurrence_weights(lengths: NDArray[np.int64], fields: Sequence[Field]) -> Floats:
    """Boost over relative length, for every program and field; 0 for empty fields.

    A field's length is compared with its average in the programs that have it.
    """
    averages = average_lengths(lengths)
    b = np.array([field.b for field in fields])
    boosts = np.array([field.boost for field in fields])
    relative_to = np.where(averages > 0, averages, 1)
    weights = np.zeros(lengths.shape, np.float32)
    programs = max(1, _AT_A_TIME // len(fields))
    for first in range(0, len(lengths), programs):
        own = lengths[first : first + programs]
        norms = 1 - b + b * own / relative_to
        weights[first : first + programs] = np.where(own > 0, boosts / norms, 0)
    return weights.ravel()


def _sorted_occurrences(
    forward: Forward, lexeme_terms: NDArray[np.int32], first: int, last: int
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Terms and positions of all parts and compounds of some terms, by term, then position."""
    wanted = (first <= lexeme_terms) & (lexeme_terms < last)
    # What is negative, from the end, is no term.
    wanted = np.append(wanted, (False, False))
    compounds = forward.compounds[wanted[forward.compounds[:, 1]]]
    found = [_keys(lexeme_terms[compounds[:, 1]], compounds[:, 0])]
    # What was read is let go at once: it is a quarter of all that a build writes.
    for start in range(0, len(forward.tokens), _AT_A_TIME):
        tokens = forward.tokens[start : start + _AT_A_TIME]
        at = np.flatnonzero(wanted[tokens])
        found.append(_keys(lexeme_terms[tokens[at]], at + start))
        files.let_go(forward.tokens)
    keys = np.concatenate(found)
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
