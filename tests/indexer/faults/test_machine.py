"""A machine whose files rot, whose clock is wrong, whose disk is small: nothing wrong is said."""

import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus import load
from indexer import LiveIndex, Query, SesakuError, update_index
from indexer.integrity.checking import check_index
from indexer.locations import shipped_collection

ROOT = Path(__file__).parents[3]
QUERIES = ("防災", "高齢者 見守り", "wifi")
FLIPS, CUTS = 300, 60
CLOCKS = ("1971-01-02 03:04:05", "2040-02-29 23:59:59")


@pytest.fixture
def index(tmp_path: Path) -> Path:
    update_index(load(shipped_collection()), tmp_path / "index")
    return tmp_path / "index"


def answers(index: Path) -> list[object]:
    searcher = LiveIndex(index).searcher()
    found = (searcher.search(Query(text)) for text in QUERIES)
    return [(results.total, results.hits) for results in found]


def damaged(content: bytes, chance: random.Random, cut: bool) -> bytes:
    """The content with one bit of it changed, or without its end."""
    at = chance.randrange(len(content))
    if cut:
        return content[:at]
    return content[:at] + bytes([content[at] ^ 1 << chance.randrange(8)]) + content[at + 1 :]


@pytest.mark.parametrize(
    ("times", "cut"),
    [
        (20, False),
        (10, True),
        pytest.param(FLIPS, False, marks=pytest.mark.long),
        pytest.param(CUTS, True, marks=pytest.mark.long),
    ],
)
def test_a_damaged_byte_is_never_a_wrong_answer(index: Path, times: int, cut: bool) -> None:
    right, chance = answers(index), random.Random(times)
    files = [path for path in sorted(index.rglob("*")) if path.is_file() and path.stat().st_size]
    for _ in range(times):
        path = chance.choice(files)
        content = path.read_bytes()
        path.write_bytes(damaged(content, chance, cut))
        try:
            assert answers(index) == right, path
        except SesakuError:
            assert any(one.faults for one in check_index(index)), path
        finally:
            path.write_bytes(content)
    assert answers(index) == right


def sesaku(*arguments: object, clock: str = "") -> "subprocess.CompletedProcess[str]":
    """A command in a process of its own; it never ends in a traceback."""
    program = [sys.executable, "-c", "from indexer.cli import main; main()"]
    command = [*(["faketime", clock] if clock else []), *program, *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=300)
    assert "Traceback" not in done.stderr, done.stderr[-2000:]
    return done


@pytest.mark.long
@pytest.mark.skipif(not shutil.which("faketime"), reason="libfaketime is not installed")
@pytest.mark.parametrize("clocks", [CLOCKS, CLOCKS[::-1]], ids=["forward", "back"])
def test_whatever_the_clock_shows_all_commands_work(
    tmp_path: Path, clocks: tuple[str, ...]
) -> None:
    plan, index = tmp_path / "plan", tmp_path / "index"
    shutil.copytree(shipped_collection(), plan)
    for number, clock in enumerate(clocks):
        text = (plan / "programs.csv").read_text("utf-8")
        (plan / "programs.csv").write_text(text.replace("防災意識", f"防災意識{number}"), "utf-8")
        back = tmp_path / f"back-{number}"
        for arguments in (
            ("check", plan),
            ("index", plan, "--index", index),
            ("check", "--index", index),
            ("search", "防災", "--index", index),
            ("backup", plan, f"{back}.zip", "--index", index),
            ("restore", f"{back}.zip", back, "--index", f"{back}-index"),
            ("check", "--index", f"{back}-index"),
        ):
            done = sesaku(*arguments, clock=clock)
            assert done.returncode == 0, (clock, arguments, done.stderr)
    done = sesaku("rollback", "--index", index, clock=clocks[-1])
    assert done.returncode == 0, done.stderr
    assert not any(one.faults for one in check_index(index))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 16 MB; skips where none can be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(place)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no file system can be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


@pytest.mark.long
def test_a_disk_with_little_room_keeps_what_it_has(small_disk: Path, tmp_path: Path) -> None:
    plan, index = tmp_path / "plan", small_disk / "index"
    shutil.copytree(shipped_collection(), plan)
    assert sesaku("index", plan, "--index", index).returncode == 0
    ended = set()
    for number, left in enumerate((0, 4, 50, 200, 800, 1600, 8000)):
        text = (plan / "programs.csv").read_text("utf-8")
        (plan / "programs.csv").write_text(text.replace("防災意識", f"防災意識{number}"), "utf-8")
        room = shutil.disk_usage(small_disk).free - (left << 10)
        (small_disk / "rest").write_bytes(b"\0" * max(room, 0))
        done = sesaku("index", plan, "--index", index, "--full")
        (small_disk / "rest").unlink()
        ended.add(done.returncode)
        assert done.returncode == 0 or "いっぱい" in done.stderr, (left, done.stderr)
        assert not any(one.faults for one in check_index(index)), left
    assert ended == {0, 4}
