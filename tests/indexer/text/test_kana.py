"""Kana, romaji and sounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.text.kana import is_hiragana, is_kana, is_katakana, sound, to_katakana


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
        ("パーティー", "パアチイ"),
        ("ディスク", "ヂスク"),
        ("ウェブ", "ウエブ"),
        ("ヴァイオリン", "バイオリン"),
        ("デュアル", "ジュアル"),
        ("トゥール", "ツール"),
    ],
)
def test_readings_that_sound_alike_have_one_key(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("カイゴ", "ガイゴ"), ("ホケン", "ホウケイ"), ("キョウ", "キヨウ"), ("テスト", "チスト")],
)
def test_readings_that_sound_different_have_two(one: str, other: str) -> None:
    assert sound(one) != sound(other)


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
    assert len(to_katakana(text)) == len(text)
    assert len(sound(text)) <= len(text)


@given(reading=st.text(alphabet="アイウエオカキクケコボサーンッョュャヂヅ", max_size=20))
def test_a_sound_is_its_own_sound_where_nothing_is_left_to_drop(reading: str) -> None:
    key = sound(reading)
    assert "ー" not in key
    assert not set(key) & set("ヂヅ")
