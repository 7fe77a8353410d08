"""A cache that never holds more than its limit."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from tests.webui.cache.test_cache import answer
from webui.cache.bounded import Bounded
from webui.cache.cache import Answer

MOST = 100_000


def ask(answers: Bounded[str, Answer], keys: Sequence[str], length: int = 1000) -> int:
    """Ask for each, keeping what is not there; return how many were there."""
    known = 0
    for key in keys:
        if answers.get(key) is None:
            answers.keep(key, answer(length))
        else:
            known += 1
    return known


def test_what_is_kept_is_bounded_and_the_oldest_goes() -> None:
    answers: Bounded[str, Answer] = Bounded(most_bytes=MOST)
    for number in range(100):
        ask(answers, [f"{number}", f"{number}", "0"])
    kept = [number for number in range(100) if answers.get(f"{number}")]
    assert kept[0] == 0  # asked for all the time
    assert kept[1:] == list(range(kept[1], 100))
    assert 20 < len(kept) < 50


def test_what_is_asked_for_once_does_not_push_out_what_is_asked_for_again() -> None:
    answers: Bounded[str, Answer] = Bounded(most_bytes=MOST)
    again = [f"again {number}" for number in range(10)]
    ask(answers, again)
    ask(answers, again)
    ask(answers, [f"once {number}" for number in range(1000)])
    assert ask(answers, again) == len(again)


def test_more_than_fit_among_those_asked_for_once_are_known_the_third_time() -> None:
    answers: Bounded[str, Answer] = Bounded(most_bytes=MOST)
    keys = [f"{number}" for number in range(20)]
    ask(answers, keys)
    ask(answers, keys)
    assert ask(answers, keys) == len(keys)


def test_one_answer_does_not_push_out_all_others() -> None:
    answers: Bounded[str, Answer] = Bounded(most_bytes=MOST)
    answers.keep("small", answer(100))
    answers.keep("large", answer(90_000))
    assert answers.get("large") is None
    assert answers.get("small") is not None


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 1_000)), max_size=120))
def test_never_more_than_the_bound_and_never_another_value(
    asked: Sequence[tuple[int, int]],
) -> None:
    answers: Bounded[str, Answer] = Bounded(most_bytes=MOST)
    last: dict[int, int] = {}
    for key, length in asked:
        known = answers.get(f"{key}")
        assert known is None or len(known.body) == last[key]
        answers.keep(f"{key}", answer(length))
        last[key] = length
    kept = [one for key in last if (one := answers.get(f"{key}"))]
    assert sum(one.size for one in kept) <= MOST
