"""Options of `sesaku search` that name a column of the collection's own."""

from collections.abc import Callable

import pytest

from corpus.columns import Column, Label
from indexer.commands.options import WrongUsage
from indexer.commands.search.columns import ColumnOptions
from indexer.query.column_filters import open_today, range_of

_LABEL = Label("", "")
_TARGET = Column("対象者", "facet", _LABEL)
_AMOUNT = Column("金額", "number", _LABEL, unit="円", sortable=True)
_DAY = Column("締切", "date", _LABEL, deadline=True)
_OPTIONS = ColumnOptions([_TARGET, _AMOUNT, _DAY])


def test_several_values_of_one_facet_go_together() -> None:
    assert _OPTIONS.facets(["対象者=個人", "対 象 者= 団体 "]) == (("対象者", ("個人", "団体")),)


def test_ends_of_a_range_may_be_open_and_one_value_is_both() -> None:
    assert _OPTIONS.ranges(["金額=100..500", "金額=..500", "金額=100"]) == (
        range_of(_AMOUNT, "100", "500"),
        range_of(_AMOUNT, "", "500"),
        range_of(_AMOUNT, "100", "100"),
    )


def test_a_deadline_is_open_today_and_an_order_is_known_by_its_heading() -> None:
    assert _OPTIONS.open(["締切"]) == (open_today(_DAY),)
    assert _OPTIONS.sort("-金 額") == "-金額"


@pytest.mark.parametrize(
    ("ask", "part"),
    [
        (lambda: _OPTIONS.facets(["対象者"]), "「列=値」の形"),
        (lambda: _OPTIONS.facets(["対象者= "]), "「列=値」の形"),
        (lambda: _OPTIONS.facets(["金額=5"]), "facet の列ではありません"),
        (lambda: _OPTIONS.facets(["色=青"]), "ある列: 対象者、金額、締切"),
        (lambda: ColumnOptions([]).open(["締切"]), "ある列: ありません"),
        (lambda: _OPTIONS.ranges(["金額=多い"]), "多い"),
        (lambda: _OPTIONS.open(["金額"]), "金額"),
        (lambda: _OPTIONS.sort("対象者"), "並べ替えられません"),
    ],
)
def test_what_cannot_be_meant_is_said(ask: Callable[[], object], part: str) -> None:
    with pytest.raises(WrongUsage) as caught:
        ask()
    assert part in caught.value.message
