"""Words that are short for two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.text.analyzer import analyze
from indexer.text.coordinated import coordinated


@pytest.mark.parametrize(
    ("word", "words"),
    [
        ("風水害", {"風害", "水害"}),
        ("動植物", {"動物", "植物"}),
        ("乳幼児", {"乳児", "幼児"}),
        ("妊産婦", {"妊婦", "産婦"}),
        ("輸出入", {"輸出", "輸入"}),
        ("国内外", {"国内", "国外"}),
        ("冷暖房", {"冷房", "暖房"}),
        ("図書館", set()),
        ("新幹線", set()),
        ("不公平", set()),
        ("防災", set()),
        ("農林業", {"農業", "林業"}),
        # Made of a word and a sign, which are cut.
        ("協議会", set()),
        ("保険証", set()),
        ("公民館", set()),
        ("年度末", set()),
        ("対応策", set()),
        ("高密度", set()),
    ],
)
def test_the_words_that_one_is_short_for(word: str, words: set[str]) -> None:
    [token] = analyze(word)
    reading = token.lexeme.reading
    assert set(coordinated(token.surface, reading)) == words


def test_signs_of_kana_are_no_words() -> None:
    assert coordinated("ふくし", "フクシ") == ()
    assert coordinated("api", "エーピーアイ") == ()


@given(
    st.text("輸出入国内外水害風農林業", max_size=4), st.text("ユシュツニウコクナイガ", max_size=8)
)
def test_they_are_of_its_signs(surface: str, reading: str) -> None:
    for word in coordinated(surface, reading):
        assert len(word) == 2
        assert set(word) <= set(surface)
