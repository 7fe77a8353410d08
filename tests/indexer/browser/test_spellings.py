"""Spellings that a dictionary leads to a term, made from the term."""

import pytest

from indexer.browser.spellings import spellings


@pytest.mark.parametrize(
    ("term", "reading", "spelling"),
    [
        ("スマートフォン", "スマートフォン", "スマートホン"),
        ("ソフトウェア", "ソフトウェア", "ソフトウエア"),
        ("シミュレーション", "シミュレーション", "シュミレーション"),
        ("障害者", "ショウガイシャ", "障碍者"),
        ("見守り", "ミマモリ", "見まもり"),
        ("問い合わせ", "トイアワセ", "問い合せ"),
    ],
)
def test_a_term_is_spelled_otherwise(term: str, reading: str, spelling: str) -> None:
    assert spelling in set(spellings(term, reading))


def test_what_the_dictionary_does_not_lead_to_the_term_is_no_spelling() -> None:
    # 見学 is not what 見がく would be read as by chance.
    assert not set(spellings("見学", "ケンガク")) & {"見", "見学く"}


def test_a_term_is_no_spelling_of_itself() -> None:
    assert "見守り" not in set(spellings("見守り", "ミマモリ"))
