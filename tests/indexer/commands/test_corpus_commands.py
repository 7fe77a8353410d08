"""``sesaku import`` and ``sesaku init`` as they are typed."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from corpus.record import Program
from corpus.writer import to_csv
from indexer.cli import Commands
from indexer.commands.corpus_commands import import_command, init_command
from indexer.locations import shipped_collection
from indexer.store.lock import exclusive
from tests.corpus.importing.import_files import HEADINGS, ROWS, csv_bytes

PRESENT = Program("2026-1-01", "復興", 1, "広報事業", "県政を伝える。")


class _Sesaku(Commands):
    """The command line with these two commands, whatever is installed."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return {"import": import_command, "init": init_command}.get(cmd_name)


def _run(*arguments: str | Path, answer: str | None = None) -> Result:
    return CliRunner().invoke(_Sesaku("sesaku"), [*map(str, arguments)], input=answer)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A collection with one program, and beside it a table that changes it and adds another."""
    directory = tmp_path / "plan"
    directory.mkdir()
    (directory / "collection.toml").write_text("fiscal_year = 2026", encoding="utf-8")
    (directory / "programs.csv").write_bytes(to_csv([PRESENT]).encode())
    (tmp_path / "table.csv").write_bytes(csv_bytes([HEADINGS, *ROWS], "cp932"))
    return directory


@pytest.fixture
def table(plan: Path) -> Path:
    return plan.parent / "table.csv"


def _programs(plan: Path) -> str:
    return (plan / "programs.csv").read_text("utf-8-sig")


def test_import_shows_what_it_understood_and_writes(plan: Path, table: Path) -> None:
    result = _run("import", table, "--to", plan, "--yes")
    assert (result.exit_code, result.stderr) == (0, "")
    for piece in (
        "table.csv: CSV、文字コード CP932（Shift_JIS）、見出しは1行、施策 2件",
        "C1 「事業名」 → 施策（事業）名称",
        "加わる 1件、変わる 1件、なくなる 0件、同じ 0件",
        "取組概要: 県政を【伝える→知らせる】。",
        "2026-2-02  ㈱①髙の支援",
        f"書き換えました: {plan / 'programs.csv'}",
        f"前のファイル: {plan / 'previous'}",
    ):
        assert piece in result.stdout
    assert "㈱①髙の支援" in _programs(plan)


def test_a_folder_that_is_not_there_is_said_to_be_new_before_it_is_made(
    plan: Path, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.commands.corpus_commands._on_a_terminal", lambda: True)
    mistyped = plan.with_name("plam")
    refused = _run("import", table, "--to", mistyped, answer="n\n")
    assert f"取り込み先: {mistyped}（まだないフォルダーです）" in refused.stdout
    assert "フォルダーを作り" in refused.stdout
    assert not mistyped.exists()
    written = _run("import", table, "--to", mistyped, "--yes")
    assert "まだないフォルダーです" in written.stdout
    assert "㈱①髙の支援" in _programs(mistyped)


def test_a_folder_without_a_plan_is_said_to_be_one(plan: Path, table: Path) -> None:
    result = _run("import", table, "--to", plan.parent, "--dry-run")
    assert f"取り込み先: {plan.parent}（まだ計画のデータがない" in result.stdout
    assert "取り込み先" not in _run("import", table, "--to", plan, "--dry-run").stdout


def test_without_to_the_installed_plan_is_named_in_full(table: Path) -> None:
    result = _run("import", table, "--dry-run")
    assert f"取り込み先: {shipped_collection()}（--to がないので" in result.stdout


def test_without_a_terminal_nothing_is_written_and_it_says_so(plan: Path, table: Path) -> None:
    before = _programs(plan)
    result = _run("import", table, "--to", plan)
    assert result.exit_code == 2
    assert "加わる 1件" in result.stdout
    assert "programs.csv は書き換えていません" in result.stderr
    assert _programs(plan) == before


def test_dry_run_only_shows(plan: Path, table: Path) -> None:
    before = _programs(plan)
    result = _run("import", table, "--to", plan, "--dry-run")
    assert result.exit_code == 0
    assert "書き換えていません" in result.stdout
    assert _programs(plan) == before
    assert sorted(path.name for path in plan.iterdir()) == ["collection.toml", "programs.csv"]


@pytest.mark.parametrize(("answer", "written"), [("y\n", True), ("n\n", False), ("\n", False)])
def test_on_a_terminal_it_asks(
    plan: Path, table: Path, monkeypatch: pytest.MonkeyPatch, answer: str, written: bool
) -> None:
    monkeypatch.setattr("indexer.commands.corpus_commands._on_a_terminal", lambda: True)
    result = _run("import", table, "--to", plan, answer=answer)
    assert result.exit_code == 0
    assert "書き換えますか" in result.stdout
    assert ("㈱①髙の支援" in _programs(plan)) is written
    assert ("書き換えていません" in result.stdout) is not written


@pytest.mark.parametrize(
    ("options", "written", "exit_code"),
    [(["--yes"], True, 0), (["--dry-run"], False, 0), ([], False, 2)],
)
def test_json_is_one_document(
    plan: Path, table: Path, options: list[str], written: bool, exit_code: int
) -> None:
    result = _run("import", table, "--to", plan, "--json", *options)
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
    table.write_bytes(csv_bytes([["ID", "事業名", "概要"], ["a b", "甲", "\x07"]]))
    before = _programs(plan)
    result = _run("import", table, "--to", plan, "--yes")
    assert result.exit_code == 1
    assert "table.csv A2 ID: 「a b」" in result.stdout
    assert "table.csv C2 取組概要: " in result.stdout
    assert "誤りが2件あるため、programs.csv は書き換えていません" in result.stdout
    document = json.loads(_run("import", table, "--to", plan, "--yes", "--json").stdout)
    assert [error["cell"] for error in document["errors"]] == ["A2", "C2"]
    assert document["written"] is False
    assert _programs(plan) == before


def test_a_file_that_cannot_be_read(plan: Path, table: Path) -> None:
    table.write_bytes(b"%PDF-1.7")
    result = _run("import", table, "--to", plan, "--yes")
    assert result.exit_code == 1
    assert "壊れています" in result.stderr
    result = _run("import", table, "--to", plan, "--json")
    assert result.exit_code == 1
    document = json.loads(result.stdout)
    assert (document["errors"][0]["file"], document["written"]) == ("table.csv", False)


def test_the_same_again_changes_nothing(plan: Path, table: Path) -> None:
    _run("import", table, "--to", plan, "--yes")
    result = _run("import", table, "--to", plan, "--yes")
    assert result.exit_code == 0
    assert "すでに同じ内容です" in result.stdout
    assert len(list((plan / "previous").iterdir())) == 1


def test_a_second_import_at_the_same_time_is_busy(plan: Path, table: Path) -> None:
    before = _programs(plan)
    with exclusive(plan / ".import.lock"):
        result = _run("import", table, "--to", plan, "--yes")
    assert result.exit_code == 3
    assert "ほかの取り込みが" in result.stderr
    assert _programs(plan) == before


def test_many_imports_at_once_lose_nothing(plan: Path, table: Path) -> None:
    """Of imports with different content, every one that succeeded is there or in previous/."""
    tables = []
    for number in range(6):
        path = table.with_name(f"{number}.csv")
        path.write_bytes(csv_bytes([["ID", "事業名"], ["a", f"{number}番の事業"]]))
        tables.append(path)
    codes: dict[Path, int] = {}

    def run(path: Path) -> None:
        module = "indexer.commands.corpus_commands"
        command = f"import sys; from {module} import import_command as c; c(sys.argv[1:])"
        arguments = [sys.executable, "-c", command, str(path), "--to", str(plan), "--yes", "--json"]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        codes[path] = subprocess.run(arguments, env=environment, capture_output=True).returncode

    threads = [threading.Thread(target=run, args=(path,)) for path in tables]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    texts = _programs(plan) + "".join(
        path.read_text("utf-8-sig") for path in (plan / "previous").iterdir()
    )
    done = [path for path, code in codes.items() if code == 0]
    assert done
    assert all(f"{path.stem}番の事業" in texts for path in done)
    assert "広報事業" in texts


def test_a_directory_that_cannot_be_written(table: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    result = _run("import", table, "--to", tmp_path / "file" / "plan", "--yes")
    assert result.exit_code == 1
    assert "書き込めません" in result.stderr


def test_a_full_disk_is_one_line(plan: Path, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = _programs(plan)
    with monkeypatch.context() as patched:
        patched.setattr("corpus.importing.writing.write_atomically", fail)
        result = _run("import", table, "--to", plan, "--yes")
    assert result.exit_code == 1
    assert "（No space left on device）。ファイルはもとのままです。" in result.stderr
    assert _programs(plan) == before


def test_what_is_in_the_way_of_the_file_before_is_named(plan: Path, table: Path) -> None:
    (plan / "previous").write_text("x", encoding="utf-8")
    result = _run("import", table, "--to", plan, "--yes")
    assert result.exit_code == 1
    assert f"{plan / 'previous'} に書き込めません" in result.stderr


def test_yes_and_dry_run_exclude_each_other(plan: Path, table: Path) -> None:
    assert _run("import", table, "--to", plan, "--yes", "--dry-run").exit_code == 2


def test_init_then_import(tmp_path: Path, table: Path) -> None:
    directory = tmp_path / "new"
    result = _run("init", directory)
    assert result.exit_code == 0
    assert f"作りました: {directory / 'collection.toml'}" in result.stdout
    assert _run("import", table, "--to", directory, "--yes").exit_code == 0
    assert "㈱①髙の支援" in _programs(directory)
    result = _run("init", directory)
    assert result.exit_code == 1
    assert "すでにある" in result.stderr
    assert "㈱①髙の支援" in _programs(directory)


def test_what_to_type_next_can_be_typed(tmp_path: Path, table: Path) -> None:
    directory = tmp_path / "計画 2026"
    assert f'--to "{directory}"\n' in _run("init", directory).stderr
    written = _run("import", table, "--to", directory, "--yes").stdout
    assert f'sesaku index "{directory}"\n' in written


@pytest.mark.parametrize("command", ["import", "init"])
def test_help_has_an_example(command: str) -> None:
    result = _run(command, "--help")
    assert result.exit_code == 0
    assert f"sesaku {command}" in result.stdout
