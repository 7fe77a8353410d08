"""The numbers and days of every program, a row for each column that has them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import nan

import numpy as np
from numpy.typing import NDArray

from corpus.columns import Column, Span
from corpus.record import Program

_NOTHING = Span(nan, nan)


@dataclass(frozen=True, slots=True)
class SpanColumns:
    """The lowest and the highest number of each cell, not a number where it has none.

    Rows are those of ``with_spans``, in their order. Of a deadline they are the period in
    which something can be asked for, of which ends may be infinite.
    """

    lows: NDArray[np.float64]
    highs: NDArray[np.float64]


def with_spans(columns: Iterable[Column]) -> tuple[Column, ...]:
    """Those of some columns whose cells have an order: the rows of SpanColumns."""
    return tuple(column for column in columns if column.has_span)


def span_columns(programs: Sequence[Program], columns: Iterable[Column]) -> SpanColumns:
    """What the cells of ``programs`` say."""
    found = [_spans(programs, column) for column in with_spans(columns)]
    spans = np.array(found, np.float64).reshape(len(found), len(programs), 2)
    return SpanColumns(spans[:, :, 0].copy(), spans[:, :, 1].copy())


def _spans(programs: Sequence[Program], column: Column) -> list[Span]:
    # Cells repeat, and reading one takes some microseconds.
    read = cache(column.period if column.deadline else column.span)
    heading = column.heading
    return [read(program.text_of(heading)) or _NOTHING for program in programs]
