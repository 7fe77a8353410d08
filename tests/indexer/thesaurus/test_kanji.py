"""Verbs and nouns that say a thing by the kanji of a collection's compounds."""

from indexer.thesaurus.kanji import Saying, by_kanji


def test_a_verb_is_what_compounds_with_its_kanji_say() -> None:
    found = by_kanji(Saying(["減らす"]), ["減量", "道路"])
    assert list(found.values()) == [[("減量", 0.6)]]


def test_a_noun_is_what_its_last_kanji_says() -> None:
    assert by_kanji(Saying(["大雪", "雪国"]), ["雪量"]) == {"大雪": [("雪量", 0.5)]}


def test_a_kanji_of_many_words_says_nothing() -> None:
    many = ["減量", "減価", "減税", "減災", "減員", "軽減"]
    assert by_kanji(Saying(["減らす"]), many) == {}
    assert by_kanji(Saying(["大雪"]), ["雪量", "雪害", "積雪"]) == {}


def test_a_word_of_the_collection_is_itself() -> None:
    assert by_kanji(Saying(["大雪"]), ["大雪", "雪量"]) == {}
