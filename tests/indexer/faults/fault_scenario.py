"""What an update must leave behind, whatever hit it."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from indexer.store.pointer import POINTER, Pointer, read_pointer
from indexer.store.storage import LOCK, Store


@dataclass(frozen=True)
class Scenario:
    """An update under test.

    ``prepare`` brings a directory, which is not there yet, to the state before the update.
    ``update`` is the update; done twice it must end in the same content. ``look`` reads the whole
    index as a reader does and returns its content as a comparable value, None for no index.
    """

    name: str
    prepare: Callable[[Path], None]
    update: Callable[[Path], None]
    look: Callable[[Path], object]

    def __str__(self) -> str:
        return self.name


class Trial:
    """A scenario with its two allowed outcomes, and fresh copies of the state before."""

    def __init__(self, scenario: Scenario, workplace: Path) -> None:
        self.scenario = scenario
        self._workplace = workplace
        self._count = 0
        self._before = workplace / "before"
        self._before.mkdir(parents=True)
        scenario.prepare(self._before / "index")
        self.old = scenario.look(self._before / "index")
        directory = self.fresh()
        scenario.update(directory)
        self.new = scenario.look(directory)
        assert self.old != self.new, "the update under test must change something"

    def fresh(self) -> Path:
        """An index directory in the state before the update, alone in a directory of its own."""
        parent = self.empty()
        shutil.copytree(self._before, parent, dirs_exist_ok=True)
        return parent / "index"

    def empty(self) -> Path:
        """An empty directory, the one handed out before being removed."""
        shutil.rmtree(self._workplace / f"trial-{self._count}", ignore_errors=True)
        self._count += 1
        parent = self._workplace / f"trial-{self._count}"
        parent.mkdir()
        return parent

    def check(self, directory: Path, where: object, allowed: tuple[object, ...]) -> None:
        """The index is one of ``allowed``, whole; the next update works and leaves nothing."""
        assert self._whole(directory) in allowed, where
        self.scenario.update(directory)
        assert self._whole(directory) == self.new, where
        assert strays(directory) == [], where

    def _whole(self, directory: Path) -> object:
        store = Store(directory)
        for generation in (store.current(), store.previous()):
            if generation is not None:
                generation.verify()
        return self.scenario.look(directory)


def strays(directory: Path) -> list[str]:
    """Names in an index directory that no update would leave there.

    Superseded generations within their time of grace belong there; see ``storage.GRACE``.
    """
    pointer = read_pointer(directory) or Pointer()
    known = {LOCK, POINTER, pointer.current, pointer.previous, *pointer.superseded}
    return sorted(path.name for path in directory.iterdir() if path.name not in known)


def size_of(directory: Path) -> int:
    """Bytes in all files below a directory; 0 when it is not there."""
    return sum(path.stat().st_size for path in directory.rglob("*") if path.is_file())
