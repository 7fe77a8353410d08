"""The table of English words, cut to the words of a collection."""

from indexer.english.jmdict import Row, rows
from indexer.english.stems import key, words
from indexer.english.table import english_table

ROWS = (
    Row(("避難者",), ("evacuee",)),
    Row(("地震",), ("earthquake",)),
    Row(("震災",), ("earthquake disaster",)),
    Row(("障害者", "障碍者"), ("disabled person",)),
    Row(("救急車",), ("ambulance",)),
)


def stemmed(text: str) -> str:
    return key(words(text))


def test_words_are_spelled_by_those_of_the_collection() -> None:
    table = english_table(ROWS, {"避難", "者", "震災"})
    evacuees, disaster = stemmed("evacuees"), stemmed("earthquake disaster")
    assert table["words"] == {evacuees: ["避難者"], disaster: ["震災"]}


def test_a_word_of_a_gloss_is_a_hint() -> None:
    assert english_table(ROWS, {"震災"})["hints"][stemmed("earthquakes")] == ["震災"]


def test_the_beginning_of_a_word_is_a_hint() -> None:
    table = english_table(ROWS, {"救急"})
    assert table["words"] == {}
    assert table["hints"] == {stemmed("ambulance"): ["救急"]}


def test_who_is_meant_need_not_be_said() -> None:
    assert stemmed("disabled") == stemmed("the disabled person")


def test_the_shipped_table_is_whole() -> None:
    found = list(rows())
    assert len(found) > 90_000
    assert all(row.words and row.glosses for row in found)
