"""The index of a new generation: made empty or of the one before, finished, and verified."""

import time
from collections.abc import Mapping, Sequence
from typing import Any

from indexer.cluster import mapping
from indexer.cluster.client import WRITE, Client
from indexer.cluster.errors import EngineUnusable
from indexer.cluster.generations import Published
from indexer.cluster.tokens import token

# An index that nothing is searched in yet: no copies, no moment at which it must be readable.
_BUSY = {"number_of_replicas": 0, "refresh_interval": "-1"}
# Seconds for which copies are waited for, 140 GB at the engine's 40 MB a second for each node; what
# is not there by then comes later. And seconds between two looks.
_COPYING, _LOOK = 3600.0, 0.2
# Hits of which an answer may have as many as an index has programs.
_LEAST_WINDOW = 10_000


class NewIndex:
    """What a generation is written into; only an index that was finished has a block on writing."""

    def __init__(self, client: Client, new: Published) -> None:
        self._client = client
        self.name = new.index
        self._meta = new.meta

    def create(self, shape: mapping.Shape) -> None:
        """Makes it empty."""
        body = mapping.body(self._meta, shape, self._client.settings.shards)
        body["settings"] |= _BUSY
        self._client.ask("PUT", f"/{self.name}", body, WRITE)

    def clone(self, old: str) -> None:
        """Makes it as another one is, whose files it shares: that takes no time and no room."""
        settings = {f"index.{name}": value for name, value in _BUSY.items()}
        body = {"settings": {**settings, "index.blocks.write": None}}
        self._client.ask("PUT", f"/{old}/_clone/{self.name}", body, WRITE)
        meta = {"_meta": {mapping.META: dict(self._meta)}}
        self._client.ask("PUT", f"/{self.name}/_mapping", meta, WRITE)

    def finish(self, programs: int) -> None:
        """Makes copies of it and closes it to writing. Raises EngineUnusable where it is red."""
        ask, settings = self._client.ask, self._client.settings
        ask("POST", f"/{self.name}/_refresh", seconds=WRITE)
        replicas = settings.replicas
        if replicas is None:
            replicas = int(ask("GET", "/_cluster/health")["number_of_data_nodes"] > 1)
        body = {
            "index": {
                "number_of_replicas": replicas,
                "refresh_interval": None,
                "max_result_window": max(_LEAST_WINDOW, programs + 100),
                "blocks": {"write": True},
            }
        }
        ask("PUT", f"/{self.name}/_settings", body, WRITE)
        if self._copied()["status"] == "red":
            raise EngineUnusable(
                settings.address, "the new index is red", "See the log of its nodes."
            )

    def _copied(self) -> Any:
        """The health of the index, as soon as no copy of it is being made any more.

        The engine begins with copies after it has answered that there are to be some: what it has
        to do by then is waited for, too. Without, generations were led to that had no copy yet.
        """
        end = time.monotonic() + _COPYING
        while True:
            health = self._client.ask(
                "GET",
                f"/_cluster/health/{self.name}",
                seconds=WRITE + 10,
                wait_for_events="languid",
                timeout=f"{WRITE:.0f}s",
            )
            if not health["initializing_shards"] or time.monotonic() > end:
                return health
            time.sleep(_LOOK)

    def verify(self, programs: int, counts: Mapping[str, int]) -> None:
        """Raises EngineUnusable where its programs, or those with some terms, are not so many."""
        everything = {"exists": {"field": mapping.NUMBER}}
        asked = [{"terms": {mapping.WEIGHTS: [token(term)]}} for term in counts]
        expected = [programs, *counts.values()]
        found = self._totals([everything, *asked])
        if found != expected:
            raise EngineUnusable(
                self._client.settings.address,
                f"it has {found} where {expected} was written",
                "Run `sesaku index` again.",
            )

    def _totals(self, queries: Sequence[Any]) -> list[int]:
        bodies = [{"query": one, "size": 0, "track_total_hits": True} for one in queries]
        answers = self._client.searches(self.name, bodies)
        return [answer["hits"]["total"]["value"] for answer in answers]
