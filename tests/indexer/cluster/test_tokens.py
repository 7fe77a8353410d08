"""Terms as tokens: each is one, and no two are the same."""

from hypothesis import given
from hypothesis import strategies as st

from indexer.cluster.tokens import COUNT, GAP, STACK, counted, placed, spelled, token

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
    assert spelled(("防災", "訓練"), (0, 2)) == f"防災 {GAP} 訓練"


def test_a_frequency_is_a_whole_number_above_zero() -> None:
    assert counted("防災", 1.5) == f"防災{COUNT}150000"
    assert counted("防災", 0.0) == f"防災{COUNT}1"
