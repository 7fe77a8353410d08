"""One whole generation with its collection is saved, whatever else goes on."""

import errno
import shutil
import threading
import time
import zipfile
from itertools import cycle
from pathlib import Path

import pytest

from indexer import LiveIndex
from indexer.backup import saving
from indexer.backup.errors import InTheWay, NoTargetFolder, NotSaved, Restless
from indexer.backup.restoring import restore
from indexer.backup.saving import save
from indexer.errors import IndexUnusable
from indexer.store import durable
from indexer.store.generation import Manifest
from tests.indexer.backup.conftest import Site
from tests.indexer.commands.cli_collection import PROGRAMS


def test_what_is_saved_is_told(site: Site) -> None:
    saved = save(site.plan, site.index, site.backup)
    assert (saved.generation, saved.records) == (1, 3)
    assert saved.size == site.backup.stat().st_size
    with zipfile.ZipFile(site.backup) as archive:
        assert len(archive.namelist()) == saved.files + 1
        assert archive.testzip() is None
        assert archive.namelist()[-1] == "backup.json"


def test_locks_and_hidden_files_are_not_part_of_a_collection(site: Site) -> None:
    (site.plan / "~$programs.csv").write_text("")
    (site.plan / ".DS_Store").write_text("")
    (site.plan / "2021").mkdir()
    (site.plan / "2021" / "programs.csv").write_text("")
    save(site.plan, site.index, site.backup)
    with zipfile.ZipFile(site.backup) as archive:
        names = [name for name in archive.namelist() if name.startswith("collection/")]
    assert names == ["collection/2021/programs.csv", "collection/programs.csv"]


def test_a_full_disk_is_told_of_the_backup_and_leaves_nothing(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_paths: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(durable, "move", full)
    with pytest.raises(NotSaved, match=r"バックアップを .*ディスクがいっぱい"):
        save(site.plan, site.index, site.backup)
    assert not list(site.backup.parent.glob(f"*{site.backup.name}*"))


def test_nothing_is_overwritten(site: Site) -> None:
    site.backup.write_text("last year's")
    with pytest.raises(InTheWay):
        save(site.plan, site.index, site.backup)
    assert site.backup.read_text() == "last year's"


def test_an_index_that_cannot_be_used_is_not_saved(site: Site) -> None:
    with pytest.raises(IndexUnusable, match="has no generation"):
        save(site.plan, site.folder / "none", site.backup)
    damaged = next((site.index / "g000001").glob("*.npy"))
    damaged.write_bytes(damaged.read_bytes()[:-1] + b"\xff")
    with pytest.raises(IndexUnusable):
        save(site.plan, site.index, site.backup)
    assert [path.name for path in site.folder.iterdir()].count("backup.zip") == 0
    assert not list(site.folder.glob(".backup*"))


def test_a_collection_that_never_rests_is_busy(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = iter(range(1000))
    monkeypatch.setattr("indexer.backup.collection_files._PAUSE", 0.0)
    monkeypatch.setattr(
        "indexer.backup.collection_files._stamp",
        lambda directory: (("programs.csv", next(looks), 0, 0),),
    )
    with pytest.raises(Restless):
        save(site.plan, site.index, site.backup)
    assert not site.backup.exists()


def test_each_backup_beside_an_updater_is_of_one_generation(site: Site) -> None:
    stop = threading.Event()

    def publish() -> None:
        for names in cycle((("朝の会",), ("昼の会", "夜の会"), ("朝", "昼", "夜", "深夜"))):
            if stop.is_set():
                return
            site.publish(names)

    updater = threading.Thread(target=publish)
    updater.start()
    try:
        for number in range(6):
            backup = site.folder / f"{number}.zip"
            saved = save(site.plan, site.index, backup)
            place = site.folder / f"restored{number}"
            restore(backup, place / "plan", place / "index")
            found = LiveIndex(place / "index").searcher().programs
            assert len(found) == saved.records
            # One of the collections that were published, none of another's programs in it.
            assert {program.name for program in found} in (
                {"朝の会"},
                {"昼の会", "夜の会"},
                {"朝", "昼", "夜", "深夜"},
                {program.name for program in PROGRAMS},
            )
    finally:
        stop.set()
        updater.join()


def test_a_generation_that_goes_while_it_is_opened_is_followed_by_the_next(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed, gone = saving.read_manifest, []

    def sweeping(path: Path) -> Manifest:
        manifest = listed(path)
        if not gone:
            gone.append(path)
            site.publish(["朝の会"])
            shutil.rmtree(path)
        return manifest

    monkeypatch.setattr(saving, "read_manifest", sweeping)
    assert save(site.plan, site.index, site.backup).generation == 2


def test_the_folder_of_the_backup_is_at_fault_when_it_is_not_there(site: Site) -> None:
    with pytest.raises(NoTargetFolder, match=r"バックアップを置けません"):
        save(site.plan, site.index, site.backup.parent / "none" / "x.zip")


@pytest.mark.parametrize("year", [1971, 2040])
def test_whatever_the_clock_says(site: Site, monkeypatch: pytest.MonkeyPatch, year: int) -> None:
    monkeypatch.setattr(time, "localtime", lambda *_: (year, 1, 1, 0, 0, 0, 0, 1, 0))
    monkeypatch.setattr(time, "time", lambda: (year - 1970) * 31_557_600.0)
    save(site.plan, site.index, site.backup)
    with zipfile.ZipFile(site.backup) as archive:
        assert archive.testzip() is None
