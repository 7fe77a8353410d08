"""The command line as a process of its own: encodings, pipes, what it imports, how it ends."""

import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from indexer.locations import shipped_collection
from tests.indexer.commands.cli_collection import PROGRAMS, write_programs
from tests.strict_python import STRICT

ROOT = Path(__file__).parents[3]
SESAKU = [*STRICT, "-c", "from indexer.cli import main; main()"]


def sesaku(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own."""
    return subprocess.run(
        [*SESAKU, *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
        timeout=120,
    )


def test_bytes_that_are_no_text_are_a_problem_of_the_input(shipped_index: str) -> None:
    result = subprocess.run(
        [*map(os.fsencode, SESAKU), b"search", b"\xff\xfe", b"--index", os.fsencode(shipped_index)],
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert result.returncode == 1
    assert "使えない文字" in result.stderr.decode()


def test_a_search_imports_neither_the_web_nor_the_build_tools(shipped_index: str) -> None:
    program = (
        "import sys, indexer.cli\n"
        # What main does besides ends the process before it could be looked at.
        "try: indexer.cli.sesaku(prog_name='sesaku')\n"
        "except SystemExit: pass\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    result = subprocess.run(
        [sys.executable, "-c", program, "search", "防災", "--index", shipped_index],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
        timeout=120,
    )
    loaded = set(result.stderr.split())
    assert "indexer.search" in loaded
    needless = {
        "flask",
        "webui",
        "waitress",
        "openpyxl",
        "indexer.commands.watch",
        "indexer.quality.evaluate",
    }
    assert not loaded & needless


def test_the_shipped_collection_is_searched_without_any_preparation(tmp_path: Path) -> None:
    result = sesaku("search", "携帯電話", XDG_DATA_HOME=str(tmp_path), LOCALAPPDATA=str(tmp_path))
    assert result.returncode == 0
    assert "携帯電話通話エリア広域ネットワーク化事業" in result.stdout.decode()
    assert shipped_collection().name in str(next((tmp_path / "sesaku").iterdir()))


def interruptible() -> None:
    """What a shell starts in the background ignores interrupts, and so does all that it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def watching(collection: Path, index: Path) -> Iterator[subprocess.Popen[str]]:
    """`sesaku index --watch`, which is gone in the end, with its pipes."""
    with subprocess.Popen(
        [*SESAKU, "index", str(collection), "--index", str(index), "--watch"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        preexec_fn=interruptible,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def test_a_watched_collection_is_published_until_interrupted(
    collection: Path, tmp_path: Path
) -> None:
    with watching(collection, tmp_path / "index") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith("世代1を公開しました: 3件")
        process.stdout.readline()  # why everything was analysed
        assert "変更を待っています" in process.stderr.readline()
        (collection / "programs.csv").write_text("broken")
        assert process.stderr.readline().startswith("sesaku: programs.csv")
        write_programs(collection, PROGRAMS[:2])
        assert process.stdout.readline().startswith("世代2を公開しました: 2件")
        assert process.stdout.readline() == "  削除  3  農業のデータ利用\n"
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 0
    assert said.splitlines()[-1] == "終わりました。"


@pytest.mark.parametrize("closed", ["1>&-", "2>&-"])
def test_a_search_whose_output_was_closed_ends_without_an_error(
    shipped_index: str, closed: str
) -> None:
    command = shlex.join([*SESAKU, "search", "防災", "--index", shipped_index])
    result = subprocess.run(
        ["sh", "-c", f"{command} {closed}"], cwd=ROOT, capture_output=True, check=False, timeout=120
    )
    assert (result.returncode, result.stderr) == (0, b"")
    assert bool(result.stdout) == (closed == "2>&-")


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_what_the_disk_does_not_take_whole_is_an_error(
    shipped_index: str, tmp_path: Path, unbuffered: str
) -> None:
    command = shlex.join([*SESAKU, "search", "--json", "--limit", "100", "--index", shipped_index])
    # As a disk that fills up: the system takes the first 8 blocks and says so.
    result = subprocess.run(
        ["sh", "-c", f"ulimit -f 8; {command} > {shlex.quote(str(tmp_path / 'found.json'))}"],
        cwd=ROOT,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert result.returncode == 1
    assert result.stderr.decode().startswith("sesaku: 出力先: ")
