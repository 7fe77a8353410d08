"""One writer at a time, and what is said where a collection cannot be written."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from indexer.store.lock import exclusive
from tests.corpus.importing.import_files import csv_bytes
from tests.indexer.commands.corpus_commands.command_line import programs, run


def test_a_second_import_at_the_same_time_is_busy(plan: Path, table: Path) -> None:
    before = programs(plan)
    with exclusive(plan / ".import.lock"):
        result = run("import", table, "--to", plan, "--yes")
    assert result.exit_code == 3
    assert "ほかの取り込みが" in result.stderr
    assert programs(plan) == before


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
    texts = programs(plan) + "".join(
        path.read_text("utf-8-sig") for path in (plan / "previous").iterdir()
    )
    done = [path for path, code in codes.items() if code == 0]
    assert done
    assert all(f"{path.stem}番の事業" in texts for path in done)
    assert "広報事業" in texts


def test_a_directory_that_cannot_be_written(table: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    result = run("import", table, "--to", tmp_path / "file" / "plan", "--yes")
    assert result.exit_code == 1
    assert "書き込めません" in result.stderr


def test_a_full_disk_is_one_line(plan: Path, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = programs(plan)
    with monkeypatch.context() as patched:
        patched.setattr("corpus.importing.writing.write_atomically", fail)
        result = run("import", table, "--to", plan, "--yes")
    assert result.exit_code == 1
    assert "（ディスクがいっぱいです）。ファイルはもとのままです。" in result.stderr
    assert programs(plan) == before


def test_what_is_in_the_way_of_the_file_before_is_named(plan: Path, table: Path) -> None:
    (plan / "previous").write_text("x", encoding="utf-8")
    result = run("import", table, "--to", plan, "--yes")
    assert result.exit_code == 1
    assert f"{plan / 'previous'} に書き込めません" in result.stderr
