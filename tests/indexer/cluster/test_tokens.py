"""Terms as tokens: each is one, and no two are the same."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.cluster.tokens import (
    COUNT,
    COUNTED,
    GAP,
    STACK,
    characters,
    counts,
    placed,
    spelled,
    stacked,
    token,
)

TERMS = st.text(min_size=1, max_size=200)


@given(st.sets(TERMS, min_size=1))
def test_every_term_is_one_token_of_its_own(terms: set[str]) -> None:
    tokens = [token(term) for term in terms]
    assert len(set(tokens)) == len(tokens)
    for one in tokens:
        assert one.split() == [one]
        assert len(one) <= 255
        assert not {GAP, STACK, COUNT} & set(one)


def test_positions_without_a_term_are_kept() -> None:
    assert placed({0: ["防災"], 2: ["訓練", "避難訓練"]}, 4).split(" ") == [
        "防災",
        GAP,
        f"訓練{STACK}避難訓練",
        GAP,
    ]
    assert spelled((("防災",), ("訓練", "避難訓練")), (0, 2)) == f"防災 {GAP} 訓練{STACK}避難訓練"


def test_a_frequency_is_a_whole_number_above_zero() -> None:
    assert counts(np.array([1.5, 0.0, 0.25], np.float32)) == [150000, 1, 25000]
    assert COUNTED("防災", 25000) == f"防災{COUNT}25000"


def test_tokens_at_one_position_are_each_there_once() -> None:
    assert stacked(GAP, "防災") == "防災"
    assert stacked("防災", "訓練") == f"防災{STACK}訓練"
    assert stacked(f"防災{STACK}訓練", "訓練") == f"防災{STACK}訓練"


@given(st.text())
def test_signs_are_the_text_and_a_number_is_one(text: str) -> None:
    signs = characters(text)
    assert "".join(signs) == text
    assert all(len(one) == 1 or one.isdecimal() for one in signs)
    assert characters("20人と120人") == ["20", "人", "と", "120", "人"]
