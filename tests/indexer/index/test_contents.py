"""What a segment holds is written whole: what is in files already is left there."""

from pathlib import Path
from typing import Any

import pytest

from corpus import Program
from indexer.index import contents, files
from indexer.index.contents import Contents, dictionary_tables, write, write_records
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


def test_sudachi_is_of_no_use_any_more_before_the_table_of_english_is_made(
    segment: Segment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    made = contents.english_table

    def english_table(*given: Any) -> Any:
        steps.append("english")
        return made(*given)

    # Not those that other tests made, see ``made_once``.
    monkeypatch.setattr(contents, "dictionary_tables", dictionary_tables)
    monkeypatch.setattr(contents, "english_table", english_table)
    write(_contents(segment), tmp_path, give_back=lambda: steps.append("given back"))
    assert steps == ["given back", "english"]
