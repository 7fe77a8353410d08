"""The history of a program: its years, passages between them, and series of values."""

from typing import Any

import pytest

from corpus import Link, Program, Threads
from corpus.columns import YEAR, Column, Label
from webui.years.history import Year, columns_over, figures_over, passages, years_of


def _program(year: int, targets: str = "", key: str = "k", **extra: str) -> Program:
    further = ((YEAR, f"{year}"), *extra.items())
    return Program(f"{year}-{key}", "", None, "研修", targets=targets, extra=further)


def _years(*targets: str) -> list[Year]:
    return [Year(year, (_program(year, text),)) for year, text in enumerate(targets, start=2020)]


def test_years_and_passages_of_a_thread() -> None:
    programs = [_program(2020), _program(2021), _program(2022), _program(2022, key="z")]
    threads = Threads(programs, [Link("2021-k", "2022-z", "staff")])
    found = years_of(threads, "2020-k")
    assert [(one.year, [p.id for p in one.programs]) for one in found] == [
        (2020, ["2020-k"]), (2021, ["2021-k"]), (2022, ["2022-k", "2022-z"]),
    ]  # fmt: skip
    steps = passages(threads, "2020-k")
    assert [(one.before.id, one.after.id) for one in steps] == [
        ("2021-k", "2022-k"), ("2021-k", "2022-z"), ("2020-k", "2021-k"),
    ]  # fmt: skip
    assert "分割" in steps[0].states


def _series(*targets: str) -> list[tuple[str, list[Any]]]:
    return [
        (one.label, [v and (v.text, v.share) for v in one.values])
        for one in figures_over(_years(*targets))
    ]


def test_what_is_counted_in_the_same_words_and_unit_is_a_series() -> None:
    assert _series("参加者数 100人", "", "参加者 数 200名") == [
        ("参加者 数", [("100", 50), None, ("200", 100)])
    ]


@pytest.mark.parametrize(
    "targets",
    [
        ("組織率 78％ → 85％", "組織率 82％ → 90％"),
        ("組織率 85％（現状78％）", "成果指標：組織率 90％（現状82％）"),
        ("組織率 78％ → 85％", "組織率 90％（現状82％）"),
        ("組織率 85％（現状78％）", "組織率 現状82％、目標90％"),
    ],
)
def test_what_is_now_is_beside_what_is_aimed_at(targets: tuple[str, ...]) -> None:
    found = {label: [v and v[0] for v in values] for label, values in _series(*targets)}
    assert found == {"組織率（目標）": ["85", "90"], "組織率（現状）": ["78", "82"]}


def test_what_was_done_is_beside_what_was_aimed_at() -> None:
    series = _series("参加者数 36人（目標30人）", "参加者数 40人（目標36人）")
    found = {label: [v and v[0] for v in values] for label, values in series}
    assert found == {"参加者数（実績）": ["36", "40"], "参加者数（目標）": ["30", "36"]}


@pytest.mark.parametrize(
    "targets",
    [("参加者数 100人", "満足度 85%"), ("参加者数 100人", "参加者数 50%"), ("参加者数 100人", "")],
)
def test_what_comes_once_or_in_another_unit_is_none(targets: tuple[str, ...]) -> None:
    assert _series(*targets) == []


def test_a_growth_has_no_bar() -> None:
    ((_, values),) = _series("使用量 5%削減", "使用量 10%削減")
    assert [share for _, share in values] == [None, None]


def test_numbers_of_columns_over_the_years() -> None:
    amount = Column("金額", "number", Label("金額", "amount"), unit="円")
    years = [
        Year(y, (_program(y, 金額=text),)) for y, text in ((2020, "50"), (2021, ""), (2022, "200"))
    ]
    (series,) = columns_over(years, [amount, Column("備考", "text", Label("備考", "note"))])
    assert [v and (v.text, v.unit, v.share) for v in series.values] == [
        ("50", "円", 25), None, ("200", "円", 100),
    ]  # fmt: skip
