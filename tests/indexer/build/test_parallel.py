"""Analysis in several processes."""

from corpus import Loaded
from indexer import update_index
from tests.indexer.build.test_update import programs
from tests.indexer.index_sample import Index


def test_progress_is_told(index: Index) -> None:
    told: list[tuple[int, int]] = []
    loaded = Loaded(index.collection, tuple(programs(*("防災",) * 700)), (), ())
    update_index(loaded, index.directory, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (700, 700)
    assert told == sorted(told)
