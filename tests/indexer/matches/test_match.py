"""A match: what of it is looked up, and the label of the channel that it came by."""

import pytest

from indexer.matches.match import Channel, Match, Reach, Where

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


def test_each_channel_but_the_word_itself_has_a_label_of_its_own() -> None:
    labels = [channel.value for channel in Channel]
    assert labels[0] == ""
    assert len({*labels}) == len(labels)
