"""The fields of a generation as Whoosh's schema, and where their values come from.

The first of FIELDS are analysed, as are a collection's own columns that are searched; the other
fields are values as they are. A further fixed field is one line in VALUE_FIELDS, with Whoosh's type
of it and where its values come from; a further kind of column is one in ``own_columns``.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from whoosh import fields

from corpus.columns import Column
from corpus.record import Program
from indexer.index.field_boosts import FIELDS, TEXT_FIELDS, texts
from indexer.index.segment import Segment
from indexer.whoosh.analyzer import TextAnalyzer
from indexer.whoosh.own_columns import ValueSource, own_fields
from indexer.whoosh.value_field import Values

TEXT_NAMES = tuple(field.name for field in FIELDS[:TEXT_FIELDS])


def _ids(segment: Segment) -> Values:
    return Values.of_each(list(segment.ids))


def _numbers(segment: Segment) -> Values:
    """The numbers that programs have in their list."""
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
STORED_NAMES = ("repost_of", "url", "source_page", "source_row")


class FieldTable:
    """The fields of a collection that has these columns of its own.

    ``texts`` are the analysed ones, in the order of the index's fields; ``values`` the others that
    have terms, by name.
    """

    def __init__(self, columns: Sequence[Column]) -> None:
        self._own = own_fields(columns, (*TEXT_NAMES, *VALUE_FIELDS, *STORED_NAMES))
        self.texts = (*TEXT_NAMES, *[field.name for field in self._own if field.analysed])
        own_values = {field.name: field.source for field in self._own if field.source}
        self.values: Mapping[str, ValueSource] = {**VALUE_FIELDS, **own_values}

    @cached_property
    def schema(self) -> Any:
        """The fields as Whoosh's Schema. It holds nothing of SudachiPy."""
        text = fields.TEXT(TextAnalyzer(), stored=True, multitoken_query="phrase")
        stored = dict.fromkeys((*STORED_NAMES, *[one.name for one in self._own]), fields.STORED())
        kinds = {name: source.kind for name, source in self.values.items()}
        return fields.Schema(**{**stored, **dict.fromkeys(self.texts, text), **kinds})

    def stored(self, program: Program) -> dict[str, Any]:
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
            **{field.name: program.text_of(field.heading) for field in self._own},
        }
        return {name: value for name, value in found.items() if value is not None}
