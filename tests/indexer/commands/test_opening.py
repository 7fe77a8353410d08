"""Which index a search opens, and which it makes."""

import json
from pathlib import Path

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
