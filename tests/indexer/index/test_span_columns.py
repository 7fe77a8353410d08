"""Numbers and days of every program."""

import dataclasses

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from corpus.columns import Column, Label, Span
from indexer import Query
from indexer.answer.spans import Spans
from indexer.index.span_columns import SpanColumns, span_columns
from indexer.query.query import Open, Range
from tests.indexer import own_columns_sample as sample
from tests.indexer.answer.test_own_columns import _SPANS, spans_high


@given(_SPANS, st.integers(-9, 9), st.integers(-9, 9), st.booleans())
def test_ranges_and_order_are_what_a_loop_says(
    spans: list[tuple[int, int] | None], low: int, high: int, is_deadline: bool
) -> None:
    column = Column("x", "date", Label("x", "x"), sortable=True, deadline=is_deadline)
    cells = [None if one is None else Span(one[0], one[0] + one[1]) for one in spans]
    nan = float("nan")
    columns = SpanColumns(
        np.array([[nan if c is None else c.low for c in cells]], float),
        np.array([[nan if c is None else c.high for c in cells]], float),
    )
    found, docs = Spans(columns, [column]), np.arange(len(cells))
    inside = [
        n
        for n, c in enumerate(cells)
        if c is not None and (c.high if is_deadline else c.low) <= high and c.high >= low
    ]
    assert found.allowed(docs, Query(ranges=(Range("x", low, high),))).tolist() == inside
    today = [n for n, c in enumerate(cells) if c is not None and c.low <= low <= c.high]
    assert found.allowed(docs, Query(open=(Open("x", low),))).tolist() == today
    order = found.order(docs, "-x")
    assert order is not None
    known = [n for n, c in enumerate(cells) if c is not None]
    assert order.tolist()[: len(known)] == sorted(known, key=lambda n: -spans_high(cells[n]))


def test_columns_without_numbers_have_no_rows() -> None:
    programs = [sample.program(n, row) for n, row in enumerate(sample.ROWS)]
    text = Column("内容", "text", Label("内容", "内容"))
    assert span_columns(programs, [text]).lows.shape == (0, 4)
    deadline = dataclasses.replace(text, heading="締切", kind="date", deadline=True)
    assert span_columns(programs, [text, deadline]).highs.shape == (1, 4)
