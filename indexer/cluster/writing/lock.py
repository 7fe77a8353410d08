"""One updater at a time under an alias, wherever it runs."""

import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from indexer.cluster import mapping
from indexer.cluster.client import WRITE, Client
from indexer.cluster.errors import EngineBusy, EngineUnusable
from indexer.cluster.generations import is_ours

# An updater that has said nothing for so many seconds was killed: its place is taken.
STALE = 60.0
# An index that was created a moment ago is not yet read on every node: so often it is tried again.
_TRIES, _PAUSE = 20, 0.25


class Lock:
    """Held while an update runs; says from time to time that it still does."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._index = f"{client.settings.alias}-lock"
        self._holder = f"{socket.gethostname()}:{os.getpid()}"

    @contextmanager
    def held(self) -> Iterator[None]:
        """Takes the lock. Raises EngineBusy while another one holds it."""
        self._take()
        ended = threading.Event()
        # Aside: a step of an update may take longer than the lock holds.
        telling = threading.Thread(target=self._tell, args=(ended,), daemon=True)
        telling.start()
        try:
            yield
        finally:
            ended.set()
            telling.join()
            self._client.ask("DELETE", self._document, seconds=WRITE, absent={})

    @property
    def _document(self) -> str:
        return f"/{self._index}/_doc/lock"

    def _tell(self, ended: threading.Event) -> None:
        """Says that the update goes on, until it ended."""
        while not ended.wait(STALE / 10):
            # The next time will do.
            with suppress(EngineUnusable):
                self._client.ask("PUT", self._document, self._content(), WRITE)

    def _take(self) -> None:
        self._create_index()
        found = self._found()
        if not found.get("found"):
            self._put(op_type="create")
            return
        source = found["_source"]
        if time.time() - source["time"] < STALE:
            raise EngineBusy(self._client.settings.alias, source["holder"])
        self._put(if_seq_no=found["_seq_no"], if_primary_term=found["_primary_term"])

    def _found(self) -> dict[str, Any]:
        """What the lock says; where another one has just created it, some moments later."""
        for _ in range(_TRIES):
            try:
                return dict(self._client.ask("GET", self._document, absent={}))
            except EngineUnusable:
                time.sleep(_PAUSE)
        return dict(self._client.ask("GET", self._document, absent={}))

    def _put(self, **how: Any) -> None:
        """Writes the document, unless another one was there first."""
        answer = self._client.ask("PUT", self._document, self._content(), WRITE, taken=TAKEN, **how)
        if answer is TAKEN:
            raise EngineBusy(self._client.settings.alias, "ほかのプロセス")

    def _content(self) -> dict[str, Any]:
        return {"holder": self._holder, "time": time.time()}

    def _create_index(self) -> None:
        body = {
            "settings": {"number_of_shards": 1, "auto_expand_replicas": "0-1"},
            "mappings": {"_meta": {mapping.META: {"lock": True}}, "enabled": False},
        }
        found = self._client.ask("GET", f"/{self._index}", absent={})
        if not found:
            self._client.ask("PUT", f"/{self._index}", body, WRITE, taken=TAKEN)
        elif not all(is_ours(one) for one in found.values()):
            raise EngineUnusable(
                self._client.settings.address,
                f"the index {self._index} is not sesaku's",
                'Choose another name: alias = "…" in [engine]. Nothing was changed.',
            )


# The answer where somebody else was faster.
TAKEN: dict[str, Any] = {}
