"""Ranges: what belongs to number n of something is a slice of an array, by bounds."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray


def cumulated(sizes: Sequence[int] | NDArray[np.int64]) -> NDArray[np.int64]:
    """0 and the running sums: the bounds of slices of these sizes."""
    return np.concatenate(([0], np.cumsum(sizes, dtype=np.int64)))


def runs(numbers: NDArray[np.int64], borders: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """First and behind the last of numbers that count up, none with a border inside."""
    ends = (np.diff(numbers) != 1) | np.isin(numbers[1:], borders)
    starts = np.flatnonzero(np.concatenate(([len(numbers) > 0], ends)))
    for start, end in pairwise([*starts.tolist(), len(numbers)]):
        yield int(numbers[start]), int(numbers[end - 1]) + 1
