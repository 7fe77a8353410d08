"""Further readings of words."""

import pytest

from indexer.text.analyzer import readings_of
from indexer.text.other_readings import (
    as_noun,
    common_nouns,
    inner_readings,
    is_of_other_groups,
    is_of_other_verb,
    kanji_readings,
    may_be_verb,
    noun_in_kana,
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


def test_kana_are_nouns_of_the_dictionary_however_they_are_cut() -> None:
    assert common_nouns("しょうが") == {"生姜"}
    assert not common_nouns("まもる")
    noun = noun_in_kana("くつした")
    assert noun is not None
    assert noun.term == "靴下"
    assert noun_in_kana("かめら") is None


@pytest.mark.parametrize(("kana", "terms"), [("ちょう", ["庁", "町"]), ("たい", ["体"])])
def test_the_end_of_a_word_is_not_typed_alone(kana: str, terms: list[str]) -> None:
    assert as_noun(kana, terms, lambda _: ()) == []


@pytest.mark.parametrize(("kana", "term"), [("はし", "橋"), ("もり", "森"), ("ほん", "本")])
def test_a_kanji_that_is_a_word_is(kana: str, term: str) -> None:
    assert as_noun(kana, [term], lambda _: ()) == [term]


def test_a_noun_of_kana_is_no_form_of_a_verb() -> None:
    assert may_be_verb("繰り", "くり")
    assert not may_be_verb("守り", "まもり")
    assert not may_be_verb("橋", "はし")


def test_a_loanword_may_be_two_words() -> None:
    assert is_of_other_groups("クラブ", readings_of("蟹")[0][0].groups)
    assert not is_of_other_groups("マップ", readings_of("地図")[0][0].groups)


def test_a_kanji_has_all_its_readings() -> None:
    assert not kanji_readings("所").isdisjoint(kanji_readings("書"))
    assert kanji_readings("感").isdisjoint(kanji_readings("書"))
