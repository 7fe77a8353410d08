"""The examples run as they say and print what they are to show."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from corpus import load
from indexer import update_index
from indexer.locations import shipped_collection
from tests.strict_python import STRICT

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("examples") / "my-index"
    update_index(load(shipped_collection()), directory)
    return directory


def run(name: str, *arguments: str | Path) -> list[str]:
    """Return the lines that an example prints."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [*STRICT, str(HERE / f"{name}.py"), *map(str, arguments)]
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8")
    assert not done.returncode, done.stderr
    return done.stdout.splitlines()


def test_search_from_python(index: Path) -> None:
    lines = run("search_from_python", index, "通行止め 道路")
    assert lines[0] == "1 programs, 1 of them with every word"
    assert lines[1].endswith(" more that are like them")
    assert lines[2].startswith("2020-2-27 道路管理情報提供事業 (")
    assert lines[3].strip().startswith("[道路規制]情報、")
    assert "土木部 1" in lines


def test_open_with_whoosh(index: Path) -> None:
    lines = run("open_with_whoosh", index, "システム")
    assert lines[0] == "45 programs, page 2 of 9"
    departments = [line.split()[0] for line in lines[2:5]]
    assert departments == sorted(set(departments))
    assert [line.split()[0] for line in lines[5:]] == ["システム", '"システム"', "name:システム"]
    assert len({line.split()[1] for line in lines[5:]}) == 1


def test_another_engine() -> None:
    lines = run("another_engine", shipped_collection())
    assert lines == [
        "2 ['建設業管理システム運営事業', '住民基本台帳ネットワークシステム管理運営事業']",
        "200 OK",
    ]


@pytest.mark.parametrize("name", ["search_from_python", "open_with_whoosh", "another_engine"])
def test_without_arguments_an_example_says_how_it_is_run(name: str) -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(HERE / f"{name}.py")]
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8")
    assert done.returncode == 2
    assert done.stderr.splitlines()[0].startswith(f"Usage: python {name}.py ")
    assert len(done.stderr.splitlines()) == 1
    # The commands of README.md have what the program asks for.
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    [shown] = [
        line for line in readme.splitlines() if line.startswith(f"python tests/examples/{name}")
    ]
    assert len(shlex.split(shown)) == 1 + len(done.stderr.removeprefix("Usage: ").split()) - 1
