"""The real builds as updates under test, over a few programs of the shipped collection."""

import dataclasses
import functools
from pathlib import Path

import corpus
from corpus import Loaded
from indexer.build.update import update_index
from indexer.errors import NoPrevious
from indexer.store.generation import MANIFEST
from indexer.store.storage import Store
from tests.indexer.faults.fault_scenario import Scenario

_COLLECTION = Path(corpus.__file__).parent / "fukushima_ict_2020"
_PROGRAMS = 12


@functools.cache
def _collection(version: str) -> Loaded:
    """A dozen programs; every ``version`` has other targets in one of them."""
    loaded = corpus.load(_COLLECTION)
    first, *others = loaded.programs[:_PROGRAMS]
    changed = dataclasses.replace(first, targets=f"{first.targets}\n{version}")
    return dataclasses.replace(loaded, programs=(changed, *others))


def build_full(directory: Path, version: str) -> None:
    update_index(_collection(version), directory, full=True)


def build_incremental(directory: Path, version: str) -> None:
    update_index(_collection(version), directory)


def roll_back(directory: Path) -> None:
    """Return to the previous generation; nothing happens when that was done before."""
    try:
        Store(directory).rollback()
    except NoPrevious:
        return


def update_in_turn(directory: Path, number: int) -> None:
    """The update for the crowd: all kinds of builds by turns, changing each time."""
    build = build_full if number % 4 == 3 else build_incremental
    build(directory, f"版{number % 7}")


def look(directory: Path) -> object:
    """Every byte of the current generation but its manifest, all checked; None without one."""
    generation = Store(directory).current()
    if generation is None:
        return None
    generation.verify()
    paths = sorted(path for path in generation.path.rglob("*") if path.is_file())
    return [
        (path.relative_to(generation.path).as_posix(), path.read_bytes())
        for path in paths
        if path.name != MANIFEST
    ]


def _prepare(directory: Path) -> None:
    build_full(directory, "以前")
    build_incremental(directory, "旧")


SCENARIOS = (
    Scenario("first", lambda _: None, lambda d: build_full(d, "新"), look),
    Scenario("full", _prepare, lambda d: build_full(d, "新"), look),
    Scenario("incremental", _prepare, lambda d: build_incremental(d, "新"), look),
    Scenario("rollback", _prepare, roll_back, look),
)
