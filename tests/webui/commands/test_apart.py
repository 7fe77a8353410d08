"""What is done apart: its result comes back, its memory and its failures do not."""

import errno
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from webui.commands.apart import apart

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="nothing is forked elsewhere")


def test_the_result_is_another_process_s() -> None:
    assert apart(os.getpid) not in (None, os.getpid())


def test_a_large_result_comes_back_whole() -> None:
    assert apart(lambda: "事業" * 1_000_000) == "事業" * 1_000_000


def test_what_is_changed_there_stays_there() -> None:
    there = []

    def act() -> int:
        there.append(1)
        return len(there)

    assert apart(act) == 1
    assert not there


def failing() -> int:
    raise OSError("no space left")


def killed() -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 1


@pytest.mark.parametrize("action", [failing, killed])
def test_of_a_failure_nothing_comes_back(
    action: Callable[[], int], capfd: pytest.CaptureFixture[str]
) -> None:
    assert apart(action) is None
    assert capfd.readouterr() == ("", "")


def test_where_no_process_can_be_forked_nothing_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """A limit of processes (RLIMIT_NPROC, TasksMax=): whoever calls does it here."""

    def refused() -> int:
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    before = len(os.listdir("/proc/self/fd"))
    monkeypatch.setattr(os, "fork", refused)
    assert apart(os.getpid) is None
    assert len(os.listdir("/proc/self/fd")) == before


def test_what_is_interrupted_puts_things_in_order_and_ends(tmp_path: Path) -> None:
    """Once: the terminal's signal is for the parent, which has no process left behind it."""
    begun, ended = tmp_path / "begun", tmp_path / "ended"

    def act() -> None:
        try:
            begun.write_text(str(os.getpid()))
            os.kill(os.getppid(), signal.SIGALRM)
            time.sleep(60)
        finally:
            time.sleep(0.05)
            ended.touch()

    def interrupted(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupted)
    try:
        with pytest.raises(KeyboardInterrupt):
            apart(act)
    finally:
        signal.signal(signal.SIGALRM, before)
    assert ended.exists()
    with pytest.raises(ProcessLookupError):
        os.kill(int(begun.read_text()), 0)


def test_what_is_done_there_ends_with_the_process_it_is_done_for(tmp_path: Path) -> None:
    begun, ended = tmp_path / "begun", tmp_path / "ended"

    def act() -> None:
        begun.touch()
        try:
            time.sleep(60)
        finally:
            ended.touch()

    pid = os.fork()
    if not pid:
        apart(act)
        os._exit(0)
    while not begun.exists():
        time.sleep(0.01)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    while not ended.exists():  # pytest's own time limit ends a test that waits in vain
        time.sleep(0.01)
