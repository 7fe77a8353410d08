"""A disk that reads badly gives errors, never wrong answers, and loses nothing."""

from pathlib import Path

import pytest

from corpus import load
from indexer import update_index
from indexer.integrity.checking import check_index
from indexer.locations import shipped_collection
from tests.indexer.faults.fault_build import SCENARIOS
from tests.indexer.faults.fault_reads import check_searches, check_updates
from tests.indexer.faults.fault_scenario import Trial

QUERIES = ("防災", "高齢者 見守り", "りようしゃ", "wifi")


@pytest.fixture(params=SCENARIOS, ids=str)
def trial(request: pytest.FixtureRequest, tmp_path: Path) -> Trial:
    return Trial(request.param, tmp_path)


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    update_index(load(shipped_collection()), tmp_path / "index")
    return tmp_path / "index"


def test_updates_whose_reads_go_wrong(trial: Trial) -> None:
    check_updates(trial, range(5))


def test_searches_whose_reads_go_wrong(directory: Path) -> None:
    seeds = range(40)
    answered = check_searches(directory, seeds, QUERIES)
    # Both kinds were met: those that got through and those that were refused.
    assert 0 < answered < len(seeds)
    assert not any(one.faults for one in check_index(directory))


@pytest.mark.long
def test_many_updates_whose_reads_go_wrong(trial: Trial) -> None:
    check_updates(trial, range(100, 400))


@pytest.mark.long
def test_many_searches_whose_reads_go_wrong(directory: Path) -> None:
    check_searches(directory, range(100, 1100), QUERIES)
