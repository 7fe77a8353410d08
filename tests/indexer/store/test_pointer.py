"""Which generation counts."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import IndexUnusable
from indexer.store.pointer import (
    POINTER,
    Pointer,
    generation_name,
    generation_names,
    generation_number,
    read_pointer,
)
from indexer.store.signed_json import seal


@given(st.integers(0, 10**9))
def test_a_number_comes_back_from_its_name(number: int) -> None:
    assert generation_number(generation_name(number)) == number


@pytest.mark.parametrize("name", ["g1", "g00000x", "g000001 ", "G000001", "g٠٠٠٠٠١", "", "current"])
def test_other_names_are_no_generations(name: str, tmp_path: Path) -> None:
    assert generation_number(name) is None
    if name:
        (tmp_path / name).mkdir()
    (tmp_path / "g000007").mkdir()
    assert generation_names(tmp_path) == ["g000007"]


def test_where_nothing_is_there_are_none(tmp_path: Path) -> None:
    assert generation_names(tmp_path / "nowhere") == []


def test_there_is_one_step_back_and_no_number_is_used_twice() -> None:
    first = Pointer().advanced("g000001", 1, None)
    second = first.advanced("g000002", 2, "g000001")
    back = second.returned()
    assert (second.current, second.previous, second.last) == ("g000002", "g000001", 2)
    assert (back.current, back.previous, back.last) == ("g000001", None, 2)
    assert set(back.superseded) == {"g000002"}


# What JSON may hold instead, figures that no clock shows among it.
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
    | st.just(10**400),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
SOUND = {"current": "g000001", "previous": None, "last": 1, "superseded": {}}


@given(key=st.sampled_from(sorted(SOUND)), value=ANYTHING)
def test_a_sealed_pointer_of_anything_is_one_or_is_called_damaged(
    tmp_path_factory: pytest.TempPathFactory, key: str, value: object
) -> None:
    directory = tmp_path_factory.mktemp("index")
    (directory / POINTER).write_bytes(seal({**SOUND, key: value}))
    with suppress(IndexUnusable):
        assert read_pointer(directory) is not None


@pytest.mark.parametrize(
    "items",
    [
        {**SOUND, "current": "../g000001"},
        {**SOUND, "previous": "/g000001"},
        {**SOUND, "superseded": {"..": 1.0}},
        {**SOUND, "superseded": {"g000001": 10**400}},
        {**SOUND, "last": "many"},
        {"current": None},
    ],
)
def test_a_pointer_that_leads_elsewhere_is_damaged(tmp_path: Path, items: dict[str, Any]) -> None:
    (tmp_path / POINTER).write_bytes(seal(items))
    with pytest.raises(IndexUnusable, match="is damaged"):
        read_pointer(tmp_path)
