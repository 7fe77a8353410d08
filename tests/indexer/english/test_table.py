"""The table of English words, cut to the words of a collection."""

from indexer.english.jmdict import SEPARATOR, Entries, entries
from indexer.english.stems import key, words
from indexer.english.table import empty_table, english_table


def stemmed(text: str) -> str:
    return key(words(text))


ENTRIES = Entries(
    ("避難者", "地震", "震災", "障害者;障碍者", "救急車"),
    tuple(
        map(
            stemmed,
            ("evacuee", "earthquake", "earthquake disaster", "disabled person", "ambulance"),
        )
    ),
)


def test_words_are_spelled_by_those_of_the_collection() -> None:
    table = english_table(ENTRIES, {"避難", "者", "震災"})
    evacuees, disaster = stemmed("evacuees"), stemmed("earthquake disaster")
    assert table["words"] == {evacuees: ["避難者"], disaster: ["震災"]}


def test_a_word_of_a_gloss_is_a_hint() -> None:
    assert english_table(ENTRIES, {"震災"})["hints"][stemmed("earthquakes")] == ["震災"]


def test_the_beginning_of_a_word_is_a_hint() -> None:
    table = english_table(ENTRIES, {"救急"})
    assert table["words"] == {}
    assert table["hints"] == {stemmed("ambulance"): ["救急"]}


def test_who_is_meant_need_not_be_said() -> None:
    assert stemmed("disabled") == stemmed("the disabled person")


def test_of_two_spellings_the_one_that_the_collection_has_is_taken() -> None:
    assert english_table(ENTRIES, {"障碍", "者"})["words"] == {stemmed("disabled"): ["障碍者"]}


def test_words_that_are_spelled_in_several_ways_reach_their_end() -> None:
    table = english_table(Entries(("情報処理",), ("process",)), {"情", "情報処", "情報", "処理"})
    assert table["words"] == {"process": ["情報処理"]}


def test_the_shipped_table_is_whole() -> None:
    table = entries()
    assert len(table.spellings) == len(table.meanings) > 90_000
    assert all(table.spellings)
    assert sum(map(bool, table.meanings)) > 90_000


def test_the_meanings_of_the_shipped_table_are_what_queries_are_turned_into() -> None:
    table = entries()
    meanings = {
        word: one.split(SEPARATOR)
        for words, one in zip(*table, strict=True)
        for word in words.split(SEPARATOR)
    }
    for word, english in (
        ("避難者", "evacuees"),
        ("児童虐待", "child abuse"),
        ("救急車", "ambulances"),
        ("地震", "earthquakes"),
        ("防災", "disaster preparedness"),
        ("公園", "the parks"),
    ):
        assert stemmed(english) in meanings[word]


def test_of_no_entries_there_is_nothing() -> None:
    assert english_table(Entries((), ()), {"避難"}) == empty_table()
