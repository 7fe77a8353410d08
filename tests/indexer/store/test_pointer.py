"""Which generation counts."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.store.pointer import Pointer, generation_name, generation_names, generation_number


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
