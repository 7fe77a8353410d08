"""Versions from the folders of metadata are those that the metadata states."""

import importlib.metadata
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.text import installed


@pytest.fixture(autouse=True)
def afresh() -> Iterator[None]:
    """What is installed is looked at anew before and after."""
    installed._versions.cache_clear()
    yield
    installed._versions.cache_clear()


@pytest.mark.parametrize("name", ["SudachiPy", "SudachiDict-core", "Whoosh"])
def test_versions_are_those_of_the_metadata(name: str) -> None:
    assert installed.version(name) == importlib.metadata.version(name)


def test_what_is_imported_first_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder, version in (("first", "2.0"), ("second", "1.0")):
        (tmp_path / folder / f"some_thing-{version}.dist-info").mkdir(parents=True)
    folders = [str(tmp_path / name) for name in ("none", "first", "second")]
    monkeypatch.setattr(sys, "path", folders)
    assert installed.version("Some.thing") == "2.0"


def test_other_metadata_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "older.egg-info").mkdir()
    (tmp_path / "older.egg-info" / "PKG-INFO").write_text("Name: older\nVersion: 3.1\n", "utf-8")
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    assert installed.version("older") == "3.1"


def test_what_is_not_installed_is_said() -> None:
    with pytest.raises(importlib.metadata.PackageNotFoundError):
        installed.version("no-such-package-at-all")
