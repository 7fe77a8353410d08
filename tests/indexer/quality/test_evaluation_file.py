"""Saved runs."""

from pathlib import Path

import pytest

from indexer.quality.evaluate import Report
from indexer.quality.evaluation_file import SavedRunFault, as_json, compare, load, save


def test_saved_runs_come_back_as_they_were(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    save(report, path)
    assert as_json(load(path)) == as_json(report)
    assert compare(load(path), report) == ()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xff", "not a JSON document"),
        (b"{", "not a JSON document"),
        (b"[]", "not a saved evaluation"),
        (b"{}", "not a saved evaluation"),
        (b'{"queries": [{"query": "x"}]}', "not a saved evaluation"),
        (b'{"queries": 7}', "not a saved evaluation"),
        (
            b'{"queries": [{"query": "x", "kind": "k", "half": "", "ndcg": "1", "mrr": 1,'
            b' "recall": 1, "silence": null, "ranked": []}]}',
            "not a saved evaluation",
        ),
    ],
)
def test_other_files_are_no_saved_runs(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "run.json"
    path.write_bytes(content)
    with pytest.raises(SavedRunFault, match=reason):
        load(path)


def test_unreadable_and_unwritable_paths_are_told(report: Report, tmp_path: Path) -> None:
    with pytest.raises(SavedRunFault, match="No such file"):
        load(tmp_path / "missing.json")
    with pytest.raises(SavedRunFault, match="No such file"):
        save(report, tmp_path / "missing" / "run.json")
