"""The programs as cards and pages show them, with the places of their words."""

from pathlib import Path
from typing import Any

import numpy as np

from indexer import generation_directory, update_index
from indexer.browser.numbering import Numbering
from indexer.browser.records import LIKENESS, fields_by_place, pages, records
from indexer.index.segment import Segment
from indexer.ranking.similar import Similar
from tests.indexer import own_columns_sample
from tests.indexer.browser.unpacking import lengths_of, numbers


def test_records_are_the_programs_in_their_order(plan_segment: Any, plan: Any) -> None:
    similar = Similar(plan_segment)
    found = list(records(plan_segment, Numbering(plan_segment), similar.nearest))
    assert [one["program"]["id"] for one in found] == [program.id for program in plan.programs]
    for number, record in enumerate(found):
        alike, likeness, rows = numbers(record["alike"]), 0, []
        for other, less in zip(alike[::2], alike[1::2], strict=True):
            likeness = likeness - less if rows else less
            rows.append((other, likeness))
        nearest = similar.nearest(number)
        assert rows == [(other, round(one * LIKENESS)) for other, one in nearest]


def test_places_of_words_are_those_of_the_index(plan_segment: Any) -> None:
    cards, _ = fields_by_place(plan_segment)
    forward = plan_segment.forward
    found = records(plan_segment, Numbering(plan_segment), Similar(plan_segment).nearest)
    for number, record in enumerate(found):
        bounds = forward.field_bounds(number).tolist()
        own = np.concatenate([np.arange(bounds[n], bounds[n + 1]) for n, _ in cards])
        lengths, gaps = lengths_of(record)
        assert lengths == forward.lengths[own].tolist()
        starts = forward.starts[own].tolist()
        assert [
            start - (0 if place in bounds else starts[at - 1] + lengths[at - 1])
            for at, (place, start) in enumerate(zip(own.tolist(), starts, strict=True))
        ] == gaps


def test_columns_that_no_card_has_are_those_of_pages(tmp_path: Path) -> None:
    update_index(own_columns_sample.load(tmp_path), tmp_path / "index")
    segment = Segment(generation_directory(tmp_path / "index"))
    cards, paged = fields_by_place(segment)
    assert [name for _, name in paged] == ["内容"]
    assert "対象者" in [name for _, name in cards]
    numbering = Numbering(segment)
    both = zip(
        records(segment, numbering, Similar(segment).nearest),
        pages(segment, numbering),
        strict=True,
    )
    for number, (record, page) in enumerate(both):
        row = own_columns_sample.ROWS[number]
        assert record["program"]["columns"] == {n: row.get(n, "") for n in ("対象者", "金額")}
        assert page["columns"] == {n: row.get(n, "") for n in ("締切", "内容")}
        length = int(
            np.diff(segment.forward.field_bounds(number))[dict(map(reversed, paged))["内容"]]
        )
        assert len(lengths_of(page)[0]) == length
