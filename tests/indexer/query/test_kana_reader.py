"""Kana and romaji, on small collections."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Program, SynonymRow
from indexer import Query, Searcher
from indexer.query.kana_reader import Spelled, ways_to_spell

NAMES = ("情報の公開", "航海の安全", "施策の推進", "支援の推進", "日本の道路", "点字の案内", "展示")
INNER = {"サイ": [8], "トウ": [9], "ブツ": [10]}
READINGS = {"ボウサイ": [1], "ボウ": [2], "サイ": [3], "ジョウホウ": [4, 5], "コ": [6], "カイ": [7]}


@pytest.fixture(scope="module")
def searcher(searcher_of: Callable[..., Searcher]) -> Searcher:
    return searcher_of(
        [Program(f"p{number}", "あ", number + 1, name) for number, name in enumerate(NAMES)]
    )


def complete(searcher: Searcher, text: str) -> set[str]:
    return {hit.program.id for hit in searcher.search(Query(text)).hits if not hit.partial}


@pytest.mark.parametrize(
    ("text", "programs"),
    [
        # A word has all the words that are read so, and no other word that Sudachi takes it for.
        ("こうかい", {"p0", "p1"}),
        ("てんじ", {"p5", "p6"}),
        ("koukai", {"p0", "p1"}),
        # Every word of the query, whatever stands beside it.
        ("すいしん しえん", {"p3"}),
        ("しえんのすいしん", {"p3"}),
        ("にほん", {"p4"}),
        ("nihon", {"p4"}),
        # Nothing by pieces of one kana.
        ("しか", set()),
        ("さしみ", set()),
    ],
)
def test_kana_are_words_of_the_programs(searcher: Searcher, text: str, programs: set[str]) -> None:
    assert complete(searcher, text) == programs


def test_what_is_read_somewhere_can_be_offered(searcher: Searcher) -> None:
    assert searcher.search(Query("しえんのすいしn")).suggestion == "しえんのすいしん"


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


@pytest.mark.parametrize(
    ("romaji", "kana", "found"),
    [
        ("hoikuen", "ほいくえん", {"p0"}),
        ("sumaho", "スマホ", {"p1"}),
        ("kouzui", "こうずい", {"p2"}),
        ("sumahon", "すまほん", set()),
    ],
)
def test_romaji_stands_for_what_its_kana_stand_for(
    searcher_of: Callable[..., Searcher], romaji: str, kana: str, found: set[str]
) -> None:
    names = ("保育の充実", "スマートフォンの使い方", "水害への備え")
    rows = [SynonymRow("洪水", ("水害",))]
    searcher = searcher_of(
        [Program(f"p{at}", "あ", at + 1, name) for at, name in enumerate(names)], rows
    )
    hits = searcher.search(Query(romaji)).hits
    assert {hit.program.id for hit in hits} == found
    assert hits == searcher.search(Query(kana)).hits
