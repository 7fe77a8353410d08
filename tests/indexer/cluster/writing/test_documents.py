"""Documents are made alike, whichever programs are asked for besides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.cluster import mapping
from indexer.cluster.tokens import GAP
from indexer.cluster.writing.documents import Documents, _runs
from indexer.index.segment import Segment


@given(st.sets(st.integers(0, 2000)))
def test_ascending_numbers_are_ranges_without_gaps(numbers: set[int]) -> None:
    found = list(_runs(sorted(numbers)))
    assert [number for run in found for number in run] == sorted(numbers)
    assert all(0 < len(run) <= 256 for run in found)


@pytest.mark.parametrize("chosen", [(7,), (0, 1, 2, 50, 109), tuple(range(3, 30, 2))])
def test_a_program_alone_has_the_document_that_it_has_among_all(
    plan_segment: Segment, chosen: tuple[int, ...]
) -> None:
    documents = Documents(plan_segment)
    every = dict(documents.of(range(plan_segment.programs)))
    assert dict(documents.of(chosen)) == {number: every[number] for number in chosen}


def test_every_position_of_a_text_has_its_place(plan_segment: Segment) -> None:
    bounds, width = plan_segment.forward.bounds, plan_segment.schema.width
    for number, document in Documents(plan_segment).of(range(20)):
        for field in range(width):
            first, last = bounds[number * width + field : number * width + field + 2]
            placed = document.get(f"{mapping.TEXT}{field}")
            if placed is not None:
                assert len(placed.split(" ")) == last - first
                assert set(placed.split(" ")) != {GAP}
