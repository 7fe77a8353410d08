"""English words of a query, on small collections."""

from collections.abc import Callable

import pytest

from corpus import Program
from indexer import Query, Searcher

NAMES = ("輸入車の検査", "重要な書類の管理", "高齢者の見守り", "災害の予防", "図書館の本")


@pytest.fixture(scope="module")
def searcher(searcher_of: Callable[..., Searcher]) -> Searcher:
    return searcher_of(
        [Program(f"p{number}", "あ", number + 1, name) for number, name in enumerate(NAMES)]
    )


def complete(searcher: Searcher, text: str) -> set[str]:
    return {hit.program.id for hit in searcher.search(Query(text)).hits if not hit.partial}


@pytest.mark.parametrize(
    ("text", "program"),
    [
        ("imported", "p0"),
        ("imports", "p0"),
        ("important documents", "p1"),
        ("old people", "p2"),
        ("the library", "p4"),
        ("libraries", "p4"),
    ],
)
def test_a_word_leads_to_its_program(searcher: Searcher, text: str, program: str) -> None:
    assert complete(searcher, text) == {program}


def test_a_word_of_the_same_origin_is_another(searcher: Searcher) -> None:
    assert "p1" not in complete(searcher, "imported")


def test_what_is_quoted_or_excluded_is_not_translated(searcher: Searcher) -> None:
    assert complete(searcher, '"library"') == set()
    assert complete(searcher, "図書館 -library") == {"p4"}


def test_two_letters_are_an_abbreviation(searcher: Searcher) -> None:
    assert searcher.search(Query("ox")).total == 0


def test_a_word_typed_together_with_japanese_ones_is_translated(searcher: Searcher) -> None:
    assert complete(searcher, "disaster予防") == {"p3"}
