"""A compiled query: whether somebody said exactly what is wanted."""

from indexer.matches.match import Channel, Match
from indexer.matches.query_plan import QueryPlan, Slot

_MATCH = Match(Channel.WORD, 1.0, "防災", (("防災",),))


def test_a_phrase_or_an_exclusion_says_exactly_what_is_wanted() -> None:
    slot = Slot("防災", (0, 0), 1.0, True, False, (_MATCH,))
    assert not QueryPlan((slot,)).exact
    assert QueryPlan((slot, slot._replace(strict=True))).exact
    assert QueryPlan((slot,), excluded=(_MATCH,)).exact
