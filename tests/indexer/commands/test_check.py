"""`sesaku check` and `sesaku export`."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

from corpus import load
from indexer.locations import shipped_collection
from tests.indexer.commands.cli_collection import PROGRAMS, Run, write_programs


def test_shipped_collection_is_free_of_errors(run: Run) -> None:
    result = run("check")
    assert result.exit_code == 0
    assert "110件" in result.stdout
    assert result.stdout.endswith("公開できます。\n")


def test_every_problem_is_named_and_ends_with_1(run: Run, collection: Path) -> None:
    write_programs(collection, [PROGRAMS[0], replace(PROGRAMS[1], id="1", name="")])
    result = run("check", collection)
    errors = [line for line in result.stdout.splitlines() if line.startswith("誤り  ")]
    assert result.exit_code == 1
    assert len(errors) == 2
    assert all("3行" in line for line in errors)
    assert "このままでは公開できません。" in result.stdout


def test_warnings_do_not_end_with_1(run: Run, collection: Path) -> None:
    write_programs(collection, [*PROGRAMS, replace(PROGRAMS[0], id="4", repost_of="none")])
    result = run("check", collection)
    assert result.exit_code == 0
    assert any(line.startswith("注意  ") for line in result.stdout.splitlines())


def test_report_as_json(run: Run, collection: Path) -> None:
    write_programs(collection, [PROGRAMS[0], replace(PROGRAMS[1], name="")])
    result = run("check", collection / "programs.csv", "--json")
    document = json.loads(result.stdout)
    assert result.exit_code == 1
    assert document["programs"] == 2
    assert [(one["row"], one["column"]) for one in document["errors"]] == [(3, "施策（事業）名称")]


def test_path_that_is_not_there(run: Run, tmp_path: Path) -> None:
    result = run("check", tmp_path / "none")
    assert result.exit_code == 1
    assert "ファイルもフォルダーもありません" in result.stdout


def test_exported_csv_is_the_collection(run: Run) -> None:
    content = run("export", "--format", "csv").stdout_bytes
    assert content == (shipped_collection() / "programs.csv").read_bytes()


def test_exported_json_has_every_field(run: Run, collection: Path) -> None:
    document = json.loads(run("export", collection, "--format", "json").stdout)
    assert document["title"] == "plan"
    first = document["programs"][0]
    assert first == {
        "id": "1",
        "area": "くらし",
        "number": 1,
        "name": "防災メール配信",
        "summary": "災害時の避難情報を登録した人に知らせる。",
        "targets": "登録者数 1,000人",
        "department": "危機管理部",
        "division": ["災害対策課"],
        "is_new": True,
        "repost_of": None,
        "keywords": [],
        "url": "",
        "source_page": None,
    }


def test_export_to_a_file(run: Run, collection: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "programs.csv"
    target.parent.mkdir()
    result = run("export", collection, "--format", "csv", "--output", target)
    assert (result.exit_code, result.stdout) == (0, "")
    assert load(target.parent).programs == load(collection).programs
    rows = list(csv.reader(io.StringIO(target.read_text("utf-8-sig"))))
    assert [row[0] for row in rows] == ["ID", "1", "2", "3"]


def test_export_to_a_place_that_is_not_there(run: Run, collection: Path, tmp_path: Path) -> None:
    target = tmp_path / "none" / "programs.csv"
    result = run("export", collection, "--format", "csv", "--output", target)
    assert result.exit_code == 1
    assert result.stderr == f"sesaku: {target}: No such file or directory.\n"


def test_export_refuses_a_collection_with_errors(run: Run, tmp_path: Path) -> None:
    result = run("export", tmp_path, "--format", "json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "programs.csv" in result.stderr
