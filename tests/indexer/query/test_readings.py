"""The words that a reading may be: one, and several side by side that cover it."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from corpus import Program
from indexer.index.segment import Segment
from indexer.query.readings import Spelled, terms_read_alike, ways_to_spell
from indexer.text.analyzer import analyze

INNER = {"サイ": [8], "トウ": [9], "ブツ": [10]}
READINGS = {"ボウサイ": [1], "ボウ": [2], "サイ": [3], "ジョウホウ": [4, 5], "コ": [6], "カイ": [7]}


def test_a_word_in_kana_has_the_terms_that_are_read_so(segment_of) -> None:
    segment: Segment = segment_of([Program("p", "", 1, "", "生ごみと踏切、ふくしまの公開と後悔")])

    def alike(text: str) -> set[str]:
        (token,) = analyze(text)
        return {*terms_read_alike(segment.vocabulary, token)}

    assert alike("こうかい") >= {"公開", "後悔"}
    assert "生塵" in alike("ごみ")
    # Kana terms are katakana in the index.
    assert "フクシマ" in alike("福島")
    assert "踏切" in alike("踏み切り")


def ways(reading: str) -> list[list[Spelled]]:
    tables = (lambda piece: READINGS.get(piece, ()), lambda piece: INNER.get(piece, ()))
    return ways_to_spell(reading, *tables, 5)


def of(reading: str) -> list[tuple[int, ...]]:
    return [word.terms for word in next(iter(ways(reading)), [])]


def test_a_reading_inside_of_words_counts_beside_others_only() -> None:
    assert [word.together for word in ways("ボウサイブツ")[0]] == [(1,), (10,)]
    assert ways("ブツ") == []
    assert [word.together for word in ways("ボウサイ")[1]] == [(2,), (3, 8)]


def test_the_ways_of_the_fewest_words_come_first() -> None:
    assert [len(way) for way in ways("ボウサイ")] == [1, 2]


def test_one_word_is_better_than_two() -> None:
    assert of("ボウサイ") == [(1,)]


def test_words_in_a_row_with_all_their_terms() -> None:
    assert of("ボウサイジョウホウ") == [(1,), (4, 5)]


def test_the_particle_between_words_is_no_word() -> None:
    assert of("ボウサイノジョウホウ") == [(1,), (4, 5)]
    assert of("ボウサイノ") == []
    assert of("ノボウサイ") == []


def test_a_word_behind_another_may_be_voiced() -> None:
    assert of("ボウサイガイ") == [(1,), (7,)]
    assert of("ガイボウサイ") == []


def test_what_words_do_not_cover_is_nothing() -> None:
    assert of("ボウサイン") == []
    assert of("") == []
    assert of("ノ") == []


def test_a_longest_reading_of_nothing_finds_nothing() -> None:
    assert ways_to_spell("ボウサイ", lambda piece: ("1",), lambda piece: (), 0) == []


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

    ways_to_spell("ア" * 200, with_reading, lambda piece: (), 12)
    assert len(asked) <= 200 * 12
