"""The processes of a site: they answer, end, are replaced, and nobody's manners hold them up."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from tests.indexer.commands.serve_process import PATIENCE
from webui.serving.processes import can_fork

ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.skipif(not can_fork(), reason="this system forks no processes")
Served = tuple[str, subprocess.Popen[str]]


@contextmanager
def served(*arguments: object) -> Iterator[Served]:
    command = [sys.executable, "-m", "tests.webui.serving.served_app", *map(str, arguments)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip(), process
        finally:
            process.kill()


def get(address: str, **headers: str) -> str:
    with urlopen(Request(address, headers=headers), timeout=PATIENCE) as response:
        return str(response.read().decode("utf-8"))


def wait_for(what: Callable[[], object]) -> None:
    until = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < until
        time.sleep(0.05)


def is_running(pid: int) -> bool:
    """Whether a process is there and not only waits for somebody to take note of its end."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def workers_of(address: str, count: int) -> set[int]:
    """The numbers of the processes that answer, as soon as ``count`` of them did."""
    seen: set[int] = set()

    def ask() -> bool:
        seen.add(int(get(address)))
        return len(seen) >= count

    wait_for(ask)
    return seen


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    """The exit code and what was said of a process that was told to end."""
    process.send_signal(signal.SIGTERM)
    _, errors = process.communicate(timeout=PATIENCE)
    return process.returncode, errors


def test_one_process_publishes_beside_those_that_answer(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    with served(2, mark) as (address, process):
        workers = workers_of(address, 2)
        wait_for(lambda: mark.exists() and len(mark.read_text().splitlines()) > 2)
        publishers = {int(line.split()[0]) for line in mark.read_text().splitlines()}
        assert len(publishers) == 1
        assert not publishers & {*workers, process.pid}
        os.kill(publishers.pop(), signal.SIGKILL)
        wait_for(lambda: len({line.split()[0] for line in mark.read_text().splitlines()}) > 1)
        assert ended(process)[0] == 0


@pytest.mark.parametrize("workers", [1, "alone"])
def test_each_process_begins_once_before_it_answers(workers: object) -> None:
    with served(workers) as (address, process):
        first = get(address)
        assert get(address + "begun") == first
        if workers != "alone":
            os.kill(int(first), signal.SIGKILL)
            wait_for(lambda: get(address) != first)
            assert get(address + "begun") == get(address)
        assert process.poll() is None


@contextmanager
def connections(address: str, count: int, begun: bytes) -> Iterator[list[socket.socket]]:
    """Connections on which something was sent, and nothing is read."""
    host, port = address.removeprefix("http://").rstrip("/").split(":")
    with ExitStack() as stack:
        opened = []
        for _ in range(count):
            one = stack.enter_context(socket.create_connection((host, int(port)), PATIENCE))
            one.sendall(begun)
            opened.append(one)
        yield opened
