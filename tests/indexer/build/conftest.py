"""An index to update."""

from pathlib import Path

import pytest

from tests.indexer.index_sample import Index


@pytest.fixture
def index(tmp_path: Path) -> Index:
    return Index(tmp_path)
