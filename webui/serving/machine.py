"""What this machine can serve with: processes, and open files for connections."""

import os
import sys
from pathlib import Path

from indexer import SesakuError

# Bytes that a process takes for itself, besides what all of them share: with the shipped plan 50 to
# 70 MB after thousands of searches, and as much again for larger collections.
OWN_MEMORY = 120_000_000
# More connections than a small machine serves; granian holds as many (see ``worker``).
WANTED = 65_535
# A process that answers begins with about 20, and ends where they are fewer; below 50 some dozen
# clients take those that pages need, at 64 they do not.
LEAST = 64
CGROUP = Path("/sys/fs/cgroup")
_UNLIMITED = "max"


def fitting_workers() -> int:
    """Return how many processes fit: one for each core that may be used, as far as memory goes.

    One on systems other than Linux: elsewhere, forking is no matter of course.
    """
    if sys.platform != "linux":
        return 1
    memory = free_memory()
    most = cores() if memory is None else min(cores(), memory // OWN_MEMORY)
    return max(1, most)


def cores() -> int:
    """Return how many processor cores this process may use at a time."""
    usable = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    quota, _, period = _read(CGROUP / "cpu.max").partition(" ")
    if quota in ("", _UNLIMITED):
        return usable
    return max(1, min(usable, -(-int(quota) // int(period))))


def free_memory() -> int | None:
    """Return the bytes of memory that may still be used; None where the system does not tell."""
    known = [size for size in (_machines(), _groups()) if size is not None]
    return min(known, default=None)


def _machines() -> int | None:
    for line in _read(Path("/proc/meminfo")).splitlines():
        if line.startswith("MemAvailable:"):
            return int(line.split()[1]) * 1024
    return None


def _groups() -> int | None:
    """Return what is left of the limit that a container or a unit of systemd sets."""
    most, used = _read(CGROUP / "memory.max"), _read(CGROUP / "memory.current")
    if most in ("", _UNLIMITED):
        return None
    return max(0, int(most) - int(used or 0))


def _read(path: Path) -> str:
    try:
        return path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


class TooFewDescriptors(SesakuError):
    """The system lets a process open fewer files than the processes of a site begin with."""

    def __init__(self, most: int) -> None:
        what = f"The system allows {most} open files for a process; a site needs {LEAST}."
        super().__init__(what, "Raise it: ulimit -n, LimitNOFILE= of a unit of systemd.")


def raise_descriptors() -> None:
    """Take as many descriptors as the system allows without asking: often it gives 1,024 at first.

    Every connection takes one, also one that says nothing. Raises TooFewDescriptors.
    """
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = WANTED if hard == resource.RLIM_INFINITY else min(WANTED, hard)
    if most < LEAST:
        raise TooFewDescriptors(most)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
