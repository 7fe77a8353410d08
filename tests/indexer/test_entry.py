"""An interrupt is one word, also while modules load."""

import subprocess
import sys

import pytest

# Interrupted as this module begins to load: the first, one in the middle, and the command's own.
_INTERRUPTED = """
import builtins, sys
from indexer.entry import main
load = builtins.__import__
def loading(name, *rest):
    if name == {name!r}:
        raise KeyboardInterrupt
    return load(name, *rest)
builtins.__import__ = loading
main()
"""


@pytest.mark.parametrize("name", ["indexer.cli", "click", "indexer.commands.output", "corpus"])
def test_an_interrupt_while_modules_load_is_no_traceback(name: str) -> None:
    program = [sys.executable, "-c", _INTERRUPTED.format(name=name), "check"]
    done = subprocess.run(program, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "\nAborted!\n")


def test_without_an_interrupt_the_command_runs() -> None:
    program = [sys.executable, "-c", "from indexer.entry import main; main()", "--version"]
    done = subprocess.run(program, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stdout.startswith("sesaku ")
