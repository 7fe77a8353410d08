"""A monitor is told when a collection is not what is served."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corpus import CorpusError, load
from indexer import LiveIndex, update_index
from indexer.commands.failure import failure_of
from indexer.commands.watch import Watch
from indexer.locations import shipped_collection
from tests.indexer.commands.hanging_drive import hanging, needs_hanging_drive
from webui import Settings, create_app
from webui.operations import unpublished
from webui.operations.refused import note_refused
from webui.operations.unpublished import Unpublished
from webui.request.engine import generation_of

Health = Callable[[], dict[str, Any]]


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A loaded machine takes seconds for a look."""
    monkeypatch.setattr(unpublished, "WAIT", 60.0)


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped_collection(), tmp_path / "plan"))


@pytest.fixture
def health(collection: Path, tmp_path: Path) -> Health:
    """What a monitor hears of a site that was begun with what was published."""
    update_index(load(collection), tmp_path / "index")
    app = create_app(Settings(collection=collection), LiveIndex(tmp_path / "index"))
    client = app.test_client()

    def ask() -> dict[str, Any]:
        client.get("/healthz")  # files come to rest between two looks
        answer: dict[str, Any] = client.get("/healthz").json
        return answer

    return ask


def change(collection: Path) -> None:
    file = collection / "programs.csv"
    file.write_bytes(file.read_bytes().replace("ツイッター".encode(), "ついったー".encode()))


def test_a_change_that_nobody_publishes_is_told(
    health: Health, collection: Path, tmp_path: Path
) -> None:
    assert health()["status"] == "ok"
    change(collection)
    told = health()
    assert told["status"] == "degraded"
    assert str(collection) in told["problems"][0]
    assert f"`sesaku index {collection} --index {tmp_path / 'index'}`" in told["problems"][0]
    update_index(load(collection), tmp_path / "index")
    assert health()["problems"] == []


def test_files_that_were_just_published_are_not_read_again(
    collection: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each process would read them; what is saved after the look is read all the same."""
    watch = Watch(collection)
    update_index(load(collection), tmp_path / "index")
    live_index = LiveIndex(tmp_path / "index")
    found = Unpublished(collection, live_index)
    found.settle(watch)
    read: list[Path] = []
    monkeypatch.setattr(
        unpublished, "load", lambda path, checks: [read.append(path), load(path)][1]
    )
    generation = generation_of(live_index.searcher())
    assert (found.reasons(generation), read) == ((), [])
    change(collection)
    found.reasons(generation)
    assert found.reasons(generation)[0].startswith(str(collection))
    assert read == [collection]


def test_a_change_of_nothing_is_none(health: Health, collection: Path) -> None:
    assert health()["status"] == "ok"
    os.utime(collection / "programs.csv")
    assert health()["status"] == "ok"


def test_a_change_from_before_the_server_began_is_told(collection: Path, tmp_path: Path) -> None:
    update_index(load(collection), tmp_path / "index")
    change(collection)
    app = create_app(Settings(collection=collection), LiveIndex(tmp_path / "index"))
    assert app.test_client().get("/healthz").json["status"] == "degraded"


def test_an_index_that_may_not_be_written_is_told(
    health: Health, collection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert health()["problems"] == [], "what need not be written is no problem"
    change(collection)
    assert health()["problems"][-1] == "This server may not write the index."


def test_a_collection_at_fault_is_told_with_its_faults(health: Health, collection: Path) -> None:
    assert health()["status"] == "ok"
    (collection / "programs.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    told = health()
    assert told["status"] == "degraded"
    assert any("programs.csv" in line for line in told["problems"])


def test_what_the_watch_was_refused_is_told_once(collection: Path, tmp_path: Path) -> None:
    update_index(load(collection), tmp_path / "index")
    file = collection / "programs.csv"
    file.write_bytes(file.read_bytes().replace(b"2020-1-02", b"2020-1-01", 1))
    settings = Settings(collection=collection, shared=tmp_path)
    with pytest.raises(CorpusError) as refusal:
        load(collection)
    failure = failure_of(refusal.value)
    assert failure is not None
    note_refused(tmp_path, failure.lines)
    client = create_app(settings, LiveIndex(tmp_path / "index")).test_client()
    assert client.get("/healthz").json["problems"] == list(failure.lines)


@needs_hanging_drive
def test_a_drive_that_hangs_keeps_no_monitor_and_is_told(
    health: Health, collection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert health()["status"] == "ok"
    monkeypatch.setattr(unpublished, "WAIT", 0.01)
    with hanging(collection):
        assert health()["problems"] == []
        monkeypatch.setattr(unpublished, "PATIENCE", 0.0)
        (told,) = health()["problems"]
        assert str(collection) in told
        assert "ディスクが答えません" in told
    monkeypatch.setattr(unpublished, "WAIT", 60.0)
    monkeypatch.setattr(unpublished, "PATIENCE", 30.0)
    assert health()["status"] == "ok"


@needs_hanging_drive
def test_a_drive_that_hangs_from_the_start_is_told(
    collection: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    update_index(load(collection), tmp_path / "index")
    monkeypatch.setattr(unpublished, "WAIT", 0.01)
    monkeypatch.setattr(unpublished, "PATIENCE", 0.0)
    with hanging(collection):
        app = create_app(Settings(collection=collection), LiveIndex(tmp_path / "index"))
        assert app.test_client().get("/healthz").json["status"] == "degraded"
