"""`sesaku check` and `sesaku export`."""

import json
from dataclasses import replace
from pathlib import Path

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
