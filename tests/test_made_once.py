"""What tests share of a build is shared between equal collections alone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from corpus import Collection, Loaded, Program
from indexer import generation_directory, update_index
from indexer.index import contents
from indexer.index.contents import Contents, dictionary_tables
from tests.indexer.random_collections import NO_DICTIONARY
from tests.made_once import remembering


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Contents]:
    """Whose tables were made, by builds of this test."""
    made: list[Contents] = []

    def make(of: Contents, *others: Any) -> Any:
        made.append(of)
        return dictionary_tables(of, *others)

    monkeypatch.setattr(contents, "dictionary_tables", remembering(make))
    return made


@pytest.fixture
def build(tmp_path: Path) -> Callable[[str], Path]:
    def built(text: str) -> Path:
        program = Program(id="1", area="区分", number=1, name="項目", summary=text)
        loaded = Loaded(Collection(tmp_path, "例", areas=("区分",)), (program,), (), ())
        update_index(loaded, tmp_path / "index", full=True, force=True)
        return generation_directory(tmp_path / "index")

    return built


def test_equal_collections_share_their_tables(
    asked: list[Contents], build: Callable[[str], Path]
) -> None:
    first = build("避難所を開く。")
    build("道路を直す。")
    again = build("避難所を開く。")
    assert first != again
    assert len(asked) == 2
    for name in ("english.json", "alike.json"):
        assert (first / name).read_bytes() == (again / name).read_bytes()


def test_another_dictionary_is_another_table(
    asked: list[Contents], build: Callable[[str], Path]
) -> None:
    build("避難所を開く。")
    with patch("indexer.index.contents.dictionary", lambda: NO_DICTIONARY):
        # The mark changes the record, not its words.
        without = build("避難所を開く！")
    assert len(asked) == 2
    assert b'"words":{}' in (without / "english.json").read_bytes()
