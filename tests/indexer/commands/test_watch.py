"""A collection followed: saved changes are published, problems do not end it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

import indexer.commands.watch
from corpus import CorpusError
from indexer import LiveIndex
from indexer.build.update import Update
from indexer.commands.watch import Watch, follow
from indexer.errors import Busy, SesakuError
from indexer.store.storage import Store
from tests.indexer.commands.cli_collection import PROGRAMS, write_programs

Outcome = Update | CorpusError | SesakuError


def test_a_change_counts_once_it_came_to_rest(collection: Path) -> None:
    watch = Watch(collection)
    assert not watch.changed()
    write_programs(collection, PROGRAMS[:2])
    assert not watch.changed(), "it may still be written"
    assert watch.changed()
    assert not watch.changed()


def test_locks_of_spreadsheet_programs_do_not_count(collection: Path) -> None:
    watch = Watch(collection)
    for name in (".~lock.programs.csv#", "~$programs.csv", ".programs.csv.x1"):
        (collection / name).write_text("lock")
    assert not watch.changed()
    assert not watch.changed()


def test_a_directory_that_goes_and_comes_back(collection: Path) -> None:
    watch = Watch(collection)
    away = collection.with_name("away")
    collection.rename(away)
    assert [watch.changed(), watch.changed()] == [False, True]
    away.rename(collection)
    assert [watch.changed(), watch.changed()] == [False, True]


class Outcomes:
    """What a follower reported, waited for."""

    def __init__(self) -> None:
        self._seen: list[Outcome] = []
        self._more = threading.Condition()

    def __call__(self, outcome: Outcome) -> None:
        with self._more:
            self._seen.append(outcome)
            self._more.notify_all()

    def next(self) -> Outcome:
        """The next outcome; the test fails when none comes."""
        with self._more:
            assert self._more.wait_for(lambda: self._seen, timeout=60)
            return self._seen.pop(0)


@contextmanager
def following(collection: Path, index: Path, settled: bool = True) -> Iterator[Outcomes]:
    outcomes, stop = Outcomes(), threading.Event()
    arguments = (Watch(collection), index, outcomes, stop, settled)
    thread = threading.Thread(target=follow, args=arguments)
    thread.start()
    try:
        yield outcomes
    finally:
        stop.set()
        thread.join()


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexer.commands.watch, "INTERVAL", 0.02)
    monkeypatch.setattr(indexer.commands.watch, "RETRY", 0.1)


def test_what_is_saved_is_published(collection: Path, index: Path) -> None:
    with following(collection, index) as outcomes:
        write_programs(collection, PROGRAMS[:2])
        outcome = outcomes.next()
    assert isinstance(outcome, Update)
    assert (outcome.published, outcome.removed) == (True, ("3",))
    assert LiveIndex(index).searcher().generation == 2


def test_a_broken_collection_is_reported_and_its_repair_published(
    collection: Path, index: Path
) -> None:
    with following(collection, index) as outcomes:
        (collection / "programs.csv").write_text("nonsense")
        assert isinstance(outcomes.next(), CorpusError)
        assert LiveIndex(index).searcher().generation == 1
        write_programs(collection, [replace(PROGRAMS[0], name="直したもの"), *PROGRAMS[1:]])
        repaired = outcomes.next()
    assert isinstance(repaired, Update)
    assert repaired.changed == ("1",)


def test_what_another_update_kept_from_publishing_is_tried_again(
    collection: Path, index: Path
) -> None:
    with following(collection, index) as outcomes:
        with Store(index).update():
            write_programs(collection, PROGRAMS[:2])
            assert isinstance(outcomes.next(), Busy)
        outcome = outcomes.next()
        while isinstance(outcome, Busy):
            outcome = outcomes.next()
    assert isinstance(outcome, Update)
    assert outcome.removed == ("3",)


def test_it_begins_with_what_is_not_published_yet(collection: Path, index: Path) -> None:
    write_programs(collection, PROGRAMS[:2])
    with following(collection, index, settled=False) as outcomes:
        outcome = outcomes.next()
    assert isinstance(outcome, Update)
    assert outcome.removed == ("3",)


def test_a_collection_that_is_broken_from_the_start_is_reported(
    collection: Path, index: Path
) -> None:
    (collection / "programs.csv").write_text("nonsense")
    with following(collection, index, settled=False) as outcomes:
        assert isinstance(outcomes.next(), CorpusError)
