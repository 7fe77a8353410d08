"""What is answered from the postings alone is what the evaluation of everything gives."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import Program
from indexer.index.segment import Segment
from indexer.matches.lookup import Lookup
from indexer.matches.match import Channel, Match
from indexer.matches.query_plan import QueryPlan, Slot
from indexer.ranking.fast_path import from_postings
from indexer.ranking.matched_plan import Rows
from indexer.ranking.summing import summed

WORDS = ("防災", "訓練", "観光", "道路")
SUMMARIES = ("防災", "防災と訓練", "訓練", "防災と観光", "観光と訓練と防災", "道路", "防災訓練")


@pytest.fixture(scope="module")
def segment(segment_of) -> Segment:
    return segment_of([Program(f"p{n}", "", n, "", text) for n, text in enumerate(SUMMARIES)])


def slot(segment: Segment, word: str, place: tuple[int, int], strict: bool, factor: float) -> Slot:
    match = Match(Channel.WORD, 1.0, word, ((word,),))
    return Slot(word, place, factor, True, strict, (match,))


@given(
    words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=4, unique=True),
    phrases=st.booleans(),
    factors=st.lists(st.sampled_from((0.5, 1.0, 2.0)), min_size=4, max_size=4),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_it_gives_the_same_as_the_evaluation(
    segment: Segment, words: list[str], phrases: bool, factors: list[float]
) -> None:
    """Any of some words are alternatives of one group; phrases are groups of their own."""
    slots = [
        slot(segment, word, (n, 0) if phrases else (0, n), phrases, factors[n])
        for n, word in enumerate(words)
    ]
    plan = Rows(Lookup.of(segment)).matched(QueryPlan(tuple(slots)))
    simple, whole = from_postings(plan), summed(plan)
    if simple is None:
        assert phrases, "no program has all phrases"
        return
    assert simple.docs.tolist() == whole.docs.tolist()
    np.testing.assert_allclose(simple.weights, whole.scores, rtol=1e-6)


def test_a_hint_or_a_second_match_is_not_simple(segment: Segment) -> None:
    rows = Rows(Lookup.of(segment))
    one = slot(segment, "防災", (0, 0), False, 1.0)
    hint = one._replace(matches=(one.matches[0]._replace(hint=True),))
    two = one._replace(matches=one.matches * 2)
    for asked in (hint, two):
        assert from_postings(rows.matched(QueryPlan((asked,)))) is None


def test_a_word_that_need_not_be_there_is_no_alternative(segment: Segment) -> None:
    """A program with nothing but the optional word is not complete."""
    rows = Rows(Lookup.of(segment))
    needed = slot(segment, "道路", (0, 0), False, 1.0)
    optional = slot(segment, "観光", (0, 1), False, 1.0)._replace(required=False)
    plan = rows.matched(QueryPlan((needed, optional)))
    assert from_postings(plan) is None
    ranking = summed(plan)
    assert ranking.docs[ranking.is_complete].tolist() == [SUMMARIES.index("道路")]
