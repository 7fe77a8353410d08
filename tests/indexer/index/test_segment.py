"""The files of a generation: what is written is what is read."""

from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from indexer.index.field_boosts import FIELDS, texts
from indexer.index.forward import Forward
from indexer.index.inverted import invert
from indexer.index.record_lines import decode
from indexer.index.segment import Segment


def test_the_forward_index_comes_back_whole(plan_segment: Segment) -> None:
    forward = plan_segment.forward.whole()
    assert forward.programs == plan_segment.programs == 110
    inverted = invert(forward)
    assert list(inverted.terms) == plan_segment.terms
    for name in ("positions", "docs", "weights", "occurrence"):
        assert np.array_equal(getattr(inverted, name), getattr(plan_segment, name)), name
    assert {field.name for field in fields(Forward)} == set(Forward.__slots__)


def test_programs_by_place_and_id(plan_segment: Segment) -> None:
    assert plan_segment.program(0).id == "2020-1-01"
    assert plan_segment.program(109).id == "2020-5-37"
    assert plan_segment.ids["2020-2-01"] == 10
    lines = list(plan_segment.lines)
    assert [decode(line).id for line in lines] == list(plan_segment.ids)


def test_every_position_is_written_in_the_original_text(plan_segment: Segment) -> None:
    width = len(FIELDS)
    for doc in range(plan_segment.programs):
        written = texts(plan_segment.program(doc))
        for field, text in enumerate(written):
            low, high = plan_segment.forward.bounds[doc * width + field : doc * width + field + 2]
            for at in range(low, high):
                start, length = plan_segment.forward.starts[at], plan_segment.forward.lengths[at]
                assert 0 <= start <= start + length <= len(text)
                if plan_segment.forward.tokens[at] >= 0:
                    assert plan_segment.written(at, at) == text[start : start + length] != ""


def test_a_generation_without_programs(build_small, segment_of) -> None:
    segment = segment_of([])
    assert segment.programs == 0
    assert segment.ids == {}
    assert segment.terms == []
    assert segment.forward.surface == b""
    assert list(segment.lines) == []
    assert segment.phrases == []


def test_a_missing_file_is_noticed_when_it_is_opened(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Segment(tmp_path)


def test_what_terms_score_in_a_program_is_what_their_postings_say(plan_segment: Segment) -> None:
    for doc in range(plan_segment.programs):
        terms = plan_segment.forward.nouns(doc)
        postings = [plan_segment.postings(term) for term in terms]
        single = [weights[docs.searchsorted(doc)] for docs, weights in postings]
        assert plan_segment.weights_in(doc, np.array(terms)).tolist() == single
    assert plan_segment.weights_in(0, np.array([], int)).tolist() == []
