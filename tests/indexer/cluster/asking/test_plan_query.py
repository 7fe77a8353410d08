"""A plan as one query finds, completes and weighs what our own evaluation does."""

import pytest

from indexer import Searcher
from indexer.cluster.asking.matching import Clause, all_of
from indexer.cluster.asking.plan_query import PlanQuery
from indexer.cluster.engine import ClusterEngine
from indexer.embedded.engine import EmbeddedEngine

# Of five digits are frequencies, of 32 bits scores.
CLOSE = 2e-4
TEXTS = (
    "防災",
    "防災 訓練",
    "観光 アプリ",
    "「情報システム」 防災",
    "危機管理部 訓練",
    "防災 -訓練",
)


def plan_query(clustered: Searcher, text: str) -> tuple[ClusterEngine, PlanQuery]:
    engine = clustered._engine
    assert isinstance(engine, ClusterEngine)
    plan = clustered._plan(text)
    return engine, PlanQuery(plan, engine.occurrences, engine._schema)


def found(engine: ClusterEngine, clause: Clause) -> dict[str, float]:
    """The scores of all that a query finds, by program."""
    body = {"query": clause, "size": 1000, "_source": False}
    hits = engine._client.search(engine.index, body)["hits"]["hits"]
    return {engine.catalogue.at(int(hit["_id"])).id: hit["_score"] for hit in hits}


@pytest.mark.parametrize("text", TEXTS)
def test_programs_score_and_are_complete_as_ours(
    plan: Searcher, clustered: Searcher, text: str
) -> None:
    ours = plan._engine
    assert isinstance(ours, EmbeddedEngine)
    engine, query = plan_query(clustered, text)
    ranking = ours._rank(plan._plan(text))
    rows = [(plan.programs[n].id, score, complete) for n, score, complete in ranking.rows()]
    scores = found(engine, query.found([query.listed()]))
    assert {name: scores[name] for name, _, _ in rows} == pytest.approx(
        {name: score for name, score, _ in rows}, rel=CLOSE
    )
    complete = found(engine, query.found([query.counts_as_complete]))
    assert set(complete) == {name for name, _, is_complete in rows if is_complete}
    assert max(scores.values()) < query.ahead


def test_what_no_program_has_is_missing(clustered: Searcher) -> None:
    _, query = plan_query(clustered, "防災 存在しない言葉")
    assert query.missing
    assert plan_query(clustered, "防災")[1].missing == ()


def test_excluded_programs_are_not_found(clustered: Searcher) -> None:
    engine, query = plan_query(clustered, "防災 -訓練")
    without = found(engine, query.found([]))
    _, every = plan_query(clustered, "防災")
    excluded = found(engine, all_of(query.excluded()))
    assert excluded
    assert set(without) == set(found(engine, every.found([]))) - set(excluded)
