"""A backup has every file of a collection, or is none."""

import os
import socket
from pathlib import Path

import pytest

from indexer.backup.collection_files import resting_files
from indexer.backup.errors import NotReadable, Restless
from indexer.backup.saving import save
from tests.indexer.backup.conftest import Site

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links need rights there")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    plan = tmp_path / "plan"
    plan.mkdir()
    (plan / "programs.csv").write_bytes(b"2020")
    return plan


def test_a_year_behind_a_link_is_saved(plan: Path, tmp_path: Path) -> None:
    (tmp_path / "drive").mkdir()
    (tmp_path / "drive" / "programs.csv").write_bytes(b"2021")
    (plan / "2021").symlink_to(tmp_path / "drive")
    assert resting_files(plan) == {"programs.csv": b"2020", "2021/programs.csv": b"2021"}


def test_a_file_behind_a_link_is_saved_and_other_folders_behind_links_are_not(
    plan: Path, tmp_path: Path
) -> None:
    (tmp_path / "words.csv").write_bytes(b"words")
    (plan / "synonyms.csv").symlink_to(tmp_path / "words.csv")
    (plan / "everything").symlink_to(tmp_path)
    assert resting_files(plan) == {"programs.csv": b"2020", "synonyms.csv": b"words"}


@pytest.mark.parametrize("name", ["programs.csv", "links.csv", "2021", "2021/programs.csv"])
def test_a_backup_without_what_is_away_is_none(site: Site, name: str) -> None:
    (site.plan / name).parent.mkdir(exist_ok=True)
    (site.plan / name).unlink(missing_ok=True)
    (site.plan / name).symlink_to("/nowhere/away")
    with pytest.raises(NotReadable, match=f"{name} .*リンクの先 /nowhere/away"):
        save(site.plan, site.index, site.backup)
    assert not site.backup.exists()


def test_what_is_no_file_is_told(plan: Path) -> None:
    os.mkfifo(plan / "synonyms.csv")
    with pytest.raises(NotReadable, match=r"synonyms\.csv .*ふつうのファイルではありません"):
        resting_files(plan)
    (plan / "synonyms.csv").unlink()
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(plan / "socket"))
        with pytest.raises(NotReadable, match="socket"):
            resting_files(plan)


@pytest.mark.parametrize(
    "name", ["メモ: 予算.txt", "a\\b.csv", b"\x83\x81.csv".decode(errors="surrogateescape")]
)
def test_a_name_that_could_not_be_restored_is_told(plan: Path, name: str) -> None:
    (plan / name).write_bytes(b"")
    with pytest.raises(NotReadable, match="名前"):
        resting_files(plan)


def test_a_link_to_itself_is_told(plan: Path) -> None:
    (plan / "2021").symlink_to("2021")
    with pytest.raises(NotReadable, match="2021"):
        resting_files(plan)


def test_a_file_that_comes_and_goes_is_waited_for(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, looks = Path.read_bytes, iter((True, False))

    def gone_once(path: Path) -> bytes:
        if next(looks):
            raise FileNotFoundError(path)
        return read(path)

    monkeypatch.setattr("indexer.backup.collection_files._PAUSE", 0.0)
    monkeypatch.setattr(Path, "read_bytes", gone_once)
    assert resting_files(plan) == {"programs.csv": b"2020"}


def test_an_empty_folder_is_waited_for_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.backup.collection_files._PAUSE", 0.0)
    with pytest.raises(Restless):
        resting_files(tmp_path)
