"""Too little memory is one line, nothing is lost, and the index stays whole."""

import subprocess
import sys
from pathlib import Path

import pytest

from corpus import load
from indexer import update_index
from indexer.integrity.checking import check_index
from indexer.locations import shipped_collection

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="other systems do not hold a process to RLIMIT_AS"
)
# From below what Python with NumPy needs to what a command needs: the dictionary takes 200 MiB of
# addresses.
LIMITS = range(90, 390, 60)
PROGRAM = """
import resource, sys
limit = int(sys.argv.pop(1)) << 20
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
from indexer.cli import main
main()
"""


def run(limit: int, *arguments: object) -> "subprocess.CompletedProcess[str]":
    """The command line in a process that gets no more than ``limit`` MiB of addresses."""
    command = [sys.executable, "-c", PROGRAM, str(limit), *map(str, arguments)]
    root = Path(__file__).parents[3]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=300)


@pytest.mark.parametrize("limit", LIMITS)
def test_a_build_without_memory_leaves_the_index_as_it_was(tmp_path: Path, limit: int) -> None:
    update_index(load(shipped_collection()), tmp_path / "index")
    done = run(limit, "index", "--index", tmp_path / "index", "--full")
    assert "Traceback" not in done.stderr
    if done.returncode:
        assert done.returncode in (1, 4)
        assert len(done.stderr.strip().splitlines()) == 1
    [current, *_] = check_index(tmp_path / "index")
    assert current.faults == ()
    assert current.number == (1 if done.returncode else 2)


def test_the_reason_and_what_helps_are_told(tmp_path: Path) -> None:
    done = run(250, "index", "--index", tmp_path / "index")
    assert done.returncode == 4
    assert "Sudachiの辞書を読み込めません" in done.stderr
    assert "メモリ" in done.stderr
