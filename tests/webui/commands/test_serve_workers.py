"""``sesaku serve`` with several workers: what they count, tell and log is the whole site's."""

import json
import os
import re
import resource
import shutil
import signal
import socket
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest

from corpus import load
from indexer import update_index
from tests.indexer.commands.serve_process import PATIENCE, served
from webui.serving.processes import can_fork

MIHON = Path(__file__).parents[1] / "mihon"
pytestmark = pytest.mark.skipif(not can_fork(), reason="this system forks no processes")


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    """A copy of the second collection that a test may change."""
    return Path(shutil.copytree(MIHON, tmp_path / "collection"))


def status(address: str, **headers: str) -> int:
    """The status of an answer; each request comes on a connection of its own."""
    try:
        with urlopen(Request(address, headers=headers), timeout=PATIENCE) as response:
            response.read()
            return int(response.status)
    except HTTPError as error:
        error.close()
        return error.code


def text(address: str) -> str:
    with urlopen(address, timeout=PATIENCE) as response:
        return str(response.read().decode("utf-8"))


def wait_for(what: Callable[[], object]) -> None:
    until = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < until
        time.sleep(0.1)


def children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return [int(one) for task in tasks for one in (task / "children").read_text().split()]


def test_metrics_and_limits_count_over_all_workers(collection: Path, tmp_path: Path) -> None:
    options = ("--index", tmp_path / "index", "--workers", 3, "--rate-limit", "40/hour")
    with served(collection, *options) as (address, process):
        wait_for(lambda: len(children(process.pid)) == 3)
        found = [status(address + f"api/search?q={n}") for n in range(45)]
        assert found == [200] * 40 + [429] * 5
        figures = text(address + "metrics")
        counted = r'sesaku_answers_total\{endpoint="api.search",status="(\d+)"\} (\d+)'
        assert dict(re.findall(counted, figures)) == {"200": "40", "429": "5"}
        assert "sesaku_answer_seconds_count 45.0" in figures
        assert "sesaku_generation 1.0" in figures
        # What a worker counted that is no more still counts.
        before = children(process.pid)
        for pid in before:
            os.kill(pid, signal.SIGKILL)
        wait_for(lambda: len({*children(process.pid)} - {*before}) == 3)
        assert dict(re.findall(counted, text(address + "metrics"))) == {"200": "40", "429": "5"}
        assert status(address + "api/search?q=more") == 429


def test_every_worker_serves_a_new_generation_at_once(collection: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    with served(collection, "--index", index, "--workers", 3) as (address, _):
        tags = set()
        for _ in range(12):
            with urlopen(address + "api/search?q=" + quote("花だん"), timeout=PATIENCE) as response:
                tags.add((response.headers["ETag"], response.read()))
        assert len(tags) == 1
        programs = collection / "programs.csv"
        changed = programs.read_text("utf-8-sig").replace("公園の花だん", "公園の噴水")
        programs.write_text(changed, "utf-8-sig")
        update_index(load(collection), index)
        for _ in range(12):
            assert json.loads(text(address + "healthz"))["generation"] == 2
            assert "公園の噴水" in text(address + "?q=" + quote("噴水"))


def test_a_worker_that_replaces_another_begins_with_what_is_published(
    collection: Path, tmp_path: Path
) -> None:
    index = tmp_path / "index"
    options = ("--index", index, "--workers", 1, "--threads", 8)
    with served(collection, *options) as (address, process):
        assert json.loads(text(address + "healthz"))["generation"] == 1
        update_index(load(collection), index, full=True)
        (worker,) = children(process.pid)
        os.kill(worker, signal.SIGKILL)
        wait_for(lambda: [worker] != children(process.pid) != [])
        # All at once: while one thread opens what is published, others go on with what they have.
        with ThreadPoolExecutor(8) as pool:
            found = pool.map(lambda n: text(f"{address}api/search?q={n}"), range(8))
        assert [json.loads(one)["generation"] for one in found] == [2] * 8


def test_every_worker_notices_files_that_are_overwritten_in_place(
    collection: Path, tmp_path: Path
) -> None:
    index = tmp_path / "index"
    first = "import indexer.index.files, indexer.live\n"
    first += "indexer.live.RECHECK, indexer.index.files.MAX_COPIED = 0.2, 0"
    options = ("--index", index, "--workers", 2)
    with served(collection, *options, first=first) as (address, process):
        assert status(address + "api/search?q=1") == 200
        before = children(process.pid)
        os.kill(before[0], signal.SIGKILL)
        wait_for(lambda: before[0] not in children(process.pid))
        wait_for(lambda: len(children(process.pid)) == 2)
        with next(index.glob("g*/docs.npy")).open("r+b") as file:
            file.write(b"\0" * 200)
        wait_for(lambda: {status(f"{address}api/search?q={n}") for n in range(20)} == {503})


def test_every_worker_tells_why_nothing_is_published(collection: Path, tmp_path: Path) -> None:
    options = ("--index", tmp_path / "index", "--workers", 3, "--watch")
    with served(collection, *options) as (address, process):
        wait_for(lambda: len(children(process.pid)) == 4)
        (collection / "programs.csv").write_text("ID,名\nx,y\n", "utf-8")

        def is_told() -> bool:
            health = json.loads(text(address + "healthz"))
            return any("programs.csv" in problem for problem in health["problems"])

        # A process that looks for itself does so twice before it tells; then all of them do.
        wait_for(lambda: all(is_told() for _ in range(12)))


def test_logs_begin_anew_when_they_are_moved(collection: Path, tmp_path: Path) -> None:
    logs = tmp_path / "access.log", tmp_path / "searches.log"
    options = ("--index", tmp_path / "index", "--workers", 2)
    options += ("--access-log", logs[0], "--search-log", logs[1])
    with served(collection, *options) as (address, process):
        for _ in range(10):
            status(address + "?q=" + quote("避難所"))
        for log in logs:
            log.rename(log.with_suffix(".1"))
        process.send_signal(signal.SIGHUP)
        for _ in range(10):
            status(address + "?q=" + quote("公園"))
        assert process.poll() is None
    for log in logs:
        before, after = log.with_suffix(".1"), log
        assert (len(before.read_text().splitlines()), len(after.read_text().splitlines())) == (
            10,
            10,
        )
    assert {json.loads(line)["words"] for line in logs[1].read_text().splitlines()} == {"公園"}


def test_too_few_descriptors_are_told_in_few_lines(collection: Path, tmp_path: Path) -> None:
    most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with served(collection, "--index", tmp_path / "index", "--workers", 1) as (address, process):
        assert status(address + "healthz") == 200
        (worker,) = children(process.pid)
        resource.prlimit(worker, resource.RLIMIT_NOFILE, (40, most[1]))
        host, port = re.findall(r"http://(.+):(\d+)/", address)[0]
        held = [socket_to(host, int(port)) for _ in range(200)]
        time.sleep(2)
        for one in held:
            one.close()
        wait_for(lambda: status(address + "api/search?q=1") == 200)
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=PATIENCE)
    assert "Too many open files" in errors
    assert len(errors.splitlines()) < 15
    assert "Traceback" not in errors


def socket_to(host: str, port: int) -> socket.socket:
    return socket.create_connection((host, port), PATIENCE)
