"""Ranges against their definition by loops."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.index.ranges import cumulated, distinct, firsts, rows_within, runs, sliced

SLICES = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 5)), max_size=8)


@given(sizes=st.lists(st.integers(0, 9), max_size=9))
def test_bounds_are_the_sums_before_each(sizes: list[int]) -> None:
    assert cumulated(sizes).tolist() == [sum(sizes[:n]) for n in range(len(sizes) + 1)]


@given(slices=SLICES)
def test_slices_one_behind_the_other(slices: list[tuple[int, int]]) -> None:
    firsts = np.array([first for first, _ in slices], np.int64)
    sizes = np.array([size for _, size in slices], np.int64)
    expected = [n for first, size in slices for n in range(first, first + size)]
    assert sliced(firsts, sizes).tolist() == expected


@given(
    numbers=st.lists(st.integers(0, 12), unique=True, max_size=9),
    borders=st.sets(st.integers(0, 12), max_size=4),
)
def test_runs_put_together_are_the_numbers(numbers: list[int], borders: set[int]) -> None:
    found = list(runs(np.array(numbers, np.int64), np.array(sorted(borders), np.int64)))
    assert [n for first, last in found for n in range(first, last)] == numbers
    assert not any(border in range(first + 1, last) for first, last in found for border in borders)


@given(values=st.lists(st.integers(-9, 9)))
def test_distinct_values_ascend(values: list[int]) -> None:
    assert distinct(np.array(values, np.int64)).tolist() == sorted(set(values))


@given(values=st.lists(st.integers(-9, 9)).map(sorted))
def test_where_each_value_stands_first(values: list[int]) -> None:
    assert firsts(np.array(values, np.int64)).tolist() == [
        values.index(one) for one in sorted(set(values))
    ]


@given(
    column=st.lists(st.integers(0, 20), max_size=9).map(sorted),
    first=st.integers(0, 21),
    length=st.integers(0, 9),
)
def test_rows_within_bounds(column: list[int], first: int, length: int) -> None:
    rows = np.array([(value, 7, 2) for value in column], np.int32).reshape(-1, 3)
    found = rows[rows_within(rows, first, first + length)]
    assert found[:, 0].tolist() == [n for n in column if first <= n < first + length]
