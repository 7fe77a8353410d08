"""Bringing files to the disk: what a file system cannot do is no fault, what fails is."""

import errno
import os
from pathlib import Path

import pytest

from corpus.syncing import CANNOT_SYNC, sync_descriptor, sync_directory


@pytest.mark.skipif(os.name == "nt", reason="a directory cannot be opened on Windows")
def test_a_directory_is_synced_and_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []
    monkeypatch.setattr("corpus.syncing.sync_descriptor", synced.append)
    sync_directory(tmp_path)
    (descriptor,) = synced
    with pytest.raises(OSError, match="descriptor"):
        os.fstat(descriptor)


@pytest.mark.skipif(os.name == "nt", reason="a directory cannot be opened on Windows")
@pytest.mark.parametrize("number", [*sorted(CANNOT_SYNC), errno.EIO, errno.ENOSPC])
def test_only_what_cannot_be_synced_is_let_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def fails(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("corpus.syncing.sync_descriptor", fails)
    if number in CANNOT_SYNC:
        sync_directory(tmp_path)
    else:
        with pytest.raises(OSError, match=os.strerror(number)):
            sync_directory(tmp_path)


def test_a_closed_file_cannot_be_synced(tmp_path: Path) -> None:
    descriptor = os.open(tmp_path / "a", os.O_WRONLY | os.O_CREAT)
    sync_descriptor(descriptor)
    os.close(descriptor)
    with pytest.raises(OSError, match="descriptor"):
        sync_descriptor(descriptor)


@pytest.mark.parametrize("number", [None, errno.ENOTSUP, errno.EIO])
def test_macos_is_asked_to_empty_the_drive_too(
    monkeypatch: pytest.MonkeyPatch, number: int | None
) -> None:
    fcntl = pytest.importorskip("fcntl")
    done: list[object] = []

    def ask(descriptor: int, command: int) -> None:
        done.append(command)
        if number is not None:
            raise OSError(number, os.strerror(number))

    monkeypatch.setattr("sys.platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", ask)
    monkeypatch.setattr(os, "fsync", done.append)
    if number == errno.EIO:
        with pytest.raises(OSError, match=os.strerror(errno.EIO)):
            sync_descriptor(7)
    else:
        sync_descriptor(7)
    assert done == ([51, 7] if number == errno.ENOTSUP else [51])
