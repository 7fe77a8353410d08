"""What somebody asks for, as a value."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.query.query import Query, Range


@pytest.mark.parametrize(
    ("low", "high", "ends"),
    [
        (None, None, ("", "")),
        (1000.0, None, ("1000", "")),
        (0.5, 2.25, ("0.5", "2.25")),
        (-3.0, 0.0, ("-3", "0")),
    ],
)
def test_the_ends_of_a_range_are_written_as_one_types_them(
    low: float | None, high: float | None, ends: tuple[str, str]
) -> None:
    assert Range("金額", low, high).ends == ends


@given(st.dates(), st.dates())
def test_days_are_written_as_days(low: date, high: date) -> None:
    range_ = Range("締切", float(low.toordinal()), float(high.toordinal()), is_days=True)
    assert [date.fromisoformat(end) for end in range_.ends] == [low, high]


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_means_the_same_again(number: float) -> None:
    assert float(Range("金額", number, None).ends[0]) == number


def test_queries_are_equal_that_ask_for_the_same() -> None:
    assert Query("防災", areas=("一",)) == Query("防災", areas=("一",))
    assert len({Query("防災"), Query("防災"), Query("防災", page=2)}) == 2
