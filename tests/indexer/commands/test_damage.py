"""Commands on a damaged index: exit code 4 and a remedy that works, never a traceback."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.store.storage import LOCK, Store
from tests.indexer.commands.cli_collection import PROGRAMS, Run, write_programs

Damage = Callable[[Path], object]


def flip(path: Path) -> None:
    """Change a bit in the middle, where a file has one."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def cut(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def files_of(index: Path) -> list[Path]:
    """Every file that the published generation consists of, and the pointer to it."""
    found = sorted(path for path in index.rglob("*") if path.is_file() and path.name != LOCK)
    assert len(found) > 20
    return [path for path in found if path.stat().st_size]


@pytest.mark.parametrize("damage", [flip, cut, Path.unlink])
def test_an_index_with_any_file_damaged_is_neither_searched_nor_built_upon(
    run: Run, collection: Path, index: Path, damage: Damage
) -> None:
    write_programs(collection, [replace(PROGRAMS[0], name="防災アプリ"), *PROGRAMS[1:]])
    for path in files_of(index):
        content, names = path.read_bytes(), sorted(index.iterdir())
        damage(path)
        for command in (["search", "防災"], ["index", collection]):
            result = run(*command, "--index", index)
            assert result.exit_code == 4, (path.name, result.output)
            assert str(path) in result.stderr
            assert "sesaku index" in result.stderr, "it says what to do"
        path.write_bytes(content)
        assert sorted(index.iterdir()) == names
    assert run("index", collection, "--index", index).exit_code == 0


@pytest.mark.parametrize("name", ["terms.json", "records.jsonl", "tokens.npy", "manifest.json"])
def test_a_full_build_replaces_a_damaged_generation(
    run: Run, collection: Path, index: Path, name: str
) -> None:
    generation = Store(index).current()
    assert generation is not None
    flip(generation.path / name)
    result = run("index", collection, "--index", index, "--full")
    assert result.exit_code == 0
    assert "公開中の索引を使えないため" in result.stdout
    assert run("search", "防災", "--index", index).exit_code == 0
