"""Values of programs as Whoosh sorts and groups by them."""

import numpy as np
import pytest
from whoosh import fields

from indexer.whoosh.column import ValueColumn
from indexer.whoosh.value_field import Values


def _column(kind: fields.FieldType, given: Values, programs: int) -> ValueColumn:
    return ValueColumn(kind, given, kind.column_type, programs)


@pytest.fixture
def words() -> ValueColumn:
    given = Values(["甲", "乙"], np.array([1, 0, 0]), np.array([0, 0, 2]))
    return _column(fields.ID(sortable=True), given, 3)


def test_a_program_has_its_first_value_or_none(words: ValueColumn) -> None:
    assert len(words) == 3
    assert [words[doc] for doc in range(3)] == list(words) == ["乙".encode(), b"", "甲".encode()]


def test_numbers_are_turned_round_for_the_other_order() -> None:
    column = _column(fields.NUMERIC(sortable=True), Values.of_each([3, 1]), 2)
    assert column.sort_key(0) > column.sort_key(1)
    column.set_reverse()
    assert column.sort_key(0) < column.sort_key(1)
