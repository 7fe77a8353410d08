"""Generations of an index directory: published, read, tidied up after."""

import os
import threading
import time
from pathlib import Path

import pytest

from indexer.errors import Busy
from indexer.store import pointer
from indexer.store.storage import Store
from tests.indexer.store.storage_sample import names, publish


class TestReading:
    def test_a_directory_that_is_not_there_has_no_generation(self, store: Store) -> None:
        assert store.current() is None
        assert store.previous() is None
        assert store.stamp() is None
        assert not store.directory.exists()

    def test_an_empty_directory_has_no_generation(self, tmp_path: Path) -> None:
        assert Store(tmp_path).current() is None

    def test_a_generation_comes_back_as_it_was_published(self, store: Store) -> None:
        published = publish(store, "one")
        current = store.current()
        assert current == published
        assert current is not None
        assert current.number == 1
        assert current.facts == {"text": "one", "count": 2, "部局": ["危機管理部"]}
        assert current.created.utcoffset() is not None
        assert (current.path / "deep" / "b.txt").read_text() == "oneone"
        current.verify()

    def test_the_generation_before_is_kept_and_older_ones_go(self, store: Store) -> None:
        publish(store, "one")
        two = publish(store, "two")
        three = publish(store, "three")
        assert store.current() == three
        assert store.previous() == two
        assert names(store) == ["current", "g000002", "g000003", "lock"]

    def test_every_publication_has_another_stamp(self, store: Store) -> None:
        stamps = [store.stamp()]
        for text in "abcdefghij":
            publish(store, text)
            stamps.append(store.stamp())
        store.rollback()
        stamps.append(store.stamp())
        assert len(set(stamps)) == len(stamps)
        # The number of an inode comes back; times alone must differ too.
        times = [stamp[1] for stamp in stamps if stamp]
        assert times == sorted(set(times))

    def test_a_stamp_stands_while_nothing_is_published(self, store: Store) -> None:
        publish(store, "one")
        before = store.stamp()
        with store.update():
            pass
        assert store.stamp() == before

    def test_a_reader_overtaken_by_writers_opens_the_newest(
        self, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        publish(store, "one")
        stale = pointer.read_pointer(store.directory)
        publish(store, "two")
        publish(store, "three")
        answers = [stale, pointer.read_pointer(store.directory)]
        stamps = iter([(1, 1), (1, 2), (1, 2)])
        monkeypatch.setattr("indexer.store.storage.read_pointer", lambda _: answers.pop(0))
        monkeypatch.setattr("indexer.store.storage.stamp_of", lambda _: next(stamps))
        current = store.current()
        assert current is not None
        assert current.number == 3


class TestUpdating:
    def test_leaving_without_publishing_leaves_nothing(self, store: Store) -> None:
        with store.update() as draft:
            (draft.path / "a.txt").write_text("one")
        assert names(store) == ["current", "lock"]
        assert store.current() is None

    def test_an_exception_publishes_nothing_and_passes(self, store: Store) -> None:
        one = publish(store, "one")

        def fail() -> None:
            with store.update() as draft:
                (draft.path / "a.txt").write_text("two")
                raise LookupError("the build's own")

        with pytest.raises(LookupError, match="the build's own"):
            fail()
        assert store.current() == one
        assert names(store) == ["current", "g000001", "lock"]

    def test_an_exception_after_publishing_leaves_the_generation(self, store: Store) -> None:
        def publish_and_stop() -> None:
            with store.update() as draft:
                draft.publish({})
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            publish_and_stop()
        current = store.current()
        assert current is not None
        assert current.number == 1

    def test_a_second_writer_is_told_who_is_busy(self, store: Store) -> None:
        with store.update(), pytest.raises(Busy) as caught, store.update():
            pass
        assert caught.value.holder == os.getpid()
        assert caught.value.exit_code == 3
        assert str(os.getpid()) in str(caught.value)
        publish(store, "afterwards")

    def test_a_rollback_during_an_update_is_busy(self, store: Store) -> None:
        publish(store, "one")
        publish(store, "two")
        with store.update(), pytest.raises(Busy):
            store.rollback()

    def test_threads_of_one_process_exclude_each_other(self, store: Store) -> None:
        outcome: list[Exception] = []

        def attempt() -> None:
            try:
                publish(store, "other")
            except Busy as error:
                outcome.append(error)

        with store.update():
            thread = threading.Thread(target=attempt)
            thread.start()
            thread.join()
        assert len(outcome) == 1

    def test_leftovers_go_before_the_build_starts(self, store: Store) -> None:
        publish(store, "one")
        for name in ("tmp-000002-0123abcd", "g000007"):
            (store.directory / name).mkdir()
            (store.directory / name / "half").write_text("half")
        (store.directory / "current.tmp").write_text("half")
        with store.update() as draft:
            assert names(store) == sorted(["current", "g000001", "lock", draft.path.name])

    def test_what_others_put_there_stays(self, store: Store) -> None:
        publish(store, "one")
        for name in ("tmp-mine", "tmp-1-0", "g7", "notes"):
            (store.directory / name).mkdir()
        publish(store, "two")
        assert {"tmp-mine", "tmp-1-0", "g7", "notes"} <= set(names(store))

    def test_the_number_of_a_generation_that_died_is_not_used_again(self, store: Store) -> None:
        publish(store, "one")
        (store.directory / "g000007").mkdir()
        assert publish(store, "two").number == 8

    def test_superseded_generations_stay_for_the_time_of_grace(self, store: Store) -> None:
        patient = Store(store.directory, grace=60.0)
        for text in ("one", "two", "three", "four"):
            publish(patient, text)
        assert {"g000001", "g000002", "g000003", "g000004"} <= set(names(patient))
        with store.update():
            pass
        assert names(store) == ["current", "g000003", "g000004", "lock"]

    def test_a_clock_set_back_does_not_keep_generations_for_ever(
        self, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        patient = Store(store.directory, grace=60.0)
        for text in ("one", "two", "three"):
            publish(patient, text)
        now = time.time()
        monkeypatch.setattr(time, "time", lambda: now - 86_400)
        publish(patient, "four")
        assert "g000001" not in names(patient)

    def test_facts_that_json_cannot_say_publish_nothing(self, store: Store) -> None:
        with pytest.raises(ValueError, match="Out of range"), store.update() as draft:
            draft.publish({"ratio": float("nan")})
        assert store.current() is None

    def test_the_manifest_is_the_stores_own_file(self, store: Store) -> None:
        with store.update() as draft:
            (draft.path / "manifest.json").write_text("{}")
            with pytest.raises(ValueError, match=r"manifest\.json"):
                draft.publish({})

    def test_a_damaged_generation_does_not_become_the_previous_one(self, store: Store) -> None:
        one = publish(store, "one")
        two = publish(store, "two")
        (two.path / "a.txt").write_text("cut")
        os.truncate(two.path / "a.txt", 1)
        three = publish(store, "three")
        assert store.current() == three
        assert store.previous() == one
