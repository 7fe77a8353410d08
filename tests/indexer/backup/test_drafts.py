"""What a killed process left is taken away, what another one holds is not."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from indexer.backup.drafts import draft_of
from indexer.backup.restoring import restore
from indexer.backup.saving import save
from indexer.store.lock import acquire
from tests.indexer.backup.conftest import Site

pytestmark = pytest.mark.skipif(os.name == "nt", reason="what is open cannot be renamed there")

_HOLDER = """
import sys
from pathlib import Path
from indexer.backup.drafts import draft_of
with draft_of(Path(sys.argv[1]), folder=sys.argv[2] == "True") as draft:
    if draft.is_dir():
        (draft / "programs.csv").write_text("half")
    print(draft, flush=True)
    sys.stdin.read()
"""


class Holder:
    """Another process that is writing a draft."""

    def __init__(self, target: Path, folder: bool = False) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _HOLDER, str(target), str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        self.draft = Path(self._process.stdout.readline().strip())

    def kill(self) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.communicate()


@pytest.mark.parametrize("folder", [False, True])
def test_a_draft_is_removed_when_its_holder_was_killed(tmp_path: Path, folder: bool) -> None:
    holder = Holder(tmp_path / "target", folder)
    try:
        with draft_of(tmp_path / "target", folder) as draft:
            assert draft != holder.draft
            assert holder.draft.exists()
    finally:
        holder.kill()
    assert os.listdir(tmp_path) == [holder.draft.name]
    with draft_of(tmp_path / "target", folder) as draft:
        assert os.listdir(tmp_path) == [draft.name]
    assert not os.listdir(tmp_path)


def test_what_is_no_draft_of_this_target_stays(tmp_path: Path) -> None:
    names = [".target.original", ".target.abcdefgh.draft~", ".other.abcdefgh.draft", "target.draft"]
    names += [".target.abc.draft", ".target.x.abcdefgh.draft", "target.abcdefgh.draft"]
    for name in names:
        (tmp_path / name).write_text("somebody's")
    (tmp_path / ".target.abcdefgh.draft").symlink_to(tmp_path / "target.draft")
    with draft_of(tmp_path / "target"):
        pass
    assert sorted(os.listdir(tmp_path)) == sorted([*names, ".target.abcdefgh.draft"])


def test_a_draft_that_was_moved_away_stays_there(tmp_path: Path) -> None:
    with draft_of(tmp_path / "target") as draft:
        draft.write_text("whole")
        draft.rename(tmp_path / "target")
    assert os.listdir(tmp_path) == ["target"]


def test_one_that_another_took_for_a_leftover_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[Path] = []

    def late(descriptor: int) -> bool:
        if not taken:
            taken.extend(tmp_path.iterdir())
            taken[0].unlink()
        return acquire(descriptor)

    monkeypatch.setattr("indexer.backup.drafts.acquire", late)
    with draft_of(tmp_path / "target") as draft:
        assert os.listdir(tmp_path) == [draft.name]
        assert taken != [draft]


def test_without_locks_drafts_are_written_and_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(_descriptor: int) -> bool:
        raise OSError("no locks here")

    monkeypatch.setattr("indexer.backup.drafts.acquire", none)
    (tmp_path / ".target.abcdefgh.draft").touch()
    with draft_of(tmp_path / "target") as draft:
        draft.rename(tmp_path / "target")
    assert sorted(os.listdir(tmp_path)) == [".target.abcdefgh.draft", "target"]


def test_the_next_backup_and_the_next_restore_take_leftovers_away(site: Site) -> None:
    new = site.folder / "new"
    holders = [Holder(site.backup), Holder(new, folder=True)]
    for holder in holders:
        holder.kill()
        assert holder.draft.exists()
    save(site.plan, site.index, site.backup)
    assert not holders[0].draft.exists()
    restore(site.backup, new, site.folder / "i")
    assert sorted(os.listdir(site.folder)) == ["backup.zip", "i", "index", "new", "plan"]
