"""Which index a search opens, and which it makes."""

import json
from pathlib import Path

from indexer.commands.opening import unnamed_in
from indexer.errors import FolderUnnamed
from tests.indexer.commands.cli_collection import Run


def test_named_index_is_never_built(run: Run, tmp_path: Path) -> None:
    result = run("search", "避難", "--index", tmp_path / "none")
    assert result.exit_code == 4
    assert "has no index" in result.stderr
    assert not (tmp_path / "none").exists()


def test_collection_that_was_never_indexed_is_indexed_first(run: Run, collection: Path) -> None:
    first = run("search", "避難", "--collection", collection, "--json")
    again = run("search", "避難", "--collection", collection, "--json")
    assert first.stderr == "「plan」の索引がまだないので、いま作ります。\n"
    assert again.stderr == ""
    assert json.loads(first.stdout)["total"] == json.loads(again.stdout)["total"] == 2


def test_who_names_no_folder_does_not_put_the_shipped_plan_over_another(
    run: Run, collection: Path, tmp_path: Path
) -> None:
    index = tmp_path / "index"
    run("index", collection, "--index", index)
    result = run("index", "--index", index)
    assert result.exit_code == 2
    assert "「plan」ですが、そのフォルダーが指定されていません" in result.stderr
    assert isinstance(unnamed_in(index), FolderUnnamed)
    assert json.loads(run("search", "避難", "--index", index, "--json").stdout)["total"] == 2


def test_an_index_of_the_shipped_plan_needs_no_folder(run: Run, tmp_path: Path) -> None:
    index = tmp_path / "index"
    assert unnamed_in(index) is None
    assert run("index", "--index", index).exit_code == 0
    assert unnamed_in(index) is None
