"""The bar of a long update: on a terminal, from 1,000 programs on."""

import io
import sys

import pytest

from indexer.build.parallel import analyze
from indexer.commands.progress import progress_bar
from tests.indexer.commands.cli_collection import PROGRAMS


class Terminal(io.StringIO):
    """Standard error as a terminal."""

    def isatty(self) -> bool:
        return True


def test_bar_with_position_and_rate(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress_bar() as progress:
        assert progress is not None
        for done in range(0, 2001, 500):
            progress(done, 2000)
    assert "解析中" in terminal.getvalue()
    assert "1500/2000" in terminal.getvalue()
    assert "件/秒" in terminal.getvalue()


def test_no_bar_for_a_small_update(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress_bar() as progress:
        assert progress is not None
        progress(0, 999)
        progress(999, 999)
    assert terminal.getvalue() == ""


def test_no_bar_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with progress_bar() as progress:
        assert progress is None


def test_an_analysis_tells_how_far_it_has_come() -> None:
    told: list[tuple[int, int]] = []
    analyze(PROGRAMS * 400, progress=lambda done, total: told.append((done, total)))
    assert told == [(done, 1200) for done in (0, 250, 500, 750, 1000, 1200)]
