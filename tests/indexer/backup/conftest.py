"""A collection that is edited, and its index."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from corpus import load
from indexer import update_index
from tests.indexer.commands.cli_collection import PROGRAMS, write_programs


@dataclass(frozen=True)
class Site:
    """Where the collection, its index and backups lie."""

    folder: Path

    @property
    def plan(self) -> Path:
        return self.folder / "plan"

    @property
    def index(self) -> Path:
        return self.folder / "index"

    @property
    def backup(self) -> Path:
        return self.folder / "backup.zip"

    def publish(self, names: Sequence[str]) -> None:
        """Publish programs of these names."""
        first = PROGRAMS[0]
        programs = [
            replace(first, id=str(number), number=number, name=name)
            for number, name in enumerate(names, 1)
        ]
        write_programs(self.plan, programs)
        update_index(load(self.plan), self.index, force=True)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site(tmp_path)
    write_programs(site.plan, PROGRAMS)
    update_index(load(site.plan), site.index)
    return site
