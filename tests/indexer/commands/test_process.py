"""The command line as a process of its own: encodings, pipes, what it imports, how it ends."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from indexer.locations import shipped_collection
from tests.indexer.commands.cli_collection import PROGRAMS, write_programs

ROOT = Path(__file__).parents[3]
SESAKU = [sys.executable, "-W", "error", "-c", "from indexer.cli import main; main()"]


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


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The index of the shipped collection."""
    directory = str(tmp_path_factory.mktemp("cli") / "index")
    assert sesaku("index", "--index", directory).returncode == 0
    return directory


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
    ],
)
def test_japanese_arrives_where_the_locale_has_none(
    index: str, environment: dict[str, str]
) -> None:
    result = sesaku("search", "--new", "--index", index, **environment)
    assert result.returncode == 0
    assert "13件" in result.stdout.decode("utf-8")
    problems = sesaku("index", "no-such-directory", **environment)
    assert "ファイルがありません" in problems.stderr.decode("utf-8")


def test_a_terminal_in_cp932_gets_cp932(index: str) -> None:
    result = sesaku("search", "--new", "--index", index, PYTHONIOENCODING="cp932")
    assert "13件" in result.stdout.decode("cp932")


def test_json_is_utf_8_whatever_the_locale(index: str) -> None:
    result = sesaku("search", "防災", "--index", index, "--json", PYTHONIOENCODING="cp932")
    assert json.loads(result.stdout.decode("utf-8"))["query"] == "防災"


def test_bytes_that_are_no_text_are_a_problem_of_the_input(index: str) -> None:
    result = subprocess.run(
        [*map(os.fsencode, SESAKU), b"search", b"\xff\xfe", b"--index", os.fsencode(index)],
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert result.returncode == 1
    assert "使えない文字" in result.stderr.decode()


def test_a_search_imports_neither_the_web_nor_the_build_tools(index: str) -> None:
    program = (
        "import sys, indexer.cli\n"
        "try: indexer.cli.main()\n"
        "except SystemExit: pass\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    result = subprocess.run(
        [sys.executable, "-c", program, "search", "防災", "--index", index],
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


def test_a_closed_pipe_ends_quietly(index: str) -> None:
    process = subprocess.Popen(
        [*SESAKU, "search", "--limit", "100", "--index", index],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    complaint = process.stderr.read()
    process.stderr.close()
    process.wait(120)
    assert b"Traceback" not in complaint


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
@pytest.mark.parametrize("command", [("search", "防災"), ("export", "--format", "json")])
def test_a_full_disk_behind_standard_output_is_one_line(
    index: str, command: tuple[str, ...]
) -> None:
    options = ("--index", index) if command[0] == "search" else ()
    with open("/dev/full", "wb") as full:
        result = subprocess.run(
            [*SESAKU, *command, *options],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=120,
        )
    assert result.returncode == 1
    assert result.stderr == b"sesaku: standard output or a pipe: No space left on device.\n"


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
