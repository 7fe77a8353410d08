"""Sealed JSON: what goes in comes out, and nothing else."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import IndexUnusable
from indexer.store.signed_json import JSON, seal, unseal

_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
_scalars = st.none() | st.booleans() | st.integers() | _texts
_floats = st.floats(allow_nan=False, allow_infinity=False)
_values = st.recursive(
    _scalars | _floats,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_texts, inner, max_size=3),
    max_leaves=8,
)
_items = st.dictionaries(_texts.map("item-{}".format), _values, max_size=4)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sealed") / "file.json"


@given(items=_items)
def test_items_come_back(path: Path, items: dict[str, JSON]) -> None:
    path.write_bytes(seal(items))
    assert unseal(path, "remedy") == {**items, "format": 1}


@given(items=_items.filter(bool), data=st.data())
def test_a_changed_item_is_noticed(path: Path, items: dict[str, JSON], data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(sorted(items)))
    document = json.loads(seal(items))
    other = data.draw(_values.filter(lambda value: json.dumps(value) != json.dumps(document[key])))
    path.write_text(json.dumps({**document, key: other}))
    with pytest.raises(IndexUnusable, match="checksum"):
        unseal(path, "remedy")


@given(content=st.binary(max_size=40))
def test_any_other_content_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(IndexUnusable) as caught:
        unseal(path, "Do this.")
    assert caught.value.remedy == "Do this."


@pytest.mark.parametrize("content", ["[" * 100_000, "[]", "3", '{"format": 1}', '{"format": "1"}'])
def test_json_of_another_shape_is_refused(path: Path, content: str) -> None:
    path.write_text(content)
    with pytest.raises(IndexUnusable):
        unseal(path, "Do this.")


def test_a_missing_file_is_left_to_the_caller(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        unseal(tmp_path / "none", "remedy")


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    with pytest.raises(IndexUnusable, match="right to read"):
        unseal(tmp_path, "remedy")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_ordinary_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "device").symlink_to("/dev/zero")
    for name in ("pipe", "device"):
        with pytest.raises(IndexUnusable, match="is no ordinary file"):
            unseal(tmp_path / name, "remedy")
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(IndexUnusable, match="cannot be read"):
        unseal(tmp_path / "loop", "remedy")
