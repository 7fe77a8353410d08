"""`sesaku check` and `sesaku export`."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.indexer.commands.cli_collection import PROGRAMS, Run, write_programs
from tests.indexer.integrity.test_checking import rewrite


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


def _flip(path: Path) -> None:
    """Change a bit of the text, so that no size tells."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.unlink()  # it may be a link to the file of another generation
    path.write_bytes(content)


def _two_generations(run: Run, collection: Path, index: Path) -> None:
    write_programs(collection, [replace(PROGRAMS[0], name="防災アプリ"), *PROGRAMS[1:]])
    assert run("index", collection, "--index", index).exit_code == 0


@pytest.mark.parametrize("damaged", [("current",), ("previous",), ("current", "previous")])
def test_a_repair_leaves_nothing_damaged_to_return_to(
    run: Run, collection: Path, index: Path, damaged: tuple[str, ...]
) -> None:
    _two_generations(run, collection, index)
    numbers = {"current": 2, "previous": 1}
    for role in damaged:
        _flip(index / f"g{numbers[role]:06d}" / "records.jsonl")
    sound = [numbers[role] for role in numbers if role not in damaged]
    assert run("check", collection, "--index", index).exit_code == 4
    assert run("check", collection, f"--index={index}", "--repair").exit_code == 0
    checked = run("check", collection, f"--index={index}", "--json")
    assert checked.exit_code == 0
    kept = [one["generation"] for one in json.loads(checked.stdout)["generations"]]
    assert kept == [3, *sound]
    rolled = run("rollback", collection, "--index", index)
    assert rolled.exit_code == (0 if sound else 4)


def test_a_repair_does_not_keep_what_was_written_wrong(
    run: Run, collection: Path, index: Path
) -> None:
    _two_generations(run, collection, index)
    rewrite(index, "records.jsonl", b"")  # its checksum fits
    assert run("check", collection, f"--index={index}").exit_code == 4
    assert run("check", collection, f"--index={index}", "--repair").exit_code == 0
    assert run("check", collection, f"--index={index}").exit_code == 0
    assert run("rollback", collection, "--index", index).exit_code == 0
    assert run("check", collection, f"--index={index}").exit_code == 0
