"""Further readings of words."""

import pytest

from indexer.text.other_readings import inner_readings, other_readings


@pytest.mark.parametrize(
    ("surface", "reading", "others"),
    [
        ("石綿", "イシワタ", {"セキメン"}),
        ("重複", "チョウフク", {"ジュウフク"}),
        ("市場", "シジョウ", {"イチバ"}),
        ("富士山", "フジヤマ", {"フジサン"}),
        ("防災", "ボウサイ", set()),
        ("ぼうさい", "ボウサイ", set()),
        ("ict", "アイシーティー", set()),
        ("物", "モノ", set()),
    ],
)
def test_a_word_has_all_the_readings_of_the_dictionary(
    surface: str, reading: str, others: set[str]
) -> None:
    assert set(other_readings(surface, reading)) == others


def test_a_reading_of_two_kana_is_that_of_a_rare_word() -> None:
    assert "ウシ" not in other_readings("大人", "オトナ")


def test_a_kanji_is_read_otherwise_inside_of_words() -> None:
    assert "カン" in inner_readings("管", "クダ")
    assert {"ブツ", "モツ"} <= set(inner_readings("物", "モノ"))
    assert "モノ" not in inner_readings("物", "モノ")


@pytest.mark.parametrize("surface", ["防災", "あ", "a", ""])
def test_nothing_else_has_inner_readings(surface: str) -> None:
    assert inner_readings(surface, "") == ()
