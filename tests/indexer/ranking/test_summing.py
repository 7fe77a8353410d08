"""The evaluation as arrays is the plain one's: plans by Hypothesis, programs few and alike."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import Program
from indexer.index.segment import Segment
from indexer.matches.lookup import Lookup
from indexer.matches.match import Channel, Match
from indexer.matches.query_plan import Place, QueryPlan, Slot
from indexer.ranking.matched_plan import Rows
from indexer.ranking.summing import summed
from tests.indexer.ranking.naive import Naive

_WORDS = ("防災", "訓練", "観光", "道路", "港湾")
_PROGRAMS = [
    Program(f"p{n}", "", n, "", "と".join(word for at, word in enumerate(_WORDS) if n >> at & 1))
    for n in range(1, 32)
]
_SLOTS = st.lists(
    st.tuples(st.sampled_from(_WORDS), st.integers(0, 2), st.sampled_from([0.5, 1.0])),
    min_size=2,
    max_size=4,
    unique_by=lambda one: one[0],
)


@pytest.fixture(scope="module")
def segment(segment_of: Callable[..., Segment]) -> Segment:
    return segment_of(_PROGRAMS)


def _slot(word: str, place: Place, importance: float) -> Slot:
    match = Match(Channel.WORD, 1.0, word, ((word,),))
    return Slot(word, place, importance, True, False, (match,))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_SLOTS)
def test_scores_and_completeness_are_the_plain_ones(
    segment: Segment, asked: list[tuple[str, int, float]]
) -> None:
    plan = QueryPlan(tuple(_slot(word, (group, n), i) for n, (word, group, i) in enumerate(asked)))
    ranking = summed(Rows(Lookup.of(segment)).matched(plan))
    expected = Naive(_PROGRAMS).rank(plan)
    scores = dict(zip(ranking.docs.tolist(), ranking.scores.tolist(), strict=True))
    flags = ranking.is_complete
    complete = {doc for doc, is_complete in zip(scores, flags.tolist(), strict=True) if is_complete}
    assert complete == expected.complete.keys()
    assert {**expected.complete, **expected.partial}.keys() - expected.undecided <= scores.keys()
    for doc, score in {**expected.complete, **expected.partial}.items():
        if doc in scores:
            assert scores[doc] == pytest.approx(score, rel=1e-4)
    assert np.all(np.diff(ranking.docs) > 0)
