"""Parameters of a collection's own columns: read, refused, and written again."""

from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from corpus.columns import Column, Label
from indexer.query.column_filters import today
from indexer.query.query import Open, Query, Range
from webui.request.params import BadParameters
from webui.request.query_params import arguments_of, known, parse_query


def _column(heading: str, **values: Any) -> Column:
    return Column(heading=heading, label=Label(heading, heading), **values)


COLUMNS = (
    _column("対象者", kind="facet"),
    _column("金額", kind="number", unit="円", sortable=True),
    _column("締切", kind="date", deadline=True, sortable=True),
    _column("備考", kind="text"),
)


def _query(*pairs: tuple[str, str], strict: bool = True) -> Query:
    return parse_query(MultiDict(pairs), COLUMNS, strict=strict)


def test_every_parameter_is_read() -> None:
    query = _query(
        ("対象者", "個人"), ("対象者", "団体"), ("金額.from", "1万"), ("金額.to", "50万円"),
        ("締切.to", "2026-05"), ("締切.open", "1"), ("sort", "-金額"),
    )  # fmt: skip
    last = 739767
    assert query == Query(
        sort="-金額",
        facets=(("対象者", ("個人", "団体")),),
        ranges=(Range("金額", 10_000, 500_000), Range("締切", None, last, True)),
        open=(Open("締切", today().toordinal()),),
    )
    assert arguments_of(query) == [
        ("対象者", "個人"), ("対象者", "団体"), ("金額.from", "10000"), ("金額.to", "500000"),
        ("締切.to", "2026-05-31"), ("締切.open", "1"), ("sort", "-金額"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "pair",
    [
        ("金額.from", "たくさん"),
        ("金額.to", "x" * 300),
        ("締切.from", "夏"),
        ("締切.open", "はい"),
        ("備考", "x"),
        ("対象者.from", "1"),
        ("金額.open", "1"),
        ("sort", "備え"),
        ("対象者", "x" * 300),
        ("金額.from", "1\x00"),
    ],
)
def test_what_cannot_be_is_named(pair: tuple[str, str]) -> None:
    with pytest.raises(BadParameters) as caught:
        _query(pair)
    assert [problem.parameter for problem in caught.value.problems] == [pair[0]]


def test_pages_pass_over_columns_that_there_are_not() -> None:
    assert _query(("備考", "x"), ("無い.from", "1"), strict=False) == Query()
    assert [*known(MultiDict([("対象者", "x"), ("備考", "y")]), COLUMNS)] == ["対象者"]
    assert _query(("対象者", ""), ("金額.from", ""), ("締切.open", ""), strict=False) == Query()


@given(
    st.lists(st.sampled_from("ABCあい、 "), unique=True, max_size=3),
    st.one_of(st.none(), st.integers(-(10**9), 10**9)),
    st.one_of(st.none(), st.dates()),
    st.booleans(),
)
def test_an_address_of_a_search_asks_for_it_again(
    values: list[str], low: int | None, last: object, is_open: bool
) -> None:
    pairs = [("対象者", value) for value in values]
    pairs += [("金額.from", str(low))] if low is not None else []
    pairs += [("締切.to", str(last))] if last is not None else []
    pairs += [("締切.open", "1")] if is_open else []
    query = _query(*pairs)
    assert _query(*arguments_of(query)) == query
    assert urlencode(arguments_of(query)) == urlencode(arguments_of(_query(*arguments_of(query))))
