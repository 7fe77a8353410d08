"""Documents on their way into an index: some megabytes at a time, each sent until it is taken."""

import json
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, NamedTuple

import orjson

from indexer.cluster.client import WRITE, Client
from indexer.cluster.errors import DocumentRefused, EngineUnusable
from indexer.cluster.refusals import TOO_MANY

# Bytes of one request; what is sent stays as small however large the collection is.
_BULK = 2 << 20
# Requests that are under way while the next documents are made. With more, nodes queue.
UNDER_WAY = 2
# A document that is refused because the nodes have too much to do is sent again, after so long.
_AGAIN = 10
_FIRST_PAUSE = 0.5
# The answer to a request that the nodes have no memory or time for.
_BUSY: dict[str, Any] = {"busy": True}


class Action(NamedTuple):
    """A document to be written under an id, or taken away; ``name`` is what errors call it.

    What has the same ``routing`` is on one shard; without any, that goes by the id.
    """

    id: str
    name: str
    document: dict[str, Any] | None
    routing: str | None = None


class Line(NamedTuple):
    """An action as it is sent."""

    name: str
    content: bytes


class Bulk:
    """Sends actions to one index."""

    def __init__(self, client: Client, index: str) -> None:
        self._client = client
        self._index = index

    def send(self, actions: Iterable[Action], sent: Callable[[int], None]) -> None:
        """Sends everything; ``sent`` is told the number of actions after each request.

        Raises DocumentRefused, EngineUnusable.
        """
        under_way: deque[Future[int]] = deque()
        with ThreadPoolExecutor(UNDER_WAY) as pool:
            for batch in batches(actions):
                under_way.append(pool.submit(self._deliver, batch))
                if len(under_way) > UNDER_WAY:
                    sent(under_way.popleft().result())
            for one in under_way:
                sent(one.result())

    def _deliver(self, batch: list[Line]) -> int:
        """Sends lines, and again those that the nodes had no time for; their number."""
        count, pause = len(batch), _FIRST_PAUSE
        for _ in range(_AGAIN):
            batch = self._refused(batch)
            if not batch:
                return count
            time.sleep(pause)
            pause *= 2
        raise EngineUnusable(
            self._client.settings.address,
            "its nodes have too much to do",
            "Try again later, or give them more memory.",
        )

    def _refused(self, batch: list[Line]) -> list[Line]:
        """The lines that are to be sent again. Raises for those that never will be taken."""
        content = b"".join([line.content for line in batch])
        answer = self._client.ask("POST", f"/{self._index}/_bulk", content, WRITE, busy=_BUSY)
        if answer is _BUSY:
            return batch
        if not answer["errors"]:
            return []
        results = [next(iter(item.values())) for item in answer["items"]]
        refused = [(line, one) for line, one in zip(batch, results, strict=True) if "error" in one]
        for line, one in refused:
            if one["status"] != TOO_MANY or _is_full(one):
                raise self._reason(line.name, one)
        return [line for line, _ in refused]

    def _reason(self, program: str, item: Any) -> Exception:
        error = item["error"]
        if _is_full(item):
            return EngineUnusable(
                self._client.settings.address,
                "its disk is full and takes nothing more",
                "Make room on the nodes and try again.",
            )
        cause = error.get("caused_by", {}).get("reason", "")
        return DocumentRefused(program, " ".join(f"{error['reason']} {cause}".split())[:300])


def _is_full(item: Any) -> bool:
    """Whether a document was refused because the disk of a node is past its flood stage."""
    return "read-only-allow-delete" in item["error"]["reason"]


def batches(actions: Iterable[Action]) -> Iterator[list[Line]]:
    """Actions as lines of bulk requests, of so many bytes each."""
    batch: list[Line] = []
    size = 0
    for action in actions:
        content = _content(action)
        if batch and size + len(content) > _BULK:
            yield batch
            batch, size = [], 0
        batch.append(Line(action.name, content))
        size += len(content)
    if batch:
        yield batch


def _content(action: Action) -> bytes:
    where = {"_id": action.id} | ({"routing": action.routing} if action.routing else {})
    if action.document is None:
        return orjson.dumps({"delete": where}) + b"\n"
    return orjson.dumps({"index": where}) + b"\n" + _line(action.document) + b"\n"


def _line(document: dict[str, Any]) -> bytes:
    try:
        return orjson.dumps(document)
    except TypeError:
        # Half of a pair that makes one sign is no text for the engine either.
        text = json.dumps(document, ensure_ascii=False)
        return text.encode(errors="replace")
