"""Where the terms of a match stand: after each other, or near each other in one field."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.index.ranges import distinct
from indexer.index.searched import Searched

Parts = tuple[tuple[str, ...], ...]
Positions = NDArray[np.int64]

# Words at most so far from each other say one thing: 訓練（防災） has 防災訓練. More than a clause
# of administrative prose has between two of its nouns, less than the way to the next sentence.
NEAR_POSITIONS = 6


def numbers_of(segment: Searched, terms: tuple[str, ...]) -> list[int]:
    """The numbers of those of some terms that any program has."""
    numbers = segment.term_numbers
    return [numbers[term] for term in terms if term in numbers]


def term_positions(segment: Searched, terms: tuple[str, ...]) -> NDArray[np.int64]:
    """Where any of some terms stands, ascending."""
    lists = [segment.positions_of(number) for number in numbers_of(segment, terms)]
    if not lists:
        return np.zeros(0, np.int64)
    return lists[0] if len(lists) == 1 else distinct(np.concatenate(lists))


def followed(first: NDArray[np.int64], second: NDArray[np.int64], step: int) -> NDArray[np.int64]:
    """Those of ``first`` that ``second`` has ``step`` further on; the shorter is looked up."""
    if not len(first) or not len(second):
        return first[:0]
    if len(first) > len(second):
        wanted = second - step
        return wanted[held_by(first, wanted)]
    return first[held_by(second, first + step)]


def near(segment: Searched, parts: Parts) -> NDArray[np.int64]:
    """Number of program and field of the places where the parts stand near each other."""
    found = term_positions(segment, parts[0]).astype(np.int64)
    for terms in parts[1:]:
        found = _beside(segment, term_positions(segment, terms).astype(np.int64), found)
    return segment.forward.slots(found)


def _beside(
    segment: Searched, positions: NDArray[np.int64], others: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Those of some positions that have one of the others near them in the same field."""
    if not len(positions) or not len(others):
        return positions[:0]
    behind = others.searchsorted(positions)
    near = np.zeros(len(positions), bool)
    slots = segment.forward.slots(positions)
    for at in (behind - 1, behind):
        other = others[at.clip(0, len(others) - 1)]
        close = np.abs(other - positions) <= NEAR_POSITIONS
        near |= close & (segment.forward.slots(other) == slots)
    return positions[near]


def held_by(
    sorted_values: NDArray[np.signedinteger[Any]], wanted: NDArray[np.signedinteger[Any]]
) -> NDArray[np.bool_]:
    """Which of ``wanted`` are among the values, of which there are some."""
    at = np.minimum(sorted_values.searchsorted(wanted), len(sorted_values) - 1)
    held: NDArray[np.bool_] = sorted_values[at] == wanted
    return held
