"""Ids that a spreadsheet program took for dates are ids again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dated_id import id_of_date


@pytest.mark.parametrize(
    ("shown", "id"),
    [
        ("2020/2/4", "2020-2-04"),
        ("2020年12月10日", "2020-12-10"),
        ("2月4日", "2-04"),
        ("Feb-32", "2-32"),
        ("Dec-99", "12-99"),
        ("Feb-04", None),
        ("Feb-31", None),
        ("2020-2-04", None),
        ("令和2年2月4日", None),
        ("", None),
    ],
)
def test_what_a_spreadsheet_shows_is_read_back(shown: str, id: str | None) -> None:
    assert id_of_date(shown) == id


@given(st.dates())
def test_every_day_gives_the_id_that_became_it(day: object) -> None:
    year, month, number = (int(part) for part in str(day).split("-"))
    assert id_of_date(f"{year:04}/{month}/{number}") == f"{year:04}-{month}-{number:02}"
