"""The fields of a generation as Whoosh's schema, and where their values come from.

The first of FIELDS are analysed; the other fields are values as they are. A further field is one
line in VALUE_FIELDS, with Whoosh's type of it and where its values come from.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np
from whoosh import fields

from corpus.record import Program
from indexer.index.fields import FIELDS, TEXT_FIELDS, texts
from indexer.index.segment import Segment
from indexer.whoosh.analyzer import TextAnalyzer
from indexer.whoosh.value_field import Values

TEXT_NAMES = tuple(field.name for field in FIELDS[:TEXT_FIELDS])


class ValueSource(NamedTuple):
    """Whoosh's type of a field, and the values that programs have in it."""

    kind: Any
    values: Callable[[Segment], Values]


def _ids(segment: Segment) -> Values:
    return Values.of_each(list(segment.ids))


def _numbers(segment: Segment) -> Values:
    """The programs' own numbers; those of a table of several levels have none."""
    given = [segment.program(doc).number for doc in range(segment.programs)]
    docs = np.array([doc for doc, number in enumerate(given) if number is not None], np.int64)
    return Values([given[doc] for doc in docs.tolist()], np.arange(len(docs)), docs)


def _departments(segment: Segment) -> Values:
    facets = segment.facets
    return Values.of_each(facets.values["department"], facets.department)


def _divisions(segment: Segment) -> Values:
    facets = segment.facets
    docs = np.repeat(np.arange(segment.programs), np.diff(facets.division_bounds))
    return Values(facets.values["division"], facets.division, docs)


def _areas(segment: Segment) -> Values:
    facets = segment.facets
    return Values.of_each(facets.values["area"], facets.area)


def _is_new(segment: Segment) -> Values:
    return Values.of_each((False, True), segment.facets.new)


VALUE_FIELDS: Mapping[str, ValueSource] = {
    "id": ValueSource(fields.ID(stored=True, unique=True), _ids),
    "number": ValueSource(fields.NUMERIC(int, stored=True, sortable=True), _numbers),
    "department": ValueSource(fields.ID(stored=True, sortable=True), _departments),
    "division": ValueSource(fields.ID(stored=True), _divisions),
    "area": ValueSource(fields.ID(stored=True, sortable=True), _areas),
    "is_new": ValueSource(fields.BOOLEAN(stored=True), _is_new),
}
# What is kept of a program beside its fields.
STORED_NAMES = ("repost_of", "url", "source_page")


def schema() -> Any:
    """The fields of a generation, as Whoosh's Schema. It holds nothing of SudachiPy."""
    text = fields.TEXT(TextAnalyzer(), stored=True, multitoken_query="phrase")
    kinds = {name: source.kind for name, source in VALUE_FIELDS.items()}
    stored = dict.fromkeys(STORED_NAMES, fields.STORED())
    return fields.Schema(**dict.fromkeys(TEXT_NAMES, text), **kinds, **stored)


def stored_fields(program: Program) -> dict[str, Any]:
    """A program's values by field; those that are None are left out.

    The analysed ones are the very texts that the index is made of, so that highlights fit.
    """
    found = {
        **dict(zip(TEXT_NAMES, texts(program), strict=False)),
        "id": program.id,
        "number": program.number,
        "department": program.department,
        "division": list(program.divisions),
        "area": program.area,
        "is_new": program.is_new,
        **{name: getattr(program, name) for name in STORED_NAMES},
    }
    return {name: value for name, value in found.items() if value is not None}
