"""A disk that fills up while an update writes, and single operations that fail."""

import errno
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from indexer.errors import DiskFull, NotWritable
from tests.indexer.faults.fault_layer import Layer, Operation
from tests.indexer.faults.fault_scenario import Trial, size_of, strays

# What needs room on the disk, besides writing.
_GROWING = frozenset({"open", "mkdir", "link"})


def check_full_at(trial: Trial, share: float, written: int) -> None:
    """The disk is full when ``share`` of the ``written`` bytes of the update are on it.

    The update says so, the old index serves, and the space is given back.
    """
    directory = trial.fresh()
    before = size_of(directory)
    full = _FullDisk(int(share * written))
    with Layer(directory.parent, full), pytest.raises(DiskFull) as caught:
        trial.scenario.update(directory)
    message = str(caught.value)
    assert "ディスクがいっぱい" in message
    assert "\n" not in message
    if directory.is_dir():
        assert size_of(directory) <= before + _POINTER_ROOM
        assert strays(directory) == []
    assert trial.scenario.look(directory) == trial.old
    trial.check(directory, f"full at {share:.0%}", (trial.old,))


# A first update leaves the empty pointer with which it sets up its directory.
_POINTER_ROOM = 200


def check_failures(trial: Trial, indexes: Sequence[int], number: int) -> None:
    """Each of these operations alone fails with the error ``number``."""
    for index in indexes:
        directory = trial.fresh()
        failing = _Failing(index, number)
        with Layer(directory.parent, failing):
            error = _error_of(trial.scenario.update, directory)
        assert error is None or _is_named(error, number), (failing.where, error)
        trial.check(directory, failing.where, (trial.old, trial.new))


def _error_of(update: Callable[[Path], None], directory: Path) -> Exception | None:
    try:
        update(directory)
    except Exception as error:
        return error
    return None


def _is_named(error: Exception, number: int) -> bool:
    """A full disk is always DiskFull; other trouble is NotWritable, or the build's own OSError."""
    if number == errno.ENOSPC:
        return isinstance(error, DiskFull)
    return isinstance(error, NotWritable) or (isinstance(error, OSError) and error.errno == number)


class _FullDisk:
    """Refuses what needs room once ``budget`` bytes are written."""

    def __init__(self, budget: int) -> None:
        self._left = budget

    def __call__(self, operation: Operation) -> Any:
        if operation.is_write and operation.size > self._left:
            self._left = 0
            operation.perform_half()
            raise _error(errno.ENOSPC)
        if operation.kind in _GROWING and self._left == 0:
            raise _error(errno.ENOSPC)
        self._left -= operation.size
        return operation.perform()


class _Failing:
    def __init__(self, index: int, number: int) -> None:
        self._index = index
        self._number = number
        self._seen = -1
        self.where = ""

    def __call__(self, operation: Operation) -> Any:
        self._seen += 1
        if self._seen != self._index:
            return operation.perform()
        self.where = f"{operation} failed with {errno.errorcode[self._number]}"
        raise _error(self._number)


def _error(number: int) -> OSError:
    return OSError(number, os.strerror(number))
