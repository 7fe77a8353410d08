"""Days as staff write them."""

from datetime import date, timedelta
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.columns import day_of, read_dates
from corpus.columns.dates import read_period


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026年5月31日", "2026-05-31", "2026-05-31"),
        ("令和８年５月31日（金）17時必着", "2026-05-31", "2026-05-31"),
        ("R8.5.31", "2026-05-31", "2026-05-31"),
        ("令9.3.31", "2027-03-31", "2027-03-31"),
        ("平30.4.1", "2018-04-01", "2018-04-01"),
        ("令和元年5月1日", "2019-05-01", "2019-05-01"),
        ("H31.4.30", "2019-04-30", "2019-04-30"),
        ("20260531", "2026-05-31", "2026-05-31"),
        ("2026-05", "2026-05-01", "2026-05-31"),
        ("令和8年3月", "2026-03-01", "2026-03-31"),
        ("2026年", "2026-01-01", "2026-12-31"),
        ("令和8年度", "2026-04-01", "2027-03-31"),
        ("2026年4月1日から令和8年6月30日まで", "2026-04-01", "2026-06-30"),
        ("令和8年4月1日（水）～5月31日（日）", "2026-04-01", "2026-05-31"),
        ("2026年11月1日～2月28日", "2026-11-01", "2027-02-28"),
        # As jGrants has them: three in the afternoon in London is the next day in Japan.
        ("2026-05-31T15:00:00.000Z", "2026-06-01", "2026-06-01"),
    ],
)
def test_days_are_read(text: str, first: str, last: str) -> None:
    span = read_dates(text)
    assert span is not None
    assert (day_of(span.low).isoformat(), day_of(span.high).isoformat()) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "随時",
        "5/31",
        "4月1日～5月31日",
        "2026年2月30日",
        "2026",
        "1.5",
        "024-521-1111",
        "第2026号",
    ],
)
def test_what_is_no_day_is_not_read(text: str) -> None:
    assert read_dates(text) is None


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_any_day_is_read_in_every_form(day: date) -> None:
    forms = ["%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%Y年%m月%d日", "%Y.%m.%d"]
    for text in [*map(day.strftime, forms), f"{day.year}年{day.month}月{day.day}日"]:
        assert read_dates(text) == (day.toordinal(), day.toordinal()), text


@given(st.dates(date(2019, 5, 1), date(2099, 12, 31)), st.integers(0, 400))
def test_a_period_is_from_its_first_day_to_its_last(day: date, length: int) -> None:
    last = day + timedelta(days=length)
    text = f"令和{day.year - 2018}年{day.month}月{day.day}日～{last:%Y年%m月%d日}"
    assert read_dates(text) == (day.toordinal(), last.toordinal())


@given(st.text(max_size=40))
def test_any_text_is_a_span_in_order_or_nothing(text: str) -> None:
    span = read_dates(text)
    assert span is None or span.low <= span.high


@pytest.mark.parametrize(
    "text",
    ["令和8年4月1日から", "2026-04-01～", "R8.4.1（水）から定員に達し次第", "20260401以降"],
)
def test_a_beginning_alone_has_no_end(text: str) -> None:
    assert read_period(text) == (date(2026, 4, 1).toordinal(), inf)


def test_an_end_alone_has_no_beginning() -> None:
    for text in ("令和8年4月1日まで", "～2026-04-01", "2026年4月1日（予算がなくなり次第終了）"):
        assert read_period(text) == (-inf, date(2026, 4, 1).toordinal())
