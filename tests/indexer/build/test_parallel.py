"""Analysis in several processes."""

import pytest

from corpus import Each, Loaded, Program
from indexer import update_index
from indexer.build import parallel
from tests.indexer.build.test_update import programs
from tests.indexer.index_sample import Index


def test_progress_is_told(index: Index) -> None:
    told: list[tuple[int, int]] = []
    loaded = Loaded(index.collection, tuple(programs(*("防災",) * 700)), (), ())
    update_index(loaded, index.directory, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (700, 700)
    assert told == sorted(told)


def test_programs_are_taken_lot_by_lot(monkeypatch: pytest.MonkeyPatch) -> None:
    """All lots at once would be as large as the collection, whatever keeps the programs small."""
    given = programs(*("防災",) * 40)
    monkeypatch.setattr(parallel, "_CHUNK", 4)
    taken: list[int] = []
    most: list[int] = []

    def take(number: int) -> Program:
        taken.append(number)
        return given[number]

    parallel.analyze(
        Each(take, len(given)), progress=lambda done, _: most.append(len(taken) - done)
    )
    assert taken == list(range(40))
    assert max(most) <= 4
