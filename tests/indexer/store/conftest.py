from pathlib import Path

import pytest

from indexer.store.storage import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store whose directory does not exist yet; superseded generations go at once."""
    return Store(tmp_path / "made" / "index", grace=0.0)
