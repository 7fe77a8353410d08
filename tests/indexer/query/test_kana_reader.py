"""Kana and romaji, on small collections."""

from collections.abc import Callable

import pytest

from corpus import Program, SynonymRow
from indexer import Query, Searcher

NAMES = ("情報の公開", "航海の安全", "施策の推進", "支援の推進", "日本の道路", "点字の案内", "展示")


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
