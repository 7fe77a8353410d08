"""A compiled query: whether somebody said exactly what is wanted."""

from indexer.matches.match import Channel, Match
from indexer.matches.query_plan import QueryPlan, Slot

_MATCH = Match(Channel.WORD, 1.0, "防災", (("防災",),))


def test_a_phrase_or_an_exclusion_says_exactly_what_is_wanted() -> None:
    slot = Slot("防災", (0, 0), 1.0, True, False, (_MATCH,))
    assert not QueryPlan((slot,)).exact
    assert QueryPlan((slot, slot._replace(strict=True))).exact
    assert QueryPlan((slot,), excluded=(_MATCH,)).exact


def test_a_word_stands_where_a_match_of_it_does_in_the_name_of_a_place_too() -> None:
    part = Match(Channel.WORD, 0.2, "防", (("防",),), hint=True)
    slot = Slot("防災", (0, 0), 1.0, True, False, (_MATCH, part))
    assert slot.stands([_MATCH])
    assert slot.stands([part, _MATCH._replace(hint=True)])
    assert not slot.stands([part])
    assert not slot.stands([])
