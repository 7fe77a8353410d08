"""The generation that an alias leads to is followed; what cannot be opened leaves the last one."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corpus import Program, load
from indexer import Query
from indexer.cluster import live
from indexer.cluster.client import Client
from indexer.cluster.generations import Generations
from indexer.cluster.live import ClusterIndex
from indexer.cluster.settings import EngineSettings
from indexer.cluster.writing import publishing
from indexer.cluster.writing.publishing import publish, roll_back
from indexer.locations import shipped_collection
from indexer.store.storage import Generation, Store


@pytest.fixture
def two(build_small: Callable[..., Path]) -> list[Generation]:
    """Generations of one and of two programs."""
    found = []
    for count in (1, 2):
        time.sleep(0.01)
        programs = [Program(f"p{n}", "", n, f"防災訓練{n}", "住民") for n in range(count)]
        generation = Store(build_small(programs)).current()
        assert generation is not None
        found.append(generation)
    return found


def total(index: ClusterIndex) -> int:
    return index.searcher().search(Query("")).total


def test_each_swap_is_followed(
    settings: EngineSettings, two: list[Generation], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Longer than any machine takes to publish.
    monkeypatch.setattr(live, "FOLLOW", 3600.0)
    publish(two[0], settings)
    index = ClusterIndex(settings)
    before = index.searcher()
    publish(two[1], settings)
    assert index.searcher() is before, "it was looked a moment ago"
    monkeypatch.setattr(live, "FOLLOW", 0.0)
    assert total(index) == 2
    roll_back(settings)
    assert (total(index), index.problem) == (1, None)


def test_what_cannot_be_opened_is_told_and_the_last_one_goes_on(
    settings: EngineSettings, two: list[Generation], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "FOLLOW", 0.0)
    monkeypatch.setattr(live, "RETRY", 0.0)
    publish(two[0], settings)
    index = ClusterIndex(settings)
    made = publishing.meta_of
    with monkeypatch.context() as other_version:

        def changed(*args: Any) -> dict[str, Any]:
            return made(*args) | {"format": -1}

        other_version.setattr(publishing, "meta_of", changed)
        publish(two[1], settings)
    assert total(index) == 1
    assert "documents of the engine" in str(index.problem)
    client = Client(settings)
    own = Generations(client).current()
    assert own is not None
    client.ask("POST", "/_aliases", {"actions": [{"remove": {"index": own.index, "alias": "*"}}]})
    assert total(index) == 1
    assert "nothing is published" in str(index.problem)


def test_whether_a_collection_is_what_is_published(
    plan_settings: EngineSettings,
) -> None:
    index, plan = ClusterIndex(plan_settings), load(shipped_collection())
    assert index.is_published(plan)
    assert not index.is_published(replace(plan, programs=plan.programs[1:]))
