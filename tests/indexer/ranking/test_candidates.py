"""Lists of programs, put together in every way that a search does."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from indexer.index.postings import Postings
from indexer.ranking import candidates
from indexer.ranking.candidates import (
    Placed,
    common,
    in_all,
    in_any,
    placed,
    placed_within,
    united,
)

PROGRAMS = 41
SETS = st.sets(st.integers(0, PROGRAMS - 1), max_size=30)
# Weights that add up exactly, in whatever order.
WEIGHTED = st.dictionaries(
    st.integers(0, PROGRAMS - 1), st.integers(1, 8).map(lambda n: n / 4), min_size=1, max_size=30
)
# The limit decides how lists are put together, not what comes out.
FEW = st.sampled_from((0, candidates.FEW, 1_000))


def docs(numbers: set[int]) -> NDArray[np.int32]:
    return np.array(sorted(numbers), np.int32)


def postings(weights: Mapping[int, float]) -> Postings:
    ordered = dict(sorted(weights.items()))
    return Postings(np.array(list(ordered), np.int32), np.array(list(ordered.values()), np.float32))


@contextmanager
def limit(few: int) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(candidates, "FEW", few)
        yield


@given(lists=st.lists(SETS, max_size=5))
def test_united_is_the_union(lists: list[set[int]]) -> None:
    assert united([docs(one) for one in lists]).tolist() == sorted(set().union(*lists))


@given(first=SETS, second=SETS, few=FEW)
def test_common_is_the_intersection(first: set[int], second: set[int], few: int) -> None:
    with limit(few):
        assert common(docs(first), docs(second)).tolist() == sorted(first & second)


@given(lists=st.lists(WEIGHTED, min_size=1, max_size=5), few=FEW)
def test_programs_in_any_list_and_in_all_have_the_sums(
    lists: list[dict[int, float]], few: int
) -> None:
    names = sorted(set().union(*lists))
    sums = {doc: sum(one.get(doc, 0) for one in lists) for doc in names}
    everywhere = {doc: sums[doc] for doc in names if all(doc in one for one in lists)}
    with limit(few):
        found = in_any([postings(one) for one in lists], PROGRAMS)
        assert dict(zip(found.docs.tolist(), found.weights.tolist(), strict=True)) == sums
        assert found.docs.tolist() == names
        found = in_all([postings(one) for one in lists])
        assert dict(zip(found.docs.tolist(), found.weights.tolist(), strict=True)) == everywhere
        assert found.docs.tolist() == list(everywhere)


@given(lists=st.lists(WEIGHTED, min_size=1, max_size=5), within=SETS, few=FEW)
def test_every_posting_has_its_place(
    lists: list[dict[int, float]], within: set[int], few: int
) -> None:
    with limit(few):
        check_places(placed([postings(one) for one in lists], PROGRAMS), lists)
        restricted = [{doc: one[doc] for doc in one if doc in within} for one in lists]
        check_places(placed_within([postings(one) for one in lists], docs(within)), restricted)


def check_places(found: Placed, lists: list[dict[int, float]]) -> None:
    programs = found.programs(found.places).tolist()
    rows = list(zip(programs, found.weights.tolist(), strict=True))
    for start, end, one in zip([0, *found.ends], found.ends, lists, strict=False):
        assert rows[start:end] == sorted(one.items())
    assert found.ends[-1] == len(rows) == sum(map(len, lists))
    assert all(0 <= place < found.size for place in found.places.tolist())
