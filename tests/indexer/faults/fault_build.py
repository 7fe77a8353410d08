"""The real builds as updates under test, over a few programs of the shipped collection."""

import dataclasses
import functools
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import corpus
from corpus import Loaded
from indexer.build import update
from indexer.build.update import update_index
from indexer.errors import NoPrevious
from indexer.index import contents
from indexer.index.contents import Contents
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


@contextmanager
def tables_made_once() -> Iterator[None]:
    """Builds of equal programs share what dictionaries, synonyms and related words come to, most
    of their time; that reads and writes nothing of the index, whose operations stay what they are.
    The machine is not waited for either: kills and power losses that are made up need no disk."""
    made_once = ((contents, "dictionary_tables"), (update, "expansion_tables"))
    with ExitStack() as stack:
        for module, name in (*made_once, (update, "read_related")):
            made = _made_once(getattr(module, name))
            stack.enter_context(mock.patch.object(module, name, made))
        stack.enter_context(mock.patch.object(os, "fsync", return_value=None))
        yield


def _made_once(make: Callable[..., Any]) -> Callable[..., Any]:
    """The function, of equal arguments called once. Their texts say all that they are."""
    made: dict[str, Any] = {}

    def remembered(*arguments: Any) -> Any:
        text = "".join(map(_text, arguments))
        if text not in made:
            made[text] = make(*arguments)
        return made[text]

    return remembered


def _text(argument: object) -> str:
    if isinstance(argument, Contents):
        inverted = argument.inverted
        bounds = inverted.posting_bounds.tolist()
        return repr((inverted.terms, bounds, inverted.docs.tolist(), argument.expansions))
    return repr(argument)


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
