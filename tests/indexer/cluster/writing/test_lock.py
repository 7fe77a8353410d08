"""One updater works at a time; who was killed is in nobody's way."""

import time

import pytest

from indexer.cluster.client import Client
from indexer.cluster.errors import EngineBusy, EngineUnusable
from indexer.cluster.settings import EngineSettings
from indexer.cluster.writing import lock
from indexer.cluster.writing.lock import STALE, Lock


def said(settings: EngineSettings) -> float:
    """When the holder of the lock last said that it works."""
    document = Client(settings).ask("GET", f"/{settings.alias}-lock/_doc/lock")
    return float(document["_source"]["time"])


def test_one_holds_it_and_the_other_is_told_who(settings: EngineSettings) -> None:
    one, other = (Lock(Client(settings)) for _ in range(2))
    with one.held(), pytest.raises(EngineBusy, match=settings.alias), other.held():
        pass
    with Lock(Client(settings)).held():
        pass


def test_the_place_of_an_updater_that_was_killed_is_taken(settings: EngineSettings) -> None:
    with Lock(Client(settings)).held():
        document = {"holder": "gone:1", "time": time.time() - 2 * STALE}
        Client(settings).ask("PUT", f"/{settings.alias}-lock/_doc/lock", document)
        with Lock(Client(settings)).held():
            assert said(settings) > document["time"]


def test_who_takes_it_at_the_same_moment_is_told(settings: EngineSettings) -> None:
    one, other = (Lock(Client(settings)) for _ in range(2))
    # The other one looked before it was taken.
    with one.held(), pytest.raises(EngineBusy):
        other._put(op_type="create")


def test_a_step_that_takes_long_does_not_lose_it(
    settings: EngineSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "STALE", 0.2)
    with Lock(Client(settings)).held():
        first = said(settings)
        while said(settings) == first:
            time.sleep(0.05)
    assert Client(settings).ask("GET", f"/{settings.alias}-lock/_doc/lock", absent={}) == {}


def test_an_index_of_that_name_that_is_somebody_elses_is_left_alone(
    settings: EngineSettings,
) -> None:
    client = Client(settings)
    client.ask("PUT", f"/{settings.alias}-lock")
    with (
        pytest.raises(EngineUnusable, match=f"{settings.alias}-lock is not sesaku's"),
        Lock(client).held(),
    ):
        pass
    assert client.ask("GET", f"/{settings.alias}-lock/_doc/lock", absent={}) == {}
