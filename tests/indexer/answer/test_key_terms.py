"""The words that are typical of a collection."""

import pytest

from corpus import Program
from indexer import Query, Searcher


def test_words_of_the_plan(plan: Searcher) -> None:
    terms = plan.telling_terms(30)
    texts = [term.text for term in terms]
    assert len(texts) == len(set(texts)) == 30
    for term in terms:
        assert 3 <= term.count <= 0.12 * 110
        assert plan.search(Query(term.text)).complete, term
        assert len(term.text) >= 3, "words of two kanji say little, whatever they are compared as"
        assert not term.text.endswith("的")


def test_the_limit(plan: Searcher) -> None:
    assert [t.text for t in plan.telling_terms(5)] == [t.text for t in plan.telling_terms(5)]
    assert len(plan.telling_terms(5)) == 5
    assert plan.telling_terms(0) == ()


@pytest.mark.parametrize(
    "programs", [[], [Program("a", "", 1, "の")], [Program("a", "区分", 1, "防災訓練")]]
)
def test_a_collection_without_typical_words(searcher_of, programs: list[Program]) -> None:
    assert searcher_of(programs).telling_terms() == ()
