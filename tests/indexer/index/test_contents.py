"""What a segment holds is written whole: what is in files already is left there."""

from pathlib import Path

import pytest

from corpus import Program
from indexer.index import files
from indexer.index.contents import Contents, write, write_records
from indexer.index.inverted import invert
from indexer.index.record_lines import Records
from indexer.index.segment import Segment
from indexer.text.places import place_table


@pytest.fixture(scope="module")
def segment(segment_of) -> Segment:
    return segment_of(
        [Program(f"p{n}", "", n, name, "行う。") for n, name in enumerate(("防災", "広報"))]
    )


def _contents(segment: Segment) -> Contents:
    return Contents(
        segment.forward.whole(),
        invert(segment.forward.whole()),
        segment.facets,
        place_table(segment.facets.values),
        segment.spans,
        segment.years,
        segment.phrases,
        segment.collection,
        segment.expansions,
        segment.related,
    )


def test_a_segment_that_is_written_again_has_the_same_files(
    segment: Segment, tmp_path: Path
) -> None:
    write(_contents(segment), tmp_path)
    write_records(Records(segment.lines, segment.digests()), tmp_path)
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert {files.RECORDS, files.TERMS} <= written.keys()
    for name, content in written.items():
        assert (segment.directory / name).read_bytes() == content, name
