"""The writers' lock, between processes and after the death of its holder."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from indexer.errors import Busy, DiskFull, NotWritable
from indexer.store.lock import exclusive

_HOLD = """
import sys
from pathlib import Path
from indexer.store.lock import exclusive
with exclusive(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lock"


def hold(path: Path) -> "subprocess.Popen[str]":
    root = Path(__file__).parents[3]
    process = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(path)],
        cwd=root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_another_process_is_busy_until_it_ends(path: Path) -> None:
    with hold(path) as process:
        with pytest.raises(Busy) as caught, exclusive(path):
            pass
        assert caught.value.holder == process.pid
        process.communicate("")
    with exclusive(path):
        pass


def test_the_lock_of_a_killed_process_is_free(path: Path) -> None:
    with hold(path) as process:
        process.kill()
        process.wait()
        with exclusive(path):
            assert path.read_text() == str(os.getpid())


def test_an_exception_inside_frees_it(path: Path) -> None:
    with pytest.raises(LookupError), exclusive(path):
        raise LookupError
    assert path.read_text() == ""
    with exclusive(path):
        pass


def test_an_unknown_holder(path: Path) -> None:
    with exclusive(path):
        path.write_text("")
        with pytest.raises(Busy, match="ほかのプロセス") as caught, exclusive(path):
            pass
    assert caught.value.holder is None


def test_no_descriptor_stays_open(path: Path) -> None:
    with exclusive(path):
        before = len(os.listdir("/dev/fd"))
        for _ in range(5):
            with pytest.raises(Busy), exclusive(path):
                pass
        assert len(os.listdir("/dev/fd")) == before


def test_a_directory_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotWritable), exclusive(tmp_path / "no" / "lock"):
        pass


def test_a_file_system_without_locks(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> bool:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("indexer.store.lock.acquire", refuse)
    with pytest.raises(NotWritable, match="排他ができません"), exclusive(path):
        pass


def test_no_room_for_the_lock_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(DiskFull), exclusive(path):
        pass


def test_a_holder_that_cannot_sign_holds_all_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "ftruncate", refuse)
    with exclusive(path), pytest.raises(Busy), exclusive(path):
        pass
