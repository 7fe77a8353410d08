"""Characters inside of words: found where nothing better is, and never by chance."""

import pytest

from corpus import Program
from indexer import Query, Searcher

PROGRAMS = {
    "accounting": "公会計の導入",
    "water": "下水道の工事",
    "river": "河川の工事",
    "joined": "AI-OCRの導入",
    "artificial": "AIの研究",
    "irregular": "非正規の雇用",
    "loan": "ドローンの操縦",
}


@pytest.fixture(scope="module")
def small(searcher_of) -> Searcher:
    return searcher_of([Program(id_, "", 1, "項目", text) for id_, text in PROGRAMS.items()])


def found(searcher: Searcher, text: str) -> list[str]:
    """The ids of complete hits."""
    hits = searcher.search(Query(text, per_page=100)).hits
    return [hit.program.id for hit in hits if not hit.partial]


def test_a_single_kanji_among_others_is_no_piece(small: Searcher) -> None:
    assert set(found(small, "水")) == {"water"}
    assert "river" not in found(small, "水河")


def test_a_word_cut_differently_is_found_by_its_characters(small: Searcher) -> None:
    assert found(small, "会計") == ["accounting"]


def test_a_word_joined_by_a_hyphen_is_a_hint(small: Searcher) -> None:
    [hit] = [hit for hit in small.search(Query("OCR")).hits if not hit.similar]
    assert (hit.program.id, hit.partial) == ("joined", True)


@pytest.mark.parametrize("text", ["正規", "ローン"])
def test_what_only_stands_in_words_that_say_something_else_is_not_found(
    small: Searcher, text: str
) -> None:
    assert found(small, text) == []
