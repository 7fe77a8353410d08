"""What a slot finds: the best match of each program, and which have more than a hint."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import Program
from indexer.index.segment import Segment
from indexer.matches.lookup import Lookup
from indexer.matches.match import Channel, Match
from indexer.matches.query_plan import QueryPlan, Slot
from indexer.ranking.matched_plan import Rows

WORDS = ("防災", "訓練", "観光", "道路", "市場")
SUMMARIES = ("防災", "防災と訓練", "訓練", "防災と観光", "観光と訓練と防災", "道路", "防災訓練")


@pytest.fixture(scope="module")
def segment(segment_of) -> Segment:
    return segment_of([Program(f"p{n}", "", n, "", text) for n, text in enumerate(SUMMARIES)])


def match(word: str, weight: float, hint: bool) -> Match:
    return Match(Channel.WORD, weight, word, ((word,),), hint=hint)


@given(
    asked=st.lists(
        st.tuples(st.sampled_from(WORDS[:4]), st.sampled_from((0.25, 0.5, 1.0)), st.booleans()),
        max_size=4,
        unique_by=lambda one: one[0],
    ),
    importance=st.sampled_from((0.5, 1.0)),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_best_match_of_each_program_counts(
    segment: Segment, asked: list[tuple[str, float, bool]], importance: float
) -> None:
    lookup = Lookup.of(segment)
    matches = tuple(match(*one) for one in asked)
    slot = Slot("", (0, 0), importance, True, False, matches)
    rows = Rows(lookup)
    (row,) = rows.matched(QueryPlan((slot,))).rows
    best: dict[int, float] = {}
    sure: dict[int, bool] = {}
    for one in matches:
        docs, weights = lookup.postings(one)
        for doc, weight in zip(docs.tolist(), weights.tolist(), strict=True):
            best[doc] = max(best.get(doc, 0), weight * one.weight * importance)
            sure[doc] = sure.get(doc, False) or not one.hint
    assert row.best.docs.tolist() == sorted(best)
    np.testing.assert_allclose(row.best.weights, [best[doc] for doc in sorted(best)], rtol=1e-6)
    assert row.having.tolist() == [doc for doc in sorted(sure) if sure[doc]]
    assert row.sure is None or row.best.docs[row.sure].tolist() == row.having.tolist()
    # Asked again, it is the same, and not worked out anew.
    assert rows.matched(QueryPlan((slot,))).rows[0] is row
    equal = slot._replace(matches=tuple([one._replace() for one in matches]))
    assert rows.matched(QueryPlan((equal,))).rows[0] is row


def test_a_condition_is_any_of_its_matches(segment: Segment) -> None:
    rows = Rows(Lookup.of(segment))
    matches = match("観光", 1.0, False), match("道路", 1.0, False)
    assert rows.having_any(matches).tolist() == [3, 4, 5]


def test_a_bonus_that_nothing_has_is_none(segment: Segment) -> None:
    slot = Slot("", (0, 0), 1.0, True, False, (match("防災", 1.0, False),))
    pair = Match(Channel.WORD, 0.6, "", (("道路",), ("防災",)), (0, 1))
    adjacent = pair._replace(parts=(("防災",), ("訓練",)))
    plan = Rows(Lookup.of(segment)).matched(QueryPlan((slot,), (pair, adjacent)))
    assert [one.docs.tolist() for one in plan.bonuses] == [[6]]
