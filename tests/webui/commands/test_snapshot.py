"""`sesaku snapshot` as it is typed: what it wants, what it finds, how it ends."""

import errno
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpus import load
from indexer import update_index
from webui.commands import snapshot as command
from webui.commands.snapshot import IndexMoved, snapshot
from webui.snapshot.pages import Page

MIHON = Path(__file__).parents[1] / "mihon"


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(snapshot, [*map(str, arguments)])


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        ((MIHON,), "Name the folder to write"),
        ((MIHON, "out", "--address", "city.example.jp"), "is not an address like"),
        ((MIHON, "out", "--address", "https://city.example.jp/?a=1"), "is not an address like"),
        (("--check",), "Name the folder to check"),
        (("missing", "--check"), "missing does not exist"),
        ((__file__, "--check"), "is not a folder"),
    ],
)
def test_what_is_missing_is_said(arguments: tuple[object, ...], part: str) -> None:
    result = _run(*arguments)
    assert result.exit_code == 2
    assert part in result.output


def test_a_site_is_written_at_once_and_checked(tmp_path: Path) -> None:
    collection, out = shutil.copytree(MIHON, tmp_path / "plan"), tmp_path / "out"
    result = _run(
        collection, out, "--address", "https://city.example.jp/plan", "--index", tmp_path / "i"
    )
    assert result.exit_code == 0, result.output
    assert f"{out} に書き出しました: " in result.output
    assert "https://city.example.jp/plan/" in (out / "sitemap.xml").read_text("utf-8")
    checked = _run(out, "--check")
    assert checked.exit_code == 0
    assert "問題 0件" in checked.output
    next(path for path in out.rglob("*.css")).unlink()
    broken = _run(out, "--check")
    assert broken.exit_code == 1
    assert ".css" in broken.output


def test_a_full_disk_is_told_with_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(folder: Path, write: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("webui.commands.snapshot.publish", full)
    collection, out = shutil.copytree(MIHON, tmp_path / "plan"), tmp_path / "out"
    result = _run(collection, out, "--index", tmp_path / "i")
    assert isinstance(result.exception, OSError)
    assert result.exception.filename == str(out)


def test_a_snapshot_is_of_one_generation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    collection, out = shutil.copytree(MIHON, tmp_path / "plan"), tmp_path / "out"
    assert _run(collection, out, "--index", tmp_path / "i").exit_code == 0
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    write = command._write_pages

    def meanwhile(pages: Iterable[Page], folder: Path) -> None:
        write(pages, folder)
        settings = collection / "collection.toml"
        settings.write_text(settings.read_text("utf-8").replace("title = ", "title = '別'#", 1))
        update_index(load(collection), tmp_path / "i")

    monkeypatch.setattr(command, "_write_pages", meanwhile)
    result = _run(collection, out, "--index", tmp_path / "i")
    assert isinstance(result.exception, IndexMoved)
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]
