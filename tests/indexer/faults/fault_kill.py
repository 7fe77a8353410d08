"""SIGKILL before, within and after every change that an update makes to the file system."""

import os
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

from tests.indexer.faults.fault_layer import Layer, Operation
from tests.indexer.faults.fault_scenario import Trial

SYNCING = frozenset({"fsync", "fdatasync"})
Moment = Literal["before", "during", "after"]


class Point(NamedTuple):
    """A moment to die: before, after or (a write) in the middle of the operation ``number``."""

    number: int
    moment: Moment
    what: str


def operations_of(update: Callable[[Path], None], directory: Path) -> list[Operation]:
    """Every change that an update makes, in order; the update is carried out."""
    seen: list[Operation] = []

    def note(operation: Operation) -> Any:
        seen.append(operation)
        return operation.perform()

    with Layer(directory.parent, note):
        update(directory)
    return seen


def points_of(operations: Sequence[Operation]) -> list[Point]:
    """All moments to die in an update of these operations that leave different disks.

    After one operation is before the next, and a kill loses nothing that was not synced.
    """
    points = []
    for index, operation in enumerate(operations):
        if index == 0 or operations[index - 1].kind not in SYNCING:
            points.append(Point(index, "before", str(operation)))
        if operation.is_write:
            points.append(Point(index, "during", str(operation)))
    last = len(operations) - 1
    return [*points, Point(last, "after", str(operations[last]))]


def die_at(point: Point, update: Callable[[Path], None], directory: Path) -> None:
    """Run the update in a process of its own that is killed at ``point``."""
    child = os.fork()
    if child == 0:
        _run_until(point, update, directory)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), f"not killed at {point}: status {status}"
    assert os.WTERMSIG(status) == signal.SIGKILL


def check_kills(trial: Trial, points: Sequence[Point]) -> None:
    """Kill the update at each point: the old or the new index is found, the next update works."""
    for point in points:
        directory = trial.fresh()
        die_at(point, trial.scenario.update, directory)
        trial.check(directory, point, (trial.old, trial.new))


def _run_until(point: Point, update: Callable[[Path], None], directory: Path) -> None:
    """Never returns: the process dies at the point, or ends with 1 when it was not reached."""
    try:
        with Layer(directory.parent, _Killer(point)):
            update(directory)
    except BaseException:
        traceback.print_exc(file=sys.__stderr__)
    finally:
        os._exit(1)


class _Killer:
    def __init__(self, point: Point) -> None:
        self._point = point
        self._index = -1

    def __call__(self, operation: Operation) -> Any:
        self._index += 1
        if self._index != self._point.number:
            return operation.perform()
        try:
            if self._point.moment == "during":
                operation.perform_half()
            if self._point.moment == "after":
                operation.perform()
        finally:
            os.kill(os.getpid(), signal.SIGKILL)
