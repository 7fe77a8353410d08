"""The published index, followed: every request gets the searcher of the current generation."""

import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from indexer.embedded.engine import EmbeddedEngine
from indexer.errors import IndexUnusable
from indexer.index.fingerprint import check_fingerprint
from indexer.index.segment import Segment
from indexer.search import Searcher
from indexer.store.changes import changes_of
from indexer.store.signed_json import UNREADABLE
from indexer.store.storage import Generation, Store

if TYPE_CHECKING:
    from corpus import Loaded

# Seconds after which a generation that could not be opened is tried again: what is in the way (too
# many open files, no memory) may pass, and a try costs milliseconds.
RETRY = 60.0
# Seconds between two looks at whether the files of the generation that answers are still what was
# written. A look reads them all, which takes 0.3 s a gigabyte.
RECHECK = 60.0


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
        self._tried = 0.0
        self._is_held = False
        self._is_answering = False
        # Why nothing is answered; None when all is well.
        self._damage: IndexUnusable | None = None

    def hold(self) -> None:
        """Reads each generation whole from now on, so that its files may go while it is served.

        For processes that stay, and before they are forked, so that they share what was read: who
        asks once need not wait for what is rare. Starts no thread before ``begin``: one that holds
        a lock at the fork would hold it for ever in the process that is forked.
        """
        self._is_held = True
        _read_whole(self._searcher)

    def begin(self) -> None:
        """Holds what is published now, and looks after its files. Called in each process that
        answers, before it does: one that is forked anew was born with a generation of long ago.

        Files that are written over in place are noticed within RECHECK seconds from now on.
        """
        self.searcher()
        self.hold()
        self._is_answering = True
        threading.Thread(target=self._recheck, name="recheck", daemon=True).start()

    def searcher(self) -> Searcher:
        """The searcher of the current generation, opened anew when another was published.

        While the published one cannot be opened, the last good one goes on. Raises IndexUnusable
        when the files that it reads from were damaged since, which would give wrong answers.
        """
        stamp = self._store.stamp()
        if self._is_due(stamp):
            with self._lock:
                self._follow(stamp)
        if (damage := self._damage) is not None:
            raise IndexUnusable(damage.path, damage.reason, damage.remedy)
        return self._searcher

    def recheck(self) -> None:
        """Compare the files of the generation that answers with what was written.

        Damage is told by ``problem``. What is in memory answers as before; a generation that is
        read from mapped files refuses until its files are sound again or another is published.
        """
        if self.problem is not None or self._is_due(self._store.stamp()):
            return  # another one is about to be opened, or tried again
        try:
            self._store.current()
        except IndexUnusable as error:
            self.problem, self._tried = str(error), time.monotonic()
            self._damage = error if self._searcher.is_mapped else None

    def _recheck(self) -> None:
        while True:
            time.sleep(RECHECK)
            self.recheck()

    def is_published(self, loaded: "Loaded") -> bool:
        """Whether an update with a collection would have nothing to publish; writes nothing.

        Raises SesakuError: IndexUnusable, ShrinkRefused, OtherCollection.
        """
        # Imported here: only who follows a collection builds anything.
        from indexer.build.update import is_published

        return is_published(loaded, self.directory)

    def _is_due(self, stamp: tuple[int, int] | None) -> bool:
        again = self.problem is not None and time.monotonic() - self._tried >= RETRY
        return again or stamp != self._stamp

    def _follow(self, stamp: tuple[int, int] | None) -> None:
        if not self._is_due(stamp):
            return  # another thread was here
        self._tried = time.monotonic()
        try:
            self._searcher = _open(self._store)
            self.problem = self._damage = None
        except IndexUnusable as error:
            # The last good one goes on, for others at once.
            self.problem, self._stamp = str(error), stamp
            # Its files go when still another generation is published.
            _read_whole(self._searcher)
        else:
            if self._is_held and not self._is_answering:
                _read_whole(self._searcher)
            elif self._is_held:
                # Aside, for nobody waits for it.
                threading.Thread(target=_read_whole, args=(self._searcher,), daemon=True).start()
        finally:
            # Last: threads that come meanwhile wait, for the one that answers may be of long ago in
            # a process that had nothing to do, and who asks may have seen a newer one of another.
            self._stamp = stamp


def _read_whole(searcher: Searcher) -> None:
    # Should files be gone already, what was read of them still answers.
    with suppress(OSError):
        searcher.load()


def generation_directory(directory: Path) -> Path:
    """Where the current generation of an index directory lies, for other readers of its files.

    Whoosh opens it. It is never written to; when two further ones were published, its files go.
    Raises IndexUnusable when there is none that this version can read.
    """
    return _current(Store(directory)).path


def _current(store: Store) -> Generation:
    generation = store.current()
    if generation is None:
        remedy = "Run `sesaku index` to build it from the corpus."
        raise IndexUnusable(store.directory, "has no index", remedy)
    check_fingerprint(generation)
    return generation


def _open(store: Store) -> Searcher:
    generation = _current(store)
    try:
        segment = Segment(generation.path)
    except OSError as error:
        reason = f"cannot be read ({error.strerror})"
        raise IndexUnusable(generation.path, reason, UNREADABLE) from error
    engine = EmbeddedEngine(segment)
    return Searcher(engine, generation.number, changes_of(generation), generation.created)
