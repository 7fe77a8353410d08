"""A main segment and an auxiliary one answer as if all were laid out whole."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import Program
from indexer import Query, Searcher
from indexer.answer import key_terms as telling
from indexer.answer.results import FACET_NAMES, SearchResults
from indexer.index.fields import FIELDS
from indexer.index.segment import Segment
from indexer.ranking import similar
from indexer.text.kana import sound
from tests.indexer.composite_sample import AREAS, DEPARTMENTS, PIECES, both, histories

TOLERANCE = 1e-6
relaxed = settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])

WORD = st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).map("".join)
# Phrases, exclusions and alternatives; kana, romaji and a single kanji; slips, and unknown words.
UNIT = st.builds(
    str.format, st.sampled_from(("{}", "{}", "「{}」", "-{}", "OR {}")), WORD
) | st.sampled_from(
    ("ぼうさい", "bousai", "こんにち", "いちば", "災", "民基", "住民基本台張", "水族館")
)
QUERY = st.builds(
    Query,
    text=st.lists(UNIT, max_size=3).map(" ".join),
    departments=st.sampled_from(((), (), DEPARTMENTS[:1], ("知らない部",))),
    divisions=st.sampled_from(((), (), ("甲課", "乙課"))),
    areas=st.sampled_from(((), (), AREAS[:1])),
    new_only=st.sampled_from((False, False, True)),
    sort=st.sampled_from(("relevance", "plan")),
    page=st.sampled_from((1, 1, 2)),
    per_page=st.sampled_from((2, 10)),
)


@given(editions=histories(), queries=st.lists(QUERY, min_size=1, max_size=12))
@relaxed
def test_searches_find_the_same(editions: list[list[Program]], queries: Sequence[Query]) -> None:
    with both(editions) as segments:
        composite, whole = Searcher(segments.composite, 1), Searcher(segments.whole, 1)
        for query in queries:
            ours, theirs = composite.search(query), whole.search(query)
            assert ours.missing == theirs.missing
            if ours.suggestion == theirs.suggestion:
                assert_same_results(ours, theirs)
            elif ours.suggestion is not None:
                # Phrases are counted otherwise, but their words are some program's.
                assert not whole.search(Query(ours.suggestion)).missing


def assert_same_results(ours: SearchResults, theirs: SearchResults) -> None:
    assert (ours.total, ours.complete) == (theirs.total, theirs.complete)
    assert [replace(hit, score=0.0) for hit in ours.hits] == [
        replace(hit, score=0.0) for hit in theirs.hits
    ]
    expected = [hit.score for hit in theirs.hits]
    assert [hit.score for hit in ours.hits] == pytest.approx(expected, rel=TOLERANCE)
    for name in FACET_NAMES:
        assert list(ours.facets[name]) == list(theirs.facets[name])


@given(editions=histories())
@relaxed
def test_programs_and_what_is_like_them_are_the_plans(editions: list[list[Program]]) -> None:
    with both(editions) as segments, in_tiny_collections():
        composite, whole = Searcher(segments.composite, 1), Searcher(segments.whole, 1)
        assert list(composite.programs) == editions[-1]
        for program in editions[-1]:
            assert composite.program(program.id) == program
            assert composite.neighbours(program.id) == whole.neighbours(program.id)
            assert composite.similar(program.id) == whole.similar(program.id)
            assert composite.reposts(program.id) == whole.reposts(program.id)
        for program in editions[0]:
            assert composite.program(program.id) == whole.program(program.id)
        assert composite.telling_terms(1000) == whole.telling_terms(1000)
        assert composite.collection == whole.collection


@contextmanager
def in_tiny_collections() -> Iterator[None]:
    """One of two words in common makes programs alike, any word is typical of a collection."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(similar, "_TELLING", 2)
        patched.setattr(similar, "_MIN_COMMON", 1)
        patched.setattr(telling, "_MIN_PROGRAMS", 1)
        patched.setattr(telling, "_MAX_SHARE", 1.0)
        patched.setattr(telling, "_MIN_LENGTH", 1)
        yield


@given(editions=histories(), pieces=st.lists(WORD, max_size=4))
@relaxed
def test_a_segment_answers_alike(editions: list[list[Program]], pieces: Sequence[str]) -> None:
    with both(editions) as (composite, whole, _):
        assert list(composite.lines) == list(whole.lines)
        assert composite.digests() == whole.digests()
        assert composite.occurrence.tolist() == whole.occurrence.tolist()
        assert_same_terms(composite, whole)
        assert_same_words(composite, whole)
        assert_same_vocabulary(composite, whole)
        assert_same_facets(composite, whole)
        for text in pieces:
            assert composite.surface_slots(text).tolist() == whole.surface_slots(text).tolist()


def assert_same_terms(ours: Segment, theirs: Segment) -> None:
    """The postings of every term, to the last bit, and where it stands in each program."""
    assert sorted(ours.term_numbers) == sorted(theirs.term_numbers)
    (counts, sums), (their_counts, their_sums) = ours.totals(), theirs.totals()
    for term, other in theirs.term_numbers.items():
        own = ours.term_numbers[term]
        assert ours.terms[own] == term
        for name in ("postings", "pseudo_frequencies"):
            for left, right in zip(
                getattr(ours, name)(own), getattr(theirs, name)(other), strict=True
            ):
                assert left.tolist() == right.tolist()
                assert left.dtype == right.dtype
        assert counts[own] == their_counts[other]
        assert sums[own] == pytest.approx(their_sums[other], rel=TOLERANCE)
        assert ours.noun_terms[own] == theirs.noun_terms[other]
        assert places(ours, term) == places(theirs, term)
        slots = ours.slots(ours.positions_of(own))
        assert slots.tolist() == theirs.slots(theirs.positions_of(other)).tolist()
        assert first_place(ours, own) == first_place(theirs, other)
    gone = set(range(len(ours.terms))) - set(ours.term_numbers.values())
    assert not any(counts[number] for number in gone)


def places(segment: Segment, term: str) -> list[tuple[int, int, int, str]]:
    """Slot, place in the program, extent and spelling of every occurrence of a term."""
    positions = segment.positions_of(segment.term_numbers[term])
    assert (np.diff(positions) > 0).all()
    slots = segment.slots_at(positions)
    begins, _ = segment.edges(slots // len(FIELDS)).reshape(2, -1)
    found = zip(slots.tolist(), (positions - begins).tolist(), positions.tolist(), strict=True)
    return sorted(
        (slot, at, segment.extent(position), segment.written(position, position))
        for slot, at, position in found
    )


def first_place(segment: Segment, term: int) -> int:
    return int(segment.slots_at(np.array([segment.first_position(term)]))[0])


def assert_same_words(ours: Segment, theirs: Segment) -> None:
    """What stands at each position of every program."""
    assert ours.programs == theirs.programs
    for doc in range(ours.programs):
        bounds, other = ours.field_bounds(doc), theirs.field_bounds(doc)
        assert np.diff(bounds).tolist() == np.diff(other).tolist()
        own = described(ours, np.arange(bounds[0], bounds[-1]))
        assert own == described(theirs, np.arange(other[0], other[-1]))
        nouns = {ours.terms[noun] for noun in ours.nouns(doc)}
        assert nouns == {theirs.terms[noun] for noun in theirs.nouns(doc)}
    # Positions of several programs at once, in no order.
    everywhere = [ours.field_bounds(doc)[0] for doc in reversed(range(ours.programs))]
    assert len(described(ours, np.array(everywhere, np.int32))) == ours.programs


def described(segment: Segment, positions: np.ndarray) -> list[tuple[str, int, int]]:
    terms, starts, ends = segment.words(positions)
    assert ends.tolist() == [segment.end(position) for position in positions.tolist()]
    rows = zip(terms.tolist(), starts.tolist(), ends.tolist(), strict=True)
    return [(segment.terms[term] if term >= 0 else "", *span) for term, *span in rows]


def assert_same_vocabulary(ours: Segment, theirs: Segment) -> None:
    def terms(segment: Segment, numbers: Iterable[int]) -> list[str]:
        return [segment.vocabulary.term(number) for number in numbers]

    lexemes = {lexeme for part in ours.parts for lexeme in part.lexemes}
    for lexeme in lexemes:
        for name, key in (
            ("with_reading", lexeme.reading),
            ("with_sound", sound(lexeme.reading)),
            ("in_groups", lexeme.groups),
            ("containing", lexeme.term[:1]),
        ):
            own = terms(ours, getattr(ours.vocabulary, name)(key))
            assert own == terms(theirs, getattr(theirs.vocabulary, name)(key)), (name, key)
        number = ours.vocabulary.number(lexeme.term)
        assert (number is None) == (theirs.vocabulary.number(lexeme.term) is None)


def assert_same_facets(ours: Segment, theirs: Segment) -> None:
    assert ours.facets.values == theirs.facets.values
    for name in ("department", "area", "new", "division", "division_bounds"):
        own = getattr(ours.facets, name)
        assert own.tolist() == getattr(theirs.facets, name).tolist(), name
        assert own.dtype == getattr(theirs.facets, name).dtype
