"""Kana, romaji and sounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.text.kana import (
    is_hiragana,
    is_kana,
    is_katakana,
    romaji_to_katakana,
    sound,
    spell_letters,
    to_katakana,
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
    ],
)
def test_romaji_is_read_in_hepburn_and_kunrei(romaji: str, katakana: str) -> None:
    assert romaji_to_katakana(romaji) == katakana


@pytest.mark.parametrize(
    "text", ["", "ict", "system", "Bousai", "bousai2", "防災", "q", "kk", "tch"]
)
def test_what_is_no_romaji_is_none(text: str) -> None:
    assert romaji_to_katakana(text) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ボウサイ", "ボサイ"),
        ("ボウサイ", "ボーサイ"),
        ("ケイサン", "ケーサン"),
        ("オオサカ", "オーサカ"),
        ("ツヅキ", "ツズキ"),
        ("チヂム", "チジム"),
        ("キュウリョウ", "キュリョ"),
    ],
)
def test_readings_that_sound_alike_have_one_key(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(
    ("one", "other"), [("カイゴ", "ガイゴ"), ("ホケン", "ホウケイ"), ("キョウ", "キヨウ")]
)
def test_readings_that_sound_different_have_two(one: str, other: str) -> None:
    assert sound(one) != sound(other)


def test_letters_are_read_one_by_one() -> None:
    assert spell_letters("ict") == "アイシーティー"
    assert spell_letters("5g") == ""


def test_kinds_of_kana() -> None:
    assert is_kana("ふくしまデータ")
    assert is_hiragana("らーめん")
    assert is_katakana("ヴァイオリン")
    for nothing in ("", "福島", "a", "ﾃﾞｰﾀ"):
        assert not is_kana(nothing)
        assert not is_hiragana(nothing)
        assert not is_katakana(nothing)


@given(text=st.text(max_size=30))
def test_no_text_is_too_odd(text: str) -> None:
    katakana = romaji_to_katakana(text)
    assert katakana is None or is_katakana(katakana)
    assert len(to_katakana(text)) == len(text)
    assert len(sound(text)) <= len(text)


@given(text=st.text(alphabet="aiueonkstbgmyrh'", min_size=1, max_size=30))
def test_romaji_becomes_katakana_and_nothing_else(text: str) -> None:
    katakana = romaji_to_katakana(text)
    assert katakana is None or is_katakana(katakana)


@given(reading=st.text(alphabet="アイウエオカキクケコボサーンッョュャヂヅ", max_size=20))
def test_a_sound_is_its_own_sound_where_nothing_is_left_to_drop(reading: str) -> None:
    key = sound(reading)
    assert "ー" not in key
    assert not set(key) & set("ヂヅ")
