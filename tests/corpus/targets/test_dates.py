"""When a figure holds: eras and years, months, days, each where it stands."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.targets.dates import date_before, date_behind, dates
from corpus.targets.numbers import folded


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("令和2年1月31日現在", ["2020-01-31"]),
        ("令和元年度から平成30年度", ["2019", "2018"]),
        ("R2.2.26", ["2020-02-26"]),
        ("Ｒ2年度", ["2020"]),
        ("2020年度に10件", ["2020"]),
        ("2020-05-31", ["2020-05-31"]),
        ("2020人", []),
        ("2020", []),
        ("令和2年13月", []),
        ("R1 68.2%", ["2019"]),
        ("R5.3.31現在", ["2023-03-31"]),
        ("令和7（2025）年度", ["2025"]),
        ("2030（令和12）年度", ["2030"]),
        ("人泊（2019）", ["2019"]),
        ("2030 年時点", ["2030"]),
        ("AR2", []),
        ("53戸(25年度)", [""]),
        ("2.9万人(17〜23年度)", [""]),
        ("末(29年3月31日)", [""]),
        ("H27.4月", ["2015-04"]),
        ("(H30.2月末)", ["2018-02"]),
        ("25年度", []),
        ("(25人)", []),
        ("12020年", []),
    ],
)
def test_dates_are_read(text: str, values: list[str]) -> None:
    assert [one.value for one in dates(folded(text))] == values


@given(st.dates(date(1989, 1, 8), date(2099, 12, 31)), st.text("目標は、", max_size=4))
def test_every_day_is_read_where_it_stands(day: date, before: str) -> None:
    for written in (f"{day.year}年{day.month}月{day.day}日", day.isoformat()):
        (found,) = dates(f"{before}{written}までに")
        assert found.value == day.isoformat()
        assert f"{before}{written}"[found.start : found.end] == written


@pytest.mark.parametrize(
    ("text", "behind", "before"),
    [
        ("X（令和5年度末）", "2023", ""),
        ("X（R4→R8）", "", ""),
        ("X（令和元年度 10,450人）", None, ""),
        ("令和5年度末 X", None, "2023"),
        ("令和5年度現在\n参加者 X", None, "2023"),
        ("令和5年度。X", None, ""),
        ("令和5～9年度 X", None, ""),
        ("平成28年度から令和2年度のX", None, ""),
        ("令和3年度実績のX", None, ""),
        ("X\n平成20年度", "2008", ""),
        ("X（24年度）", "", ""),
        ("12人（24年度） X", None, ""),
        ("12人（R5） X", None, ""),
        ("入館者数（R5） X", None, "2023"),
        ("令和8年度末（令和9年3月31日）に X", None, "2026"),
        ("X 目標値（R7）", None, ""),
        ("現状値（R1）X", None, "2019"),
        ("X を目標とする（R11）", "2029", ""),
        ("（R3）53.5% X", None, ""),
        ("X にする（令和4年4月1日現在31.8％）", None, ""),
    ],
)
def test_a_date_is_a_figures_where_it_stands_near(
    text: str, behind: str | None, before: str
) -> None:
    plain = folded(text)
    at, found = plain.index("X"), dates(plain)
    assert date_behind(plain, at + 1, found) == behind
    assert date_before(plain, at, found) == before
