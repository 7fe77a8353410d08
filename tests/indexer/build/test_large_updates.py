"""Ten of 100,000 records changed. How long that takes, ``tests.benchmarks.run build`` measures."""

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest

from corpus import Program
from indexer import LiveIndex, Query
from tests.indexer.index_sample import Index

PARAGRAPHS = Path(__file__).parents[4] / "shared" / "data" / "aozora-100k.jsonl.gz"
# A word that no paragraph of the early twentieth century has.
NEW = "電子申請"


@pytest.mark.long
def test_ten_of_100000_records_are_written_and_found(tmp_path: Path) -> None:
    if not PARAGRAPHS.exists():
        pytest.skip("the public corpora for measuring are not beside the repository")
    with gzip.open(PARAGRAPHS, "rt", encoding="utf-8") as lines:
        rows = map(json.loads, lines)
        programs = [
            Program(row["id"], "区分", n, row["title"], row["body"]) for n, row in enumerate(rows)
        ]
    index = Index(tmp_path)
    index.update(programs)
    assert not found(index)
    changed = range(0, len(programs), len(programs) // 10)
    for at in changed:
        programs[at] = replace(programs[at], summary=f"{programs[at].summary}\n{NEW}")
    update = index.update(programs)
    ids = {programs[at].id for at in changed}
    assert set(update.changed) == found(index) == ids
    assert update.rebuilt is None


def found(index: Index) -> set[str]:
    """The programs that have all of the new word."""
    hits = LiveIndex(index.directory).searcher().search(Query(f'"{NEW}"', per_page=100)).hits
    return {hit.program.id for hit in hits if not hit.partial}
