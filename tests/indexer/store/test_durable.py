"""File operations that survive a power loss, and what they say when they fail."""

import errno
import os
from pathlib import Path

import pytest

from corpus import sync_directory
from indexer.errors import DiskFull, NotWritable
from indexer.store import durable


class TestPatience:
    """Windows says PermissionError while somebody has a file open."""

    def test_it_tries_until_it_works(self) -> None:
        outcomes = [False, False, True]

        def action() -> str:
            if not outcomes.pop(0):
                raise PermissionError("in use")
            return "done"

        assert durable.patiently(action, attempts=3) == "done"

    def test_it_gives_up(self) -> None:
        calls = []

        def action() -> None:
            calls.append(1)
            raise PermissionError("in use")

        with pytest.raises(PermissionError):
            durable.patiently(action, attempts=3)
        assert len(calls) == 3

    def test_other_errors_pass_at_once(self) -> None:
        calls = []

        def action() -> None:
            calls.append(1)
            raise FileNotFoundError

        with pytest.raises(FileNotFoundError):
            durable.patiently(action, attempts=3)
        assert len(calls) == 1


class TestFullDisk:
    @pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
    def test_by_its_number(self, number: int) -> None:
        assert durable.is_disk_full(OSError(number, "full"))

    def test_by_numpys_words(self) -> None:
        assert durable.is_disk_full(OSError("131072 requested and 4064 written"))

    def test_behind_other_errors(self) -> None:
        error = ValueError("outer")
        error.__context__ = RuntimeError("middle")
        error.__context__.__cause__ = OSError(errno.ENOSPC, "full")
        assert durable.is_disk_full(error)

    def test_not_by_other_errors(self) -> None:
        loop = ValueError("loop")
        loop.__cause__ = RuntimeError("around")
        loop.__cause__.__cause__ = loop
        others = [OSError(errno.EIO, "broken"), OSError("unreadable"), ValueError("28"), loop]
        assert not any(map(durable.is_disk_full, others))

    def test_reported_with_the_room_that_is_left(self, tmp_path: Path) -> None:
        directory = tmp_path / "not" / "there"
        with pytest.raises(DiskFull) as caught, durable.reporting(directory):
            raise OSError(errno.ENOSPC, "full")
        assert caught.value.free == durable.free_space(tmp_path)


def test_other_trouble_is_reported_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(NotWritable) as caught, durable.reporting(tmp_path):
        (tmp_path / "no" / "file").write_text("")
    assert caught.value.path == tmp_path / "no" / "file"
    with pytest.raises(NotWritable, match="読み書きに失敗") as caught, durable.reporting(tmp_path):
        raise OSError(errno.EIO, "Input/output error")
    assert caught.value.path == tmp_path


def test_directories_are_made_with_their_parents(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "c"
    durable.make_directory(path)
    durable.make_directory(path)
    assert path.is_dir()


def test_a_directory_that_cannot_be_synced_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(os, "fsync", refuse)
    sync_directory(tmp_path)
    with pytest.raises(OSError, match="Invalid argument"):
        durable.write_file(tmp_path / "file", b"content")


def test_a_directory_that_fails_to_sync_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="Input/output"):
        sync_directory(tmp_path)


class TestLinking:
    def test_a_full_disk_makes_no_copy(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: object) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        (tmp_path / "source").write_text("content")
        monkeypatch.setattr(os, "link", refuse)
        with pytest.raises(OSError, match="No space left"):
            durable.link_or_copy(tmp_path / "source", tmp_path / "target")
        assert not (tmp_path / "target").exists()

    def test_nothing_is_overwritten(self, tmp_path: Path) -> None:
        (tmp_path / "source").write_text("content")
        (tmp_path / "target").write_text("other")
        with pytest.raises(FileExistsError):
            durable.link_or_copy(tmp_path / "source", tmp_path / "target")
        assert (tmp_path / "target").read_text() == "other"


def test_files_have_names_with_slashes_in_order(tmp_path: Path) -> None:
    (tmp_path / "b" / "c").mkdir(parents=True)
    for name in ("b/c/two", "b/one", "a"):
        (tmp_path / name).write_text(name)
    assert [name for name, _ in durable.files_below(tmp_path)] == ["a", "b/c/two", "b/one"]
    inner_first = durable.directories_of(tmp_path)
    assert inner_first == [tmp_path / "b" / "c", tmp_path / "b", tmp_path]


def test_the_checksum_is_the_known_crc_32(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"123456789")
    # The check value that defines CRC-32.
    assert durable.checksum(path) == "cbf43926"


def test_the_checksum_of_a_file_of_several_blocks_sees_its_last_byte(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(bytes(3_000_000))
    before = durable.checksum(path)
    with open(path, "r+b") as file:
        file.seek(2_999_999)
        file.write(b"\1")
    assert durable.checksum(path) != before


def test_what_cannot_be_removed_stays_without_an_error(tmp_path: Path) -> None:
    durable.remove(tmp_path / "not there")
    (tmp_path / "file").write_text("")
    durable.remove(tmp_path / "file")
    assert list(tmp_path.iterdir()) == []
