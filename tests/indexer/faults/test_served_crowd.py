"""Two updating commands, four reading threads and two servers on one index, for a minute."""

import gc
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from indexer.store.storage import LOCK, Store
from tests.indexer.commands.serve_process import PATIENCE, SERVE, served
from tests.indexer.faults.fault_build import look
from tests.indexer.faults.fault_crowd import A_MINUTE, check_tidy, run_crowd
from tests.indexer.faults.fault_site import KINDS, Asker, Editions, update_by_command, write_edition

SERVERS = 2
ASKERS_EACH = 2
SESAKU = SERVE[:-1]


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """An index of the first edition."""
    directory = tmp_path / "index"
    update_by_command(directory, 0)
    return directory


@pytest.mark.skipif(sys.platform == "win32", reason="a served file cannot be removed there")
@pytest.mark.parametrize("seconds", [2.0, pytest.param(A_MINUTE, marks=pytest.mark.long)])
def test_servers_answer_wholly_while_two_update(index: Path, seconds: float) -> None:
    # The servers would index this collection, were it not published already.
    plan = index.parent / f"plan-{os.getpid()}"
    with ExitStack() as stack:
        servers = [stack.enter_context(served(plan, "--index", index)) for _ in range(SERVERS)]
        processes = [process.pid for _, process in servers]
        addresses = [address for address, _ in servers]
        warm = askers_of(addresses)
        with asking(warm):
            # What a first answer of each kind opens for good is open afterwards.
            wait_until(lambda: all(asker.answers >= KINDS for asker in warm))
        assert [error for asker in warm for error in asker.errors] == []
        before = [held_by(pid, index) for pid in processes]
        askers = askers_of(addresses)
        # What this process used until now is not to be closed while it counts.
        gc.collect()
        target = f"{update_by_command.__module__}:{update_by_command.__name__}"
        report = run_crowd(target, look, index, seconds, asking(askers))
        assert [error for asker in askers for error in asker.errors] == []
        assert report.errors == []
        assert report.leaked == 0
        assert report.published > 0
        # On a busy machine the two may miss each other for moments, not for a minute.
        assert report.busy > 0 or seconds < A_MINUTE
        assert all(asker.answers for asker in askers)
        check_tidy(index)
        last = Store(index).current()
        assert last is not None
        for address in addresses:
            with urlopen(f"{address}healthz", timeout=PATIENCE) as response:
                assert json.load(response)["generation"] == last.number
        for pid, held in zip(processes, before, strict=True):
            # A server lets go of closed connections in its own time.
            wait_until(lambda held=held, pid=pid: no_more_than(held, held_by(pid, index)))


def test_a_command_that_finds_another_at_work_ends_with_3(index: Path) -> None:
    plan = index.parent / f"plan-{os.getpid()}"
    write_edition(plan, 1)
    with Store(index).update():
        result = subprocess.run(
            [*SESAKU, "index", str(plan), "--index", str(index)],
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
    assert result.returncode == 3
    assert result.stdout == ""
    assert f"いまプロセス{os.getpid()}が更新しています" in result.stderr
    assert (index / LOCK).read_text() == ""


def askers_of(addresses: list[str]) -> list[Asker]:
    """Threads that will ask the servers, and agree on what every generation has."""
    editions = Editions()
    return [Asker(address, editions) for address in addresses for _ in range(ASKERS_EACH)]


@contextmanager
def asking(askers: list[Asker]) -> Iterator[None]:
    """Let the askers ask until the block is left."""
    for asker in askers:
        asker.start()
    try:
        yield
    finally:
        for asker in askers:
            asker.stop()
        for asker in askers:
            asker.join()


def held_by(pid: int, index: Path) -> tuple[int, int]:
    """How many descriptors and how many mapped files of the index a process has.

    (0, 0) where the system does not tell.
    """
    process = Path(f"/proc/{pid}")
    if not process.is_dir():
        return 0, 0
    mapped = [line for line in (process / "maps").read_text().splitlines() if str(index) in line]
    return len(os.listdir(process / "fd")), len(mapped)


def no_more_than(before: tuple[int, int], now: tuple[int, int]) -> bool:
    """Whether nothing is held that was not before."""
    return all(later <= earlier for earlier, later in zip(before, now, strict=True))


def wait_until(holds: Callable[[], bool]) -> None:
    """Wait for something that must come to hold."""
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.1)
