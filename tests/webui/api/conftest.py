"""What the tests of the API share: a plan that is published anew."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from corpus import load
from indexer import update_index
from indexer.locations import shipped_collection


@pytest.fixture
def publish(tmp_path: Path) -> Callable[..., None]:
    """A function that publishes the shipped plan, its first program's name replaced."""
    loaded = load(shipped_collection())

    def publish(name: str = "") -> None:
        first, *rest = loaded.programs
        programs = (replace(first, name=name or first.name), *rest)
        update_index(replace(loaded, programs=programs), tmp_path / "index")

    publish()
    return publish
