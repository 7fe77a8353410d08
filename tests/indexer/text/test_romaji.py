"""Latin letters as kana: romaji, letters one by one, words and slips."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.text.kana import is_katakana
from indexer.text.romaji import (
    acronym_readings,
    is_slip,
    readings_of_slip,
    romaji_to_katakana,
    spell_letters,
)


@pytest.mark.parametrize(
    ("romaji", "katakana"),
    [
        ("bousai", "ボウサイ"),
        ("bōsai", "ボーサイ"),
        ("fukushima", "フクシマ"),
        ("hukusima", "フクシマ"),
        ("jouhou", "ジョウホウ"),
        ("zyouhou", "ジョウホウ"),
        ("gakkou", "ガッコウ"),
        ("zasshi", "ザッシ"),
        ("matcha", "マッチャ"),
        ("kenkou", "ケンコウ"),
        ("konna", "コンナ"),
        ("shinnyou", "シンニョウ"),
        ("kan'i", "カンイ"),
        ("kan’i", "カンイ"),
        ("shimbun", "シンブン"),
        ("gumma", "グンマ"),
        ("kyūryô", "キューリョー"),
        ("nihon", "ニホン"),
        ("hōō", "ホーオー"),
        ("webu", "ウェブ"),
        ("vaiorin", "ヴァイオリン"),
        ("thi", "ティ"),
    ],
)
def test_romaji_is_read_in_hepburn_and_kunrei(romaji: str, katakana: str) -> None:
    assert romaji_to_katakana(romaji) == katakana


@pytest.mark.parametrize(
    "text", ["", "ict", "system", "Bousai", "bousai2", "防災", "q", "kk", "tch"]
)
def test_what_is_no_romaji_is_none(text: str) -> None:
    assert romaji_to_katakana(text) is None


def test_letters_are_read_one_by_one() -> None:
    assert spell_letters("ict") == "アイシーティー"
    assert spell_letters("5g") == ""


@pytest.mark.parametrize(
    ("letters", "reading"),
    [("osint", "オシント"), ("uncitral", "アンシトラル"), ("lgwan", "エルジーワン")],
)
def test_an_acronym_is_read_as_a_word_or_begun_letter_by_letter(letters: str, reading: str) -> None:
    assert reading in acronym_readings(letters)
    assert acronym_readings("防災") == []


@pytest.mark.parametrize(
    ("typed", "meant"), [("やkう", "ヤク"), ("ぼうsい", "ボウサイ"), ("としょかn", "トショカン")]
)
def test_a_slip_leaves_letters_among_kana(typed: str, meant: str) -> None:
    assert is_slip(typed)
    assert meant in readings_of_slip(typed)
    assert not is_slip(meant)
    assert readings_of_slip(meant) == []


@given(text=st.text(max_size=30))
def test_no_text_is_too_odd(text: str) -> None:
    katakana = romaji_to_katakana(text)
    assert katakana is None or is_katakana(katakana)


@given(text=st.text(alphabet="aiueonkstbgmyrh'", min_size=1, max_size=30))
def test_romaji_becomes_katakana_and_nothing_else(text: str) -> None:
    katakana = romaji_to_katakana(text)
    assert katakana is None or is_katakana(katakana)
