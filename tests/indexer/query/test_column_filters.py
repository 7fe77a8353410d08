"""Filters by a collection's own columns."""

from datetime import date

import pytest

from indexer import Query, Searcher
from indexer.query.column_filters import FilterProblem, open_today, range_of, sorts
from tests.indexer.answer.test_own_columns import _column, _ids


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        ("", "", [1, 2, 4]),
        ("20万円", "", [2, 4]),
        ("", "100000", [1]),
        ("15万", "30万", [4]),
        ("60万円", "70万円", [2]),
        ("70万円", "60万円", [2]),
        ("1億円", "", []),
    ],
)
def test_a_range_of_numbers(
    own_searcher: Searcher, low: str, high: str, expected: list[int]
) -> None:
    asked = range_of(_column(own_searcher, "金額"), low, high)
    assert _ids(own_searcher, Query(ranges=(asked,))) == expected


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [("2026-06-01", "", [2, 3]), ("", "2026-05", [1]), ("2026年5月", "令和8年6月", [1, 2])],
)
def test_a_range_of_deadlines_looks_at_the_last_day(
    own_searcher: Searcher, low: str, high: str, expected: list[int]
) -> None:
    asked = range_of(_column(own_searcher, "締切"), low, high)
    assert _ids(own_searcher, Query(ranges=(asked,))) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-03-31", [1, 3]),
        ("2026-05-31", [1, 2, 3]),
        ("2026-06-30", [2, 3]),
        ("2030-01-01", [3]),
    ],
)
def test_open_is_until_the_deadline_and_from_the_first_day_of_a_period(
    own_searcher: Searcher, day: str, expected: list[int]
) -> None:
    asked = open_today(_column(own_searcher, "締切"), date.fromisoformat(day))
    assert _ids(own_searcher, Query(open=(asked,))) == expected


def test_what_cannot_be_meant_says_why(own_searcher: Searcher) -> None:
    amount, deadline = _column(own_searcher, "金額"), _column(own_searcher, "締切")
    for column, low, high in ((amount, "多め", ""), (amount, "", "5人"), (deadline, "", "夏")):
        with pytest.raises(FilterProblem, match=column.heading):
            range_of(column, low, high)
    with pytest.raises(FilterProblem, match="対象者"):
        range_of(_column(own_searcher, "対象者"), "1", "2")
    with pytest.raises(FilterProblem, match="金額"):
        open_today(amount)
    assert sorts(own_searcher.collection.columns)[2:] == ("金額", "-金額", "締切", "-締切")
