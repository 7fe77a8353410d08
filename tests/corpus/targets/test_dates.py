"""When a figure holds: eras and years, months, days, each where it stands."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.targets.dates import dates


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
        ("AR2", []),
        ("12020年", []),
    ],
)
def test_dates_are_read(text: str, values: list[str]) -> None:
    assert [one.value for one in dates(text)] == values


@given(st.dates(date(1989, 1, 8), date(2099, 12, 31)), st.text("目標は、", max_size=4))
def test_every_day_is_read_where_it_stands(day: date, before: str) -> None:
    for written in (f"{day.year}年{day.month}月{day.day}日", day.isoformat()):
        (found,) = dates(f"{before}{written}までに")
        assert found.value == day.isoformat()
        assert f"{before}{written}"[found.start : found.end] == written
