"""What narrows by columns of one's own, and the search without each of it."""

import re
from typing import Any

from flask.testing import FlaskClient

from corpus.columns import YEAR, Column, Label
from indexer import Query
from indexer.query.column_filters import open_today, range_of
from indexer.years.asked import ALL
from webui.pages.column_filters import (
    column_filters,
    filters_on,
    order_of_column,
    orders,
    range_text,
)
from webui.request.wording import wording

T = wording("ja")


def _column(heading: str, kind: Any, **more: Any) -> Column:
    return Column(heading, kind, Label(heading, f"{heading} in English"), **more)


_TARGET = _column("対象者", "facet")
_AMOUNT = _column("金額", "number", unit="円", sortable=True)
_DAY = _column("締切", "date", deadline=True, sortable=True)
_HIDDEN = _column("内部", "number", shown="neither")
_ALL = (_TARGET, _AMOUNT, _DAY, _HIDDEN)
_QUERY = Query(
    "研修",
    facets=(("対象者", ("個人", "団体")), (YEAR, (ALL,))),
    ranges=(range_of(_AMOUNT, "1000", ""),),
    open=(open_today(_DAY),),
    page=3,
)


def test_numbers_and_days_have_boxes_with_what_was_asked() -> None:
    amount, day = column_filters(_QUERY, _ALL, T)
    assert [(end.name, end.value) for end in amount.ends] == [
        ("金額.from", "1000"),
        ("金額.to", ""),
    ]
    assert (amount.open, amount.unit) == ("", "円")
    assert (day.open, day.is_open) == ("締切.open", True)


def test_each_filter_that_is_on_leads_to_the_search_without_it() -> None:
    found = {text: query for _, text, query in filters_on(_QUERY, _ALL, T)}
    assert len(found) == 5
    assert all(query.page == 1 for query in found.values())
    assert found["個人"].facets == (("対象者", ("団体",)), (YEAR, (ALL,)))
    assert found[T("all_years")].facets == (("対象者", ("個人", "団体")),)
    assert found[range_text(_QUERY.ranges[0], _AMOUNT, T)].ranges == ()
    assert found[T("open_chip", label="締切")].open == ()


def test_a_range_is_said_with_thousands_and_unit() -> None:
    assert "1,000円" in range_text(_QUERY.ranges[0], _AMOUNT, T)


def test_a_unit_is_said_once() -> None:
    thousands = _column("予算額（千円）", "number", unit="千円")
    both = range_of(thousands, "1000", "3000")
    assert range_text(both, thousands, T) == "予算額（千円） 1,000～3,000"
    assert range_text(range_of(_AMOUNT, "1000", "3000"), _AMOUNT, T) == "金額 1,000～3,000円"
    assert range_text(range_of(_AMOUNT, "", "3000"), _AMOUNT, T) == "金額 ～3,000円"
    [boxes] = column_filters(Query(), [thousands], T)
    assert (boxes.unit, boxes.is_on) == ("", False)


def test_a_page_without_hits_shows_the_boxes_that_are_on_alone(grants: FlaskClient) -> None:
    def boxes(address: str) -> set[str]:
        return set(re.findall(r'name="([^".]+)\.from"', grants.get(address).text))

    every = boxes("/?q=補助")
    assert len(every) > 1
    assert boxes("/?q=zzzzqqq") == set()
    assert 'id="open"' not in grants.get("/?q=zzzzqqq").text
    one = min(every)
    assert boxes(f"/?q=zzzzqqq&{one}.to=2026-01-01") | boxes(f"/?q=zzzzqqq&{one}.to=1") == {one}


def test_orders_are_named_and_those_of_a_table_too() -> None:
    named = dict(orders(_ALL, T))
    assert {"金額", "-金額", "締切", "-締切"} <= named.keys()
    assert len({*named.values()}) == len(named)
    assert order_of_column("-対象者", _ALL, T) != order_of_column("対象者", _ALL, T)
    assert "対象者" in order_of_column("対象者", _ALL, T)[1]
