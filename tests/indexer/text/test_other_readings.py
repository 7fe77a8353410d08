"""Further readings of words."""

import pytest

from indexer.text.analyzer import readings_of
from indexer.text.other_readings import (
    as_noun,
    inner_readings,
    is_of_other_verb,
    other_readings,
)


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


@pytest.mark.parametrize(
    ("kana", "terms", "read", "meant"),
    [
        ("かき", ["書き", "柿"], [], ["柿"]),
        ("モチ", ["持ち", "餅"], [], ["餅"]),
        # Where the programs have it as a word that is read, it is meant.
        ("あり", ["有り"], [], []),
        ("あり", ["有り"], ["有り"], ["有り"]),
        ("ごみ", ["生塵"], [], ["生塵"]),
        ("つり", ["釣り"], [], ["釣り"]),
        # No noun by itself.
        ("ある", ["有り"], [], ["有り"]),
    ],
)
def test_a_noun_in_kana_is_no_form_of_a_verb(
    kana: str, terms: list[str], read: list[str], meant: list[str]
) -> None:
    assert as_noun(kana, terms, lambda _: read) == meant


def test_a_verb_of_other_synonym_groups_is_told_from_its_noun() -> None:
    sashimi = readings_of("刺し身")[0][0].groups
    assert is_of_other_verb("作り", sashimi)
    assert not is_of_other_verb("見直し", sashimi)
    assert not is_of_other_verb("補助金", sashimi)
