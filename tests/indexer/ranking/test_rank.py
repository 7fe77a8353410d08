"""The evaluation of plans made by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Program
from indexer.index.segment import Segment
from indexer.matches.lookup import Lookup
from indexer.matches.match import Channel, Match
from indexer.matches.query_plan import Place, QueryPlan, Slot
from indexer.ranking.rank import rank, without_excluded
from indexer.ranking.ranking import Ranking, everything, nothing

SUMMARIES = ("防災", "防災と訓練", "訓練", "防災と観光", "観光と訓練と防災", "道路", "防災訓練")


@pytest.fixture(scope="module")
def segment(segment_of) -> Segment:
    return segment_of([Program(f"p{n}", "", n, "", text) for n, text in enumerate(SUMMARIES)])


class Asking:
    """Makes plans over one segment."""

    def __init__(self, segment: Segment) -> None:
        self.segment = segment

    def word(self, *words: str, weight: float = 1.0, **how: bool) -> Match:
        parts = tuple((word,) for word in words)
        return Match(Channel.WORD, weight, "".join(words), parts, tuple(range(len(words))), **how)

    def slot(
        self,
        word: str,
        place: Place = (0, 0),
        importance: float = 1.0,
        required: bool = True,
        strict: bool = False,
        matches: tuple[Match, ...] = (),
    ) -> Slot:
        return Slot(word, place, importance, required, strict, matches or (self.word(word),))

    def rank(self, *slots: Slot, **rest: tuple[Match, ...]) -> Ranking:
        return rank(QueryPlan(slots, **rest), Lookup.of(self.segment))


@pytest.fixture
def ask(segment: Segment) -> Asking:
    return Asking(segment)


def complete(ranking: Ranking) -> list[int]:
    return ranking.docs[ranking.is_complete].tolist()


def test_all_words_make_a_program_complete(ask: Asking) -> None:
    ranking = ask.rank(ask.slot("防災"), ask.slot("訓練", (1, 0)))
    assert complete(ranking) == [1, 4, 6]
    # 訓練 alone is enough to be listed behind them; 防災, which nearly all have, is not.
    assert ranking.docs.tolist() == [1, 2, 4, 6]


def test_one_of_the_alternatives_makes_a_program_complete(ask: Asking) -> None:
    ranking = ask.rank(ask.slot("道路"), ask.slot("観光", (0, 1)))
    assert complete(ranking) == [3, 4, 5]
    # An alternative of two words needs both.
    ranking = ask.rank(ask.slot("道路"), ask.slot("観光", (0, 1)), ask.slot("訓練", (0, 1)))
    assert complete(ranking) == [4, 5]


def test_a_phrase_filters(ask: Asking) -> None:
    phrase = ask.slot("", strict=True, matches=(ask.word("防災", "訓練"),))
    assert ask.rank(phrase).docs.tolist() == [6]
    ranking = ask.rank(phrase, ask.slot("観光", (1, 0)))
    assert (ranking.docs.tolist(), complete(ranking)) == ([6], [])


def test_alternatives_of_a_phrase_are_not_filtered_by_it(ask: Asking) -> None:
    phrase = ask.slot("", strict=True, matches=(ask.word("防災", "訓練"),))
    assert complete(ask.rank(phrase, ask.slot("道路", (0, 1)))) == [5, 6]


def test_phrases_that_no_program_has_together_leave_one(ask: Asking) -> None:
    first = ask.slot("道路", strict=True)
    second = ask.slot("観光", (1, 0), strict=True)
    ranking = ask.rank(first, second)
    assert (ranking.docs.tolist(), complete(ranking)) == ([5], [])


def test_a_hint_scores_but_completes_nothing(ask: Asking) -> None:
    hint = ask.word("観光", weight=0.2, hint=True)
    ranking = ask.rank(ask.slot("", matches=(hint,)), ask.slot("道路", (1, 0)))
    assert complete(ranking) == []
    assert ranking.docs.tolist() == [3, 4, 5]


def test_what_need_not_be_there_completes_nothing(ask: Asking) -> None:
    ranking = ask.rank(ask.slot("防災"), ask.slot("観光", (1, 0), required=False))
    assert complete(ranking) == [0, 1, 3, 4, 6]


def test_little_of_what_is_asked_is_not_listed_behind_complete_programs(ask: Asking) -> None:
    # 防災 is common and of little importance here: alone it says next to nothing.
    common = ask.slot("防災", (1, 0), importance=0.1)
    ranking = ask.rank(ask.slot("観光"), common)
    assert ranking.docs.tolist() == complete(ranking) == [3, 4]


def test_an_exclusion_takes_away_last(ask: Asking) -> None:
    common = ask.slot("防災", (1, 0), importance=0.1)
    # Without its complete programs nothing takes their place.
    ranking = ask.rank(ask.slot("観光"), common, excluded=(ask.word("観光"),))
    assert ranking.docs.tolist() == []


def test_the_best_match_counts_once(ask: Asking) -> None:
    one = ask.rank(ask.slot("観光"))
    weaker = ask.word("観光", weight=0.5)
    both = ask.rank(ask.slot("観光", matches=(ask.word("観光"), weaker)))
    assert np.array_equal(one.scores, both.scores)
    half = ask.rank(ask.slot("観光", matches=(weaker,)))
    assert half.scores == pytest.approx(one.scores / 2)


def test_importance_and_bonuses(ask: Asking) -> None:
    plain = ask.rank(ask.slot("防災"))
    assert ask.rank(ask.slot("防災", importance=0.5)).scores == pytest.approx(plain.scores / 2)
    raised = ask.rank(ask.slot("防災"), bonuses=(ask.word("防災", "訓練", weight=0.5),))
    assert (raised.scores > plain.scores).tolist() == [doc == 6 for doc in plain.docs]


def test_everything_and_nothing(segment: Segment, ask: Asking) -> None:
    whole = everything(len(SUMMARIES))
    assert whole.docs.tolist() == complete(whole) == list(range(len(SUMMARIES)))
    plan = QueryPlan(excluded=(ask.word("防災"), ask.word("道路")))
    assert without_excluded(whole, plan, Lookup.of(segment)).docs.tolist() == [2]
    assert nothing().docs.tolist() == nothing().top(0, 10).tolist() == []


SCORED = st.lists(st.tuples(st.sampled_from((0.5, 1.0, 2.0, 3.5)), st.booleans()), max_size=60)


def ranking_of(scored: list[tuple[float, bool]]) -> Ranking:
    return Ranking(
        np.arange(len(scored)) * 2,
        np.array([score for score, _ in scored], np.float32),
        np.array([whole for _, whole in scored], bool),
        (),
    )


@given(scored=SCORED, first=st.integers(0, 70), size=st.integers(1, 30))
def test_the_top_is_a_slice_of_the_sorted_whole(
    scored: list[tuple[float, bool]], first: int, size: int
) -> None:
    order = sorted(range(len(scored)), key=lambda at: (not scored[at][1], -scored[at][0], at))
    found = ranking_of(scored).top(first, first + size)
    assert found.tolist() == order[first : first + size]


@given(scored=SCORED, data=st.data())
def test_only_keeps_what_belongs_to_the_programs(
    scored: list[tuple[float, bool]], data: st.DataObject
) -> None:
    ranking = ranking_of(scored)
    chosen = sorted(data.draw(st.sets(st.sampled_from(range(len(scored)))))) if scored else []
    kept = ranking.only(ranking.docs[chosen])
    assert kept.scores.tolist() == [scored[at][0] for at in chosen]
    assert kept.is_complete.tolist() == [scored[at][1] for at in chosen]


@given(scored=SCORED.filter(bool), added=st.lists(st.floats(0.01, 1), max_size=4))
def test_programs_that_are_added_come_last(
    scored: list[tuple[float, bool]], added: list[float]
) -> None:
    ranking = ranking_of(scored)
    longer = ranking.extended({2 * number + 1: score for number, score in enumerate(added)})
    assert (np.diff(longer.docs) > 0).all()
    top = longer.docs[longer.top(0, len(longer.docs))].tolist()
    before = ranking.docs[ranking.top(0, len(scored))].tolist()
    assert [doc for doc in top if doc % 2 == 0] == before
    last = [doc for doc in top if doc % 2]
    assert not longer.is_complete[np.isin(longer.docs, last)].any()
    assert sorted(last) == [2 * number + 1 for number in range(len(added))]
    lowest = min(score for score, _ in scored)
    assert (longer.scores[np.isin(longer.docs, last)] <= lowest).all()
