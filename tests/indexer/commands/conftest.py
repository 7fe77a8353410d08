"""A small collection to edit, and its index."""

import shutil
from pathlib import Path

import pytest

from corpus import load
from indexer import update_index
from tests.indexer.commands.cli_collection import PROGRAMS, write_programs


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    """A collection of three programs."""
    directory = tmp_path / "plan"
    write_programs(directory, PROGRAMS)
    return directory


@pytest.fixture(scope="session")
def _built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the collection that no test touches."""
    directory = tmp_path_factory.mktemp("built")
    write_programs(directory / "plan", PROGRAMS)
    update_index(load(directory / "plan"), directory / "index")
    return directory / "index"


@pytest.fixture
def index(_built: Path, tmp_path: Path) -> Path:
    """An index of the collection."""
    return Path(shutil.copytree(_built, tmp_path / "index"))


@pytest.fixture(scope="session")
def shipped_index(plan_directory: Path) -> str:
    """The index of the shipped collection."""
    return str(plan_directory)
