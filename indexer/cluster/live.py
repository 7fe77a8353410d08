"""The generation that an alias leads to, followed: every request gets its searcher."""

import threading
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from indexer.cluster import mapping
from indexer.cluster.client import Client
from indexer.cluster.engine import ClusterEngine
from indexer.cluster.errors import EngineUnusable
from indexer.cluster.generations import Generations, Published
from indexer.cluster.settings import EngineSettings
from indexer.cluster.writing.publishing import check_version
from indexer.index.fingerprint import differing
from indexer.search import Searcher
from indexer.store.changes import changes_in

if TYPE_CHECKING:
    from corpus import Loaded

# Seconds between two looks at where the alias leads.
FOLLOW = 1.0
# Seconds after which a generation that could not be opened is tried again.
RETRY = 30.0


class ClusterIndex:
    """What is published under an alias, shared by threads; one of them looks, the others go on."""

    def __init__(self, settings: EngineSettings) -> None:
        """Opens the current generation. Raises EngineUnusable where there is none to search."""
        self.directory = Path()
        self._client = Client(settings)
        self._generations = Generations(self._client)
        self._lock = threading.Lock()
        # Why the published generation is not the one that answers; None when all is well.
        self.problem: str | None = None
        check_version(self._client)
        self._published = self._current(local=False)
        self._searcher = self._opened(self._published)
        self._looked = time.monotonic()

    def hold(self) -> None:
        """Reads all that this process keeps in memory."""
        self._searcher.load()

    def begin(self) -> None:
        """Called in each process that answers, before it does."""
        self.searcher()

    def searcher(self) -> Searcher:
        """The searcher of the current generation, opened anew when the alias leads elsewhere.

        While that cannot be told, or the new one cannot be opened, the last good one goes on.
        """
        if time.monotonic() - self._looked > FOLLOW and self._lock.acquire(blocking=False):
            try:
                self._follow()
            finally:
                self._lock.release()
        return self._searcher

    def is_published(self, loaded: "Loaded") -> bool:
        """Whether a collection is what is published, by its title and the number of programs."""
        meta = self._published.meta
        own = (loaded.collection.title, len(loaded.programs))
        return own == (meta["title"], meta["programs"])

    def _follow(self) -> None:
        # Threads that come now go on with the last good one.
        self._looked = time.monotonic()
        try:
            published = self._current(local=True)
            if published.index != self._published.index:
                self._searcher = self._opened(published)
                self._searcher.load()
                self._published = published
            self.problem = None
        except EngineUnusable as error:
            self.problem = str(error)
            self._looked += RETRY if error.reason.startswith("was built") else 0

    def _current(self, local: bool) -> Published:
        published = self._generations.current(local)
        if published is None:
            raise EngineUnusable(
                self._client.settings.address,
                "nothing is published under this name",
                "Run `sesaku index --engine` to publish a collection.",
            )
        changed = differing(published.meta["fingerprint"])
        if published.meta.get("format") != mapping.FORMAT:
            changed = [*changed, "documents of the engine"]
        if changed:
            raise EngineUnusable(
                self._client.settings.address,
                f"was built with other versions: {', '.join(changed)}",
                "Run `sesaku index --engine` with this version, or serve with the other one.",
            )
        return published

    def _opened(self, published: Published) -> Searcher:
        meta = published.meta
        created = datetime.fromisoformat(meta["created"])
        return Searcher(
            ClusterEngine(self._client, published),
            published.number,
            changes_in(published.number, created, meta["changes"]),
            created,
        )
