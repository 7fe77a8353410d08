"""What was saved comes back whole, or nothing changes."""

import errno
import hashlib
import json
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import load
from indexer import LiveIndex
from indexer.backup.errors import BackupUnusable, InTheWay, NotRestored
from indexer.backup.restoring import restore
from indexer.backup.saving import save
from indexer.errors import DiskFull
from indexer.store.storage import Store
from tests.indexer.backup.conftest import Site


@pytest.fixture
def saved(site: Site) -> Site:
    save(site.plan, site.index, site.backup)
    return site


def names_in(index: Path) -> list[str]:
    return [program.name for program in LiveIndex(index).searcher().programs]


def test_a_lost_machine_is_set_up_again(saved: Site) -> None:
    new = saved.folder / "new"
    restored = restore(saved.backup, new / "plan", new / "index")
    assert (restored.generation, restored.records, restored.aside) == (1, 3, None)
    assert load(new / "plan").programs == load(saved.plan).programs
    assert names_in(new / "index") == names_in(saved.index)


def test_a_running_site_goes_back_to_what_was_saved_and_forward_again(saved: Site) -> None:
    before = names_in(saved.index)
    saved.publish(["朝の会"])
    restored = restore(saved.backup, saved.plan, saved.index, replace=True)
    assert restored.generation == 3
    assert names_in(saved.index) == before
    assert restored.aside is not None
    assert [program.name for program in load(restored.aside).programs] == ["朝の会"]
    Store(saved.index).rollback()
    assert names_in(saved.index) == ["朝の会"]


def test_what_is_there_stays(saved: Site) -> None:
    saved.publish(["朝の会"])
    with pytest.raises(InTheWay):
        restore(saved.backup, saved.plan, saved.index)
    assert names_in(saved.index) == ["朝の会"]
    assert [program.name for program in load(saved.plan).programs] == ["朝の会"]


@pytest.mark.parametrize("replace", [False, True])
def test_what_is_no_collection_is_never_moved_aside(saved: Site, replace: bool) -> None:
    generation = saved.index / "g000001"
    (saved.folder / "file").write_text("")
    for place in (generation, saved.index, saved.folder / "file"):
        with pytest.raises(InTheWay):
            restore(saved.backup, place, saved.folder / "i", replace=replace)
    assert generation.is_dir()


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_that_leads_nowhere_is_in_the_way(saved: Site) -> None:
    place = saved.folder / "linked"
    place.symlink_to("/nowhere/plan")
    with pytest.raises(InTheWay):
        restore(saved.backup, place, saved.folder / "i")
    aside = restore(saved.backup, place, saved.folder / "i", replace=True).aside
    assert aside is not None
    assert aside.readlink() == Path("/nowhere/plan")


@pytest.mark.skipif(os.name == "nt", reason="there are no pipes in folders")
def test_what_may_have_no_end_is_not_read(saved: Site) -> None:
    os.mkfifo(saved.folder / "pipe")
    for endless in (saved.folder / "pipe", Path("/dev/zero")):
        with pytest.raises(BackupUnusable, match="ふつうのファイルではありません"):
            restore(endless, saved.folder / "new", saved.folder / "i")


def test_a_place_that_cannot_be_written_is_told_of_the_collection(
    saved: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> str:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("indexer.backup.drafts.tempfile.mkdtemp", refused)
    with pytest.raises(NotRestored, match="計画を"):
        restore(saved.backup, saved.folder / "new", saved.index)
    assert not (saved.index / "g000002").exists()


def test_an_empty_directory_is_not_in_the_way(saved: Site) -> None:
    (saved.folder / "empty").mkdir()
    assert restore(saved.backup, saved.folder / "empty", saved.folder / "i").aside is None


def test_what_another_version_built_is_left_out(
    saved: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.backup.restoring.fingerprint", lambda: {"schema": "next"})
    new = saved.folder / "new"
    assert restore(saved.backup, new / "plan", new / "index").generation is None
    assert (new / "plan" / "programs.csv").exists()
    assert not (new / "index").exists()


def rewritten(backup: Path, target: Path, name: str, change: bytes | None) -> Path:
    """A backup in which one member is another, or missing; its ZIP structure is sound."""
    with zipfile.ZipFile(backup) as source, zipfile.ZipFile(target, "w") as copy:
        for member in source.namelist():
            content = source.read(member) if member != name else change
            if content is not None:
                copy.writestr(member, content)
    return target


@pytest.mark.parametrize("change", [None, b"", b"x", b"x" * 100_000])
def test_no_member_is_taken_for_another(saved: Site, change: bytes | None) -> None:
    with zipfile.ZipFile(saved.backup) as archive:
        members = archive.namelist()
    new = saved.folder / "new"
    for number, name in enumerate(members):
        wrong = rewritten(saved.backup, saved.folder / f"{number}.zip", name, change)
        with pytest.raises(BackupUnusable):
            restore(wrong, new / "plan", new / "index")
        assert not (new / "plan").exists()
        assert not new.exists() or Store(new / "index").published() is None


def forged(backup: Path, target: Path, name: str, content: bytes | None) -> Path:
    """A backup without a member, or with another content of it, whose list fits all the same."""
    with zipfile.ZipFile(backup) as source, zipfile.ZipFile(target, "w") as copy:
        members = {member: source.read(member) for member in source.namelist()}
        listed = json.loads(members.pop("backup.json"))
        del members[name], listed["files"][name]
        if content is not None:
            members[name] = content
            listed["files"][name] = [len(content), hashlib.sha256(content).hexdigest()]
        for member, text in {**members, "backup.json": json.dumps(listed).encode()}.items():
            copy.writestr(member, text)
    return target


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("tokens.npy", None),
        ("_MAIN_1.toc", None),
        ("_MAIN_1.toc", b"cos\nsystem\n(S'true'\ntR."),
        ("english.json", b"{}"),
        ("facets.json", b"[]"),
    ],
)
def test_what_no_build_wrote_is_not_published(
    saved: Site, name: str, content: bytes | None
) -> None:
    published = names_in(saved.index)
    wrong = forged(saved.backup, saved.folder / "w.zip", f"generation/{name}", content)
    with pytest.raises(BackupUnusable, match="中の索引が正しくありません"):
        restore(wrong, saved.folder / "new", saved.index)
    assert not (saved.folder / "new").exists()
    assert names_in(saved.index) == published
    assert not [path for path in saved.index.iterdir() if path.name.startswith("tmp-")]


def test_a_full_disk_is_told_of_the_index(saved: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("indexer.backup.restoring._extract", full)
    with pytest.raises(DiskFull) as caught:
        restore(saved.backup, saved.folder / "new" / "plan", saved.folder / "new" / "index")
    assert "tmp-" not in str(caught.value)


@pytest.mark.parametrize("name", ["../up", "a/../../up", "/root", "C:/x", "a\\b", "", "a//b", "."])
def test_no_name_leads_elsewhere(saved: Site, name: str) -> None:
    with zipfile.ZipFile(saved.backup) as archive:
        text = archive.read("backup.json").decode()
    evil = text.replace("collection/programs.csv", f"collection/{name}".replace("\\", "\\\\"))
    assert evil != text
    wrong = rewritten(saved.backup, saved.folder / "w.zip", "backup.json", evil.encode())
    with pytest.raises(BackupUnusable):
        restore(wrong, saved.folder / "new" / "plan", saved.folder / "new" / "index")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(at=st.floats(0, 1), value=st.binary(min_size=1, max_size=4), cut=st.booleans())
def test_a_damaged_file_is_refused_or_means_the_same(
    saved: Site, at: float, value: bytes, cut: bool
) -> None:
    content = saved.backup.read_bytes()
    place = int(at * (len(content) - 1))
    damaged = content[:place] if cut else content[:place] + value + content[place + len(value) :]
    wrong = saved.folder / "damaged.zip"
    wrong.write_bytes(damaged)
    new = saved.folder / f"new{place}-{value.hex()}-{cut}"
    try:
        restore(wrong, new / "plan", new / "index")
    except BackupUnusable:
        assert not (new / "plan").exists()
    else:
        assert load(new / "plan").programs == load(saved.plan).programs
        assert names_in(new / "index") == names_in(saved.index)
