"""The published index, followed while it changes."""

import gc
import shutil
import threading
import time
import weakref
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

import indexer.index.files
import indexer.live
from corpus import Collection, Loaded, Program
from indexer import LiveIndex, Query, Searcher, SesakuError, update_index
from indexer.errors import IndexUnusable
from indexer.index.segment import Segment
from tests.indexer.commands.serve_process import PATIENCE


def programs(count: int) -> list[Program]:
    names = ("防災訓練", "図書館", "観光案内", "道路工事", "農業支援")
    return [Program(f"p{n}", "区分", n, names[n % len(names)]) for n in range(count)]


class Index:
    """An index directory that tests publish into."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._loaded = Loaded(Collection(directory / "collection", "試験"), (), (), ())

    def publish(self, chosen: Sequence[Program], full: bool = False) -> None:
        loaded = replace(self._loaded, programs=tuple(chosen))
        update_index(loaded, self.directory, full=full, force=True)

    def spoil_current(self) -> None:
        """Damages the generation that is current, and only that."""
        newest = max(self.directory.glob("g*"))
        (newest / "terms.json").write_text("[")


@pytest.fixture
def index(tmp_path: Path) -> Index:
    index = Index(tmp_path / "index")
    index.publish(programs(3))
    return index


def total(searcher: Searcher) -> int:
    return searcher.search(Query()).total


def test_without_an_index_there_is_nothing_to_follow(tmp_path: Path) -> None:
    with pytest.raises(IndexUnusable, match="sesaku index"):
        LiveIndex(tmp_path)


def test_a_new_generation_is_followed(index: Index) -> None:
    live = LiveIndex(index.directory)
    first = live.searcher()
    assert live.searcher() is first
    index.publish(programs(4))
    assert (total(live.searcher()), total(first)) == (4, 3)
    assert live.searcher().generation == first.generation + 1
    assert live.problem is None


def test_the_last_good_generation_goes_on(index: Index) -> None:
    live = LiveIndex(index.directory)
    live.searcher()
    index.publish(programs(4))
    index.spoil_current()
    assert total(live.searcher()) == 3
    assert live.problem is not None
    assert "terms.json" in live.problem
    # Sound again with the next one.
    index.publish(programs(5), full=True)
    assert total(live.searcher()) == 5
    assert live.problem is None


def test_the_last_good_generation_needs_its_files_no_more(index: Index) -> None:
    live = LiveIndex(index.directory)
    good = live.searcher()
    (path,) = index.directory.glob("g*")
    index.publish(programs(4))
    index.spoil_current()
    assert live.searcher() is good
    shutil.rmtree(path)
    assert total(good) == 3
    assert good.search(Query("ぼうさい")).complete == 1
    assert good.search(Query("図書缶")).total >= 0
    assert good.suggest("ぼう")
    assert good.similar("p0") == ()
    assert good.key_terms() == ()


def test_a_directory_that_cannot_be_entered_is_no_defect(index: Index) -> None:
    live = LiveIndex(index.directory)
    assert total(live.searcher()) == 3
    aside = index.directory.rename(index.directory.with_name("aside"))
    index.directory.symlink_to(index.directory)  # refused to root as well
    assert total(live.searcher()) == 3
    assert "cannot be read" in (live.problem or "")
    with pytest.raises(IndexUnusable, match="cannot be read"):
        LiveIndex(index.directory)
    index.directory.unlink()
    aside.rename(index.directory)
    assert total(live.searcher()) == 3
    assert live.problem is None


def test_what_is_held_needs_its_files_no_more(index: Index) -> None:
    live = LiveIndex(index.directory)
    live.hold()
    shutil.rmtree(index.directory)
    assert total(live.searcher()) == 3
    assert live.searcher().search(Query("ぼうさい")).complete == 1
    assert live.searcher().suggest("ぼう")
    assert "has no index" in (live.problem or "")


def test_of_many_generations_only_the_last_is_kept(index: Index) -> None:
    """What a soak of minutes sees as memory that grows, object by object."""
    live = LiveIndex(index.directory)
    live.hold()
    kept: list[weakref.ref[Searcher]] = []
    gc.disable()
    try:
        for number in range(12):
            assert total(live.searcher())
            kept.append(weakref.ref(live.searcher()))
            index.publish(programs(4 + number % 4), full=number % 4 == 2)
            if number % 4 == 1:
                index.spoil_current()
        assert live.searcher().generation == len(kept) + 1
        # Each is read whole aside, which may still be at work.
        while sum(one() is not None for one in kept[:-1]) and asides():
            time.sleep(0.01)
        assert [number for number, one in enumerate(kept) if one() is not None] == []
    finally:
        gc.enable()


def asides() -> int:
    """How many threads there are beside this one."""
    return threading.active_count() - 1


def test_what_was_in_the_way_may_pass(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    live = LiveIndex(index.directory)
    index.publish(programs(4))

    def refuse(path: Path) -> Segment:
        raise OSError(24, "Too many open files")

    monkeypatch.setattr(indexer.live, "Segment", refuse)
    assert total(live.searcher()) == 3
    assert "Too many open files" in (live.problem or "")
    monkeypatch.undo()
    assert total(live.searcher()) == 3, "not with every request"
    monkeypatch.setattr(indexer.live, "RETRY", 0.0)
    assert total(live.searcher()) == 4
    assert live.problem is None


def test_a_generation_of_another_version_is_not_searched(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = LiveIndex(index.directory)
    monkeypatch.setattr("indexer.build.update.fingerprint", lambda: {"analyzer": "0"})
    index.publish(programs(4))
    assert total(live.searcher()) == 3
    assert "analyzer" in (live.problem or "")
    with pytest.raises(IndexUnusable, match="analyzer"):
        LiveIndex(index.directory)


def test_threads_go_on_while_generations_come(index: Index) -> None:
    live = LiveIndex(index.directory)
    wrong: list[object] = []
    stop = threading.Event()

    def ask() -> None:
        while not stop.is_set():
            try:
                searcher = live.searcher()
                results = searcher.search(Query("防災 OR 図書館 OR 観光 OR 道路 OR 農業"))
                if not results.total == results.complete == len(searcher.programs):
                    wrong.append(results)
            except (SesakuError, OSError) as error:
                wrong.append(error)

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for count in range(4, 7):
        index.publish(programs(count))
    stop.set()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert total(live.searcher()) == 6


def overwrite_in_place(index: Index, name: str, content: bytes) -> bytes:
    """Writes over a file of the current generation, as copying a backup onto it does."""
    path = max(index.directory.glob("g*")) / name
    before = path.read_bytes()
    with open(path, "r+b") as file:
        file.write(content[: len(before)])
        file.truncate(len(before))
    return before


def test_files_overwritten_in_place_are_told_and_memory_goes_on(index: Index) -> None:
    live = LiveIndex(index.directory)
    live.hold()
    before = live.searcher().search(Query("防災"))
    overwrite_in_place(index, "docs.npy", b"\0" * 10_000)
    live.recheck()
    after = live.searcher().search(Query("防災"))
    assert (after.total, after.hits) == (before.total, before.hits)
    assert live.problem is not None
    assert "docs.npy" in live.problem


def test_what_is_mapped_refuses_until_it_is_sound_again(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexer.index.files, "MAX_COPIED", 0)
    live = LiveIndex(index.directory)
    assert live.searcher().is_mapped
    before = overwrite_in_place(index, "docs.npy", b"\0" * 10_000)
    live.recheck()
    with pytest.raises(IndexUnusable, match=r"docs\.npy"):
        live.searcher()
    overwrite_in_place(index, "docs.npy", before)
    monkeypatch.setattr(indexer.live, "RETRY", 0.0)
    assert total(live.searcher()) == 3
    assert live.problem is None


def test_another_generation_ends_a_refusal(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexer.index.files, "MAX_COPIED", 0)
    live = LiveIndex(index.directory)
    overwrite_in_place(index, "docs.npy", b"\0" * 10_000)
    live.recheck()
    index.publish(programs(4), full=True)
    assert total(live.searcher()) == 4
    assert live.problem is None


def test_small_files_that_are_cut_short_do_not_end_the_process(index: Index) -> None:
    live = LiveIndex(index.directory)
    live.hold()
    for path in max(index.directory.glob("g*")).iterdir():
        with open(path, "r+b") as file:
            file.truncate(0)
    assert total(live.searcher()) == 3
    live.searcher().search(Query("防災"))


def test_who_begins_looks_after_the_files_of_what_is_published(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexer.live, "RECHECK", 0.01)
    live = LiveIndex(index.directory)
    index.publish(programs(4), full=True)
    live.begin()
    overwrite_in_place(index, "docs.npy", b"\0" * 10_000)
    until = time.monotonic() + 60
    while live.problem is None:
        assert time.monotonic() < until
        time.sleep(0.01)
    assert "docs.npy" in live.problem


def test_no_thread_is_begun_before_the_processes_that_answer_are_forked(index: Index) -> None:
    """It could hold a lock of a cached property just then, which the new process waits for."""
    live = LiveIndex(index.directory)
    live.hold()
    others = set(threading.enumerate())
    for count in (4, 5):
        index.publish(programs(count))
        assert total(live.searcher()) == count
        assert set(threading.enumerate()) <= others
    live.begin()
    assert [one.name for one in threading.enumerate() if one not in others] == ["recheck"]


def test_who_asks_while_a_new_generation_is_opened_gets_the_new_one(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = LiveIndex(index.directory)
    old, opened, asked = live.searcher(), threading.Event(), threading.Event()
    index.publish(programs(5))
    really = indexer.live._open

    def slow(store: indexer.live.Store) -> Searcher:
        opened.set()
        asked.wait(1)
        return really(store)

    monkeypatch.setattr(indexer.live, "_open", slow)
    first = threading.Thread(target=live.searcher)
    first.start()
    assert opened.wait(PATIENCE)
    found = live.searcher()
    asked.set()
    first.join()
    assert found is not old


def test_nobody_waits_while_the_last_good_one_is_read_into_memory(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = LiveIndex(index.directory)
    good, reading, done = live.searcher(), threading.Event(), threading.Event()
    index.publish(programs(4))
    index.spoil_current()

    def slow(_: Searcher) -> None:
        reading.set()
        done.wait(PATIENCE)

    monkeypatch.setattr(indexer.live, "_read_whole", slow)
    first = threading.Thread(target=live.searcher)
    first.start()
    assert reading.wait(PATIENCE)
    others: list[Searcher] = []
    second = threading.Thread(target=lambda: others.append(live.searcher()))
    second.start()
    second.join(PATIENCE / 2)
    was_answered = others == [good]
    done.set()
    first.join()
    second.join()
    assert was_answered
