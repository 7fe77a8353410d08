"""The faults of test_faults against the real builds, full and incremental."""

import errno
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.indexer.faults.fault_build import (
    SCENARIOS,
    build_full,
    look,
    tables_made_once,
    update_in_turn,
)
from tests.indexer.faults.fault_crowd import A_MINUTE, check_tidy, run_crowd
from tests.indexer.faults.fault_disk import check_failures, check_full_at
from tests.indexer.faults.fault_kill import check_kills, operations_of, points_of
from tests.indexer.faults.fault_power import check_states, states_of
from tests.indexer.faults.fault_scenario import Trial

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL"),
    # The forked process only runs the update and is killed; NumPy's idle threads do not matter.
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning"),
]


@pytest.fixture(autouse=True)
def quick() -> Iterator[None]:
    """A thousand builds in minutes."""
    with tables_made_once():
        yield


@pytest.fixture(params=SCENARIOS, ids=str)
def trial(request: pytest.FixtureRequest, tmp_path: Path) -> Trial:
    return Trial(request.param, tmp_path)


def test_a_build_killed_at_sampled_operations(trial: Trial) -> None:
    points = points_of(operations_of(trial.scenario.update, trial.fresh()))
    check_kills(trial, points[:: len(points) // 4])


@pytest.mark.long
def test_a_build_killed_at_every_operation(trial: Trial) -> None:
    check_kills(trial, points_of(operations_of(trial.scenario.update, trial.fresh())))


def test_power_lost_in_a_build_at_sampled_states(trial: Trial) -> None:
    states = states_of(trial.scenario.update, trial.fresh())
    check_states(trial, states[-1 :: -(len(states) // 4)])


@pytest.mark.long
def test_power_lost_in_a_build_at_every_operation(trial: Trial) -> None:
    check_states(trial, states_of(trial.scenario.update, trial.fresh()))


def test_disk_full_in_the_middle_of_a_build(trial: Trial) -> None:
    check_full_at(trial, 0.5, _written(trial))


@pytest.mark.long
def test_disk_full_at_every_tenth_of_a_build(trial: Trial) -> None:
    written = _written(trial)
    for tenth in range(10):
        check_full_at(trial, tenth / 10, written)


@pytest.mark.long
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
def test_every_third_operation_of_a_build_fails(trial: Trial, number: int) -> None:
    operations = operations_of(trial.scenario.update, trial.fresh())
    check_failures(trial, range(0, len(operations), 3), number)


@pytest.mark.long
def test_a_crowd_of_builds_for_a_minute(tmp_path: Path) -> None:
    directory = tmp_path / "index"
    build_full(directory, "旧")
    target = f"{update_in_turn.__module__}:{update_in_turn.__name__}"
    report = run_crowd(target, look, directory, seconds=A_MINUTE)
    assert report.errors == []
    assert report.leaked == 0
    assert report.published > 0
    assert report.busy > 0
    check_tidy(directory)


def _written(trial: Trial) -> int:
    """Bytes that the whole update writes."""
    return sum(operation.size for operation in operations_of(trial.scenario.update, trial.fresh()))
