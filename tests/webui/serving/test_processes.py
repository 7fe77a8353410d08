"""Processes that are kept going, and end together."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.indexer.commands.serve_process import PATIENCE
from tests.webui.serving.test_answering import ended, get, is_running, served, wait_for, workers_of
from webui.serving.processes import Processes, can_fork

pytestmark = pytest.mark.skipif(not can_fork(), reason="this system forks no processes")


def test_all_processes_answer_and_end_together() -> None:
    with served(3) as (address, process):
        workers = workers_of(address, 3)
        assert process.pid not in workers
        assert ended(process) == (0, "")
        assert not any(map(is_running, workers))


def test_a_process_that_dies_is_replaced() -> None:
    with served(2) as (address, process):
        first = workers_of(address, 2)
        dead = first.pop()
        os.kill(dead, signal.SIGKILL)
        wait_for(lambda: not is_running(dead))
        later = {int(get(address)) for _ in range(20)} | workers_of(address, 2)
        assert dead not in later
        code, errors = ended(process)
        assert code == 0
        assert f"(process {dead}) was ended by SIGKILL; another is started." in errors


# One process, which is told to end as soon as it is forked; its work would take for ever.
TOLD_AT_ONCE = """
import os, signal, sys, threading
from webui.serving.processes import Processes

def tell():
    os.kill(os.getpid(), signal.SIGTERM)
    os.kill(os.getppid(), signal.SIGTERM)

def work(_):
    print("works", flush=True)
    threading.Event().wait()

os.register_at_fork(after_in_child=tell)
Processes([("worker", work)]).run()
"""


def test_a_process_that_is_told_to_end_when_it_was_just_forked_ends() -> None:
    """It takes no signal as its parent does, which would go on and wait for it."""
    done = subprocess.run(
        [sys.executable, "-c", TOLD_AT_ONCE], capture_output=True, text=True, timeout=PATIENCE
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_processes_that_cannot_work_are_tried_again_at_leisure() -> None:
    with served(1, "broken") as (_, process):
        assert process.stderr is not None
        errors = ""
        while errors.count("another is started") < 2:
            line = process.stderr.readline()
            assert line, errors
            errors += line
        time.sleep(1)
        assert process.poll() is None
        process.send_signal(signal.SIGTERM)
        errors += process.stderr.read()
        assert process.wait(PATIENCE) == 0
        assert "worker 1 cannot go on: There is nothing to serve." in errors
        assert "Traceback" not in errors
        assert errors.count("another is started") <= 6


def test_a_process_that_somebody_stops_makes_room_for_another() -> None:
    with served(2, "hasty") as (address, process):
        first = workers_of(address, 2)
        stopped = first.pop()
        os.kill(stopped, signal.SIGSTOP)
        wait_for(lambda: not is_running(stopped))
        assert stopped not in workers_of(address, 2)
        code, errors = ended(process)
        assert code == 0
        assert f"(process {stopped}) was stopped for long." in errors


def test_a_process_that_goes_on_stays() -> None:
    with served(1) as (address, process):
        [worker] = workers_of(address, 1)
        for _ in range(3):
            os.kill(worker, signal.SIGSTOP)
            os.kill(worker, signal.SIGCONT)
        assert workers_of(address, 1) == {worker}
        # One that is stopped ends with the others all the same, and at once.
        os.kill(worker, signal.SIGSTOP)
        assert ended(process) == (0, "")


def test_where_no_process_can_be_started_it_is_tried_again(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A limit of processes is no end of the site: those that there are go on."""
    kept = Processes([("worker 1", lambda parent: None)])
    kept._read, kept._write = os.pipe()
    fork, refused = os.fork, [BlockingIOError(errno.EAGAIN, "no more processes")]

    def forking() -> int:
        if refused:
            raise refused.pop()
        return fork()

    monkeypatch.setattr(os, "fork", forking)
    kept._start_due()
    [place] = kept._places
    assert not place.pid
    assert "The worker 1 cannot be started (no more processes)." in caplog.text
    place.due = 0
    kept._start_due()
    assert os.waitpid(place.pid, 0)[1] == 0
    os.close(kept._read)
    os.close(kept._write)


def test_no_process_outlives_its_parent(tmp_path: Path) -> None:
    with served(2, tmp_path / "mark") as (address, process):
        workers = workers_of(address, 2)
        wait_for((tmp_path / "mark").exists)
        workers.add(int((tmp_path / "mark").read_text().split()[0]))
        process.kill()
        for pid in workers:
            wait_for(lambda pid=pid: not is_running(pid))
