"""The processes of a site: they answer, end, are replaced, and nobody's manners hold them up."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests.indexer.commands.serve_process import PATIENCE
from tests.webui.serving.served_app import LONG_PIECE, LONG_PIECES
from webui.serving.gateway import STREAMS
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


def test_all_processes_answer_and_end_together() -> None:
    with served(3) as (address, process):
        workers = workers_of(address, 3)
        assert process.pid not in workers
        assert ended(process) == (0, "")
        assert not any(map(is_running, workers))


def test_connections_are_shared_out() -> None:
    with served(2) as (address, _):
        workers_of(address, 2)
        counts = Counter(get(address) for _ in range(100))
        # The system deals them out by chance: fewer than 20 of 100 come about once in 10^10 times.
        assert min(counts.values()) >= 20


def test_what_is_under_way_is_answered_before_the_end() -> None:
    with served(2) as (address, process):
        workers_of(address, 2)
        answers: list[str] = []
        threads = [
            threading.Thread(target=lambda: answers.append(get(address + "slow"))) for _ in "12"
        ]
        for thread in threads:
            thread.start()
        time.sleep(0.3)
        assert ended(process) == (0, "")
        for thread in threads:
            thread.join(PATIENCE)
        assert len(answers) == 2


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


def test_processes_that_cannot_work_are_tried_again_at_leisure() -> None:
    with served(1, "broken") as (_, process):
        time.sleep(2)
        assert process.poll() is None
        code, errors = ended(process)
        assert code == 0
        assert "worker 1 cannot go on: There is nothing to serve." in errors
        assert "Traceback" not in errors
        assert 2 <= errors.count("another is started") <= 6


def test_no_process_outlives_its_parent(tmp_path: Path) -> None:
    with served(2, tmp_path / "mark") as (address, process):
        workers = workers_of(address, 2)
        wait_for((tmp_path / "mark").exists)
        workers.add(int((tmp_path / "mark").read_text().split()[0]))
        process.kill()
        for pid in workers:
            wait_for(lambda pid=pid: not is_running(pid))


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


def test_where_nothing_is_forked_one_process_does_it_all(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    with served("alone", mark) as (address, process):
        assert int(get(address)) == process.pid
        wait_for(mark.exists)
        assert mark.read_text().splitlines()[0] == f"{process.pid} publish"
        assert get(address + "made") == "one, two"
        assert ended(process) == (0, "")


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


@pytest.mark.parametrize("workers", [1, "alone"])
def test_what_an_application_says_arrives(workers: object) -> None:
    with served(workers) as (address, _):
        with urlopen(address + "headers", timeout=PATIENCE) as response:
            assert response.headers["X-Text"].encode("latin-1").decode() == "日本"
            assert response.headers.get_all("X-Two") == ["1", "2"]
            assert response.headers.get_all("Server") == ["ours"]
        with pytest.raises(HTTPError) as caught:
            get(address + "unchanged")
        caught.value.close()
        assert (caught.value.code, caught.value.headers["ETag"]) == (304, '"x"')
        assert get(address + "echo?q=%E3%81%82&x=1").startswith("/echo q=%E3%81%82&x=1 ")
        assert get(address + "path/%C3%A9") == "found"
        assert get(address + "made") == "one, two"
        assert len(get(address + "long")) == len(LONG_PIECE) * LONG_PIECES


def test_an_error_of_an_application_is_told_and_ends_nothing() -> None:
    with served(1) as (address, process):
        with pytest.raises(HTTPError) as caught:
            get(address + "raise")
        caught.value.close()
        assert caught.value.code == 500
        assert int(get(address)) > 0
        assert "LookupError: within" in ended(process)[1]


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


def test_nobody_is_held_up_by_those_who_say_nothing_or_read_nothing() -> None:
    half = b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "
    whole = b"GET /long HTTP/1.1\r\nHost: x\r\n\r\n"
    with served(1) as (address, process):
        with (
            connections(address, 100, b""),
            connections(address, 100, half) as slow,
            connections(address, STREAMS + 10, whole),
        ):
            for _ in range(20):
                assert int(get(address)) != process.pid
                for one in slow:
                    one.sendall(b"x")
            # All who may be sent something long are; one more is told when to come again.
            with pytest.raises(HTTPError) as caught:
                get(address + "long")
            assert (caught.value.code, caught.value.headers["Retry-After"]) == (503, "10")
            assert caught.value.headers["Content-Type"] == "application/problem+json"
            caught.value.close()

        def is_free() -> bool:
            with suppress(HTTPError):
                return len(get(address + "long")) == len(LONG_PIECE) * LONG_PIECES
            return False

        # Those who went gave their places back.
        wait_for(is_free)
        assert ended(process)[0] == 0
