"""Options that commands share."""

from pathlib import Path

import pytest

from indexer import LiveIndex
from tests.indexer.commands.cli_collection import Run


def test_index_directory_from_the_environment(
    run: Run, collection: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SESAKU_INDEX", str(tmp_path / "elsewhere"))
    assert run("index", collection).exit_code == 0
    assert LiveIndex(tmp_path / "elsewhere").searcher().generation == 1
