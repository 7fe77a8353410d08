"""Waiting for somebody else's build of an index."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from indexer.errors import Busy, SesakuError
from indexer.store.lock import exclusive
from indexer.store.storage import LOCK, Store

_T = TypeVar("_T")

# A first build of 100,000 programs, the most that one machine is made for, takes some minutes.
LONGEST_WAIT = 600.0
# Nobody notices half a second beside a build.
_PAUSE = 0.5


def after_the_first_build(
    publish: Callable[[], _T], directory: Path, tell: Callable[[str], None]
) -> _T:
    """Return what publishing into an index returns.

    Where another process makes the first generation of that index, that is told in Japanese,
    waited for, and followed by one more try. Raises what publishing raises, Busy where there is an
    index to use.
    """
    try:
        return publish()
    except Busy as busy:
        if _has_index(directory):
            raise
        who = "ほかのプロセス" if busy.holder is None else f"プロセス{busy.holder}"
        tell(f"{who}が索引を作り終えるのを待っています（{LONGEST_WAIT:g}秒まで）。")
        wait_for_others(directory)
        return publish()


def _has_index(directory: Path) -> bool:
    try:
        return Store(directory).published() is not None
    except SesakuError:
        return False


def wait_for_others(directory: Path, seconds: float = LONGEST_WAIT) -> None:
    """Return when nobody updates the index in a directory, or after so many seconds."""
    end = time.monotonic() + seconds
    while _is_held(directory) and time.monotonic() < end:
        time.sleep(_PAUSE)


def _is_held(directory: Path) -> bool:
    """Tell whether somebody updates the index. Raises NotWritable and DiskFull."""
    try:
        with exclusive(directory / LOCK):
            return False
    except Busy:
        return True
