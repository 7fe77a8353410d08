"""Two updating processes and four reading threads on one index directory."""

import gc
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from indexer.store.pointer import generation_names
from indexer.store.storage import Store
from tests.indexer.faults.fault_scenario import strays

UPDATERS = 2
READERS = 4
# Seconds that the long runs take.
A_MINUTE = 60.0

UPDATER = "tests.indexer.faults.fault_updater"


@dataclass
class Report:
    """What the crowd did. ``reads`` counts whole reads, ``errors`` are those that failed."""

    published: int = 0
    busy: int = 0
    leaked: int = 0
    reads: int = 0
    generations_seen: set[int] = field(default_factory=set)
    errors: list[str] = field(default_factory=list)


def run_crowd(
    target: str,
    look: Callable[[Path], object],
    directory: Path,
    seconds: float,
    company: AbstractContextManager[object] | None = None,
) -> Report:
    """Let the crowd loose on an index that exists and tell what it did.

    ``target`` is the update as ``module:function`` for the processes, see fault_updater.
    ``look`` reads the whole index and raises AssertionError when its parts disagree. ``company``
    is entered for as long as the crowd is at work.
    """
    report = Report()
    # What the tests before left behind would be missed afterwards.
    gc.collect()
    descriptors = open_descriptors()
    with company or nullcontext():
        _let_loose(target, look, directory, seconds, report)
    report.leaked += open_descriptors() - descriptors
    return report


def _let_loose(
    target: str,
    look: Callable[[Path], object],
    directory: Path,
    seconds: float,
    report: Report,
) -> None:
    done = threading.Event()
    readers = [_Reader(directory, look, done, report) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    updaters = [_start_updater(target, directory, seconds) for _ in range(UPDATERS)]
    for updater in updaters:
        _collect(updater, report)
    done.set()
    for reader in readers:
        reader.join()


def check_tidy(directory: Path) -> None:
    """After the time of grace only the current and the previous generation are left."""
    assert strays(directory) == []
    with Store(directory, grace=0.0).update():
        pass
    assert len(generation_names(directory)) == 2


def open_descriptors() -> int:
    """How many file descriptors this process has open."""
    return len(os.listdir("/dev/fd"))


class _Reader(threading.Thread):
    """Reads the index over and over, opening it anew each time."""

    def __init__(
        self, directory: Path, look: Callable[[Path], object], done: threading.Event, report: Report
    ) -> None:
        super().__init__()
        self._directory = directory
        self._look = look
        self._done = done
        self._report = report

    def run(self) -> None:
        store = Store(self._directory)
        while not self._done.wait(0.002):
            try:
                self._read(store)
            except Exception as error:
                self._report.errors.append(repr(error))

    def _read(self, store: Store) -> None:
        stamp = store.stamp()
        generation = store.current()
        assert generation is not None
        self._look(self._directory)
        self._report.reads += 1
        self._report.generations_seen.add(generation.number)
        if store.stamp() == stamp:
            again = store.current()
            assert again is not None
            # The pointer may have moved between the last two lines, never backwards.
            assert again.number >= generation.number


def _start_updater(target: str, directory: Path, seconds: float) -> "subprocess.Popen[str]":
    root = Path(__file__).parents[3]
    path = os.pathsep.join([str(root), *sys.path])
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            UPDATER,
            target,
            str(directory),
            str(seconds),
        ],
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _collect(updater: "subprocess.Popen[str]", report: Report) -> None:
    output, errors = updater.communicate()
    if updater.returncode != 0:
        report.errors.append(errors)
        return
    told = json.loads(output)
    report.published += told["published"]
    report.busy += told["busy"]
    report.leaked += told["leaked"]
