"""Words in the other script, on small collections."""

from collections.abc import Callable

import pytest

from corpus import Program
from indexer import Query, Searcher

SearcherOf = Callable[..., Searcher]
NAMES = (
    "ブロックチェーンの実証",
    "RESASの講習",
    "アイデアソン",
    "パラグラフの書き方",
    "道路の補修",
)


@pytest.fixture(scope="module")
def searcher(searcher_of: SearcherOf) -> Searcher:
    return searcher_of(
        [Program(f"p{number}", "あ", number + 1, name) for number, name in enumerate(NAMES)]
    )


@pytest.mark.parametrize(
    ("text", "program", "partial"),
    [
        ("blockchain", "p0", False),
        ("BlockChain", "p0", False),
        # Few consonants: some other word might be meant.
        ("リーサス", "p1", True),
        ("ideathon", "p2", True),
        ("paragraph", "p3", False),
    ],
)
def test_words_are_found_in_the_other_script(
    searcher: Searcher, text: str, program: str, partial: bool
) -> None:
    hit = searcher.search(Query(text)).hits[0]
    assert (hit.program.id, hit.partial) == (program, partial)


def test_other_words_are_not(searcher: Searcher) -> None:
    for text in ("prologue", "black", "chain store", "ブラックチーム"):
        assert searcher.search(Query(text)).complete == 0
