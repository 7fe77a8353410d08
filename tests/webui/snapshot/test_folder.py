"""A folder is the old one or the new one."""

from pathlib import Path

import pytest

from webui.snapshot.folder import FolderInUse, publish


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


def test_what_is_no_snapshot_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(FolderInUse):
        publish(tmp_path, lambda folder: filled("new", folder))
    assert (tmp_path / "thesis.txt").read_text() == "years of work"
