"""A small build with the shape of the real one: arrays, many small writes, linked files."""

import json
from pathlib import Path

import numpy as np

from indexer.errors import NoPrevious
from indexer.store.storage import Draft, Store
from tests.indexer.faults.fault_scenario import Scenario

_BULK = ("words.bin", "numbers.npy")


def build_full(directory: Path, text: str) -> None:
    """Publish a generation whose files all carry ``text``."""
    with Store(directory).update() as draft:
        draft.reserve(50_000)
        np.save(draft.path / "numbers.npy", np.full(4_000, len(text)))
        with open(draft.path / "words.bin", "wb") as words:
            for _ in range(8):
                words.write(text.encode() * (4_000 // len(text)))
        _finish(draft, text, text)


def build_incremental(directory: Path, text: str) -> None:
    """Publish a generation that takes over the bulk and adds ``text``."""
    store = Store(directory)
    with store.update() as draft:
        generation = store.current()
        assert generation is not None
        draft.link(generation, _BULK)
        _finish(draft, str(generation.facts["bulk"]), text)


def roll_back(directory: Path) -> None:
    """Return to the previous generation; nothing happens when that was done before."""
    try:
        Store(directory).rollback()
    except NoPrevious:
        return


def update_in_turn(directory: Path, number: int) -> None:
    """The update for the crowd: full and incremental builds by turns, another text each time."""
    text = f"text {number}"
    if number % 2:
        build_incremental(directory, text)
    else:
        build_full(directory, text)


def look(directory: Path) -> object:
    """(text of the bulk, text of the rest) of the current generation, None when there is none.

    Raises AssertionError when its files disagree.
    """
    generation = Store(directory).current()
    if generation is None:
        return None
    bulk, text = str(generation.facts["bulk"]), str(generation.facts["text"])
    numbers = np.load(generation.path / "numbers.npy")
    words = (generation.path / "words.bin").read_text()
    assert numbers.tolist() == [len(bulk)] * 4_000
    assert words == bulk * (4_000 // len(bulk)) * 8
    assert json.loads((generation.path / "parts" / "texts.json").read_text()) == [bulk, text]
    return bulk, text


def _finish(draft: Draft, bulk: str, text: str) -> None:
    parts = draft.path / "parts"
    parts.mkdir()
    (parts / "texts.json").write_text(json.dumps([bulk, text]))
    draft.publish({"bulk": bulk, "text": text})


def _prepare_two(directory: Path) -> None:
    build_full(directory, "before")
    build_full(directory, "old")


SCENARIOS = (
    Scenario("first", lambda _: None, lambda d: build_full(d, "new"), look),
    Scenario("full", _prepare_two, lambda d: build_full(d, "newer"), look),
    Scenario("incremental", _prepare_two, lambda d: build_incremental(d, "newer"), look),
)
ROLLBACK = Scenario("rollback", _prepare_two, roll_back, look)
