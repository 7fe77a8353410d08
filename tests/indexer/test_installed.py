"""Versions of installed packages, as importlib.metadata has them."""

import importlib.metadata
import sys
from pathlib import Path

import pytest

from indexer import installed


@pytest.fixture(autouse=True)
def _fresh() -> None:
    installed._noted.cache_clear()


@pytest.mark.parametrize("name", ["SudachiPy", "SudachiDict-core", "Whoosh", "numpy"])
def test_the_version_is_the_one_that_the_package_states(name: str) -> None:
    assert installed.version(name) == importlib.metadata.version(name)


def test_two_versions_on_the_path_leave_it_to_importlib(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory = tmp_path / "Whoosh-0.0.1.dist-info"
    directory.mkdir()
    (directory / "METADATA").write_text("Name: Whoosh\nVersion: 0.0.1\n", "utf-8")
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    assert installed.version("Whoosh") == importlib.metadata.version("Whoosh") != "0.0.1"


def test_a_package_that_is_not_installed() -> None:
    with pytest.raises(importlib.metadata.PackageNotFoundError):
        installed.version("no-such-package-of-ours")


def test_a_path_that_is_not_there_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [str(tmp_path / "absent"), *sys.path])
    assert installed.version("numpy") == importlib.metadata.version("numpy")
