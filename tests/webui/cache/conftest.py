"""A site whose searches are counted."""

from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from indexer import LiveIndex, Searcher
from tests.webui.cache.test_cache import Publish
from webui import Settings, create_app


@pytest.fixture
def app(publish: Publish, tmp_path: Path) -> Flask:
    return create_app(Settings(search_log=tmp_path / "searches"), LiveIndex(tmp_path / "index"))


@pytest.fixture
def searches(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The queries that the engine is asked."""
    asked: list[Any] = []
    search = Searcher.search

    def noted(self: Searcher, query: Any) -> Any:
        asked.append(query)
        return search(self, query)

    monkeypatch.setattr(Searcher, "search", noted)
    return asked
