"""`sesaku index` and `sesaku rollback`: what is published, said and refused."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from indexer import LiveIndex
from indexer.store.storage import Store
from tests.indexer.commands.cli_collection import PROGRAMS, Run, write_programs


def test_first_index_counts_without_a_list_of_names(
    run: Run, collection: Path, tmp_path: Path
) -> None:
    result = run("index", collection, "--index", tmp_path / "index")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == ("世代1を公開しました: 3件（追加 3、変更 0、削除 0）。")
    assert "防災メール配信" not in result.stdout
    assert result.stderr == ""


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


def test_nothing_is_published_when_nothing_changed(run: Run, collection: Path, index: Path) -> None:
    result = run("index", collection, "--index", index)
    assert result.stdout == "変更はありません（世代1、3件）。\n"
    full = run("index", collection, "--index", index, "--full")
    assert full.stdout.splitlines()[0] == "世代2を公開しました: 3件（追加 0、変更 0、削除 0）。"
    assert "全件を解析しました" in full.stdout


def test_a_long_list_of_names_is_cut(run: Run, collection: Path, index: Path) -> None:
    many = [replace(PROGRAMS[0], id=f"n{number}") for number in range(40)]
    write_programs(collection, [*PROGRAMS, *many])
    lines = run("index", collection, "--index", index).stdout.splitlines()
    assert lines[-1] == "  追加  ほか10件"
    assert len(lines) == 32


def test_collection_with_errors_is_refused_and_the_index_stays(
    run: Run, collection: Path, index: Path
) -> None:
    write_programs(collection, [PROGRAMS[0], replace(PROGRAMS[1], id="1", name="")])
    result = run("index", collection, "--index", index)
    assert (result.exit_code, result.stdout) == (1, "")
    *problems, verdict = result.stderr.splitlines()
    assert len(problems) == 2
    assert all(line.startswith("sesaku: programs.csv 3行 ") for line in problems)
    assert verdict == "sesaku: 誤りが2件あるため、何も変えていません。"
    assert LiveIndex(index).searcher().generation == 1


def test_unexpected_shrink_needs_force(run: Run, collection: Path, index: Path) -> None:
    write_programs(collection, PROGRAMS[:1])
    refused = run("index", collection, "--index", index)
    assert refused.exit_code == 1
    assert "--force" in refused.stderr
    assert run("index", collection, "--index", index, "--force").exit_code == 0


def test_an_index_is_not_put_into_a_folder_in_other_use(run: Run, collection: Path) -> None:
    before = sorted(collection.iterdir())
    for command in ("index", "rollback"):
        result = run(command, collection, "--index", collection)
        assert (result.exit_code, result.stdout) == (4, "")
        assert sorted(collection.iterdir()) == before


def test_no_rollback_leads_to_what_this_version_cannot_search(
    run: Run, collection: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = tmp_path / "index"
    with monkeypatch.context() as before:
        before.setattr("indexer.build.update.fingerprint", lambda: {"analyzer": "0"})
        run("index", collection, "--index", index)
    assert "版が変わったため" in run("index", collection, "--index", index).stdout
    result = run("rollback", "--index", index)
    assert (result.exit_code, result.stdout) == (4, "")
    assert "was built with other versions: analyzer (0 → " in result.stderr
    assert LiveIndex(index).searcher().generation == 2


def test_a_rollback_of_a_collection_that_is_not_there(run: Run, tmp_path: Path) -> None:
    result = run("rollback", tmp_path / "none")
    assert result.exit_code == 1
    assert f"{tmp_path / 'none'} というフォルダーはありません" in result.stderr


def test_busy_is_an_exit_code(run: Run, collection: Path, index: Path) -> None:
    with Store(index).update():
        result = run("index", collection, "--index", index)
    assert (result.exit_code, result.stdout) == (3, "")
    assert "が更新しています" in result.stderr


def test_an_index_that_cannot_be_read_is_named(run: Run, collection: Path, tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)  # refused to root as well
    for command in (("index", collection), ("search", "避難"), ("rollback", collection)):
        result = run(*command, "--index", loop)
        assert (result.exit_code, result.stdout) == (4, ""), command
        assert str(loop) in result.stderr


def test_what_cannot_be_read_is_not_called_wrong_usage(
    run: Run, collection: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody asks beforehand, so that it is told by what reads it, with its exit code."""
    monkeypatch.setattr("os.access", lambda *_: False)
    for command in (("check", collection), ("index", collection), ("search", "避難")):
        options = () if command[0] == "check" else ("--index", index)
        assert run(*command, *options).exit_code == 0, command


def test_damaged_index_is_named_with_a_remedy(run: Run, collection: Path, index: Path) -> None:
    (index / "current").write_bytes(b"nonsense")
    for command in (("index", collection), ("search", "避難"), ("rollback", collection)):
        result = run(*command, "--index", index)
        assert result.exit_code == 4, command
        assert len(result.stderr.splitlines()) == 1
        assert "`sesaku index" in result.stderr


def test_index_that_cannot_be_written(run: Run, collection: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a directory")
    result = run("index", collection, "--index", tmp_path / "file" / "index")
    assert result.exit_code == 4
    assert "書き込めません" in result.stderr


def test_watching_prints_no_json(run: Run, collection: Path, index: Path) -> None:
    assert run("index", collection, "--index", index, "--watch", "--json").exit_code == 2


def test_index_directory_from_the_environment(
    run: Run, collection: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SESAKU_INDEX", str(tmp_path / "elsewhere"))
    assert run("index", collection).exit_code == 0
    assert LiveIndex(tmp_path / "elsewhere").searcher().generation == 1


def test_rollback_returns_to_the_generation_before(run: Run, collection: Path, index: Path) -> None:
    write_programs(collection, PROGRAMS[:2])
    run("index", collection, "--index", index)
    result = run("rollback", collection, "--index", index)
    assert result.exit_code == 0
    assert result.stdout.startswith("世代1（")
    assert result.stdout.endswith("3件）に戻しました。\n")
    assert len(LiveIndex(index).searcher().programs) == 3
    again = run("rollback", collection, "--index", index, "--json")
    assert (again.exit_code, again.stdout) == (4, "")


def test_rollback_as_json(run: Run, collection: Path, index: Path) -> None:
    run("index", collection, "--index", index, "--full")
    document = json.loads(run("rollback", collection, "--index", index, "--json").stdout)
    assert (document["generation"], document["records"]) == (1, 3)
