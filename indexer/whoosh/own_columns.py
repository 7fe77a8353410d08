"""A collection's own columns as Whoosh's fields: what each is called, and where its values are.

A facet's values, numbers and days are fields of values; a column that is searched is analysed, and
one that is both has two fields. Each column is stored as its cell has it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from math import inf, nan
from typing import Any, NamedTuple

import numpy as np
from whoosh import fields
from whoosh.columns import NumericColumn

from corpus.columns import Column
from indexer.index.segment import Segment
from indexer.index.span_columns import with_spans
from indexer.whoosh.value_field import Values

# What Whoosh's parser takes for a field's name; Whoosh itself refuses spaces and a leading _.
_NOT_IN_NAMES = re.compile(r"\W")
# The analysed field of a column whose values have the column's name.
_ANALYSED = "_text"
# The facets that every collection has stand before its own.
_FIXED_FACETS = 3


class ValueSource(NamedTuple):
    """Whoosh's type of a field, and the values that programs have in it."""

    kind: Any
    values: Callable[[Segment], Values]


class OwnField(NamedTuple):
    """A field of a column: ``source`` is where its values come from, None of one that has none.

    ``analysed`` says whether it is a text of the index.
    """

    name: str
    heading: str
    source: ValueSource | None
    analysed: bool


def own_fields(columns: Sequence[Column], taken: Iterable[str]) -> list[OwnField]:
    """The fields of a collection's columns, in their order; none is called as those ``taken``."""
    names = set(taken)
    found: list[OwnField] = []
    for column in columns:
        found += _fields_of(column, columns, names)
        names.update(field.name for field in found)
    return found


def _fields_of(
    column: Column, columns: Sequence[Column], taken: Iterable[str]
) -> Iterator[OwnField]:
    name = _free(_NOT_IN_NAMES.sub("_", column.heading).strip("_") or "column", taken)
    source = _source(column, columns)
    if source is not None or not column.searched:
        yield OwnField(name, column.heading, source, False)
        name = _free(name + _ANALYSED, taken)
    if column.searched:
        yield OwnField(name, column.heading, None, True)


def _free(name: str, taken: Iterable[str]) -> str:
    while name in taken:
        name += "_"
    return name


def _source(column: Column, columns: Sequence[Column]) -> ValueSource | None:
    if column.kind == "facet":
        return ValueSource(fields.ID(stored=True), partial(_facet_values, column.heading))
    if column.has_span:
        row = with_spans(columns).index(column)
        values = partial(_span_values, row, column)
        if column.kind == "number":
            return ValueSource(_number(), values)
        return ValueSource(fields.DATETIME(stored=True, sortable=True), values)
    return None


def _number() -> Any:
    """Whoosh's field of numbers with fractions, of which those without one come last.

    The default of its own column is not a number, which Whoosh 2.7.4 can neither write nor sort.
    """
    kind = fields.NUMERIC(float, stored=True)
    last = kind.to_column_value(inf)
    kind.set_sortable(NumericColumn(kind.sortable_typecode, default=last))
    return kind


def _facet_values(heading: str, segment: Segment) -> Values:
    """Those of one facet among the numbers of all own ones, which run on from one to the next."""
    facets = segment.facets
    own = list(facets.values.items())[_FIXED_FACETS:]
    place = [name for name, _ in own].index(heading)
    first = sum(len(values) for _, values in own[:place])
    values = own[place][1]
    docs = np.repeat(np.arange(segment.programs), np.diff(facets.own_bounds))
    mine = (facets.own >= first) & (facets.own < first + len(values))
    return Values(values, facets.own[mine] - first, docs[mine])


def _span_values(row: int, column: Column, segment: Segment) -> Values:
    """Both ends of each cell, that first by which programs are sorted: of a deadline the last."""
    ends = np.column_stack((segment.spans.lows[row], segment.spans.highs[row]))
    ends = ends[:, ::-1].copy() if column.deadline else ends
    ends[ends[:, 0] == ends[:, 1], 1] = nan
    docs, _ = np.nonzero(np.isfinite(ends))
    found = ends[np.isfinite(ends)]
    values, numbers = np.unique(found, return_inverse=True)
    if column.kind == "date":
        days = [datetime.fromordinal(int(ordinal)) for ordinal in values.tolist()]
        return Values(days, numbers, docs)
    return Values(values.tolist(), numbers, docs)
