"""Ranges: what belongs to number n of something is a slice of an array, by bounds."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray


def cumulated(sizes: Sequence[int] | NDArray[np.int64]) -> NDArray[np.int64]:
    """0 and the running sums: the bounds of slices of these sizes."""
    return np.concatenate(([0], np.cumsum(sizes, dtype=np.int64)))


def sliced(firsts: NDArray[np.int64], sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    """The numbers that slices of these sizes have, one slice behind the other."""
    bounds = cumulated(sizes)
    return np.repeat(firsts - bounds[:-1], sizes) + np.arange(bounds[-1])


def runs(numbers: NDArray[np.int64], borders: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """First and behind the last of numbers that count up, none with a border inside."""
    ends = (np.diff(numbers) != 1) | np.isin(numbers[1:], borders)
    starts = np.flatnonzero(np.concatenate(([len(numbers) > 0], ends)))
    for start, end in pairwise([*starts.tolist(), len(numbers)]):
        yield int(numbers[start]), int(numbers[end - 1]) + 1


def rows_within(rows: NDArray[np.int32], first: int, last: int) -> slice:
    """Which rows have ``first`` or more, less than ``last``, in their first column, which ascends.

    NumPy's own search copies a column of a table before it looks: .4 ms where half a million
    programs have 440,000 words of several parts, asked for each program.
    """
    column = rows[:, 0]
    start = bisect_left(column, first)
    return slice(start, bisect_left(column, last, start))


def firsts(values: NDArray[np.signedinteger[Any]]) -> NDArray[np.int64]:
    """Where in ascending values each one stands first."""
    is_new = np.empty(len(values), bool)
    is_new[:1] = True
    np.not_equal(values[1:], values[:-1], out=is_new[1:])
    return is_new.nonzero()[0]


def distinct(values: NDArray[np.signedinteger[Any]]) -> NDArray[np.signedinteger[Any]]:
    """The values ascending, each once. NumPy's own loads its masked arrays for that: 50 ms."""
    # A stable sort finds lists in values that are one ascending list after the other, and merges.
    ordered = np.sort(values, kind="stable")
    is_new = np.empty(len(ordered), bool)
    is_new[:1] = True
    np.not_equal(ordered[1:], ordered[:-1], out=is_new[1:])
    return ordered[is_new]
