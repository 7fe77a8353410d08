"""A cache that never holds more than its limit."""

from tests.webui.cache.test_cache import answer
from webui.cache.bounded import Bounded
from webui.cache.cache import Answer


def test_what_is_kept_is_bounded_and_the_oldest_goes() -> None:
    answers: Bounded[str, Answer] = Bounded(most_bytes=100_000)
    for number in range(100):
        answers.keep(f"{number}", answer(1000))
        answers.get("0")
    kept = [number for number in range(100) if answers.get(f"{number}")]
    assert kept[0] == 0  # asked for all the time
    assert kept[1:] == list(range(kept[1], 100))
    assert 20 < len(kept) < 50


def test_one_answer_does_not_push_out_all_others() -> None:
    answers: Bounded[str, Answer] = Bounded(most_bytes=100_000)
    answers.keep("small", answer(100))
    answers.keep("large", answer(90_000))
    assert answers.get("large") is None
    assert answers.get("small") is not None
