"""``sesaku import`` and ``sesaku init`` as they are typed."""

import json
from pathlib import Path

import pytest

from indexer.locations import shipped_collection
from tests.corpus.importing.import_files import csv_bytes
from tests.indexer.commands.corpus_commands.command_line import programs, run


def test_import_shows_what_it_understood_and_writes(plan: Path, table: Path) -> None:
    result = run("import", table, "--to", plan, "--yes")
    assert result.exit_code == 0
    assert "題名がまだなく" in result.stderr  # the plan of these tests has none
    for piece in (
        "table.csv: CSV、文字コード CP932（Shift_JIS）、見出しは1行目、施策 2件",
        "C1 「事業名」 → 施策（事業）名称",
        "加わる 1件、変わる 1件、なくなる 0件、同じ 0件",
        "取組概要: 県政を【伝える→知らせる】。",
        "2026-2-02  ㈱①髙の支援",
        f"書き換えました: {plan / 'programs.csv'}",
        f"前のファイル: {plan / 'previous'}",
    ):
        assert piece in result.stdout
    assert "㈱①髙の支援" in programs(plan)


def test_a_folder_that_is_not_there_is_said_to_be_new_before_it_is_made(
    plan: Path, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "indexer.commands.corpus_commands.import_dialogue._on_a_terminal", lambda: True
    )
    mistyped = plan.with_name("plam")
    refused = run("import", table, "--to", mistyped, answer="n\n")
    assert f"取り込み先: {mistyped}（まだないフォルダーです）" in refused.stdout
    assert "フォルダーを作り" in refused.stdout
    assert not mistyped.exists()
    written = run("import", table, "--to", mistyped, "--yes")
    assert "まだないフォルダーです" in written.stdout
    assert "㈱①髙の支援" in programs(mistyped)


def test_a_folder_without_a_plan_is_said_to_be_one(plan: Path, table: Path) -> None:
    result = run("import", table, "--to", plan.parent, "--dry-run")
    assert f"取り込み先: {plan.parent}（まだ計画のデータがない" in result.stdout
    assert "取り込み先" not in run("import", table, "--to", plan, "--dry-run").stdout


def test_without_to_the_installed_plan_is_named_in_full(table: Path) -> None:
    result = run("import", table, "--dry-run")
    assert f"取り込み先: {shipped_collection()}（--to がないので" in result.stdout


def test_without_a_terminal_nothing_is_written_and_it_says_so(plan: Path, table: Path) -> None:
    before = programs(plan)
    result = run("import", table, "--to", plan)
    assert result.exit_code == 2
    assert "加わる 1件" in result.stdout
    assert "programs.csv は書き換えていません" in result.stderr
    assert programs(plan) == before


def test_dry_run_only_shows(plan: Path, table: Path) -> None:
    before = programs(plan)
    result = run("import", table, "--to", plan, "--dry-run")
    assert result.exit_code == 0
    assert "書き換えていません" in result.stdout
    assert programs(plan) == before
    assert sorted(path.name for path in plan.iterdir()) == ["collection.toml", "programs.csv"]


@pytest.mark.parametrize(("answer", "written"), [("y\n", True), ("n\n", False), ("\n", False)])
def test_on_a_terminal_it_asks(
    plan: Path, table: Path, monkeypatch: pytest.MonkeyPatch, answer: str, written: bool
) -> None:
    monkeypatch.setattr(
        "indexer.commands.corpus_commands.import_dialogue._on_a_terminal", lambda: True
    )
    result = run("import", table, "--to", plan, answer=answer)
    assert result.exit_code == 0
    assert "書き換えますか" in result.stdout
    assert ("㈱①髙の支援" in programs(plan)) is written
    assert ("書き換えていません" in result.stdout) is not written


@pytest.mark.parametrize(
    ("options", "written", "exit_code"),
    [(["--yes"], True, 0), (["--dry-run"], False, 0), ([], False, 2)],
)
def test_json_is_one_document(
    plan: Path, table: Path, options: list[str], written: bool, exit_code: int
) -> None:
    result = run("import", table, "--to", plan, "--json", *options)
    assert result.exit_code == exit_code
    document = json.loads(result.stdout)
    assert document["written"] is written
    assert (document["previous"] is not None) is written
    assert document["encoding"] == "cp932"
    assert document["difference"]["added"] == [{"id": "2026-2-02", "name": "㈱①髙の支援"}]
    assert document["columns"][2] == {
        "cell": "C1",
        "heading": "事業名",
        "field": "施策（事業）名称",
        "own": None,
    }


def test_errors_are_named_and_nothing_is_written(plan: Path, table: Path) -> None:
    table.write_bytes(csv_bytes([["ID", "事業名", "概要"], ["a b", "甲", ""], ["c/d", "乙", ""]]))
    before = programs(plan)
    result = run("import", table, "--to", plan, "--yes")
    assert result.exit_code == 1
    assert "table.csv A2 ID: 「a b」" in result.stdout
    assert "table.csv A3 ID: 「c/d」" in result.stdout
    assert "誤りが2件あるため、programs.csv は書き換えていません" in result.stdout
    document = json.loads(run("import", table, "--to", plan, "--yes", "--json").stdout)
    assert [error["cell"] for error in document["errors"]] == ["A2", "A3"]
    assert document["written"] is False
    assert programs(plan) == before


def test_a_file_that_cannot_be_read(plan: Path, table: Path) -> None:
    table.write_bytes(b"%PDF-1.7")
    result = run("import", table, "--to", plan, "--yes")
    assert result.exit_code == 1
    assert "壊れています" in result.stderr
    result = run("import", table, "--to", plan, "--json")
    assert result.exit_code == 1
    document = json.loads(result.stdout)
    assert (document["errors"][0]["file"], document["written"]) == ("table.csv", False)


def test_the_same_again_changes_nothing(plan: Path, table: Path) -> None:
    run("import", table, "--to", plan, "--yes")
    result = run("import", table, "--to", plan, "--yes")
    assert result.exit_code == 0
    assert "すでに同じ内容です" in result.stdout
    assert len(list((plan / "previous").iterdir())) == 1


def test_yes_and_dry_run_exclude_each_other(plan: Path, table: Path) -> None:
    assert run("import", table, "--to", plan, "--yes", "--dry-run").exit_code == 2


@pytest.mark.parametrize("command", ["import", "init"])
def test_help_has_an_example(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"sesaku {command}" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--to", ""], "フォルダーの名前が空です"),
        (["--map", "備考"], "'見出し=意味'"),
        (["--pages", "三"], "3-40"),
        (["--pages", "9-3"], "小さいほう"),
        (["--show", "--json"], "どちらか一つ"),
    ],
)
def test_wrong_usage_is_told_in_one_language(table: Path, arguments: list[str], told: str) -> None:
    result = run("import", str(table), *arguments)
    assert result.exit_code == 2
    assert told in result.stderr
    assert "Usage" not in result.stderr
    assert "sesaku import --help" in result.stderr
