"""Which node of a cluster is asked: the one that has the fewest answers under way.

A node that is slow, or stopped without a word, keeps those who ask it waiting; asked in turn, it
would soon have all threads of a process. So it has its share of them at most.
"""

import threading
from collections.abc import Sequence
from typing import Any

from opensearchpy import ConnectionSelector, Urllib3HttpConnection
from urllib3 import Timeout

# Seconds for reaching a node, in which one that is there answers a thousand times over: a machine
# that is gone refuses nothing, and whoever asked it goes on with another one.
REACHED = 1.0


class CountedConnection(Urllib3HttpConnection):
    """The connections to one node, which count what is under way."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.under_way = 0
        self._lock = threading.Lock()

    def perform_request(self, *args: Any, **how: Any) -> Any:
        """The answer to a request; see ``opensearchpy.Connection``."""
        seconds = how.get("timeout") or self.timeout
        how["timeout"] = Timeout(connect=min(REACHED, seconds), read=seconds)
        with self._lock:
            self.under_way += 1
        try:
            return super().perform_request(*args, **how)
        finally:
            with self._lock:
                self.under_way -= 1


class LeastBusy(ConnectionSelector):
    """Chooses among nodes; those that are as busy take turns."""

    def __init__(self, opts: Sequence[tuple[Any, Any]]) -> None:
        super().__init__(opts)
        self._turn = 0

    def select(self, connections: Sequence[Any]) -> Any:
        """The node that is asked next."""
        self._turn += 1
        first = self._turn % len(connections)
        in_turn = [*connections[first:], *connections[:first]]
        return min(in_turn, key=lambda one: one.under_way)
