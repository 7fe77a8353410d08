"""Folders that can be looked through, rooms that say what they are, a test by every module's name.

What has none yet is in ``without_a_test.txt``: the list may only shrink, and a new module begins
with its test.
"""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LAYERS = ("corpus", "indexer", "webui")
# Files of a folder, above which nobody finds their way by looking; those that have more so far may
# only become smaller. What every folder has does not count.
MOST_FILES = 20
LARGER: dict[str, int] = {}
EVERYWHERE = {"__init__.py", "conftest.py", "README.md"}
# What a newcomer reads before opening a file of a room.
LINES_OF_A_CONTRACT = 16
# Modules without a test of their name.
WITHOUT: frozenset[str] = frozenset(
    line.partition("#")[0].strip()
    for line in (Path(__file__).parent / "without_a_test.txt").read_text("utf-8").splitlines()
    if line.partition("#")[0].strip()
)
MODULES = sorted(
    path.relative_to(ROOT).as_posix()
    for layer in LAYERS
    for path in (ROOT / layer).rglob("*.py")
    if path.name != "__init__.py"
)
CONTRACTS = sorted(
    path.relative_to(ROOT).as_posix()
    for layer in LAYERS
    for path in (ROOT / layer).glob("*/**/__init__.py")
)
FOLDERS = sorted(
    {
        path.parent.relative_to(ROOT).as_posix()
        for top in (*LAYERS, "tests")
        for path in (ROOT / top).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
)


def named_test(module: str) -> Path:
    """The test of a module's name, in the room that mirrors its own."""
    path = Path(module)
    return ROOT / "tests" / path.parent / f"test_{path.name}"


def test_every_module_has_a_test_of_its_name() -> None:
    missing = {module for module in MODULES if not named_test(module).exists()}
    assert missing - WITHOUT == set()


def test_the_list_of_those_without_names_modules() -> None:
    assert set(MODULES) >= WITHOUT


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder_can_be_looked_through(folder: str) -> None:
    files = {one.name for one in (ROOT / folder).iterdir() if one.is_file()}
    assert len(files - EVERYWHERE) <= LARGER.get(folder, MOST_FILES)


@pytest.mark.parametrize("room", CONTRACTS)
def test_a_room_says_what_goes_in_and_out(room: str) -> None:
    says = ast.get_docstring(ast.parse((ROOT / room).read_text("utf-8"))) or ""
    assert all(part in says for part in ("In: ", "Out: "))
    assert len(says.splitlines()) <= LINES_OF_A_CONTRACT
