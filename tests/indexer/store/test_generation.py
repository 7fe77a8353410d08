"""A published state: its manifest, and every way in which its files can be other than written."""

import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from indexer.errors import IndexUnusable
from indexer.store.generation import (
    MANIFEST,
    Entry,
    Generation,
    Manifest,
    open_generation,
    read_manifest,
    write_manifest,
)
from indexer.store.signed_json import seal
from indexer.store.storage import Store
from tests.indexer.store.storage_sample import publish


@pytest.fixture
def generation(store: Store) -> Generation:
    return publish(store, "one")


def test_a_manifest_comes_back(tmp_path: Path) -> None:
    directory = tmp_path / "g000003"
    directory.mkdir()
    manifest = Manifest(3, datetime(2026, 4, 1, tzinfo=UTC), {"a/b": Entry(5, "0a")}, {"部局": [1]})
    write_manifest(directory, manifest)
    assert read_manifest(directory) == manifest


def test_a_sound_generation_verifies(generation: Generation) -> None:
    generation.verify()
    assert open_generation(generation.path) == generation
    assert sorted(generation.names()) == ["a.txt", "deep/b.txt"]


def _damage(change: Callable[[Path], object], generation: Generation) -> str:
    change(generation.path)
    with pytest.raises(IndexUnusable) as caught:
        open_generation(generation.path).verify()
    return str(caught.value)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda path: (path / "a.txt").unlink(), "is missing"),
        (lambda path: (path / "a.txt").write_text("longer"), "it has 6 bytes, 3 were written"),
        (lambda path: (path / "a.txt").write_text("One"), "its checksum is wrong"),
        (lambda path: (path / MANIFEST).unlink(), "is missing"),
        (lambda path: (path / MANIFEST).write_bytes(b"{}"), "is damaged"),
    ],
)
def test_damage_is_found_and_named(
    generation: Generation, change: Callable[[Path], object], reason: str
) -> None:
    assert reason in _damage(change, generation)


def test_what_may_have_no_end_is_not_opened(generation: Generation) -> None:
    """A pipe or a device seems to be empty, as a file may well be."""
    sound = read_manifest(generation.path)
    files = {"empty": Entry(0, "00000000")}
    write_manifest(generation.path, Manifest(sound.number, sound.created, files, sound.facts))
    (generation.path / "empty").symlink_to(os.devnull)
    with pytest.raises(IndexUnusable, match="is no ordinary file"):
        open_generation(generation.path)


def test_a_generation_under_another_number_is_none(generation: Generation) -> None:
    other = generation.path.with_name("g000009")
    shutil.copytree(generation.path, other)
    with pytest.raises(IndexUnusable, match="belongs to another generation"):
        open_generation(other)


def test_a_size_is_looked_at_when_it_is_opened_and_content_only_when_asked(
    generation: Generation,
) -> None:
    (generation.path / "a.txt").write_text("One")
    assert open_generation(generation.path) == generation
    with pytest.raises(IndexUnusable):
        generation.verify()


def test_what_somebody_left_among_the_files_of_a_generation_is_no_part_of_it(
    store: Store, generation: Generation
) -> None:
    """A note, a folder, what a file manager leaves: the index is as sound as it was."""
    for name in ("note.txt", ".DS_Store", "a.txt~"):
        (generation.path / name).write_text("left")
    (generation.path / "folder").mkdir()
    assert open_generation(generation.path) == generation
    generation.verify()
    assert store.current() == generation
    assert publish(store, "two").number == generation.number + 1


@pytest.mark.parametrize(
    "items",
    [
        {},
        {"created": "yesterday"},
        {"files": {"a": 1}},
        {"files": {"a": ["many", "0a"]}},
        {"files": []},
        {"facts": 1},
    ],
)
def test_a_sealed_manifest_of_something_else_is_damaged(
    tmp_path: Path, items: dict[str, Any]
) -> None:
    directory = tmp_path / "g000003"
    directory.mkdir()
    sound = {"generation": 3, "created": "2026-04-01T00:00:00+00:00", "files": {}, "facts": {}}
    (directory / MANIFEST).write_bytes(seal({**sound, **items} if items else {"generation": 3}))
    with pytest.raises(IndexUnusable, match="is damaged"):
        read_manifest(directory)
