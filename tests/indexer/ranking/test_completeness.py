"""Completeness: all required words of some alternative, none of them by a hint."""

from collections.abc import Callable

import numpy as np
import pytest

from corpus import Program
from indexer.index.segment import Segment
from indexer.matches.lookup import Lookup
from indexer.matches.match import Channel, Match
from indexer.matches.query_plan import QueryPlan, Slot
from indexer.ranking.completeness import complete_with
from indexer.ranking.rank import rank

NAMES = ("防災の訓練", "防災の講座", "観光の訓練", "観光の講座")


@pytest.fixture(scope="module")
def segment(segment_of: Callable[..., Segment]) -> Segment:
    return segment_of([Program(f"p{at}", "", at + 1, name) for at, name in enumerate(NAMES)])


def slot(word: str, unit: int = 0, group: int = 0, *, hint: bool = False) -> Slot:
    match = Match(Channel.WORD, 1.0, word, ((word,),), hint=hint)
    return Slot(word, (unit, group), 1.0, True, False, (match,))


def complete(segment: Segment, *slots: Slot) -> set[int]:
    ranking = rank(QueryPlan(slots), Lookup.of(segment))
    return set(ranking.docs[ranking.is_complete].tolist())


def test_all_words_are_had(segment: Segment) -> None:
    assert complete(segment, slot("防災", 0), slot("訓練", 1)) == {0}


def test_an_optional_word_is_not_asked_for(segment: Segment) -> None:
    optional = slot("訓練", 1)._replace(required=False)
    assert complete(segment, slot("防災", 0), optional) == {0, 1}


def test_a_hint_is_not_the_word(segment: Segment) -> None:
    assert complete(segment, slot("防災", 0), slot("訓練", 1, hint=True)) == set()


def test_a_condition_takes_completeness_away_and_no_program(segment: Segment) -> None:
    ranking = rank(QueryPlan((slot("訓練"),)), Lookup.of(segment))
    narrowed = complete_with(ranking, np.array([2, 3], np.int32))
    assert narrowed.docs.tolist() == ranking.docs.tolist() == [0, 2]
    assert narrowed.is_complete.tolist() == [False, True]
