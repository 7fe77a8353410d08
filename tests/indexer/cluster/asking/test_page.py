"""Programs that come back from documents are looked up as the generation itself is."""

import pytest

from indexer.cluster.asking.page import PageSegment
from indexer.cluster.mapping import PIECE
from indexer.cluster.packed_program import unpacked
from indexer.cluster.writing.documents import Documents
from indexer.index.segment import Segment
from indexer.matches.lookup import Lookup
from indexer.matches.match import Channel, Match, Reach, Where


def match(*terms: str, reach: Reach = Reach.PHRASE, where: Where = Where.TEXT) -> Match:
    parts = tuple((term,) for term in terms)
    return Match(Channel.WORD, 1.0, "", parts, tuple(range(len(terms))), reach=reach, where=where)


MATCHES = [
    match("防災"),
    match("情報", "システム"),
    match("情報", "システム", reach=Reach.NEAR),
    match("情報", "観光", reach=Reach.ANYWHERE),
    match("危機", "管理", where=Where.PLACE),
    match("存在しない"),
    Match(Channel.SURFACE, 1.0, "", surface="の情報"),
    Match(Channel.SURFACE, 1.0, "", surface="0人"),
    Match(Channel.SURFACE, 1.0, "", surface="1"),
]


@pytest.fixture(scope="module")
def page(plan_segment: Segment) -> PageSegment:
    """All programs of the plan as one page."""
    numbers = range(plan_segment.programs)
    pieces = [unpacked(one[PIECE]) for _, one in Documents(plan_segment).of(numbers)]
    return PageSegment(pieces, plan_segment.schema)


@pytest.mark.parametrize("asked", MATCHES)
def test_a_match_is_found_in_the_same_programs(
    plan_segment: Segment, page: PageSegment, asked: Match
) -> None:
    ours = Lookup.of(plan_segment).found([asked])
    theirs = Lookup(page, plan_segment.places).found([asked])
    assert [(one.match, one.docs.tolist()) for one in theirs] == [
        (one.match, one.docs.tolist()) for one in ours
    ]


def test_every_term_stands_where_it_stood(plan_segment: Segment, page: PageSegment) -> None:
    assert page.term_numbers.keys() == plan_segment.term_numbers.keys()
    for term, number in plan_segment.term_numbers.items():
        own = page.positions_of(page.term_numbers[term])
        assert own.tolist() == plan_segment.positions_of(number).tolist(), term


def test_a_character_is_there_as_in_the_index(plan_segment: Segment, page: PageSegment) -> None:
    for char in "災いa躑０":
        known = plan_segment.forward.has_character(char)
        assert page.forward.has_character(char) == known
