"""What is done apart: its result comes back, its memory and its failures do not."""

import os
import signal
import sys
from collections.abc import Callable

import pytest

from webui.commands.apart import apart

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="nothing is forked elsewhere")


def test_the_result_is_another_process_s() -> None:
    assert apart(os.getpid) not in (None, os.getpid())


def test_a_large_result_comes_back_whole() -> None:
    assert apart(lambda: "事業" * 1_000_000) == "事業" * 1_000_000


def test_what_is_changed_there_stays_there() -> None:
    there = []

    def act() -> int:
        there.append(1)
        return len(there)

    assert apart(act) == 1
    assert not there


def failing() -> int:
    raise OSError("no space left")


def killed() -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 1


@pytest.mark.parametrize("action", [failing, killed])
def test_of_a_failure_nothing_comes_back(
    action: Callable[[], int], capfd: pytest.CaptureFixture[str]
) -> None:
    assert apart(action) is None
    assert capfd.readouterr() == ("", "")
