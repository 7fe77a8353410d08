"""Pages that are filled: the same with filters, in other orders, and behind the first page."""

import pytest

from indexer import Query, Searcher
from indexer.cluster.engine import ClusterEngine


def few(plan: Searcher, clustered: Searcher) -> list[str]:
    """Words for which a page is filled."""
    words = [term.text for term in plan.key_terms(200)] + ["ドローン", "農業 ドローン", "防犯"]
    return [word for word in words if plan.search(Query(word)).similar][:6]


@pytest.mark.parametrize("sort", ["relevance", "plan", "name", "-name"])
def test_what_fills_a_page_comes_last(plan: Searcher, clustered: Searcher, sort: str) -> None:
    words = few(plan, clustered)
    assert words
    for word in words:
        for query in (
            Query(word, sort=sort),
            Query(word, sort=sort, page=2, per_page=3),
            Query(word, sort=sort, departments=plan.collection.departments[:3]),
        ):
            ours, theirs = plan.search(query), clustered.search(query)
            found = [[(hit.program.id, hit.similar) for hit in one.hits] for one in (ours, theirs)]
            assert found[1] == found[0], query
            assert (theirs.total, theirs.similar) == (ours.total, ours.similar)


def test_what_has_no_word_of_the_query_is_only_alike(plan: Searcher, clustered: Searcher) -> None:
    ours, theirs = (one.search(Query("令和2年1月31日")) for one in (plan, clustered))
    assert (ours.total, ours.similar) == (1, len(ours.hits) - 1)
    assert [(hit.program.id, hit.similar) for hit in theirs.hits] == [
        (hit.program.id, hit.similar) for hit in ours.hits
    ]


def test_a_plan_is_filled_once(plan: Searcher, clustered: Searcher) -> None:
    engine = clustered._engine
    assert isinstance(engine, ClusterEngine)
    word = few(plan, clustered)[0]
    clustered.search(Query(word))
    own = clustered._plan(word)
    known = engine._few.known(own)
    assert known is not None
    assert known.alike <= known.scored.keys()
    clustered.search(Query(word, page=2))
    assert engine._few.known(own) is known
