"""Lists of programs, put together in every way that a search does."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from indexer import candidates
from indexer.candidates import common, united

SETS = st.sets(st.integers(0, 40), max_size=30)


def docs(numbers: set[int]) -> NDArray[np.int32]:
    return np.array(sorted(numbers), np.int32)


@given(lists=st.lists(SETS, max_size=5))
def test_united_is_the_union(lists: list[set[int]]) -> None:
    assert united([docs(one) for one in lists]).tolist() == sorted(set().union(*lists))


@given(first=SETS, second=SETS, few=st.sampled_from((0, candidates.FEW, 1_000)))
def test_common_is_the_intersection(first: set[int], second: set[int], few: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(candidates, "FEW", few)
        assert common(docs(first), docs(second)).tolist() == sorted(first & second)
