"""A packed table says what the table says that it was made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.index.words.packed import Packed

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=4)
_VALUES = st.lists(st.tuples(_TEXTS, st.floats(0, 1)).map(list), max_size=3)


@given(st.dictionaries(_TEXTS, _VALUES), _TEXTS)
def test_it_is_the_table_in_the_order_of_code_points(
    table: dict[str, list[object]], text: str
) -> None:
    packed = Packed.of(table)
    assert Packed.of(packed) is packed
    assert list(packed.items()) == sorted(table.items())
    assert len(packed) == len(table)
    assert packed.get(text) == table.get(text)
    assert (text in packed) is (text in table)


def test_the_order_within_a_value_stays() -> None:
    assert list(Packed({"road": {"道路": 0.9, "道": 0.6}})["road"]) == ["道路", "道"]


def test_what_is_not_in_it_is_unknown() -> None:
    with pytest.raises(KeyError, match="雪"):
        Packed({"雨": 1})["雪"]
