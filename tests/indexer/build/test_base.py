"""What an update builds upon."""

from pathlib import Path
from typing import Any

import pytest

from corpus import Program
from indexer import LiveIndex, Query
from indexer.build import difference, writing
from indexer.index import fingerprint
from indexer.index.contents import Contents
from tests.indexer.build.test_update import programs
from tests.indexer.index_sample import Index


def test_another_version_rebuilds(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    index.update(programs("防災"))
    monkeypatch.setattr("indexer.text.analyzer.ANALYZER_VERSION", -1)
    update = index.update(programs("防災"))
    assert update.published
    assert update.rebuilt is not None
    assert "analyzer" in update.rebuilt


def test_an_index_of_a_version_with_other_files_is_built_anew(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = writing.write

    def write_as_before(contents: Contents, directory: Path, *others: Any) -> None:
        write(contents, directory, *others)
        (directory / "kind.npy").unlink()

    with monkeypatch.context() as before:
        before.setattr(fingerprint, "FORMAT", 1)
        before.setattr(writing, "write", write_as_before)
        before.setattr(writing, "_verify", lambda directory, records: None)
        index.update([Program("kept", "区分", 1, "防災"), Program("gone", "区分", 2, "観光")])
    update = index.update([Program("kept", "区分", 1, "防災"), Program("new", "区分", 2, "道路")])
    assert (update.added, update.changed, update.removed) == (("new",), (), ("gone",))
    assert update.rebuilt is not None
    assert "index format (1 → " in update.rebuilt
    assert LiveIndex(index.directory).searcher().search(Query("道路")).complete == 1


def test_records_that_another_version_wrote_otherwise_are_all_new(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as before:
        before.setattr(fingerprint, "FORMAT", 1)
        before.setattr(difference, "encode", lambda program: b'{"name": "x"}\n')
        before.setattr(writing, "_verify", lambda directory, records: None)
        index.update([Program("kept", "区分", 1, "防災")])
    update = index.update([Program("kept", "区分", 1, "防災")])
    assert (update.added, update.records) == (("kept",), 1)
