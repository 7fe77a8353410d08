"""The engine over arrays: what it counts, and what it says of words that nobody has."""

import pytest

from indexer.embedded.engine import EmbeddedEngine
from indexer.index.segment import Segment
from indexer.matches.match import Channel, Match
from indexer.matches.query_plan import QueryPlan, Slot
from indexer.query.query import Query


def match(*terms: str) -> Match:
    parts = tuple((term,) for term in terms)
    return Match(Channel.WORD, 1.0, "".join(terms), parts, tuple(range(len(terms))))


def plan(one: Match) -> QueryPlan:
    return QueryPlan((Slot(one.text, (0, 0), 1.0, True, False, (one,)),))


def test_frequencies_of_terms_and_of_phrases(plan_segment: Segment) -> None:
    engine = EmbeddedEngine(plan_segment)
    phrase = match("情報", "システム")
    terms = ["防災", "存在しない", "情報"]
    *counts, together = engine.frequencies(terms, [phrase])
    expected = [len(engine.occurrences.postings(match(term)).docs) for term in terms]
    assert counts == expected
    assert counts[1] == 0 < together <= min(counts[2], plan_segment.programs)


def test_a_plan_counts_as_it_lists(plan_segment: Segment) -> None:
    engine = EmbeddedEngine(plan_segment)
    asked = plan(match("防災"))
    answer = engine.evaluate(asked, Query("防災"))
    assert answer.complete == engine.completes(asked) == engine.frequencies(["防災"], [])[0]
    assert answer.missing == ()
    assert all(hit.evidence[0] for hit in answer.page if hit.complete)


def test_a_term_that_nobody_has_is_missing(plan_segment: Segment) -> None:
    answer = EmbeddedEngine(plan_segment).evaluate(plan(match("存在しない")), Query("存在しない"))
    assert (answer.total, [*answer.page], answer.missing) == (0, [], ("存在しない",))


def test_relaxed_nothing_is_complete(plan_segment: Segment) -> None:
    engine = EmbeddedEngine(plan_segment)
    asked, query = plan(match("防災")), Query("防災")
    relaxed = engine.evaluate(asked, query, relaxed=True)
    assert relaxed.complete == 0
    assert relaxed.total == engine.evaluate(asked, query).total


def test_a_plan_that_was_asked_for_before_finds_the_same(plan_segment: Segment) -> None:
    """Whatever filters, pages and orders came in between, on a plan's kept ranking."""
    engine, asked = EmbeddedEngine(plan_segment), plan(match("情報"))
    queries = [
        Query("情報"),
        Query("情報", departments=("総務部",)),
        Query("情報", page=2, per_page=3),
        Query("情報", sort="plan"),
    ]
    for query in (*queries, *reversed(queries)):
        for relaxed in (True, False):
            fresh = EmbeddedEngine(plan_segment).evaluate(asked, query, relaxed=relaxed)
            kept = engine.evaluate(asked, query, relaxed=relaxed)
            assert [*kept.page] == [*fresh.page]
            assert (kept.total, kept.complete) == (fresh.total, fresh.complete)
            assert {n: list(f) for n, f in kept.facets.items()} == {
                n: list(f) for n, f in fresh.facets.items()
            }


def test_a_process_that_stays_reads_no_name_while_somebody_types(
    plan_segment: Segment, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = EmbeddedEngine(plan_segment)
    engine.load()
    monkeypatch.delattr("indexer.answer.suggest.analyze")
    assert engine.suggester().suggest("ふくしま")
