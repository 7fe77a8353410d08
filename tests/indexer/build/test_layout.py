"""When an update leaves the main segment as it is, and which programs it then writes."""

from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.build.layout import MAX_SHARE, MIN_MAIN, Layout, beside, whole

MOST = int(MAX_SHARE * MIN_MAIN)


def is_whole(layout: Layout, programs: int) -> bool:
    return layout.order is None and layout.written.tolist() == list(range(programs))


def without(main: int, deleted: int) -> np.ndarray:
    """The numbers of a plan that has all of a main segment's programs but the first ones."""
    return np.arange(deleted, main)


@given(
    kept=st.sets(st.integers(0, 19), min_size=1).map(sorted),
    others=st.lists(st.tuples(st.integers(0, 20), st.integers(20, 60)), max_size=20),
)
def test_what_is_not_in_the_main_segment_is_written_in_the_plans_order(
    kept: list[int], others: list[tuple[int, int]]
) -> None:
    numbers = list(kept)
    for at, number in others:
        numbers.insert(at, number)
    with patch("indexer.build.layout.MIN_MAIN", 0), patch("indexer.build.layout.MAX_SHARE", 1.0):
        layout = beside(20, np.array(numbers))
    assert layout.order is not None
    assert layout.written.tolist() == [at for at, number in enumerate(numbers) if number >= 20]
    assert [number for number in layout.order.tolist() if number < 20] == kept
    assert layout.order[layout.written].tolist() == list(range(20, 20 + len(others)))


def test_a_small_collection_is_written_whole() -> None:
    assert is_whole(beside(MIN_MAIN - 1, np.arange(MIN_MAIN - 1)), MIN_MAIN - 1)
    assert beside(MIN_MAIN, np.arange(MIN_MAIN)).order is not None


@pytest.mark.parametrize("changed", [MOST, MOST + 1])
def test_many_deletions_are_cleared_away(changed: int) -> None:
    layout = beside(MIN_MAIN, without(MIN_MAIN, changed))
    assert is_whole(layout, MIN_MAIN - changed) == (changed > MOST)


@pytest.mark.parametrize("changed", [MOST, MOST + 1])
def test_many_additions_are_written_into_the_main_segment(changed: int) -> None:
    layout = beside(MIN_MAIN, np.arange(MIN_MAIN + changed))
    assert is_whole(layout, MIN_MAIN + changed) == (changed > MOST)


def test_another_order_is_written_whole() -> None:
    numbers = np.arange(MIN_MAIN)
    numbers[[5, 7]] = numbers[[7, 5]]
    assert is_whole(beside(MIN_MAIN, numbers), MIN_MAIN)
    assert is_whole(whole(3), 3)
