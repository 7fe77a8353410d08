"""The measures agree with values worked out by hand, and keep their bounds on any input."""

from math import log2

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from indexer.quality.measures import DIRECT, RELATED, gain, ndcg, recall, reciprocal_rank, silence

IDS = st.sampled_from("abcdefghijklmnopqrst")
RANKINGS = st.lists(IDS, max_size=20, unique=True)
GRADES = st.dictionaries(IDS, st.sampled_from([RELATED, DIRECT]), min_size=1)


def test_gains_are_those_of_the_judgements_file() -> None:
    assert [gain(0), gain(RELATED), gain(DIRECT)] == [0, 1, 3]


def test_ndcg_by_hand() -> None:
    grades = {"a": DIRECT, "b": DIRECT, "c": RELATED}
    ranked = ["c", "x", "a"]
    found = 1 / log2(2) + 3 / log2(4)
    best = 3 / log2(2) + 3 / log2(3) + 1 / log2(4)
    assert ndcg(ranked, grades) == pytest.approx(found / best)


def test_ndcg_looks_at_the_first_page_only() -> None:
    assert ndcg([*"bcdefghijk", "a"], {"a": DIRECT}) == 0.0


def test_more_relevant_than_the_page_holds_can_still_be_perfect() -> None:
    grades = dict.fromkeys("abcdefghijkl", DIRECT)
    assert ndcg(list("abcdefghij"), grades) == pytest.approx(1.0)
    assert recall(list("abcdefghij"), grades) == 1.0


def test_reciprocal_rank_waits_for_a_direct_one() -> None:
    assert reciprocal_rank(["c", "x", "a"], {"a": DIRECT, "c": RELATED}) == pytest.approx(1 / 3)


def test_reciprocal_rank_takes_related_ones_where_nothing_is_direct() -> None:
    assert reciprocal_rank(["x", "c"], {"c": RELATED}) == 0.5


def test_reciprocal_rank_without_a_find_is_zero() -> None:
    assert reciprocal_rank(["x"], {"a": DIRECT}) == 0.0


def test_recall_counts_both_grades() -> None:
    assert recall(["c", "x"], {"a": DIRECT, "c": RELATED}) == 0.5


@pytest.mark.parametrize("measure", [ndcg, reciprocal_rank, recall])
@pytest.mark.parametrize("grades", [{}, {"a": 0}])
def test_nothing_relevant_is_refused(measure: object, grades: dict[str, int]) -> None:
    assert callable(measure)
    with pytest.raises(ValueError, match="nothing is relevant"):
        measure(["a"], grades)


@pytest.mark.parametrize(
    ("partial", "expected"),
    [([], 1.0), ([True, True], 1.0), ([False], 0.0), ([True, False], 0.0)],
)
def test_silence(partial: list[bool], expected: float) -> None:
    assert silence(partial) == expected


@given(st.lists(IDS, max_size=20), GRADES)
def test_bounds_hold_even_for_repeated_ids(ranked: list[str], grades: dict[str, int]) -> None:
    for measure in (ndcg, reciprocal_rank, recall):
        assert 0.0 <= measure(ranked, grades) <= 1.0 + 1e-9


@given(GRADES)
def test_the_best_order_is_perfect(grades: dict[str, int]) -> None:
    ranked = sorted(grades, key=lambda id_: -grades[id_])
    assert ndcg(ranked, grades) == pytest.approx(1.0)
    assert reciprocal_rank(ranked, grades) == 1.0
    assert recall(ranked, grades) == 1.0


@given(RANKINGS, GRADES, st.data())
def test_moving_a_better_program_up_never_lowers_ndcg(
    ranked: list[str], grades: dict[str, int], data: st.DataObject
) -> None:
    assume(len(ranked) >= 2)
    at = data.draw(st.integers(0, len(ranked) - 2))
    upper, lower = ranked[at], ranked[at + 1]
    assume(grades.get(lower, 0) >= grades.get(upper, 0))
    swapped = [*ranked[:at], lower, upper, *ranked[at + 2 :]]
    assert ndcg(swapped, grades) >= ndcg(ranked, grades) - 1e-12


@given(RANKINGS, GRADES)
def test_a_repeated_id_gains_nothing(ranked: list[str], grades: dict[str, int]) -> None:
    assume(len(ranked) <= 5)
    repeated = ranked + ranked
    assert ndcg(repeated, grades) == pytest.approx(ndcg(ranked, grades))
    assert recall(repeated, grades) == recall(ranked, grades)
