"""Nodes that go under searching and publishing: no answer is half, nothing written is lost."""

import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from corpus import Program
from indexer import Query
from indexer.cluster.client import Client
from indexer.cluster.errors import EngineBusy, EngineUnusable
from indexer.cluster.live import ClusterIndex
from indexer.cluster.settings import EngineSettings
from indexer.cluster.writing.lock import STALE
from indexer.cluster.writing.publishing import publish, roll_back
from indexer.errors import SesakuError
from indexer.store.storage import Generation, Store
from tests.indexer.cluster.nodes import Node, Nodes

pytestmark = pytest.mark.long

# Seconds within which searches go on when a node went, and for which aliases are swapped.
GOES_ON, SWAPPED = 2.0, 60.0


@pytest.fixture(scope="module")
def nodes(server: Path) -> Iterator[Nodes]:
    with TemporaryDirectory(prefix="sesaku-engine-", ignore_cleanup_errors=True) as folder:
        three = Nodes(server, Path(folder), 3)
        try:
            yield three.start()
        finally:
            three.stop()


@pytest.fixture(scope="module")
def generations(build_small: Callable[..., Path]) -> list[Generation]:
    """Two generations, of 300 and of 500 programs; all of them have 事業."""
    found = []
    for count in (300, 500):
        programs = [Program(f"p{n}", "", n, f"防災訓練の事業{n}", "住民") for n in range(count)]
        generation = Store(build_small(programs)).current()
        assert generation is not None
        found.append(generation)
    return found


def settings(nodes: Nodes, alias: str) -> EngineSettings:
    return EngineSettings(nodes.urls, alias, shards=2, replicas=1)


class Searching:
    """Searches that go on beside; what was answered, and what was refused."""

    def __init__(self, index: ClusterIndex) -> None:
        self.totals: list[tuple[float, int, int]] = []
        self.refused: list[float] = []
        self._index = index
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._ask) for _ in range(2)]

    def __enter__(self) -> "Searching":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _ask(self) -> None:
        while not self._stop.is_set():
            try:
                found = self._index.searcher().search(Query("事業"))
            except SesakuError:
                self.refused.append(time.monotonic())
            else:
                counted = sum(value.count for value in found.facets["new"])
                self.totals.append((time.monotonic(), found.total, counted))
            time.sleep(0.02)


def holding(nodes: Nodes, index: str) -> Node:
    """The node that has the first primary of an index."""
    client = Client(EngineSettings(nodes.urls, "any"))
    shards = client.ask("GET", f"/_cat/shards/{index}", format="json")
    name = next(one["node"] for one in shards if one["prirep"] == "p")
    return next(node for node in nodes.each if node.name == name)


def states(nodes: Nodes, index: str) -> Counter[str]:
    """How many parts of an index, copies included, are in which state."""
    client = Client(EngineSettings(nodes.urls, "any"))
    shards = client.ask("GET", f"/_cat/shards/{index}", format="json")
    return Counter(str(one["state"]) for one in shards)


def managing(nodes: Nodes, index: str) -> Node:
    """The node that manages the cluster."""
    client = Client(EngineSettings(nodes.urls, "any"))
    name = client.ask("GET", "/_cat/cluster_manager", format="json")[0]["node"]
    return next(node for node in nodes.each if node.name == name)


@pytest.mark.parametrize("victim", [holding, managing])
def test_a_killed_node_makes_no_answer_partial_and_loses_nothing(
    nodes: Nodes, generations: list[Generation], victim: Any
) -> None:
    where = settings(nodes, f"fault-{victim.__name__}")
    first = publish(generations[0], where)
    assert states(nodes, first.index) == {"STARTED": 4}  # copies are there when it is led to
    index = ClusterIndex(where)
    node = victim(nodes, first.index)
    with Searching(index) as searching:
        time.sleep(1)
        node.stop(signal.SIGKILL)
        killed = time.monotonic()
        published: list[object] = []
        while not published:
            try:
                published.append(publish(generations[1], where))
            except SesakuError:
                time.sleep(0.5)
        time.sleep(2)
    node.start()
    nodes.wait(nodes.urls, 3, "green")
    assert {total for _, total, _ in searching.totals} <= {300, 500}
    assert not searching.refused
    answered = sorted(at for at, _, _ in searching.totals)
    after = [at for at in answered if at > killed]
    assert after[0] - killed < GOES_ON
    assert max(later - at for at, later in pairwise(answered)) < GOES_ON
    assert searching.totals[-1][1] == 500
    assert ClusterIndex(where).searcher().search(Query("事業")).total == 500


def test_without_a_copy_nothing_is_answered_and_health_says_which(
    nodes: Nodes, generations: list[Generation]
) -> None:
    where = EngineSettings(nodes.urls, "fault-alone", shards=3, replicas=0)
    first = publish(generations[0], where)
    index = ClusterIndex(where)
    node = holding(nodes, first.index)
    node.stop()  # an ordinary stop: the engine's own answer says that nothing failed
    try:
        for _ in range(20):
            with pytest.raises(EngineUnusable):
                index.searcher().search(Query("事業"))
        left = Client(EngineSettings(nodes.urls, "any"))
        assert any(first.index in one for one in left.missing_shards(first.index))
    finally:
        node.start()
        nodes.wait(nodes.urls, 3, "green")
    assert index.searcher().search(Query("事業")).total == 300


def test_all_nodes_killed_and_started_again(nodes: Nodes, generations: list[Generation]) -> None:
    where = settings(nodes, "fault-all")
    publish(generations[1], where)
    for node in nodes.each:
        node.stop(signal.SIGKILL)
    with pytest.raises(EngineUnusable):
        ClusterIndex(where)
    nodes.start()
    nodes.wait(nodes.urls, 3, "green")
    assert ClusterIndex(where).searcher().search(Query("事業")).total == 500


def test_all_nodes_killed_while_one_publishes_and_others_search(
    nodes: Nodes, generations: list[Generation]
) -> None:
    """What answered before answers again, and the next update succeeds."""
    where = settings(nodes, "fault-all-busy")
    publish(generations[0], where)
    index = ClusterIndex(where)
    failed: list[SesakuError] = []

    def update() -> None:
        try:
            publish(generations[1], where)
        except SesakuError as error:
            failed.append(error)

    with Searching(index) as searching:
        updating = threading.Thread(target=update)
        updating.start()
        time.sleep(0.5)
        for node in nodes.each:
            node.stop(signal.SIGKILL)
        updating.join()
        nodes.start()
        nodes.wait(nodes.urls, 3, "green")
        back = time.monotonic()
        time.sleep(2 * GOES_ON)
    assert all(error.exit_code == 4 for error in failed)
    assert {total for _, total, _ in searching.totals} <= {300, 500}
    assert any(at > back for at, _, _ in searching.totals)
    assert ClusterIndex(where).searcher().search(Query("事業")).total in (300, 500)
    # The lock of an update that could not take it away is old after a minute.
    end = time.monotonic() + 2 * STALE
    while publish_or_busy(generations[1], where) is None and time.monotonic() < end:
        time.sleep(1)
    assert ClusterIndex(where).searcher().search(Query("事業")).total == 500


def publish_or_busy(generation: Generation, where: EngineSettings) -> str | None:
    """The index that the alias leads to; None where somebody else publishes."""
    try:
        return publish(generation, where).index
    except EngineBusy:
        return None


def test_swaps_rollbacks_and_two_updaters_under_searching_give_no_mixed_answer(
    nodes: Nodes, generations: list[Generation]
) -> None:
    where = settings(nodes, "fault-swaps")
    for one in generations:
        publish(one, where)
    done: Counter[str] = Counter()
    wrong: list[Exception] = []
    end = time.monotonic() + SWAPPED

    def work(name: str, step: Callable[[], object]) -> None:
        while time.monotonic() < end:
            try:
                step()
                done[name] += 1
            except EngineBusy:
                done[f"{name} busy"] += 1
            except Exception as error:
                wrong.append(error)
            time.sleep(0.3)

    steps: dict[str, Callable[[], object]] = {
        "first": lambda: publish(generations[0], where),
        "second": lambda: publish(generations[1], where),
        "back": lambda: roll_back(where),
    }
    with Searching(ClusterIndex(where)) as searching:
        threads = [threading.Thread(target=work, args=one) for one in steps.items()]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert [one for one in wrong if "no generation to go back to" not in str(one)] == []
    assert not searching.refused
    assert {total for _, total, _ in searching.totals} <= {300, 500}
    assert len({total for _, total, _ in searching.totals}) == 2
    assert all(done[name] for name in ("first", "second"))
    assert any(count for name, count in done.items() if name.endswith("busy"))


def test_of_two_updaters_one_works(nodes: Nodes, generations: list[Generation]) -> None:
    where = settings(nodes, "fault-two")
    outcomes: list[object] = []

    def update(generation: Generation) -> None:
        try:
            outcomes.append(publish(generation, where).index)
        except SesakuError as error:
            outcomes.append(error.exit_code)

    threads = [threading.Thread(target=update, args=(one,)) for one in generations]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(str, outcomes)) == ["3", "fault-two-000001"]
