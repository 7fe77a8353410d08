"""Days and times in the forms that Japanese workbooks use."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.xlsx.date_format import date_text, days_of, shows_date

# 2027-03-31 at 9:05:07.
_DAY = 46_477 + (9 * 3600 + 5 * 60 + 7) / 86_400


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("yyyy/m/d", "2027/3/31"),
        ("dd-mm-yy", "2027/3/31"),
        ('yyyy"年"m"月"d"日"', "2027年3月31日"),
        ('[$-411]ggge"年"m"月"d"日"', "令和9年3月31日"),
        ("[$-411]ge.mm.dd", "R9.03.31"),
        ('[DBNum1]yyyy"年"m"月"d"日"', "二〇二七年三月三十一日"),
        ("aaaa", "水曜日"),
        ("ddd, d mmmm", "Wed, 31 March"),
        ("h:mm:ss", "9:05:07"),
        ("hh:mm AM/PM", "09:05 AM"),
        ("[$-411]AM/PM h:mm", "午前 9:05"),
        ("mm:ss", "05:07"),
        ("mm:ss.0", "05:07.0"),
    ],
)
def test_a_moment_is_shown_in_its_format(code: str, text: str) -> None:
    assert date_text(_DAY, code) == text


def test_elapsed_hours_go_on_beyond_a_day() -> None:
    assert date_text(1.26, "[h]:mm") == "30:14"


@pytest.mark.parametrize(
    ("seconds", "code", "text"),
    [
        (65.4, "mm:ss.0", "01:05.4"),
        (65.46, "mm:ss.0", "01:05.5"),
        (59.96, "mm:ss.0", "01:00.0"),
        (65.456, "h:mm:ss.000", "0:01:05.456"),
        (65.4, "mm:ss", "01:05"),
        (65.4, "[s].0", "65.4"),
    ],
)
def test_parts_of_seconds_are_shown_to_so_many_digits(seconds: float, code: str, text: str) -> None:
    assert date_text(seconds / 86_400, code) == text


@pytest.mark.parametrize("value", [-1.0, 2_958_466.0, 0.5])
def test_what_is_no_day_has_none(value: float) -> None:
    assert date_text(value, "yyyy/m/d") is None


@pytest.mark.parametrize(
    ("code", "shows"), [("yyyy", True), ("h:mm", True), ("0.00", False), ('"年"0', False)]
)
def test_a_format_shows_days_or_not(code: str, shows: bool) -> None:
    assert shows_date(code) is shows


@given(st.datetimes(datetime(1900, 3, 1), datetime(9999, 12, 30)))
def test_every_day_is_the_same_there_and_back(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    days = days_of(moment.isoformat())
    assert date_text(days, 'yyyy"年"mm"月"dd"日"hh"時"') == moment.strftime("%Y年%m月%d日%H時")
    assert date_text(days - 1462, "yyyy/m/d", from_1904=True) in (
        None,
        f"{moment.year}/{moment.month}/{moment.day}",
    )
    assert days == (moment - datetime(1899, 12, 30)) / timedelta(days=1)


def test_the_days_before_the_leap_day_that_never_was() -> None:
    assert date_text(59, "yyyy/m/d") == "1900/2/28"
    assert date_text(61, "yyyy/m/d") == "1900/3/1"
