"""Running a process and watching what memory it and its children take."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Between two looks at the memory: a look takes some milliseconds.
_INTERVAL = 0.1
CHILD = "tests.benchmarks.bench_child"


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
    children = (int(one) for task in _tasks(pid) for one in _read(task / "children").split())
    return _own_memory(pid) + sum(map(memory, children))


def _tasks(pid: int) -> list[Path]:
    try:
        return list(Path(f"/proc/{pid}/task").iterdir())
    except OSError:
        return []


def _own_memory(pid: int) -> int:
    """The proportional set size: a page shared by n processes counts 1/n for each."""
    lines = _read(Path(f"/proc/{pid}/smaps_rollup")).splitlines()
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def _read(path: Path) -> str:
    try:
        return path.read_text("ascii", errors="replace")
    except OSError:
        return ""
