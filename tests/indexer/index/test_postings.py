"""Postings of a segment keep what their kind says: ascending programs, each once, with a weight."""

import numpy as np

from indexer.index.segment import Segment


def test_programs_ascend_and_each_scores(plan_segment: Segment) -> None:
    for number in range(0, len(plan_segment.terms), 7):
        docs, weights = plan_segment.postings(number)
        assert len(docs) == len(weights) > 0
        assert np.all(np.diff(docs) > 0)
        assert 0 <= docs[0] <= docs[-1] < plan_segment.programs
        assert np.all(weights > 0)
        assert weights.dtype == np.float32
