"""Looking up the words of a generation."""

import json

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.index.vocabulary import MAX_CONTAINING, Vocabulary, vocabulary_tables
from indexer.text.lexeme import Kind, Lexeme


def vocabulary(*lexemes: Lexeme) -> Vocabulary:
    """The vocabulary of some words, as it comes back from an index."""
    terms = sorted({lexeme.term for lexeme in lexemes})
    numbers = {term: number for number, term in enumerate(terms)}
    ordered = sorted(lexemes)
    of_lexemes = np.array([numbers[lexeme.term] for lexeme in ordered], np.int32)
    tables = json.loads(json.dumps(vocabulary_tables(ordered)))
    return Vocabulary(terms, numbers, of_lexemes, tables)


def noun(term: str, reading: str = "", *groups: int) -> Lexeme:
    return Lexeme(term, term, reading, groups, Kind.NOUN)


WORDS = vocabulary(
    noun("防災", "ボウサイ"),
    noun("亡妻", "ボウサイ"),
    noun("補助金", "ホジョキン", 7),
    noun("助成金", "ジョセイキン", 7, 8),
    noun("交付金", "コウフキン", 8),
    noun("大阪", "オオサカ"),
    noun("2020"),
)


def test_by_term() -> None:
    assert "防災" in WORDS
    assert "消防" not in WORDS


def test_by_reading() -> None:
    assert sorted(WORDS.with_reading("ボウサイ")) == ["亡妻", "防災"]
    assert not WORDS.with_reading("ボサイ")
    assert not WORDS.with_reading("")


def test_by_sound() -> None:
    assert WORDS.with_sound("オサカ") == ["大阪"]
    assert sorted(WORDS.with_sound("ボサイ")) == ["亡妻", "防災"]


def test_by_synonym_group() -> None:
    assert WORDS.in_groups((7, 8)) == ["助成金", "補助金", "交付金"]
    assert WORDS.in_groups(()) == WORDS.in_groups((9,)) == []


def test_by_how_they_begin() -> None:
    found = vocabulary(noun("visitor"), noun("visa"), noun("visitors"), noun("防災"))
    assert list(found.beginning("visit")) == ["visitor", "visitors"]
    assert list(found.beginning("防")) == ["防災"]
    assert list(found.beginning("x")) == []


def test_a_kanji_by_its_readings_inside_of_words() -> None:
    found = vocabulary(noun("管", "クダ"), noun("石綿", "イシワタ"))
    assert found.with_inner_reading("カン") == found.with_inner_sound("カン") == ["管"]
    assert found.with_reading("カン") == found.with_inner_reading("クダ") == ()
    assert found.with_reading("セキメン") == ["石綿"]


def test_the_longest_reading() -> None:
    assert WORDS.longest_reading == len("ジョセイキン")
    assert vocabulary().longest_reading == 0


@given(
    written=st.sets(st.text(alphabet="防災金庫", min_size=1, max_size=4), max_size=30),
    text=st.text(alphabet="防災金庫", min_size=1, max_size=2),
)
def test_by_what_they_contain(written: set[str], text: str) -> None:
    words = vocabulary(*map(noun, written))
    found = words.containing(text)
    assert sorted(found) == sorted(word for word in written if text in word and word != text)


def test_what_very_many_words_contain_is_cut_off() -> None:
    words = vocabulary(*(noun(f"金{number}") for number in range(500)))
    assert len(words.containing("金")) == MAX_CONTAINING
