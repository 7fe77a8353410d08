"""An import as one value: its report as JSON, its errors and warnings."""

import json
from pathlib import Path

from corpus.importing.imported import digest
from tests.corpus.importing.import_files import HEADINGS, ROWS, csv_bytes, import_bytes


def test_the_report_is_json_with_everything_that_happened(tmp_path: Path) -> None:
    rows = [
        (*HEADINGS, "備考"),
        (*ROWS[0], "あ"),
        ("2", "？", "広　報", "行う。", "", "", "", "", ""),
    ]
    imported = import_bytes(tmp_path, csv_bytes(rows), "list.csv")
    report = json.loads(json.dumps(imported.as_json()))
    assert report["programs"] == report["given_ids"] == 2
    assert report["format"] == "CSV"
    assert report["to"] == str(tmp_path / "collection/programs.csv")
    assert [column["heading"] for column in report["new_columns"]] == ["備考", "新規（原文）"]
    assert [one["kind"] for one in report["repairs"]] == [one.kind for one in imported.repairs]
    assert len(report["warnings"]) == len(imported.warnings) > 0
    assert report["errors"] == []
    assert len(report["difference"]["added"]) == 2


def test_a_file_is_known_again_by_its_digest() -> None:
    assert digest(None) is None
    assert digest(b"a") == digest(b"a") != digest(b"b")
