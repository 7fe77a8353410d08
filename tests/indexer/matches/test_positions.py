"""Where terms stand: after each other and near each other, against a walk over the texts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Program
from indexer.index.segment import Segment
from indexer.matches.positions import (
    NEAR_POSITIONS,
    followed,
    held_by,
    near,
    numbers_of,
    term_positions,
)

# Words apart from each other by none to ten others.
TEXTS = tuple("防災" + "、実施" * gap + "、訓練" for gap in range(10))
_ASCENDING = st.sets(st.integers(0, 30)).map(sorted).map(np.array)


@pytest.fixture(scope="module")
def segment(segment_of) -> Segment:
    return segment_of([Program(f"p{n}", "", n, "住民", one, "") for n, one in enumerate(TEXTS)])


def test_any_of_some_terms_stands_where_each_does(segment: Segment) -> None:
    both = ("防災", "訓練")
    positions = term_positions(segment, both)
    assert (np.diff(positions) > 0).all()
    assert len(positions) == sum(len(term_positions(segment, (term,))) for term in both)
    assert not len(term_positions(segment, ("存在しない",)))
    assert numbers_of(segment, ("存在しない", "防災")) == numbers_of(segment, ("防災",))


def test_near_is_in_one_field_at_most_so_far(segment: Segment) -> None:
    slots = near(segment, (("防災",), ("訓練",)))
    distances = [
        (term_positions(segment, ("訓練",)) - term_positions(segment, ("防災",)))[doc]
        for doc in range(segment.programs)
    ]
    width = segment.schema.width
    found = {int(slot) // width for slot in slots}
    assert found == {doc for doc, far in enumerate(distances) if far <= NEAR_POSITIONS}
    assert 0 < len(found) < len(TEXTS)


@given(first=_ASCENDING, second=_ASCENDING, step=st.integers(0, 4))
def test_followed_looks_up_the_shorter_and_finds_the_same(
    first: np.ndarray, second: np.ndarray, step: int
) -> None:
    found = followed(first.astype(np.int64), second.astype(np.int64), step).tolist()
    assert found == [at for at in first.tolist() if at + step in set(second.tolist())]


@given(values=_ASCENDING, wanted=_ASCENDING)
def test_held_by_says_which_are_among_the_values(values: np.ndarray, wanted: np.ndarray) -> None:
    if len(values):
        held = held_by(values.astype(np.int64), wanted.astype(np.int64)).tolist()
        assert held == [one in set(values.tolist()) for one in wanted.tolist()]
