"""A folder is the old one or the new one."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from webui.snapshot.folder import FolderInUse, LinkToNowhere, publish

# Another process that is in the middle of writing a folder.
_WRITER = """
import sys
from pathlib import Path
from webui.snapshot.folder import publish

def write(folder):
    (folder / "index.html").write_text("half")
    print(folder, flush=True)
    sys.stdin.read()

publish(Path(sys.argv[1]), write)
"""


def filled(text: str, folder: Path) -> None:
    (folder / "search").mkdir()
    (folder / "search" / "search.json.gz").write_text("{}")
    (folder / "index.html").write_text(text)


def test_a_folder_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    out = tmp_path / "public"
    for text in ("old", "new"):
        publish(out, lambda folder, text=text: filled(text, folder))
        assert (out / "index.html").read_text() == text
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


def test_what_fails_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    out = tmp_path / "public"
    publish(out, lambda folder: filled("old", folder))

    def failing(folder: Path) -> None:
        filled("half", folder)
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        publish(out, failing)
    assert (out / "index.html").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


@pytest.mark.skipif(os.name == "nt", reason="what is open cannot be renamed there")
def test_what_a_killed_process_left_is_removed_and_what_another_one_writes_is_not(
    tmp_path: Path,
) -> None:
    out = tmp_path / "public"
    with subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(out)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as writer:
        try:
            assert writer.stdout is not None
            half = Path(writer.stdout.readline().strip())
            publish(out, lambda folder: filled("old", folder))
            assert (half / "index.html").read_text() == "half"
        finally:
            writer.send_signal(signal.SIGKILL)
    assert set(os.listdir(tmp_path)) == {"public", half.name}
    publish(out, lambda folder: filled("new", folder))
    assert os.listdir(tmp_path) == ["public"]


@pytest.mark.parametrize("manifest", ["search.json", "search.json.gz"])
def test_a_snapshot_of_any_format_is_replaced(tmp_path: Path, manifest: str) -> None:
    out = tmp_path / "public"
    (out / "search").mkdir(parents=True)
    (out / "search" / manifest).write_text("{}")
    (out / "search" / "words-0123456789abcdef.json").write_text("{}")
    publish(out, lambda folder: filled("new", folder))
    assert (out / "index.html").read_text() == "new"
    assert [path.name for path in (out / "search").iterdir()] == ["search.json.gz"]


@pytest.mark.parametrize("name", ["search.json", "search/index.json", "search/search.json/a.txt"])
def test_what_only_looks_like_a_snapshot_is_not_replaced(tmp_path: Path, name: str) -> None:
    own = tmp_path / name
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text("years of work")
    with pytest.raises(FolderInUse):
        publish(tmp_path, lambda folder: filled("new", folder))
    assert own.read_text() == "years of work"


def test_what_is_no_snapshot_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(FolderInUse):
        publish(tmp_path, lambda folder: filled("new", folder))
    assert (tmp_path / "thesis.txt").read_text() == "years of work"


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_stays_and_its_folder_is_replaced(tmp_path: Path) -> None:
    out, folder = tmp_path / "public", tmp_path / "drive" / "site"
    folder.mkdir(parents=True)
    out.symlink_to(folder)
    for text in ("old", "new"):
        publish(out, lambda made, text=text: filled(text, made))
        assert (folder / "index.html").read_text() == text
    assert out.readlink() == folder
    assert sorted(os.listdir(tmp_path)) == ["drive", "public"]
    assert os.listdir(folder.parent) == ["site"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize("goal", ["nowhere", "public"])
def test_a_link_that_leads_nowhere_is_told_before_anything_is_written(
    tmp_path: Path, goal: str
) -> None:
    out = tmp_path / "public"
    out.symlink_to(goal)
    written: list[Path] = []
    with pytest.raises(LinkToNowhere, match="public is a link"):
        publish(out, written.append)
    assert not written
    assert os.listdir(tmp_path) == ["public"]
