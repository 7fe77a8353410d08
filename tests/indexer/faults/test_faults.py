"""Faults during an update: kills, power losses, full disks, crowds.

The full versions are marked long; here a sample of the points runs. The update under test is the
stand-in; the tests of the real build plug in their own scenarios.
"""

import errno
import os
import sys
from pathlib import Path

import pytest

from corpus import sync_directory
from indexer.store import durable
from tests.indexer.faults.fault_crowd import A_MINUTE, check_tidy, run_crowd
from tests.indexer.faults.fault_disk import check_failures, check_full_at
from tests.indexer.faults.fault_kill import Point, check_kills, die_at, operations_of, points_of
from tests.indexer.faults.fault_power import check_states, states_of
from tests.indexer.faults.fault_scenario import Trial
from tests.indexer.faults.fault_stand_in import (
    ROLLBACK,
    SCENARIOS,
    build_full,
    look,
    update_in_turn,
)

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL"),
    # The forked process only runs the update and is killed; NumPy's idle threads do not matter.
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning"),
]
ALL = (*SCENARIOS, ROLLBACK)
TENTHS = range(10)


@pytest.fixture(params=ALL, ids=str)
def trial(request: pytest.FixtureRequest, tmp_path: Path) -> Trial:
    return Trial(request.param, tmp_path)


def test_killed_at_sampled_operations(trial: Trial) -> None:
    points = points_of(operations_of(trial.scenario.update, trial.fresh()))
    check_kills(trial, _around_the_pointer(points) + points[::6])


@pytest.mark.long
def test_killed_at_every_operation(trial: Trial) -> None:
    check_kills(trial, points_of(operations_of(trial.scenario.update, trial.fresh())))


def test_power_lost_at_every_operation(trial: Trial) -> None:
    states = states_of(trial.scenario.update, trial.fresh())
    assert any(state.update_had_returned for state in states)
    check_states(trial, states)


@pytest.mark.parametrize("tenth", TENTHS)
def test_disk_full_at_every_tenth(trial: Trial, tenth: int) -> None:
    operations = operations_of(trial.scenario.update, trial.fresh())
    check_full_at(trial, tenth / 10, sum(operation.size for operation in operations))


def test_sampled_operations_fail(trial: Trial) -> None:
    operations = operations_of(trial.scenario.update, trial.fresh())
    check_failures(trial, range(0, len(operations), 7), errno.ENOSPC)
    check_failures(trial, range(3, len(operations), 7), errno.EIO)


@pytest.mark.long
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
def test_every_operation_fails(trial: Trial, number: int) -> None:
    operations = operations_of(trial.scenario.update, trial.fresh())
    check_failures(trial, range(len(operations)), number)


@pytest.mark.parametrize("seconds", [2.0, pytest.param(A_MINUTE, marks=pytest.mark.long)])
def test_crowd(tmp_path: Path, seconds: float) -> None:
    directory = tmp_path / "index"
    build_full(directory, "start")
    target = f"{update_in_turn.__module__}:{update_in_turn.__name__}"
    report = run_crowd(target, look, directory, seconds)
    assert report.errors == []
    assert report.leaked == 0
    assert report.published > 0
    # On a busy machine the two may miss each other for moments, not for a minute.
    assert report.busy > 0 or seconds < A_MINUTE
    assert len(report.generations_seen) > 1
    check_tidy(directory)


def _around_the_pointer(points: list[Point]) -> list[Point]:
    """The points at which names change for good."""
    return [point for point in points if point.what.startswith(("rename ", "replace "))]


def _write_carelessly(directory: Path) -> None:
    with open(directory / "data", "wb") as file:
        file.write(b"new!")
        file.flush()
        file.write(b"new!")


@pytest.fixture
def careless(tmp_path: Path) -> Path:
    """A directory for an update that the harness must find fault with."""
    directory = tmp_path / "index"
    directory.mkdir()
    (directory / "data").write_bytes(b"old")
    return directory


def test_the_harness_kills_where_it_says(careless: Path) -> None:
    points = points_of(operations_of(_write_carelessly, careless))
    found = {}
    for point in points:
        (careless / "data").write_bytes(b"old")
        die_at(point, _write_carelessly, careless)
        found[point.number, point.moment] = (careless / "data").read_bytes()
    assert found == {
        (0, "before"): b"old",
        (1, "before"): b"",
        (1, "during"): b"ne",
        (2, "before"): b"new!",
        (2, "during"): b"new!ne",
        (2, "after"): b"new!new!",
    }


def test_the_harness_loses_what_was_not_synced(careless: Path) -> None:
    def rename_unsynced(directory: Path) -> None:
        (directory / "draft").write_bytes(b"new!")
        os.replace(directory / "draft", directory / "data")

    states = states_of(rename_unsynced, careless)
    after = [state.paths for state in states if state.update_had_returned]
    contents = {paths["index/data"] for paths in after}
    # The name kept without its data is the empty file that careless programs leave.
    assert {b"old", b"", b"ne"} <= contents
    assert {"index/draft" in state.paths for state in states} == {True, False}


def test_the_harness_believes_what_was_synced(careless: Path) -> None:
    def write_durably(directory: Path) -> None:
        durable.write_file(directory / "draft", b"new!")
        durable.move(directory / "draft", directory / "data")
        sync_directory(directory)

    after = [state for state in states_of(write_durably, careless) if state.update_had_returned]
    assert [state.paths for state in after] == [{"index": None, "index/data": b"new!"}]
