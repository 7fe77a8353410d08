"""``sesaku rollback``."""

import json
from pathlib import Path

import pytest

from indexer import LiveIndex
from tests.indexer.commands.cli_collection import PROGRAMS, Run, write_programs


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
