"""Whole plans: what ``rank`` finds is what Whoosh finds, in its order, with its scores.

Compared are ``rank`` and ``whoosh_plan``, on every judged query and on random collections and
queries. What the searcher adds to a ranking (corrections, programs like those found) is not in it.
"""

import gzip
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import Program
from indexer.query.lookup import Lookup
from indexer.ranking import candidates
from indexer.ranking.rank import rank
from indexer.ranking.scoring import Ranking
from tests.indexer.whoosh.parity_index import (
    Opened,
    judged_queries,
    loaded,
    opened,
    opened_programs,
    programs,
    queries,
)
from tests.indexer.whoosh.whoosh_plan import Expected, WhooshPlans

# Ours are sums of 32-bit numbers, Whoosh's of 64-bit ones.
TOLERANCE = 1e-6
# Public corpora for measuring, which are no part of the product.
DATA = Path(__file__).parents[4] / "shared" / "data"
PARAGRAPHS = DATA / "wiki.jsonl.gz"
QUESTIONS = DATA / "wiki-questions.jsonl.gz"


def check_query(index: Opened, plans: WhooshPlans, text: str) -> Ranking | None:
    plan = index.plan(text)
    if not plan.slots:
        return None
    ranking = rank(plan, Lookup(index.segment))
    check_ranking(ranking, plans.evaluate(plan))
    return ranking


def check_ranking(ranking: Ranking, expected: Expected) -> None:
    order = ranking.top(0, len(ranking.docs))
    complete = ranking.is_complete[order]
    docs, scores = ranking.docs[order], ranking.scores[order]
    ours = dict(zip(docs.tolist(), scores.tolist(), strict=True))
    tiers = [docs[complete].tolist(), docs[~complete].tolist()]
    assert docs.tolist() == [*tiers[0], *tiers[1]]
    assert set(tiers[0]) == set(expected.complete)
    assert set(tiers[1]) ^ set(expected.partial) <= expected.undecided
    for tier, theirs in zip(tiers, (expected.complete, expected.partial), strict=True):
        check_order([doc for doc in tier if doc in theirs], ours, theirs)


def check_order(tier: list[int], ours: Mapping[int, float], theirs: Mapping[int, float]) -> None:
    """Check scores and order; equal scores stand in the order of the plan.

    Programs change places only where Whoosh's scores differ by less than the tolerance.
    """
    for doc in tier:
        assert ours[doc] == pytest.approx(theirs[doc], rel=TOLERANCE)
    for left, right in pairwise(tier):
        assert theirs[left] > theirs[right] * (1 - TOLERANCE)
        assert ours[left] > ours[right] or left < right


# How a plan is evaluated: over all programs, or over those that match. It follows from the number
# of postings and may not show.
WAYS = {"all": 1_000_000, "matching": 0}


@contextmanager
def evaluated(way: str) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(candidates, "FEW", WAYS[way])
        yield


@pytest.mark.parametrize("way", WAYS)
def test_every_judged_query_ranks_as_in_whoosh(shipped: Opened, way: str) -> None:
    plans = WhooshPlans(shipped.whoosh, shipped.segment.terms)
    with evaluated(way):
        rankings = [check_query(shipped, plans, text) for text in judged_queries()]
    found = [ranking for ranking in rankings if ranking is not None]
    # The comparison has something to compare: whole hits, partial hits, and ties among them.
    assert len(found) > 300
    assert sum(ranking.completes for ranking in found) > 300
    assert sum(len(ranking.docs) - ranking.completes for ranking in found) > 300


@pytest.mark.parametrize(
    "text",
    [
        "防災 -システム",
        "防災 -危機管理部",
        "「情報システム」 防災",
        "防災 OR 観光 アプリ",
        "「防災」 OR 「観光」",
        "「情報システム」 OR 観光 アプリ",
        "ぼうさい",
        "bousai",
        "災",
        "個人番号カードをコンビニで使う",
        "助成金 AND 子育て",
    ],
)
@pytest.mark.parametrize("way", WAYS)
def test_the_syntax_of_queries_ranks_as_in_whoosh(shipped: Opened, way: str, text: str) -> None:
    with evaluated(way):
        ranking = check_query(shipped, WhooshPlans(shipped.whoosh, shipped.segment.terms), text)
    assert ranking is not None
    assert len(ranking.docs)


@given(programs(), queries(), st.sampled_from(sorted(WAYS)))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_random_queries_of_random_collections_rank_as_in_whoosh(
    found: list[Program], text: str, way: str
) -> None:
    with opened_programs(found) as index, evaluated(way):
        check_query(index, WhooshPlans(index.whoosh, index.segment.terms), text)


def test_a_gap_in_a_phrase_is_no_end_of_a_field() -> None:
    """The break behind a name holds a position, as the function word of the phrase does."""
    across = Program(id="across", number=1, area="一", name="事業防災", summary="システム")
    within = Program(id="within", number=2, area="一", name="事業", summary="防災のシステム")
    with opened_programs([across, within]) as index:
        plans = WhooshPlans(index.whoosh, index.segment.terms)
        ranking = check_query(index, plans, "「防災のシステム」")
        assert ranking is not None
        assert ranking.docs.tolist() == [1]


@pytest.mark.long
def test_questions_over_thousands_of_paragraphs_rank_as_in_whoosh(tmp_path: Path) -> None:
    if not PARAGRAPHS.exists():
        pytest.skip("the public corpora for measuring are not beside the repository")
    found = [
        Program(id=f"w{n}", number=n, area="一", name=row["title"], summary=row["body"])
        for n, row in enumerate(read_lines(PARAGRAPHS))
    ]
    questions = [row["q"] for row in read_lines(QUESTIONS)][::600]
    with opened(loaded(found), tmp_path) as index:
        plans = WhooshPlans(index.whoosh, index.segment.terms)
        for question in questions:
            assert check_query(index, plans, question) is not None


def read_lines(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
