"""Logs: whatever becomes of a file, the site goes on, and the file is written when it is back."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from webui.operations.log_file import Appending, append

posix = pytest.mark.skipif(os.name == "nt", reason="open files are not moved there")


def record(text: str) -> logging.LogRecord:
    return logging.LogRecord("sesaku", logging.ERROR, "file.py", 1, text, (), None)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "logs").mkdir()
    return tmp_path / "logs" / "access.log"


@pytest.fixture
def handler(path: Path) -> Iterator[Appending]:
    handler = Appending(str(path))
    yield handler
    handler.close()


@posix
def test_a_log_that_is_moved_begins_anew(handler: Appending, path: Path) -> None:
    handler.emit(record("before"))
    path.rename(path.with_name("old"))
    handler.emit(record("後"))
    assert path.with_name("old").read_text() == "before\n"
    assert path.read_text("utf-8") == "後\n"


def folder_gone(path: Path) -> None:
    path.unlink()
    path.parent.rmdir()


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def a_full_disk(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/full")


@posix
@pytest.mark.parametrize("happens", [folder_gone, a_folder, a_pipe, a_full_disk])
def test_what_becomes_of_a_log_stops_nobody(
    handler: Appending, path: Path, happens: object, caplog: pytest.LogCaptureFixture
) -> None:
    assert callable(happens)
    happens(path)
    for _ in range(3):
        handler.emit(record("lost"))
    assert {one.getMessage()[:35] for one in caplog.records} == {
        "The access log cannot be written: ["
    }
    if path.is_dir():
        path.rmdir()
    path.unlink(missing_ok=True)
    path.parent.mkdir(exist_ok=True)
    handler.emit(record("back"))
    assert path.read_text() == "back\n"


@posix
def test_a_pipe_that_nobody_reads_is_not_waited_for(path: Path) -> None:
    os.mkfifo(path)
    with pytest.raises(OSError, match="No such device"):
        append(path, "line\n")
    with pytest.raises(OSError, match="No such device"):
        Appending(str(path))


@posix
def test_a_log_that_cannot_be_begun_leaves_nothing_to_close(tmp_path: Path) -> None:
    handlers = vars(logging)["_handlerList"]  # what is closed at the end of the process
    before = [*handlers]
    with pytest.raises(OSError, match="directory"):
        Appending(str(tmp_path))
    assert handlers == before


@posix
def test_a_pipe_that_is_full_is_not_waited_for(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    handler = Appending(str(path))
    for _ in range(100):
        handler.emit(record("x" * 4000))
    assert "cannot be written" in caplog.text
    handler.close()
    os.close(reader)


def test_lines_are_appended(path: Path) -> None:
    append(path, "一\n")
    append(path, "二\n")
    assert path.read_text("utf-8") == "一\n二\n"
