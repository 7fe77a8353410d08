"""A collection followed: saved changes are published, problems do not end it."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import indexer.commands.watch
from corpus import CorpusError, to_csv
from indexer import LiveIndex
from indexer.build.update import Update
from indexer.commands.watch import Watch, follow
from indexer.errors import Busy, NoAnswer, SesakuError, Shrinking
from indexer.store.storage import Store
from tests.indexer.commands.cli_collection import PROGRAMS, save, write_programs
from tests.indexer.commands.hanging_drive import hanging, needs_hanging_drive

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
        self._stop = threading.Event()
        self.follower = threading.Thread()

    def begin(self, watch: Watch, index: Path, settled: bool) -> None:
        """Let a thread follow a collection."""
        arguments = (watch, index, self, self._stop, settled)
        self.follower = threading.Thread(target=follow, args=arguments)
        self.follower.start()

    def end(self) -> None:
        """Stop the follower, and wait for it."""
        self._stop.set()
        self.follower.join()

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
    outcomes = Outcomes()
    outcomes.begin(Watch(collection), index, settled)
    try:
        yield outcomes
    finally:
        outcomes.end()


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexer.commands.watch, "INTERVAL", 0.02)
    monkeypatch.setattr(indexer.commands.watch, "RETRY", 0.1)


NEW = replace(PROGRAMS[0], id="4", number=9, name="新しい施策")


def test_what_is_saved_is_published(collection: Path, index: Path) -> None:
    with following(collection, index) as outcomes:
        write_programs(collection, [*PROGRAMS, NEW])
        outcome = outcomes.next()
    assert isinstance(outcome, Update)
    assert (outcome.published, outcome.added) == (True, ("4",))
    assert LiveIndex(index).searcher().generation == 2


def test_fewer_programs_are_told_and_published_when_they_stay(
    collection: Path, index: Path
) -> None:
    with following(collection, index) as outcomes:
        write_programs(collection, PROGRAMS[:2])
        told, outcome = outcomes.next(), outcomes.next()
    assert isinstance(told, Shrinking)
    assert (told.before, told.after) == (3, 2)
    assert isinstance(outcome, Update)
    assert outcome.removed == ("3",)


def test_half_a_file_is_never_published(
    collection: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What rests so long is published: never, before this test goes on.
    monkeypatch.setattr(indexer.commands.watch, "RETRY", 3600.0)
    table = collection / "programs.csv"
    whole = to_csv([*PROGRAMS, NEW]).encode()
    with following(collection, index) as outcomes:
        # A save that rests at the end of a row.
        save(table, b"".join(whole.splitlines(keepends=True)[:2]))
        assert isinstance(outcomes.next(), Shrinking)
        save(table, whole)
        outcome = outcomes.next()
    assert isinstance(outcome, Update)
    assert (outcome.generation, outcome.added, outcome.removed) == (2, ("4",), ())


def test_a_file_of_equal_size_and_time_is_another_file(collection: Path) -> None:
    watch, table = Watch(collection), collection / "programs.csv"
    status = table.stat()
    other = collection.with_name("other.csv")
    other.write_bytes(table.read_bytes().replace("防災".encode(), "消防".encode()))
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    os.replace(other, table)
    assert table.stat().st_mtime_ns == status.st_mtime_ns
    assert [watch.changed(), watch.changed()] == [False, True]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_reported_instead_of_read(collection: Path, index: Path) -> None:
    (collection / "programs.csv").unlink()
    os.mkfifo(collection / "programs.csv")
    with following(collection, index, settled=False) as outcomes:
        outcome = outcomes.next()
    assert isinstance(outcome, CorpusError)
    assert "ふつうのファイルではありません" in str(outcome)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("name", ["synonyms.csv", "related.csv"])
def test_what_comes_and_is_no_file_is_reported(collection: Path, index: Path, name: str) -> None:
    with following(collection, index) as outcomes:
        for make in (os.mkfifo, os.mkdir, _device, _loop):
            make(collection / name)
            told = outcomes.next()
            assert isinstance(told, CorpusError), make
            assert {problem.file for problem in told.problems} == {name}
            _remove(collection / name)
            assert isinstance(outcomes.next(), Update)


def _remove(path: Path) -> None:
    if path.is_dir():
        path.rmdir()
    else:
        path.unlink()


def test_a_folder_beside_the_files_is_no_change_when_it_is_filled(collection: Path) -> None:
    (collection / "previous").mkdir()
    watch = Watch(collection)
    (collection / "previous" / "programs.csv").write_text("old")
    assert [watch.changed(), watch.changed()] == [False, False]


@needs_hanging_drive
def test_a_drive_that_does_not_answer_is_told_and_waited_for(
    collection: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexer.commands.watch, "PATIENCE", 0.05)
    with following(collection, index) as outcomes:
        with hanging(collection):
            assert isinstance(outcomes.next(), NoAnswer)
            monkeypatch.setattr(indexer.commands.watch, "PATIENCE", 30.0)
        write_programs(collection, [*PROGRAMS, NEW])
        outcome = outcomes.next()
        # Looked at when the drive had just gone, or when it was back and nothing written yet.
        while isinstance(outcome, CorpusError) or not getattr(outcome, "published", True):
            outcome = outcomes.next()
    assert isinstance(outcome, Update)
    assert outcome.added == ("4",)


@needs_hanging_drive
def test_a_drive_that_answers_again_is_told(
    collection: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where nothing changed meanwhile: a monitor would hear of the drive for ever."""
    monkeypatch.setattr(indexer.commands.watch, "PATIENCE", 0.05)
    with following(collection, index) as outcomes:
        with hanging(collection):
            assert isinstance(outcomes.next(), NoAnswer)
        monkeypatch.setattr(indexer.commands.watch, "PATIENCE", 30.0)
        outcome = outcomes.next()
        while not isinstance(outcome, Update):
            outcome = outcomes.next()
    assert not outcome.published


@needs_hanging_drive
def test_whoever_stops_does_not_wait_for_a_drive(
    collection: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexer.commands.watch, "PATIENCE", 0.05)
    with following(collection, index, settled=False) as outcomes, hanging(collection):
        while not isinstance(outcomes.next(), NoAnswer):
            pass
        outcomes.end()


def test_building_for_long_is_no_drive_that_does_not_answer(
    collection: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is done by who follows, with no patience to lose."""
    update, builders = indexer.commands.watch.update_index, []

    def noted(loaded: Any, index: Path) -> Update:
        builders.append(threading.current_thread())
        return update(loaded, index)

    monkeypatch.setattr(indexer.commands.watch, "update_index", noted)
    with following(collection, index) as outcomes:
        write_programs(collection, [*PROGRAMS, NEW])
        assert isinstance(outcomes.next(), Update)
        assert builders == [outcomes.follower]


def test_a_broken_collection_is_reported_and_its_repair_published(
    collection: Path, index: Path
) -> None:
    with following(collection, index) as outcomes:
        save(collection / "programs.csv", b"nonsense")
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
            write_programs(collection, [*PROGRAMS, NEW])
            assert isinstance(outcomes.next(), Busy)
        outcome = outcomes.next()
        while isinstance(outcome, Busy):
            outcome = outcomes.next()
    assert isinstance(outcome, Update)
    assert outcome.added == ("4",)


def test_it_begins_with_what_is_not_published_yet(collection: Path, index: Path) -> None:
    write_programs(collection, [*PROGRAMS, NEW])
    with following(collection, index, settled=False) as outcomes:
        outcome = outcomes.next()
    assert isinstance(outcome, Update)
    assert outcome.added == ("4",)


def test_a_collection_that_is_broken_from_the_start_is_reported(
    collection: Path, index: Path
) -> None:
    (collection / "programs.csv").write_text("nonsense")
    with following(collection, index, settled=False) as outcomes:
        assert isinstance(outcomes.next(), CorpusError)
