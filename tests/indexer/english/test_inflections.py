"""Forms of English words of the programs."""

from collections.abc import Callable

import pytest

from corpus import Program
from indexer import Query, Searcher
from indexer.english.inflections import forms

NAMES = ("Help for visitors", "Family parties", "Nurse training", "NPOs")


@pytest.fixture(scope="module")
def searcher(searcher_of: Callable[..., Searcher]) -> Searcher:
    return searcher_of(
        [Program(f"p{number}", "あ", number + 1, name) for number, name in enumerate(NAMES)]
    )


@pytest.mark.parametrize(
    ("text", "programs"),
    [
        ("visitor", {"p0"}),
        ("Visitors", {"p0"}),
        ("families", {"p1"}),
        ("party", {"p1"}),
        ("nurses", {"p2"}),
        # Another word.
        ("visit", set()),
        ("visiting", set()),
    ],
)
def test_number_makes_no_other_word(searcher: Searcher, text: str, programs: set[str]) -> None:
    hits = searcher.search(Query(text)).hits
    assert {hit.program.id for hit in hits if not hit.partial} == programs


def test_a_word_is_written_in_both_numbers() -> None:
    assert "rivers" in forms("river")
    assert "river" in forms("rivers")
    assert "libraries" in forms("library")
    assert "library" in forms("libraries")
    assert forms("ai") == forms("防災") == []
    assert "busines" not in forms("business")
