"""The published index, followed: every request gets the searcher of the current generation."""

import threading
from pathlib import Path

from indexer.changes import changes_of
from indexer.errors import IndexUnusable
from indexer.fingerprint import check_fingerprint
from indexer.search import Searcher
from indexer.segment import Segment
from indexer.storage import Store


class LiveIndex:
    """The index in a directory, shared by threads. Looks at the pointer for every request."""

    def __init__(self, directory: Path) -> None:
        """Opens the current generation. Raises IndexUnusable when there is none to search."""
        self.directory = directory
        self._store = Store(directory)
        self._lock = threading.Lock()
        self._stamp = self._store.stamp()
        self._searcher = _open(self._store)
        # Why the published generation is not the one that answers; None when all is well.
        self.problem: str | None = None

    def searcher(self) -> Searcher:
        """The searcher of the current generation, opened anew when another was published.

        While the published one cannot be opened, the last good one goes on.
        """
        stamp = self._store.stamp()
        if stamp != self._stamp:
            with self._lock:
                self._follow(stamp)
        return self._searcher

    def _follow(self, stamp: tuple[int, int] | None) -> None:
        if stamp == self._stamp:
            return  # another thread was here
        self._stamp = stamp
        try:
            self._searcher = _open(self._store)
            self.problem = None
        except IndexUnusable as error:
            self.problem = str(error)


def _open(store: Store) -> Searcher:
    generation = store.current()
    if generation is None:
        remedy = "Run `sesaku index` to build it from the corpus."
        raise IndexUnusable(store.directory, "has no index", remedy)
    # A flipped byte would give wrong results; reading all files takes 0.3 s a gigabyte.
    generation.verify()
    check_fingerprint(generation)
    return Searcher(
        Segment(generation.path), generation.number, changes_of(generation), generation.created
    )
