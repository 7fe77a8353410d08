"""A compiled query: what of it is looked up, and whether somebody said exactly what is wanted."""

import pytest

from indexer.query.query_plan import Channel, Match, Plan, Reach, Slot, Where

_MATCH = Match(Channel.WORD, 1.0, "防災", (("防災",),))


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (_MATCH._replace(channel=Channel.SYNONYM, weight=0.5, text="災害", hint=True), True),
        (_MATCH._replace(where=Where.ANYWHERE), True),
        (_MATCH._replace(where=Where.PLACE), False),
        (_MATCH._replace(parts=(("災害",),)), False),
        (_MATCH._replace(reach=Reach.NEAR), False),
        (_MATCH._replace(surface="防災"), False),
        (_MATCH._replace(steps=(1,)), False),
    ],
)
def test_what_is_found_in_the_same_places_has_one_key(other: Match, same: bool) -> None:
    assert (other.key == _MATCH.key) is same


def test_a_phrase_or_an_exclusion_says_exactly_what_is_wanted() -> None:
    slot = Slot("防災", (0, 0), 1.0, True, False, (_MATCH,))
    assert not Plan((slot,)).exact
    assert Plan((slot, slot._replace(strict=True))).exact
    assert Plan((slot,), excluded=(_MATCH,)).exact


def test_each_channel_but_the_word_itself_has_a_label_of_its_own() -> None:
    labels = [channel.value for channel in Channel]
    assert labels[0] == ""
    assert len({*labels}) == len(labels)
