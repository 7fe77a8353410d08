"""Numbers and days: which programs are in a range or open on a day, and their order by a column."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.columns import Column
from indexer.index.postings import Docs
from indexer.index.span_columns import SpanColumns, with_spans
from indexer.query.query import Open, Query, Range


class Spans:
    """Filtering and sorting over one generation's numbers and days."""

    def __init__(self, spans: SpanColumns, columns: Iterable[Column]) -> None:
        self._spans = spans
        self._columns = {column.heading: column for column in columns}
        self._rows = {one.heading: n for n, one in enumerate(with_spans(self._columns.values()))}

    def allowed(self, docs: Docs, query: Query) -> Docs:
        """Those of ``docs`` that all ranges and deadlines of the query let through."""
        asked: tuple[Range | Open, ...] = (*query.ranges, *query.open)
        for one in asked:
            if one.column in self._rows:
                docs = docs[self._within(docs, one)]
        return docs

    def order(self, docs: Docs, sort: str) -> NDArray[np.intp] | None:
        """The places of ``docs`` by a column; None where ``sort`` is none that can be sorted by.

        What has no number comes last, whichever end is first; equal ones stay in their order.
        """
        heading = sort.removeprefix("-")
        column = self._columns.get(heading)
        if column is None or not column.sortable:
            return None
        lows, highs = self._of(docs, heading)
        key = -highs if sort != heading else highs if column.deadline else lows
        # Not a number is behind all numbers.
        return np.argsort(key, kind="stable")

    def _of(self, docs: Docs, heading: str) -> tuple[NDArray[Any], NDArray[Any]]:
        row = self._rows[heading]
        return self._spans.lows[row][docs], self._spans.highs[row][docs]

    def _within(self, docs: Docs, asked: Range | Open) -> NDArray[np.bool_]:
        lows, highs = self._of(docs, asked.column)
        if isinstance(asked, Open):
            within: NDArray[np.bool_] = (lows <= asked.day) & (highs >= asked.day)
            return within
        if self._columns[asked.column].deadline:
            lows = highs  # the period until a deadline is not what the cell says
        within = ~np.isnan(highs)
        if asked.low is not None:
            within &= highs >= asked.low
        if asked.high is not None:
            within &= lows <= asked.high
        return within
