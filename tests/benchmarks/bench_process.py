"""Running a process and watching what memory it and its children take."""

import json
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Between two looks at the memory: a look takes some milliseconds.
_INTERVAL = 0.1
CHILD = "tests.benchmarks.bench_child"
# Of a mapping's pages in memory, those that were written to are no file's any more.
_OF_FILE = (("Rss", 1), ("Anonymous", -1))
_MAPPING = re.compile(
    r"^(?P<range>[0-9a-f]+-[0-9a-f]+) \S+ \S+ \S+ \d+ +(?P<path>/.*)\n(?P<sizes>(?:[A-Z].*\n?)+)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Ran:
    """``seconds`` on the clock, ``peak`` in bytes (None where the system does not tell)."""

    seconds: float
    peak: int | None
    output: str


def ran(command: Sequence[str], cwd: Path, watch: bool = False) -> Ran:
    """Runs a command to its end. Raises RuntimeError with what it said when it fails."""
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    watcher = _Watcher(process.pid) if watch else None
    output, errors = process.communicate()
    seconds = time.perf_counter() - started
    peak = watcher.stopped() if watcher else None
    if process.returncode:
        raise RuntimeError(f"{command[:3]} failed:\n{errors[-2000:]}")
    return Ran(seconds, peak, output)


def child(task: str, cwd: Path, **arguments: Any) -> tuple[dict[str, Any], int | None]:
    """What a task of ``bench_child`` answers, in a process of its own, and its peak memory."""
    command = (sys.executable, "-m", CHILD, task, json.dumps(arguments))
    done = ran(command, cwd, watch=True)
    answer: dict[str, Any] = json.loads(done.output)
    return answer, done.peak


class _Watcher(threading.Thread):
    """Looks at the memory of a process and its children until told to stop."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self._peak = 0
        self._ended = threading.Event()
        self.start()

    def run(self) -> None:
        while not self._ended.wait(_INTERVAL):
            self._peak = max(self._peak, memory(self._pid))

    def stopped(self) -> int | None:
        """The highest memory seen."""
        self._ended.set()
        self.join()
        return self._peak or None


def memory(pid: int) -> int:
    """Bytes of a process and its children, pages that several share counted once; Linux only.

    0 where the process has ended or the system does not tell.
    """
    return sum(map(_own_memory, _family(pid)))


def memory_alone(pid: int) -> int:
    """The same as if nothing else on this machine mapped the files that these processes map.

    The proportional size of two servers with the same libraries says that the one with more
    processes has more of these. Here each mapping of a file counts once, as the process counts it
    that has most of it in memory; what is no file's, by the proportional size.
    """
    own, files = 0, dict[str, int]()
    for one in _family(pid):
        for line in _read(Path(f"/proc/{one}/smaps_rollup")).splitlines():
            own += _figure(line) if line.startswith("Pss_Anon:") else 0
        for mapping, size in _file_pages(one):
            files[mapping] = max(size, files.get(mapping, 0))
    return own + sum(files.values())


def _family(pid: int) -> list[int]:
    children = (int(one) for task in _tasks(pid) for one in _read(task / "children").split())
    return [pid, *(one for child in children for one in _family(child))]


def _file_pages(pid: int) -> Iterator[tuple[str, int]]:
    """Each mapping of a file, and the bytes of it in memory that are still the file's."""
    for found in _MAPPING.finditer(_read(Path(f"/proc/{pid}/smaps"))):
        sizes = dict(line.split(":", 1) for line in found["sizes"].splitlines())
        pages = sum(_figure(f":{sizes[name]}") * sign for name, sign in _OF_FILE)
        yield f"{found['range']} {found['path']}", pages


def _figure(line: str) -> int:
    return int(line.split()[-2]) * 1024


def _tasks(pid: int) -> list[Path]:
    try:
        return list(Path(f"/proc/{pid}/task").iterdir())
    except OSError:
        return []


def _own_memory(pid: int) -> int:
    """The proportional set size: a page shared by n processes counts 1/n for each."""
    lines = _read(Path(f"/proc/{pid}/smaps_rollup")).splitlines()
    return sum(_figure(line) for line in lines if line.startswith("Pss:"))


def _read(path: Path) -> str:
    try:
        return path.read_text("ascii", errors="replace")
    except OSError:
        return ""
