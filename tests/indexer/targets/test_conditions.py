"""What a query asks of the value of a target."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.record import Program
from indexer import Query
from indexer.search import Searcher
from indexer.targets.conditions import Condition, conditions_in, figure_reasons, meeting
from indexer.targets.stated import stated


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("指標>=1000人", 1000, inf, "人"),
        ("指標＞＝１，０００名", 1000, inf, "人"),
        ("目標≧1.5万件", 15000, inf, "件"),
        ("指標・目標<=50％", -inf, 50, "%"),
        ("指標=3億5,000万円", 350_000_000, 350_000_000, "円"),
        ("target >= 12", 12, inf, ""),
        ("指標>=千人", 1000, inf, "人"),
        ("指標<=三十万件", -inf, 300_000, "件"),
        ("指標：１０００人以上", 1000, inf, "人"),
        ("指標:50%以下", -inf, 50, "%"),
        ("指標=100件", 100, 100, "件"),
        ("指標:十件", 10, 10, "件"),
    ],
)
def test_ends_and_unit(text: str, low: float, high: float, unit: str) -> None:
    rest, [condition] = conditions_in(text)
    assert (rest, condition.low, condition.high, condition.unit) == ("", low, high, unit)


def test_an_end_that_is_not_meant_itself() -> None:
    [program] = [Program("1", "", 1, "研修", targets="研修参加者数 100人")]
    [figure] = stated([program])
    for text, holds in (("指標>100人", False), ("指標>99人", True), ("指標<100人", False)):
        assert conditions_in(text)[1][0].holds(figure) is holds


@pytest.mark.parametrize(
    "text",
    [
        "指標",
        "指標>=",
        "指標>=人",
        "重要指標>=3",
        "指標 1000人",
        "a>=3",
        "指標:人",
        "指標:",
        "指標:十百人",
    ],
)
def test_what_asks_nothing_stays_text(text: str) -> None:
    assert conditions_in(text) == (text, ())


@given(st.text(max_size=60), st.integers(0, 10**9))
def test_the_rest_is_the_text_without_the_condition(text: str, value: int) -> None:
    rest, found = conditions_in(f"防災 指標>={value}人 {' '.join(text.split())}")
    assert rest.startswith("防災")
    assert found[0].low == value


def test_every_condition_has_to_be_met_by_some_figure() -> None:
    programs = [
        Program("1", "", 1, "研修", targets="参加者数 100人、満足度 85％"),
        Program("2", "", 2, "講座", targets="参加者数 100人"),
        Program("3", "", 3, "なし"),
    ]
    both = [Condition("", 50, inf, "人"), Condition("", 80, inf, "%")]
    assert meeting(both, stated(programs)).tolist() == [0]
    assert [*figure_reasons(both, programs[0])] == [
        "指標: 参加者数 100人",
        "指標: 満足度 85％",
    ]


def test_values_narrow_a_search(plan: Searcher) -> None:
    found = plan.search(Query("指標>=1000人"))
    assert found.total
    assert all(
        any(one.unit == "人" and one.figure.value >= 1000 for one in stated([hit.program]))
        for hit in found.hits
    )
    assert all(hit.because[-1].startswith("指標: ") for hit in found.hits)
    words = plan.search(Query("訓練 指標=4回"))
    assert 0 < words.total < plan.search(Query("訓練")).total


def test_a_search_without_conditions_reads_no_figures(
    plan: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.targets.narrowing.stated", None)
    assert plan.search(Query("防災")).total
