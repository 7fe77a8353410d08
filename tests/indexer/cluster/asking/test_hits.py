"""Scores of complete hits are their own again, without what put them first."""

from indexer.cluster.asking.hits import Scored, split


def test_a_complete_hit_has_its_own_score() -> None:
    hit = {"_id": "7", "_score": 70.5}
    assert split(hit, 64.0) == Scored(hit, 6.5, True)
    assert split(hit, 64.0).number == 7


def test_others_are_as_they_are() -> None:
    hit = {"_id": "7", "_score": 6.5}
    assert split(hit, 64.0) == Scored(hit, 6.5, False)
    # Of an answer to other words none is complete.
    assert split(hit, 0.0) == Scored(hit, 6.5, False)
