"""Plans of one channel against Whoosh's own queries, scored by its own searcher."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh.collectors import TopCollector
from whoosh.query import And, AndNot, Every, Or, Phrase, Query, Term
from whoosh.sorting import FieldFacet

from corpus import Program
from indexer.answer.facets import Facets
from indexer.answer.results import FACET_NAMES
from indexer.query.lookup import Lookup
from indexer.query.query import Query as Asked
from indexer.query.query_plan import Channel, Match, Plan, Slot
from indexer.ranking.rank import rank
from indexer.ranking.scoring import Ranking
from indexer.whoosh.fields import AREA, DEPARTMENT, DIVISION, NEW, TEXT
from tests.indexer.whoosh.parity_index import (
    AREAS,
    DEPARTMENTS,
    DIVISIONS,
    Opened,
    opened_programs,
    programs,
)

TOLERANCE = 1e-6
# What the product calls the value of the field of new programs.
LABELS = {"t": "新規"}


class Words:
    """Queries for some words of an index, by number, as plans and as Whoosh's queries."""

    def __init__(self, index: Opened, numbers: Sequence[int]) -> None:
        self.index = index
        known = sorted(index.segment.term_numbers)
        self.texts = [known[number % len(known)] for number in numbers]
        self.numbers = [index.segment.term_numbers[text] for text in self.texts]
        self.terms = [Term(TEXT, text) for text in self.texts]
        self.matches = [
            Match(Channel.WORD, 1.0, text, ((number,),))
            for number, text in zip(self.numbers, self.texts, strict=True)
        ]

    def ranking(self, *, every: bool, excluded: Sequence[Match] = ()) -> Ranking:
        """Return the ranking of a plan that asks for all words, or for any of them."""
        slots = tuple(
            Slot(match.text, (at, 0) if every else (0, at), 1.0, True, False, (match,))
            for at, match in enumerate(self.matches)
        )
        return rank(Plan(slots, (), tuple(excluded)), Lookup(self.index.segment))

    def phrase(self) -> Match:
        """Return the match of all words, one directly behind the other."""
        parts = tuple((number,) for number in self.numbers)
        return Match(Channel.WORD, 1.0, "", parts, tuple(range(len(parts))))


def check_hits(index: Opened, query: Query, docs: Sequence[int], scores: Sequence[float]) -> None:
    """Check that Whoosh finds the programs with the scores, in an order that these allow.

    Asked for a few only, Whoosh leaves out what it can prove to be worse: the best are the same.
    Its replacement of matchers on the way (``replace``) is off: the one that takes the place of a
    union forgets scores of its second part.
    """
    hits = index.whoosh.search(query, limit=None)
    ours = dict(zip(docs, scores, strict=True))
    assert set(ours) == {hit.docnum for hit in hits}
    assert [ours[hit.docnum] for hit in hits] == pytest.approx(
        [hit.score for hit in hits], rel=TOLERANCE
    )
    ordered = sorted(scores, reverse=True)
    assert [ours[hit.docnum] for hit in hits] == pytest.approx(ordered, rel=TOLERANCE)
    few = TopCollector(3, replace=0)
    index.whoosh.search_with_collector(query, few)
    assert [hit.score for hit in few.results()] == pytest.approx(ordered[:3], rel=TOLERANCE)


numbers = st.lists(st.integers(0, 10_000), min_size=1, max_size=5)
relaxed = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])


def check_any(words: Words) -> None:
    ranking = words.ranking(every=False)
    check_hits(words.index, Or(words.terms), ranking.docs.tolist(), ranking.scores.tolist())


def check_all(words: Words) -> None:
    ranking = words.ranking(every=True)
    docs, scores = ranking.docs[ranking.is_complete], ranking.scores[ranking.is_complete]
    check_hits(words.index, And(words.terms), docs.tolist(), scores.tolist())


def check_without(words: Words) -> None:
    """Check an exclusion; Whoosh's own looks at the organization's names too."""
    *_, last = words.matches
    segment = words.index.segment
    anywhere = set(words.index.whoosh.docs_for_query(words.terms[-1]))
    if anywhere != set(Lookup(segment).docs_with(last).tolist()):
        return
    ranking = words.ranking(every=False, excluded=[last])
    query = AndNot(Or(words.terms), words.terms[-1])
    check_hits(words.index, query, ranking.docs.tolist(), ranking.scores.tolist())


def check_phrase(words: Words) -> None:
    """Check which programs have the phrase; its score differs, as it counts like one word."""
    if len(words.texts) > 1:
        found = words.index.whoosh.docs_for_query(Phrase(TEXT, words.texts))
        ours = Lookup(words.index.segment).postings(words.phrase()).docs
        assert sorted(found) == ours.tolist()


@given(programs(), numbers)
@relaxed
def test_words_of_random_collections(found: list[Program], chosen: list[int]) -> None:
    with opened_programs(found) as index:
        for check in (check_any, check_all, check_without, check_phrase):
            check(Words(index, chosen))


@given(chosen=numbers)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_words_of_the_shipped_collection(shipped: Opened, chosen: list[int]) -> None:
    for check in (check_any, check_all, check_without, check_phrase):
        check(Words(shipped, chosen))


def test_phrases_of_the_shipped_collection(shipped: Opened) -> None:
    """Every run of two and three words that stands somewhere."""
    forward = shipped.segment.forward
    terms = np.where(forward.tokens >= 0, forward.lexeme_terms[forward.tokens], -1)
    found = 0
    for size in (2, 3):
        runs = {tuple(terms[at : at + size].tolist()) for at in range(0, len(terms) - size, 7)}
        for run in sorted(run for run in runs if -1 not in run):
            check_phrase(Words(shipped, run))
            found += 1
    assert found > 300


def asked(**chosen: Any) -> Asked:
    """Return a query with filters only."""
    return Asked("", **chosen)


def filters_of(query: Asked) -> dict[str, Query]:
    """Return Whoosh's query for each facet that a query narrows."""
    values = {DEPARTMENT: query.departments, DIVISION: query.divisions, AREA: query.areas}
    narrowed: dict[str, Query] = {
        name: Or([Term(name, value) for value in chosen])
        for name, chosen in values.items()
        if chosen
    }
    return narrowed | ({NEW: Term(NEW, True)} if query.new_only else {})


def check_facets(index: Opened, query: Asked) -> None:
    """Check filters and counts: a facet's own selection leaves its counts alone."""
    facets, docs = Facets(index.segment.facets), np.arange(index.segment.programs)
    masks = facets.masks(query)
    filters = filters_of(query)
    assert set(found(index, filters.values())) == set(facets.allowed(docs, masks).tolist())
    for name, values in facets.count(docs, masks, query).items():
        others = [other for key, other in filters.items() if key != name]
        counted = {value.value: value.count for value in values if value.count}
        assert counted == groups(index, name, others)


def found(index: Opened, filters: Any) -> list[int]:
    return [hit.docnum for hit in index.whoosh.search(And([Every(), *filters]), limit=None)]


def groups(index: Opened, name: str, filters: Sequence[Query]) -> dict[str, int]:
    """Return how many programs have each value of a field, by Whoosh's own facets."""
    if name not in index.whoosh.reader().indexed_field_names():
        return {}
    facet = FieldFacet(name, allow_overlap=True)
    results = index.whoosh.search(And([Every(), *filters]), limit=None, groupedby=facet)
    # Whoosh counts programs without a value under None.
    counted = {value: len(docs) for value, docs in results.groups().items() if value is not None}
    return {LABELS.get(value, value): count for value, count in counted.items()}


@given(
    programs(),
    st.builds(
        asked,
        departments=st.lists(st.sampled_from(DEPARTMENTS), unique=True, max_size=2).map(tuple),
        divisions=st.lists(st.sampled_from(DIVISIONS), unique=True, max_size=2).map(tuple),
        areas=st.lists(st.sampled_from(AREAS), unique=True, max_size=2).map(tuple),
        new_only=st.booleans(),
    ),
)
@relaxed
def test_filters_and_counts_of_random_collections(rows: list[Program], query: Asked) -> None:
    with opened_programs(rows) as index:
        check_facets(index, query)


def test_filters_and_counts_of_the_shipped_collection(shipped: Opened) -> None:
    values = shipped.segment.facets.values
    for department in values["department"]:
        check_facets(shipped, asked(departments=(department,), new_only=True))
        check_facets(shipped, asked(departments=(department,), areas=values["area"][:2]))
    for division in values["division"]:
        check_facets(shipped, asked(divisions=(division,)))
    assert set(FACET_NAMES) == {DEPARTMENT, DIVISION, AREA, NEW}


def test_filtered_words_score_alike(shipped: Opened) -> None:
    """Whoosh's filter beside a query of words narrows the ranking and leaves its scores alone."""
    words = Words(shipped, [shipped.segment.term_numbers["システム"]])
    query = asked(departments=shipped.segment.facets.values["department"][:3])
    ranking = words.ranking(every=False)
    facets = Facets(shipped.segment.facets)
    ranking = ranking.only(facets.allowed(ranking.docs, facets.masks(query)))
    hits = shipped.whoosh.search(words.terms[0], limit=None, filter=filters_of(query)[DEPARTMENT])
    expected = {hit.docnum: hit.score for hit in hits}
    assert ranking.docs.tolist() == sorted(expected)
    assert ranking.scores.tolist() == pytest.approx(
        [expected[doc] for doc in sorted(expected)], rel=TOLERANCE
    )
