"""Nouns behind a prefix that says the opposite."""

import pytest

from indexer.text.analyzer import analyze, entries


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        # Cut by Sudachi as two words, and as one.
        ("不適正な処理", ["不", "不適正", "処理"]),
        ("非住宅の建築", ["非", "非住宅", "建築"]),
        ("未利用の土地", ["未", "未利用", "土地"]),
        ("適正な処理", ["適正", "処理"]),
        ("無電柱化", ["無", "電柱", "化"]),
        ("非 住宅", ["非", "住宅"]),
        # なし is a pear to Sudachi.
        ("目標値なし", ["目標", "値", "無し"]),
        ("なしの栽培", ["ナシ", "栽培"]),
        ("桃、なし", ["桃", "ナシ"]),
    ],
)
def test_a_noun_behind_a_prefix_is_another_word(text: str, terms: list[str]) -> None:
    parts = [part.lexeme for token in analyze(text) for part in token.parts]
    assert [lexeme.term for lexeme in parts if lexeme.kind > 2] == terms


def test_the_same_words_have_one_entry() -> None:
    (_, first), _ = entries("不適正")
    (_, second, *_), _ = entries("不適正な")
    assert first is second
