"""Messages: few of a kind, with how many were left out."""

import logging

import pytest

from webui.operations import logs
from webui.operations.logs import MOST, PERIOD, Sparing


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now


def record(line: int, text: str) -> logging.LogRecord:
    return logging.LogRecord("sesaku", logging.ERROR, "file.py", line, text, (), None)


def test_a_flood_of_one_kind_is_a_few_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    monkeypatch.setattr(logs, "time", clock)
    sparing = Sparing()
    written = [n for n in range(1000) if sparing.filter(record(1, f"cannot read {n}"))]
    assert written == list(range(MOST))
    # Another kind is not held back by it.
    assert sparing.filter(record(2, "something else"))
    clock.now = PERIOD
    later = record(1, "cannot read again")
    assert sparing.filter(later)
    assert later.getMessage() == f"cannot read again ({1000 - MOST} more like this were left out)"
    clock.now = 2 * PERIOD
    calm = record(1, "cannot read at last")
    assert sparing.filter(calm)
    assert calm.getMessage() == "cannot read at last"
