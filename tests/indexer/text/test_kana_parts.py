"""Words in kana at an end of an undivided word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.text.analyzer import analyze
from indexer.text.kana import is_katakana
from indexer.text.kana_parts import kana_part


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("ごみ袋", "ゴミ"),
        ("生ごみ", "ゴミ"),
        ("ゴミ箱", "ゴミ"),
        ("肺がん", "ガン"),
        ("胃ガン", "ガン"),
        ("うつ病", "ウツ"),
        ("いちご狩り", "イチゴ"),
        ("まぐろ漁", "マグロ"),
        ("省エネ", "エネ"),
        # Behind kana that belong to a kanji.
        ("焼きいも", "イモ"),
        ("焼きそば", "ソバ"),
        ("話しことば", "コトバ"),
        # Kana in place of a kanji that nobody reads by itself.
        ("干ばつ", ""),
        ("はく奪", ""),
        # Kana that by themselves are another noun, 鯛.
        ("たい肥", ""),
        # The end of a verb, of an adjective, and kana alone.
        ("高まり", ""),
        ("値上がり", ""),
        ("静けさ", ""),
        ("はがき", ""),
        ("取り組み", ""),
        ("袋", ""),
    ],
)
def test_the_word_in_kana_at_an_end(word: str, part: str) -> None:
    [token] = analyze(word)
    assert kana_part(token.surface, token.lexeme.term) == part


@given(st.text("ごみがん袋病生肺ー箱"), st.text("塵癌袋病ごみ"))
def test_a_part_is_an_end_of_the_word(surface: str, term: str) -> None:
    part = kana_part(surface, term)
    assert not part or (is_katakana(part) and 1 < len(part) < len(surface))
