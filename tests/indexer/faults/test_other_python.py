"""An index that another Python and another NumPy wrote is read, checked and taken up, both ways."""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from indexer.locations import shipped_collection

ROOT = Path(__file__).parents[3]
# Interpreters that may be there, each with a NumPy that is not of the tests' year.
NUMPY = {"3.12": "numpy<2", "3.13": "numpy<2.2", "3.14": "numpy<2.4"}
QUERIES = ("防災 アプリ", "ぼうさい", "disaster prevention", "電子申請をしたい", "土木部")


def interpreters() -> Iterator[tuple[str, str]]:
    """Versions and paths of the interpreters beside this one: on the PATH, and pyenv's."""
    for version in NUMPY:
        pyenv = Path.home().glob(f".pyenv/versions/{version}.*/bin/python")
        for path in (shutil.which(f"python{version}"), *map(str, pyenv)):
            if path and run(path, "-c", "import venv, ensurepip").returncode == 0:
                yield version, path
                break


def run(*command: object) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        list(map(str, command)), cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )


def installed(version: str, interpreter: str, directory: Path) -> str:
    """A Python with what the product needs, and with the NumPy for that version."""
    product = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    python = str(directory / "bin" / "python")
    assert run(interpreter, "-m", "venv", directory).returncode == 0
    wanted = [one for one in product["dependencies"] if not one.startswith("numpy")]
    # The dictionary decides how words are cut: an index of another one is built anew, as it should.
    constraints = (ROOT / "tests" / "constraints.txt").read_text("utf-8").splitlines()
    kept = [one for one in constraints if one.lower().startswith(("sudachi", "whoosh"))]
    done = run(python, "-m", "pip", "install", "-q", *wanted, *kept, NUMPY[version])
    if done.returncode:
        pytest.skip(f"nothing can be installed for Python {version}: {done.stderr[-300:]}")
    return python


def sesaku(python: str, *arguments: object) -> str:
    done = run(python, "-c", "from indexer.cli import main; main()", *arguments)
    assert done.returncode == 0, (python, arguments, done.stderr[-2000:])
    assert "Traceback" not in done.stderr
    return done.stdout


def found(python: str, query: str, index: Path) -> Any:
    document = json.loads(sesaku(python, "search", query, "--json", "--index", index))
    del document["took_ms"]
    return document


@pytest.mark.long
@pytest.mark.skipif(os.name == "nt", reason="the interpreters are looked for as on Unix")
def test_an_index_is_read_by_other_versions_of_python_and_numpy(tmp_path: Path) -> None:
    pythons = {"this": sys.executable}
    for version, interpreter in interpreters():
        pythons[version] = installed(version, interpreter, tmp_path / version)
    if len(pythons) == 1:
        pytest.skip(f"no other interpreter is installed: one of {', '.join(NUMPY)}")
    plan = shipped_collection()
    indexes = {version: tmp_path / f"index-{version}" for version in pythons}
    for version, python in pythons.items():
        sesaku(python, "index", plan, "--index", indexes[version])
    expected = [found(sys.executable, query, indexes["this"]) for query in QUERIES]
    for reader, writer in permutations(pythons, 2):
        python, index = pythons[reader], indexes[writer]
        sesaku(python, "check", "--index", index)
        assert [found(python, query, index) for query in QUERIES] == expected, (reader, writer)
        updated = json.loads(sesaku(python, "index", plan, "--index", index, "--json"))
        assert updated["generation"] == 1, "there is nothing to build anew"
