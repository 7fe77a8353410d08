"""Kana to words: the fewest that cover all of it."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from indexer.query.kana_words import spelled

READINGS = {"ボウサイ": [1], "ボウ": [2], "サイ": [3], "ジョウホウ": [4, 5], "コ": [6], "カイ": [7]}


def of(reading: str) -> list[tuple[int, ...]]:
    return [word.terms for word in spelled(reading, lambda piece: READINGS.get(piece, ()), 5)]


def test_one_word_is_better_than_two() -> None:
    assert of("ボウサイ") == [(1,)]


def test_words_in_a_row_with_all_their_terms() -> None:
    assert of("ボウサイジョウホウ") == [(1,), (4, 5)]


def test_the_particle_between_words_is_no_word() -> None:
    assert of("ボウサイノジョウホウ") == [(1,), (4, 5)]
    assert of("ボウサイノ") == []
    assert of("ノボウサイ") == []


def test_what_words_do_not_cover_is_nothing() -> None:
    assert of("ボウサイン") == []
    assert of("") == []
    assert of("ノ") == []


def test_a_longest_reading_of_nothing_finds_nothing() -> None:
    assert spelled("ボウサイ", lambda piece: (1,), 0) == []


def test_a_single_kana_only_closes_a_word() -> None:
    assert of("ボウサイコ") == [(1,), (6,)]
    assert of("コ") == of("コボウサイ") == of("ボウサイココ") == of("ボウサイノコ") == []


@given(words=st.lists(st.sampled_from(sorted({*READINGS} - {"コ"})), min_size=1, max_size=40))
def test_what_words_spell_is_covered_by_as_few(words: list[str]) -> None:
    found = of("".join(words))
    assert found
    # Only ボウ and サイ are together another word.
    split = sum(pair == ("ボウ", "サイ") for pair in pairwise(words))
    assert len(found) == len(words) - split


def test_the_work_is_linear() -> None:
    asked: list[str] = []

    def with_reading(piece: str) -> list[int]:
        asked.append(piece)
        return []

    spelled("ア" * 200, with_reading, 12)
    assert len(asked) <= 200 * 12
