"""An index to check."""

from pathlib import Path

import pytest

from corpus import load
from indexer import update_index
from tests.indexer.commands.cli_collection import PROGRAMS, write_programs


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """An index of three programs, updated once."""
    write_programs(tmp_path / "plan", PROGRAMS[:2])
    update_index(load(tmp_path / "plan"), tmp_path / "index")
    write_programs(tmp_path / "plan", PROGRAMS)
    update_index(load(tmp_path / "plan"), tmp_path / "index")
    return tmp_path / "index"
