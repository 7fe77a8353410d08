"""Whole plans: what ``rank`` finds is what the plain definition finds, with its scores and order.

Compared on every judged query and on random collections and queries. What the searcher adds to a
ranking (corrections, programs like those found) is not in it.
"""

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import Program, load
from corpus.columns import Column
from indexer.index.segment import Segment
from indexer.locations import shipped_collection
from indexer.matches.lookup import Lookup
from indexer.matches.match import Channel, Match, Reach, Where
from indexer.matches.query_plan import QueryPlan, Slot
from indexer.query.compile import Compiler
from indexer.query.staff_synonyms import Expansions
from indexer.ranking.rank import rank
from indexer.ranking.ranking import Ranking
from tests.indexer.random_collections import (
    built,
    judged_queries,
    own_columns,
    programs,
    queries,
)
from tests.indexer.ranking.naive import Expected, Naive

# Ours are sums of 32-bit numbers, the plain ones of 64-bit ones.
TOLERANCE = 1e-6
# Public corpora for measuring, which are no part of the product.
DATA = Path(__file__).parents[4] / "shared" / "data"
PARAGRAPHS = DATA / "wiki.jsonl.gz"
QUESTIONS = DATA / "wiki-questions.jsonl.gz"


class Both:
    """One segment, evaluated by the product and plainly from the records that it is built of."""

    def __init__(self, segment: Segment, records: Sequence[Program]) -> None:
        self.lookup = Lookup.of(segment)
        expansions = Expansions(segment.expansions, lambda: segment.related)
        self._compiler = Compiler(
            segment.vocabulary,
            expansions,
            self.lookup,
            lambda: segment.english,
            lambda: segment.phrases,
        )
        self.naive = Naive(records, segment.schema)

    def check(self, text: str) -> Ranking | None:
        """Check a query; returns its ranking, None where nothing is asked for."""
        plan = self._compiler.compile(text)
        return self.check_plan(plan) if plan.slots else None

    def check_plan(self, plan: QueryPlan) -> Ranking:
        ranking = rank(plan, self.lookup)
        check_ranking(ranking, self.naive.rank(plan))
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

    Programs change places only where the plain scores differ by less than the tolerance.
    """
    for doc in tier:
        assert ours[doc] == pytest.approx(theirs[doc], rel=TOLERANCE)
    for left, right in pairwise(tier):
        assert theirs[left] > theirs[right] * (1 - TOLERANCE)
        assert ours[left] > ours[right] or left < right


@pytest.fixture(scope="module")
def shipped(plan_segment: Segment) -> Both:
    return Both(plan_segment, load(shipped_collection()).programs)


@pytest.mark.parametrize("part", range(8))
def test_every_judged_query_ranks_as_defined(shipped: Both, part: int) -> None:
    rankings = [shipped.check(text) for text in judged_queries()[part::8]]
    found = [ranking for ranking in rankings if ranking is not None]
    # The comparison has something to compare: whole hits and partial hits.
    assert len(found) > 30
    assert sum(ranking.completes for ranking in found) > 30
    assert sum(len(ranking.docs) - ranking.completes for ranking in found) > 30


@pytest.mark.parametrize(
    "text",
    [
        "防災",
        "防災 -システム",
        "防災 -危機管理部",
        "「情報システム」 防災",
        "防災 OR 観光 アプリ",
        "防災 OR 観光",
        "「防災」 OR 「観光」",
        "「情報システム」 「防災」",
        "「情報システム」 OR 観光 アプリ",
        "ぼうさい",
        "bousai",
        "災",
        "個人番号カードをコンビニで使う",
        "助成金 AND 子育て",
    ],
)
def test_the_syntax_of_queries_ranks_as_defined(shipped: Both, text: str) -> None:
    ranking = shipped.check(text)
    assert ranking is not None
    assert len(ranking.docs)


@given(programs(), own_columns(), st.lists(queries(), min_size=1, max_size=4))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_random_queries_of_random_collections_rank_as_defined(
    records: list[Program], columns: tuple[Column, ...], texts: list[str]
) -> None:
    with built(records, columns) as generation:
        both = Both(Segment(generation), records)
        for text in texts:
            both.check(text)


def plans() -> st.SearchStrategy[QueryPlan]:
    """Return a strategy for plans of any shape, also of those that no query is compiled to.

    Instead of terms they have shares from 0 to 1; ``of_segment`` makes them those of a segment.
    """
    weights = st.sampled_from((1.0, 0.6, 0.3))

    def matches(reach: Iterable[Reach], where: Iterable[Where]) -> st.SearchStrategy[Match]:
        return st.builds(
            Match,
            channel=st.sampled_from((Channel.WORD, Channel.SYNONYM, Channel.READING)),
            weight=weights,
            text=st.just(""),
            parts=st.lists(st.floats(0, 1).map(lambda one: (str(one),)), min_size=1, max_size=3),
            steps=st.just((0,)),
            surface=st.just(""),
            reach=st.sampled_from(tuple(reach)),
            hint=st.booleans(),
            where=st.sampled_from(tuple(where)),
        )

    slots = st.builds(
        Slot,
        text=st.just(""),
        place=st.tuples(st.integers(0, 2), st.integers(0, 1)),
        importance=weights,
        required=st.booleans(),
        strict=st.booleans(),
        matches=st.lists(matches(Reach, (Where.TEXT, Where.ANYWHERE)), max_size=3),
        width=st.just(1),
    )
    near = matches((Reach.PHRASE, Reach.NEAR), (Where.TEXT,))
    return st.builds(
        QueryPlan,
        st.lists(slots, min_size=1, max_size=4),
        st.lists(matches((Reach.PHRASE,), (Where.TEXT, Where.PLACE)), max_size=2),
        st.lists(matches((Reach.PHRASE,), (Where.TEXT,)), max_size=2),
        st.lists(st.lists(near, min_size=1, max_size=2), max_size=2),
    )


def of_segment(plan: QueryPlan, segment: Segment) -> QueryPlan:
    """Return the plan with terms of a segment; several parts stand side by side in some program."""

    terms = segment.terms

    def standing(match: Match) -> Match:
        number = int(float(match.parts[0][0]) * (len(terms) - 1))
        first = segment.first_position(number)
        tokens = segment.forward.tokens[first : first + len(match.parts)]
        run = [(terms[term],) for term in segment.forward.lexeme_terms[tokens[tokens >= 0]]]
        parts = run if len(run) > 1 else [(terms[number],)]
        reach = match.reach if len(parts) > 1 else Reach.PHRASE
        steps = tuple(range(len(parts)))
        return match._replace(parts=tuple(parts), steps=steps, reach=reach)

    slots = [
        slot._replace(
            matches=tuple(map(standing, slot.matches)), strict=slot.strict and slot.required
        )
        for slot in plan.slots
    ]
    bonuses, excluded = (tuple(map(standing, some)) for some in (plan.bonuses, plan.excluded))
    return QueryPlan(
        tuple(slots), bonuses, excluded, tuple(tuple(map(standing, one)) for one in plan.together)
    )


@given(plans())
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_plans_of_any_shape_rank_as_defined(
    shipped: Both, plan_segment: Segment, plan: QueryPlan
) -> None:
    shipped.check_plan(of_segment(plan, plan_segment))


def test_a_gap_in_a_phrase_is_no_end_of_a_field() -> None:
    """The break behind a name holds a position, as the function word of the phrase does."""
    across = Program(id="across", number=1, area="一", name="事業防災", summary="システム")
    within = Program(id="within", number=2, area="一", name="事業", summary="防災のシステム")
    with built([across, within]) as generation:
        ranking = Both(Segment(generation), [across, within]).check("「防災のシステム」")
        assert ranking is not None
        assert ranking.docs.tolist() == [1]


@pytest.mark.long
def test_questions_over_thousands_of_paragraphs_rank_as_defined() -> None:
    if not PARAGRAPHS.exists():
        pytest.skip("the public corpora for measuring are not beside the repository")
    records = [
        Program(id=f"w{n}", number=n, area="一", name=row["title"], summary=row["body"])
        for n, row in enumerate(read_lines(PARAGRAPHS))
    ]
    questions = [row["q"] for row in read_lines(QUESTIONS)][::600]
    with built(records) as generation:
        both = Both(Segment(generation), records)
        for question in questions:
            assert both.check(question) is not None


def read_lines(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
