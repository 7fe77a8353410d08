"""Publishing in a cluster: whole or not at all, and nothing of anybody else's is touched."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus import Program
from indexer import Query
from indexer.cluster.client import Client
from indexer.cluster.errors import (
    ClaimedAlias,
    DocumentRefused,
    EngineBusy,
    EngineUnusable,
)
from indexer.cluster.generations import Generations
from indexer.cluster.live import ClusterIndex
from indexer.cluster.settings import EngineSettings
from indexer.cluster.writing import publishing
from indexer.cluster.writing.documents import Documents
from indexer.cluster.writing.lock import Lock
from indexer.cluster.writing.new_index import NewIndex
from indexer.cluster.writing.publishing import publish, roll_back
from indexer.store.storage import Generation, Store

Build = Callable[..., Path]


def programs(*names: str) -> list[Program]:
    return [Program(f"p{n}", "", n, name, f"{name}の事業") for n, name in enumerate(names)]


@pytest.fixture
def generation(build_small: Build) -> Generation:
    return current(build_small(programs("防災訓練", "観光案内", "道路")))


@pytest.fixture
def newer(build_small: Build) -> Generation:
    time.sleep(0.01)
    return current(build_small(programs("防災訓練", "観光案内", "道路", "河川")))


def current(directory: Path) -> Generation:
    found = Store(directory).current()
    assert found is not None
    return found


def total(settings: EngineSettings, text: str = "") -> int:
    return ClusterIndex(settings).searcher().search(Query(text)).total


def indexes(settings: EngineSettings) -> list[str]:
    return [one.index for one in Generations(Client(settings)).all()]


def test_published_once_and_again_when_something_changed(
    settings: EngineSettings, generation: Generation, newer: Generation
) -> None:
    first = publish(generation, settings)
    assert (first.published, first.programs) == (True, 3)
    assert not publish(generation, settings).published
    assert total(settings) == 3
    assert publish(newer, settings).published
    assert (total(settings), total(settings, "河川")) == (4, 1)
    roll_back(settings)
    assert (total(settings), total(settings, "河川")) == (3, 0)


def test_only_the_generation_before_is_kept(
    settings: EngineSettings, generation: Generation, newer: Generation
) -> None:
    for one in (generation, newer, generation, newer):
        publish(one, settings)
    assert len(indexes(settings)) == 2
    assert indexes(settings)[-1].endswith("-000004")


def test_without_an_earlier_generation_there_is_no_way_back(
    settings: EngineSettings, generation: Generation
) -> None:
    publish(generation, settings)
    with pytest.raises(EngineUnusable, match="no generation to go back to"):
        roll_back(settings)


@pytest.mark.parametrize("is_alias", [True, False])
def test_what_is_somebody_elses_is_not_touched(
    settings: EngineSettings, generation: Generation, is_alias: bool
) -> None:
    client = Client(settings)
    name = f"{settings.alias}-theirs" if is_alias else settings.alias
    client.ask("PUT", f"/{name}", {"aliases": {settings.alias: {}}} if is_alias else None)
    client.ask("PUT", f"/{name}/_doc/1", {"theirs": True}, refresh="true")
    try:
        with pytest.raises(EngineUnusable, match="not sesaku's"):
            publish(generation, settings, force=True)
        with pytest.raises(EngineUnusable, match="not sesaku's"):
            ClusterIndex(settings)
        assert client.ask("GET", f"/{name}/_count")["count"] == 1
        assert indexes(settings) == []
    finally:
        client.ask("DELETE", f"/{name}")


def test_somebody_elses_index_with_the_name_of_a_generation_stays(
    settings: EngineSettings, generation: Generation
) -> None:
    client = Client(settings)
    theirs = f"{settings.alias}-000001"
    client.ask("PUT", f"/{theirs}/_doc/1", {"own": True}, refresh="true")
    assert publish(generation, settings).index == f"{settings.alias}-000002"
    assert client.ask("GET", f"/{theirs}/_doc/1")["_source"] == {"own": True}
    assert indexes(settings) == [f"{settings.alias}-000002"]


def test_an_index_that_appears_meanwhile_stays(
    settings: EngineSettings, generation: Generation, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = Client(settings)
    theirs = f"{settings.alias}-000001"

    def late(self: NewIndex, *_: object) -> None:
        client.ask("PUT", f"/{theirs}/_doc/1", {"own": True}, refresh="true")
        create(self, *_)

    create = NewIndex.create
    monkeypatch.setattr(NewIndex, "create", late)
    with pytest.raises(EngineUnusable, match="resource_already_exists"):
        publish(generation, settings)
    assert client.ask("GET", f"/{theirs}/_doc/1")["_source"] == {"own": True}


def test_two_collections_cannot_have_one_alias(
    settings: EngineSettings, generation: Generation, plan_directory: Path
) -> None:
    publish(generation, settings)
    with pytest.raises(ClaimedAlias, match=settings.alias):
        publish(current(plan_directory), settings)
    assert total(settings) == 3


def test_one_updater_works_and_the_other_is_told(
    settings: EngineSettings, generation: Generation
) -> None:
    with Lock(Client(settings)).held():
        with pytest.raises(EngineBusy, match=settings.alias):
            publish(generation, settings)
        assert indexes(settings) == []
    assert publish(generation, settings).published


def test_what_was_never_finished_goes_with_the_next_update(
    settings: EngineSettings,
    generation: Generation,
    newer: Generation,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    publish(generation, settings)
    with monkeypatch.context() as killed:
        # As if the process ended while it wrote.
        killed.setattr(NewIndex, "finish", _stop)
        killed.setattr(Generations, "delete", lambda *_: None)
        with pytest.raises(InterruptedError):
            publish(newer, settings)
    assert len(indexes(settings)) == 2
    assert total(settings) == 3
    publish(newer, settings)
    assert total(settings) == 4
    assert [one[-1] for one in indexes(settings)] == ["1", "3"]


def _stop(*_: object) -> None:
    raise InterruptedError


def test_a_document_that_is_refused_names_its_program(
    settings: EngineSettings,
    generation: Generation,
    newer: Generation,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    publish(generation, settings)
    made = Documents.of

    def with_one_refused(self: Documents, numbers: Any) -> Iterator[tuple[int, dict[str, Any]]]:
        for place, document in made(self, numbers):
            yield place, {**document, "unknown": 1} if document["id"] == "p2" else document

    monkeypatch.setattr(Documents, "of", with_one_refused)
    with pytest.raises(DocumentRefused, match=r"p2.*unknown"):
        publish(newer, settings)
    assert (total(settings), len(indexes(settings))) == (3, 1)


def test_a_full_disk_is_told(
    settings: EngineSettings, generation: Generation, newer: Generation
) -> None:
    """Past the flood stage, the engine itself closes indexes to writing with this block."""
    publish(generation, settings)
    client = Client(settings)
    template = {
        "index_patterns": [f"{settings.alias}-0*"],
        "template": {"settings": {"index.blocks.read_only_allow_delete": True}},
    }
    client.ask("PUT", f"/_index_template/{settings.alias}", template)
    try:
        with pytest.raises(EngineUnusable, match="disk is full"):
            publish(newer, settings)
    finally:
        client.ask("DELETE", f"/_index_template/{settings.alias}")
    assert (total(settings), len(indexes(settings))) == (3, 1)


# What the engine says about an index and does not take when one is made.
SAID = ("uuid", "version", "creation_date", "provided_name")


def make_red(settings: EngineSettings, index: str) -> None:
    """Puts an index in this one's place whose parts no node may have, so that it stays red.

    A part that a node has on disk is opened there whatever the index requires, some tenths of a
    second later: only one that never was anywhere stays away.
    """
    client = Client(settings)
    made = client.ask("GET", f"/{index}")[index]
    own = {name: value for name, value in made["settings"]["index"].items() if name not in SAID}
    nowhere = {**own, "routing.allocation.require._name": "none"}
    client.ask("DELETE", f"/{index}")
    body = {**made, "settings": {"index": nowhere}}
    client.ask("PUT", f"/{index}", body, wait_for_active_shards="0")
    assert client.missing_shards(index) == (f"{index} shard 0",)


def test_a_red_index_is_told_of_and_the_next_update_mends_it(
    settings: EngineSettings, generation: Generation, newer: Generation
) -> None:
    first = publish(generation, settings)
    live = ClusterIndex(settings).searcher()
    make_red(settings, first.index)
    told = rf"parts of the index do not answer \({first.index} shard 0\)"
    with pytest.raises(EngineUnusable, match=told):
        live.search(Query("防災"))
    with pytest.raises(EngineUnusable, match="parts of the index do not answer"):
        ClusterIndex(settings)
    outcome = publish(newer, settings)
    assert (outcome.written, total(settings)) == (4, 4)


def test_another_version_s_index_is_not_searched(
    settings: EngineSettings, generation: Generation, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = publishing.meta_of
    monkeypatch.setattr(
        publishing, "meta_of", lambda *args: made(*args) | {"fingerprint": {"schema": "0"}}
    )
    publish(generation, settings)
    with pytest.raises(EngineUnusable, match=r"other versions: .*index format"):
        ClusterIndex(settings)


def test_nothing_is_published_under_the_name(settings: EngineSettings) -> None:
    with pytest.raises(EngineUnusable, match="nothing is published"):
        ClusterIndex(settings)
