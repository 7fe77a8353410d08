"""Other ways to cut a query, on small collections; test_own_letters has the random test."""

from collections.abc import Callable

import pytest

from corpus import Program
from indexer import Query, Searcher

NAMES = (
    "県立高校の再編",
    "一時預かり",
    "改正法案の説明",
    "郵便番号960-8670",
    "120人の会議",
    "五十分間の授業",
)


@pytest.fixture(scope="module")
def searcher(searcher_of: Callable[..., Searcher]) -> Searcher:
    return searcher_of(
        [Program(f"p{number}", "あ", number + 1, name) for number, name in enumerate(NAMES)]
    )


@pytest.mark.parametrize(
    ("text", "program"),
    [
        ("県立", "p0"),
        ("一時", "p1"),
        ("法案", "p2"),
        ("9608670", "p3"),
        ("960-8670", "p3"),
        ("50分", "p5"),
    ],
)
def test_words_are_found_that_are_cut_differently_alone(
    searcher: Searcher, text: str, program: str
) -> None:
    hits = searcher.search(Query(text)).hits
    assert [hit.program.id for hit in hits if not hit.partial] == [program]


def test_a_number_is_not_torn_apart(searcher: Searcher) -> None:
    for text in ("20人", "12", "20", "0分"):
        assert searcher.search(Query(text)).complete == 0
