"""A ranking's order, against its definition by sorting."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.index.postings import Postings
from indexer.matches.lookup import Found
from indexer.matches.match import Channel, Match
from indexer.ranking.ranking import Ranking, best_of, everything, nothing

# Few values, so that many are alike; many programs, so that the best are found in blocks.
SCORES = st.lists(st.integers(1, 5), max_size=400)


@given(scores=SCORES, data=st.data())
def test_complete_ones_come_first_then_the_highest_then_the_plans_order(
    scores: list[int], data: st.DataObject
) -> None:
    complete = data.draw(
        st.none() | st.lists(st.booleans(), min_size=len(scores), max_size=len(scores))
    )
    first = data.draw(st.integers(0, 12))
    last = first + data.draw(st.integers(1, 12))
    flags = None if complete is None else np.array(complete, bool)
    ranking = Ranking(np.arange(len(scores)), np.array(scores, np.float32), flags)
    whole = complete or [True] * len(scores)
    ordered = sorted(range(len(scores)), key=lambda n: (not whole[n], -scores[n], n))
    assert ranking.top(first, last).tolist() == ordered[first:last]
    assert ranking.completes == sum(whole)


@given(scores=SCORES, count=st.integers(1, 12))
def test_the_best_ascend_by_program(scores: list[int], count: int) -> None:
    best = best_of(np.arange(len(scores)), np.array(scores, np.float32), count)
    ordered = sorted(range(len(scores)), key=lambda n: (-scores[n], n))[:count]
    assert best.docs.tolist() == sorted(ordered)


def test_further_programs_stand_behind_all_others() -> None:
    ranking = Ranking(np.array([2, 5]), np.array([3.0, 2.0], np.float32))
    longer = ranking.extended({1: 0.5, 7: 0.25})
    assert longer.docs[longer.top(0, 4)].tolist() == [2, 5, 1, 7]
    assert longer.completes == 2


def test_what_has_no_word_of_the_query_is_only_alike() -> None:
    """A bonus alone, such as 年 before 1月, says nothing of 令和2年1月31日."""
    word = Match(Channel.WORD, 1.0, "防災", (("防災",),))
    found = ((Found(word, _postings(2, 7)),),)
    ranking = Ranking(np.array([2]), np.array([3.0], np.float32), None, found, _postings(5, 7))
    longer = ranking.extended({5: 0.5, 7: 0.25, 9: 0.1})
    assert longer.alike == {5, 9}
    assert longer.matching.tolist() == [2, 7]


def _postings(*docs: int) -> Postings:
    return Postings(np.array(docs, np.int32), np.ones(len(docs), np.float32))


def test_everything_and_nothing() -> None:
    assert everything(3).docs.tolist() == [0, 1, 2]
    assert nothing().completes == 0
    assert everything(3).relaxed().completes == 0
