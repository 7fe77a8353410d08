"""An evaluation reports what a ranking did, and tells two runs apart."""

from collections.abc import Sequence

import pytest

from indexer.quality.evaluate import Ranked, Report, evaluate
from indexer.quality.evaluation_file import Difference, as_json, compare
from indexer.quality.judgements import Judgement
from indexer.quality.measures import CUTOFF, DIRECT, RELATED

JUDGEMENTS = (
    Judgement("防災", {"a": DIRECT, "b": RELATED}, "topic", "tune"),
    Judgement("農業", {"c": DIRECT}, "topic", "hold"),
    Judgement("競馬", {}, "absent", "tune"),
    Judgement("空港", {}, "absent", "hold"),
)
FOUND = {
    "防災": [Ranked("a"), Ranked("b")],
    "農業": [Ranked("x"), Ranked("c", partial=True)],
    "競馬": [Ranked("x", partial=True)],
    "空港": [Ranked("x"), Ranked("y", partial=True)],
}


def found(query: str, limit: int) -> Sequence[Ranked]:
    return FOUND[query][:limit]


def test_means_per_kind_half_and_over_all(report: Report) -> None:
    topic = report.means("topic")
    assert (topic.queries, topic.mrr, topic.recall, topic.silence) == (2, 0.75, 1.0, None)
    assert report.means("topic", "tune").ndcg == pytest.approx(1.0)
    assert report.means("topic", "hold").mrr == 0.5
    assert report.means(half="tune").queries == 2
    assert report.means().queries == 4


def test_queries_that_nothing_answers_count_for_silence_only(report: Report) -> None:
    absent = report.means("absent")
    assert (absent.ndcg, absent.mrr, absent.recall, absent.silence) == (None, None, None, 0.5)
    assert report.means().ndcg == report.means("topic").ndcg


def test_the_ranking_is_asked_once_per_query_for_one_page() -> None:
    asked = []

    def rank(query: str, limit: int) -> Sequence[Ranked]:
        asked.append((query, limit))
        return [Ranked(str(number)) for number in range(30)]

    report = evaluate(JUDGEMENTS, rank)
    assert asked == [(one.query, CUTOFF) for one in JUDGEMENTS]
    assert all(len(row.ranked) == CUTOFF for row in report.rows)


def test_worst_queries_come_first_and_perfect_ones_never(report: Report) -> None:
    assert [row.query for row in report.worst(10)] == ["空港", "農業"]
    assert [row.query for row in report.worst(1)] == ["空港"]


def test_json_has_means_and_rows(report: Report) -> None:
    document = as_json(report)
    assert document["kinds"]["topic"]["hold"]["mrr"] == 0.5
    assert document["overall"]["all"]["silence"] == 0.5
    assert document["queries"][0] == {
        "query": "防災",
        "kind": "topic",
        "half": "tune",
        "ndcg": 1.0,
        "mrr": 1.0,
        "recall": 1.0,
        "silence": None,
        "ranked": ("a", "b"),
    }


def test_differences_start_with_the_greatest_loss(report: Report) -> None:
    changed = {**FOUND, "防災": [], "競馬": [Ranked("x")], "農業": [Ranked("c")]}
    judgements = (*JUDGEMENTS[:3], Judgement("森林", {"d": DIRECT}, "topic"))
    after = evaluate(judgements, lambda query, limit: changed.get(query, [])[:limit])
    assert compare(report, after) == (
        Difference("防災", "topic", 1.0, 0.0),
        Difference("競馬", "absent", 1.0, 0.0),
        Difference("農業", "topic", 0.6309, 1.0),
        Difference("空港", "absent", 0.0, None),
        Difference("森林", "topic", None, 0.0),
    )
