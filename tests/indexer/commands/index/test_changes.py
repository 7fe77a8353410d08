"""What an update added, changed and removed, as it is told."""

import json
from dataclasses import replace
from pathlib import Path

from tests.indexer.commands.cli_collection import PROGRAMS, Run, write_programs


def test_changes_are_told_with_names(run: Run, collection: Path, index: Path) -> None:
    first, second, _ = PROGRAMS
    new = replace(first, id="4", name="避難訓練")
    write_programs(collection, (replace(first, name="防災アプリ"), second, new))
    result = run("index", collection, "--index", index)
    assert result.stdout.splitlines() == [
        "世代2を公開しました: 3件（追加 1、変更 1、削除 1）。",
        "  追加  4  避難訓練",
        "  変更  1  防災アプリ",
        "  削除  3  農業のデータ利用",
    ]


def test_changes_as_json(run: Run, collection: Path, index: Path) -> None:
    write_programs(collection, PROGRAMS[:2])
    result = run("index", collection, "--index", index, "--json")
    assert json.loads(result.stdout) == {
        "index": str(index),
        "generation": 2,
        "published": True,
        "records": 2,
        "rebuilt": None,
        "added": [],
        "changed": [],
        "removed": [{"id": "3", "name": "農業のデータ利用"}],
    }


def test_a_long_list_of_names_is_cut(run: Run, collection: Path, index: Path) -> None:
    many = [replace(PROGRAMS[0], id=f"n{number}") for number in range(40)]
    write_programs(collection, [*PROGRAMS, *many])
    lines = run("index", collection, "--index", index).stdout.splitlines()
    assert lines[-1] == "  追加  ほか10件"
    assert len(lines) == 32


def test_a_first_index_names_all_that_it_has(run: Run, collection: Path, tmp_path: Path) -> None:
    result = run("index", collection, "--index", tmp_path / "first", "--json")
    added = [{"id": program.id, "name": program.name} for program in PROGRAMS]
    assert json.loads(result.stdout)["added"] == added
