"""What stands at a position, from the files."""

import numpy as np

from indexer.index.field_boosts import FIELDS
from indexer.index.segment import Segment


def test_the_extent_of_a_word_is_the_number_of_its_parts(plan_segment: Segment) -> None:
    forward = plan_segment.forward
    assert len(forward.compounds)
    for at, _, size in forward.compounds.tolist():
        assert forward.extent(at) == size > 1
    simple = set(range(len(forward.tokens))) - set(forward.compounds[:, 0].tolist())
    assert {forward.extent(at) for at in sorted(simple)[:500]} == {1}


def test_every_position_has_the_slot_whose_bounds_hold_it(plan_segment: Segment) -> None:
    forward = plan_segment.forward
    every = np.arange(len(forward.tokens))
    slots = forward.slots(every)
    assert (forward.bounds[slots] <= every).all()
    assert (every < forward.bounds[slots + 1]).all()
    assert len(forward.bounds) == plan_segment.programs * len(FIELDS) + 1


def test_characters_are_found_in_the_slot_that_has_them(plan_segment: Segment) -> None:
    texts = plan_segment.forward.surface.decode().split("\0")[:-1]
    expected = [slot for slot, text in enumerate(texts) for _ in range(text.count("防災"))]
    assert plan_segment.forward.surface_slots("防災").tolist() == expected
    assert plan_segment.forward.surface_slots("あり得ない").tolist() == []


def test_a_character_is_there_or_not(plan_segment: Segment) -> None:
    for char in "災いa躑０\0":
        there = len(plan_segment.forward.surface_slots(char)) > 0
        assert plan_segment.forward.has_character(char) == there
