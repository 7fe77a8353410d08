"""Which words of a dictionary's database are kept, and what is said of them."""

import sqlite3

import pytest

from indexer.english.database import Database, Row
from indexer.english.stems import key, words


@pytest.fixture
def rows(database: str) -> dict[str, Row]:
    """By its usual spelling, the row of each word that is kept."""
    with sqlite3.connect(database) as opened:
        return {row.words[0]: row for row in Database(opened).rows()}


def test_neither_what_is_archaic_nor_what_is_only_explained_is_kept(rows: dict[str, Row]) -> None:
    assert list(rows) == ["防災", "避難所運営", "できる", "農薬", "熊"]


def test_later_meanings_count_less(rows: dict[str, Row]) -> None:
    weights = list(rows["農薬"].meanings().values())
    assert len(weights) == 3
    assert weights == sorted(set(weights), reverse=True)


def test_a_word_is_called_what_stands_first(rows: dict[str, Row]) -> None:
    assert rows["農薬"].named == key(words("agrochemicals"))
    assert not rows["農薬"].is_marked, "no mark says how frequent it is"
