"""BM25F: what is rare says more, and what is often in a program hardly more than what is twice."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.index.bm25f import idf, saturated, scalar_idf
from indexer.index.field_boosts import K1


def test_a_word_that_every_program_has_still_says_something() -> None:
    assert float(idf(1, 1)) > 0
    assert float(idf(1_000_000, 1_000_000)) > 0
    assert float(idf(100, 1)) > float(idf(100, 50))


@given(documents=st.integers(1, 10**6), share=st.floats(0, 1))
def test_one_term_and_many_have_the_same_idf(documents: int, share: float) -> None:
    frequency = max(1, round(documents * share))
    several = idf(documents, np.array([frequency, 1]))
    assert scalar_idf(documents, frequency) == pytest.approx(float(several[0]))
    assert 0 < several[0] <= several[1]


def test_a_pseudo_frequency_saturates_below_k1_plus_1() -> None:
    effects = saturated(np.array([0, 1, 2, 1000], np.float32))
    assert effects[0] == 0
    assert (np.diff(effects) > 0).all()
    assert effects[-1] < K1 + 1
