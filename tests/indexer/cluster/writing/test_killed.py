"""An update that is killed at any step: what answered goes on, and the next one succeeds."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import Program
from indexer import Query
from indexer.cluster.client import Client
from indexer.cluster.generations import Generations
from indexer.cluster.live import ClusterIndex
from indexer.cluster.settings import EngineSettings
from indexer.cluster.writing import lock
from indexer.cluster.writing.publishing import publish, roll_back
from indexer.store.storage import Generation, Store

pytestmark = pytest.mark.long

COUNT = 40
# More than an update makes requests; each is a step.
_MOST_STEPS = 60
# Publishes what is in a folder, and kills itself while its n-th request is under way.
_KILLED = """
import os, signal, sys, threading
from pathlib import Path
from indexer.cluster.client import Client
from indexer.cluster.settings import EngineSettings
from indexer.cluster.writing.publishing import publish
from indexer.store.storage import Store

folder, node, alias, step, seconds = sys.argv[1:]
asked, ask = [], Client.ask

def counted(self, method, path, *args, **named):
    asked.append(path)
    if len(asked) == int(step):
        if float(seconds):
            kill = lambda: os.kill(os.getpid(), signal.SIGKILL)
            threading.Timer(float(seconds), kill).start()
            ask(self, method, path, *args, **named)
            threading.Event().wait()
        os.kill(os.getpid(), signal.SIGKILL)
    return ask(self, method, path, *args, **named)

Client.ask = counted
publish(Store(Path(folder)).current(), EngineSettings((node,), alias))
"""


@pytest.fixture
def two(build_small: Callable[..., Path]) -> list[Path]:
    """Two generations of which the second is written as a change of the first."""
    folders = []
    for name in ("防災訓練", "観光案内"):
        plan = [Program(f"p{n}", "", n, "道路の補修", "住民の道") for n in range(COUNT)]
        plan[7] = Program("p7", "", 7, name, "住民の道")
        folders.append(build_small(plan))
        time.sleep(0.01)
    return folders


def current(folder: Path) -> Generation:
    found = Store(folder).current()
    assert found is not None
    return found


def found(settings: EngineSettings) -> tuple[int, int]:
    """How many programs the first and the second generation's own word finds."""
    searcher = ClusterIndex(settings).searcher()
    assert searcher.search(Query("")).total == COUNT
    first, second = (searcher.search(Query(text)).total for text in ("防災訓練", "観光案内"))
    return first, second


def killed(folder: Path, settings: EngineSettings, step: int, seconds: float) -> bool:
    """Whether an update was killed; else it had no such step any more, and came to its end."""
    arguments = [str(folder), settings.nodes[0], settings.alias, str(step), str(seconds)]
    done = subprocess.run(
        [sys.executable, "-c", _KILLED, *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    return done.returncode != 0


def until_nothing_is_under_way(settings: EngineSettings) -> None:
    """Waits until the cluster has done what it was asked for by one that was killed since."""
    client = Client(settings)
    while True:
        tasks = client.ask("GET", "/_tasks", actions="indices:data/write/*,indices:admin/*")
        pending = client.ask("GET", "/_cluster/pending_tasks")["tasks"]
        if not pending and not any(node["tasks"] for node in tasks["nodes"].values()):
            return
        time.sleep(0.05)


@pytest.mark.parametrize("seconds", [0.0, 0.01], ids=["before", "under way"])
def test_after_each_step(
    settings: EngineSettings, two: list[Path], seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Nobody waits a minute for the lock of one that was killed.
    monkeypatch.setattr(lock, "STALE", 0.5)
    old, new = map(current, two)
    publish(old, settings)
    swapped = False
    for step in range(1, _MOST_STEPS):
        was_killed = killed(two[1], settings, step, seconds)
        assert found(settings) in ((1, 0), (0, 1)), step
        until_nothing_is_under_way(settings)
        time.sleep(1.2 * lock.STALE)  # the lock is old
        answer = found(settings)
        # Once it had come so far, it comes so far however late it is killed.
        assert not swapped or seconds or answer == (0, 1), step
        swapped |= answer == (0, 1)
        outcome = publish(new, settings)
        assert outcome.published == (answer == (1, 0)), step
        assert outcome.written <= 1, step
        assert found(settings) == (0, 1), step
        roll_back(settings)
        assert found(settings) == (1, 0), step
        assert len(Generations(Client(settings)).all()) == 2 or not outcome.published, step
        if not was_killed:
            break
    assert not was_killed
    assert swapped
