"""Whatever is not as it should be in a generation is found and named."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import orjson
import pytest

from indexer.errors import IndexUnusable
from indexer.integrity.checking import check_index, content_faults
from indexer.store import durable
from indexer.store.generation import Entry, Manifest, read_manifest, write_manifest


def first_plus_one(array: Any) -> Any:
    array = array.copy()
    array.flat[0] += 1
    return array


def rewrite(index: Path, name: str, content: bytes) -> None:
    """Write a file of the current generation as if a build had written it so: its checksum fits."""
    generation = max(index.glob("g*"))
    path, manifest = generation / name, read_manifest(generation)
    path.unlink()  # it may be a link to the file of the generation before
    path.write_bytes(content)
    files = {**manifest.files, name: Entry(len(content), durable.checksum(path))}
    write_manifest(generation, Manifest(manifest.number, manifest.created, files, manifest.facts))


def changed(index: Path, name: str, change: Callable[[Any], Any]) -> None:
    path = max(index.glob("g*")) / name
    if path.suffix == ".npy":
        np.save(index / "changed.npy", change(np.load(path)))
        rewrite(index, name, (index / "changed.npy").read_bytes())
        (index / "changed.npy").unlink()
    elif path.suffix == ".json":
        rewrite(index, name, orjson.dumps(change(orjson.loads(path.read_bytes()))))
    else:
        rewrite(index, name, change(path.read_bytes()))


def faults(index: Path) -> list[str]:
    return [str(fault) for fault in check_index(index)[0].faults]


def test_a_sound_index(index: Path) -> None:
    checked = check_index(index)
    assert [(one.role, one.number, one.records) for one in checked] == [
        ("current", 2, 3),
        ("previous", 1, 2),
    ]
    assert not any(one.faults or one.outdated for one in checked)


@pytest.mark.parametrize("how", ["flip", "cut", "remove"])
def test_damage_of_any_file_is_found_by_its_name(index: Path, how: str) -> None:
    for path in sorted(max(index.glob("g*")).iterdir()):
        before = path.read_bytes()
        if len(before) < 2:
            continue
        path.unlink()
        if how != "remove":
            # A line end behind a JSON file says nothing.
            path.write_bytes(before[:-2] + (bytes([before[-2] ^ 1]) if how == "flip" else b""))
        found = faults(index)
        assert found, path.name
        assert path.name in found[0]
        path.write_bytes(before)
    assert faults(index) == []


def test_without_an_index_there_is_nothing_to_check(tmp_path: Path) -> None:
    with pytest.raises(IndexUnusable, match="has no index"):
        check_index(tmp_path)


def test_files_of_others_in_a_generation_do_no_harm(index: Path) -> None:
    generation = max(index.glob("g*"))
    (generation / ".nfs000123").write_bytes(b"x")
    (generation / "order.npy").write_bytes(b"x")
    (generation / "notes.txt").write_text("x")
    assert faults(index) == []


def test_a_file_that_the_generation_never_had_is_named(index: Path) -> None:
    generation = max(index.glob("g*"))
    sound = read_manifest(generation)
    for name in sound.files:
        names = set(sound.files) - {name}
        [fault] = content_faults(generation, names, sound.facts["records"])
        assert str(fault) == f"{name} is not part of the generation"


@pytest.mark.parametrize(
    "name", ["_MAIN_1.toc", "docs.npy", "collection.json", "facets.json", "surface.bin"]
)
def test_files_of_any_content_are_faults_and_no_defect(index: Path, name: str) -> None:
    """Their checksums fit: a build that went wrong, or somebody, wrote them like this."""
    rewrite(index, name, b"[]")
    assert faults(index)


def test_what_only_a_checksum_sees_is_found(index: Path) -> None:
    """A generation of another version is compared with nothing else."""
    generation = max(index.glob("g*"))
    sound = read_manifest(generation)
    facts = {**sound.facts, "fingerprint": {}}
    write_manifest(generation, Manifest(sound.number, sound.created, sound.files, facts))
    path = generation / "english.json"
    content = path.read_bytes()
    path.unlink()
    path.write_bytes(content.replace(b":", b" ", 1))
    [checked, _] = check_index(index)
    assert checked.outdated
    assert [str(fault) for fault in checked.faults] == [
        "english.json is damaged (its checksum is wrong)"
    ]
