"""A span is what a cell says from lowest to highest, whatever kind of column it is in."""

from datetime import date

import pytest

from corpus.columns.column import Column, Kind, Label
from corpus.columns.span import Span


@pytest.mark.parametrize(
    ("kind", "text", "span"),
    [
        ("number", "5人", Span(5, 5)),
        ("number", "5～10人", Span(5, 10)),
        (
            "date",
            "令和8年4月1日～令和8年4月3日",
            Span(date(2026, 4, 1).toordinal(), date(2026, 4, 3).toordinal()),
        ),
        (
            "date",
            "2026/4/1",
            Span(low=date(2026, 4, 1).toordinal(), high=date(2026, 4, 1).toordinal()),
        ),
    ],
)
def test_one_value_is_as_low_as_it_is_high(kind: Kind, text: str, span: Span) -> None:
    assert Column("列", kind, Label("列", "c"), unit="人").span(text) == span
