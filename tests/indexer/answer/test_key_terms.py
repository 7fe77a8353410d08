"""The words that are typical of a collection."""

import pytest

from corpus import Program
from indexer import Query, Searcher
from indexer.text.analyzer import is_noun


def test_words_of_the_plan(plan: Searcher) -> None:
    terms = plan.key_terms(30)
    texts = [term.text for term in terms]
    assert len(texts) == len(set(texts)) == 30
    for term in terms:
        assert 3 <= term.count <= 0.12 * 110
        assert plan.search(Query(term.text)).complete, term
        assert len(term.text) >= 3, "words of two kanji say little, whatever they are compared as"
        assert not term.text.endswith("的")


def test_the_limit(plan: Searcher) -> None:
    assert [t.text for t in plan.key_terms(5)] == [t.text for t in plan.key_terms(5)]
    assert len(plan.key_terms(5)) == 5
    assert plan.key_terms(0) == ()


@pytest.mark.parametrize(
    "programs", [[], [Program("a", "", 1, "の")], [Program("a", "区分", 1, "防災訓練")]]
)
def test_a_collection_without_typical_words(searcher_of, programs: list[Program]) -> None:
    assert searcher_of(programs).key_terms() == ()


def test_words_that_name_nothing_are_not_typical(searcher_of) -> None:
    said = [
        "引き続き見守り活動を行う。",
        "https://www.example.go.jp/index.html",
        "公民館で終わってしまった。",
    ]
    named = ["防災マップの配布", "公民館の改修", "ものづくりの支援"]
    programs = [
        Program(str(n), "区分", n, named[n % 3], summary=said[n % 3])
        if n < 12
        else Program(str(n), "区分", n, f"第{n}号")
        for n in range(60)
    ]
    texts = [term.text for term in searcher_of(programs).key_terms()]
    assert {"ものづくり", "マップ"} <= set(texts)
    assert not [text for text in texts if text.isascii() or text in ("引き続き", "しまっ")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("まちづくり", True), ("ものづくり", True), ("子ども", True)]
    + [(text, False) for text in ("引き続き", "しまっ", "はじめ", "それぞれ", "すべて", "")],
)
def test_nouns_with_hiragana(text: str, expected: bool) -> None:
    assert is_noun(text) is expected
