"""A generation of this machine, published in a cluster: written, verified, then led to."""

import json
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import orjson

from indexer.answer.results import FACET_NAMES
from indexer.cluster import mapping
from indexer.cluster.client import WRITE, Client
from indexer.cluster.documents import documents, own_facets
from indexer.cluster.errors import ClaimedAlias, DocumentRefused, EngineUnusable
from indexer.cluster.generations import Generations, Published
from indexer.cluster.lock import Lock
from indexer.cluster.parts import parts
from indexer.cluster.settings import EngineSettings
from indexer.cluster.tokens import token
from indexer.index.segment import Segment
from indexer.store.changes import CHANGES, EARLIER
from indexer.store.storage import Generation

# Bytes of one request; what is sent stays as small however large the collection is.
_BULK = 4 << 20
# A document that is refused because the nodes have too much to do is sent again, after so long.
_AGAIN = 8
_FIRST_PAUSE = 0.5
_TOO_MANY = 429
# Words that are searched for before a generation is led to.
_SMOKE = 8
# Generations that stay: the one that answers, and the one to go back to.
_KEPT = 2

Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a publication did: the index that the alias leads to, and whether it is a new one."""

    index: str
    published: bool
    programs: int


def publish(
    generation: Generation,
    settings: EngineSettings,
    force: bool = False,
    progress: Told | None = None,
) -> Outcome:
    """Publishes a generation under the settings' alias; nothing where it already is.

    ``force`` takes the alias of another collection. Raises SesakuError: EngineUnusable, EngineBusy,
    ClaimedAlias, DocumentRefused; searchers then see the generation before.
    """
    client = Client(settings)
    generations = Generations(client)
    check_version(client)
    segment = Segment(generation.path)
    meta = meta_of(generation, segment)
    current = generations.current()
    if current is not None and not force:
        _check_claim(settings.alias, current, meta)
    if current is not None and _is_same(current, meta):
        return Outcome(current.index, False, segment.programs)
    with Lock(client).held() as lock:
        new = Published(generations.next_name(), meta)
        try:
            Writing(client, segment, new, lock, progress).write()
        except Exception:
            generations.delete(new)
            raise
        generations.lead_to(new, generations.current())
        _clean(generations, new)
    return Outcome(new.index, True, segment.programs)


def roll_back(settings: EngineSettings) -> Published:
    """Leads the alias to the generation before. Raises EngineUnusable where there is none."""
    client = Client(settings)
    generations = Generations(client)
    with Lock(client).held():
        current = generations.current()
        index = current.index if current else ""
        earlier = [one for one in generations.all() if one.index < index and _is_done(client, one)]
        if not earlier:
            raise EngineUnusable(
                settings.address, "it has no generation to go back to", "Run `sesaku index`."
            )
        generations.lead_to(earlier[-1], current)
        return earlier[-1]


def check_version(client: Client) -> None:
    """Raises EngineUnusable for an engine that is not OpenSearch from 2.19 up to 3."""
    version = client.ask("GET", "/")["version"]
    first, second = (int(one) for one in version["number"].split(".")[:2])
    if version.get("distribution") != "opensearch" or not (2, 19) <= (first, second) < (4, 0):
        raise EngineUnusable(
            client.settings.address,
            f"it is {version.get('distribution', 'another engine')} {version['number']}",
            "Use OpenSearch 2.19 or 3.",
        )


def meta_of(generation: Generation, segment: Segment) -> dict[str, Any]:
    """What a generation's index says of itself."""
    facts = generation.facts
    return {
        "generation": generation.number,
        "created": generation.created.isoformat(),
        "fingerprint": facts.get("fingerprint", {}),
        "title": segment.collection["title"],
        "programs": segment.programs,
        "changes": {name: facts[name] for name in (CHANGES, EARLIER) if name in facts},
    }


def _check_claim(alias: str, current: Published, meta: dict[str, Any]) -> None:
    if current.meta["title"] != meta["title"]:
        raise ClaimedAlias(alias, current.meta["title"], meta["title"])


def _is_same(current: Published, meta: dict[str, Any]) -> bool:
    names = ("generation", "created", "fingerprint")
    return all(current.meta[name] == meta[name] for name in names)


def _is_done(client: Client, one: Published) -> bool:
    """Whether a generation was written to its end: then nothing is written to it any more."""
    settings = client.ask("GET", f"/{one.index}/_settings")[one.index]["settings"]["index"]
    return bool(settings.get("blocks", {}).get("write") == "true")


def _clean(generations: Generations, new: Published) -> None:
    """Takes away what is older than the generation before, and what was never finished."""
    older = [one for one in generations.all() if one.index < new.index]
    done = [one for one in older if _is_done(generations.client, one)]
    for one in older:
        if one not in done[-(_KEPT - 1) :]:
            generations.delete(one)


class Writing:
    """Writes one generation."""

    def __init__(
        self,
        client: Client,
        segment: Segment,
        new: Published,
        lock: Lock | None,
        progress: Told | None,
    ) -> None:
        self._client = client
        self._segment = segment
        self._index = new.index
        self._meta = new.meta
        self._lock = lock
        self._progress = progress

    def write(self) -> None:
        """Writes all documents, waits until each shard is there, and verifies what was written."""
        self.create()
        sent = 0
        for some in batches(documents_with_parts(self._segment)):
            self._send(some)
            sent += len(some)
            if self._lock is not None:
                self._lock.renew()
            if self._progress is not None:
                self._progress(min(sent, self._segment.programs), self._segment.programs)
        self._finish()
        self._verify()

    def create(self) -> None:
        """Creates the index, empty."""
        segment, settings = self._segment, self._client.settings
        facets = len(FACET_NAMES) + len(own_facets(segment.facets.values))
        body = mapping.body(
            self._meta, segment.schema.width, facets, len(segment.spans.lows), settings.shards
        )
        self._client.ask("PUT", f"/{self._index}", body, WRITE)

    def _send(self, some: list[tuple[str, bytes]]) -> None:
        """Sends documents, and again those that the nodes had no time for."""
        pause = _FIRST_PAUSE
        for _ in range(_AGAIN):
            content = b"".join([piece for _, piece in some])
            answer = self._client.ask("POST", f"/{self._index}/_bulk", content, WRITE)
            if not answer["errors"]:
                return
            refused = [
                (one, item["index"])
                for one, item in zip(some, answer["items"], strict=True)
                if item["index"]["status"] >= 300
            ]
            for (program, _), item in refused:
                if item["status"] != _TOO_MANY or _is_full(item):
                    raise self._refused(program, item)
            some = [one for one, _ in refused]
            time.sleep(pause)
            pause *= 2
        raise EngineUnusable(
            self._client.settings.address,
            "its nodes have too much to do",
            "Try again later, or give them more memory.",
        )

    def _refused(self, program: str, item: Any) -> Exception:
        error = item["error"]
        if _is_full(item):
            return EngineUnusable(
                self._client.settings.address,
                "its disk is full and takes nothing more",
                "Make room on the nodes and try again.",
            )
        cause = error.get("caused_by", {}).get("reason", "")
        return DocumentRefused(program, " ".join(f"{error['reason']} {cause}".split())[:300])

    def _finish(self) -> None:
        ask, settings = self._client.ask, self._client.settings
        ask("POST", f"/{self._index}/_refresh", seconds=WRITE)
        replicas = settings.replicas
        if replicas is None:
            replicas = int(ask("GET", "/_cluster/health")["number_of_data_nodes"] > 1)
        body = {
            "index": {
                "number_of_replicas": replicas,
                "refresh_interval": None,
                "max_result_window": max(10_000, self._segment.programs + 100),
                "blocks": {"write": True},
            }
        }
        ask("PUT", f"/{self._index}/_settings", body, WRITE)
        health = ask(
            "GET",
            f"/_cluster/health/{self._index}",
            seconds=WRITE + 10,
            wait_for_status="yellow",
            wait_for_no_initializing_shards="true",
            timeout=f"{WRITE:.0f}s",
        )
        if health["status"] == "red":
            raise EngineUnusable(
                settings.address, "the new index is red", "See the log of its nodes."
            )

    def _verify(self) -> None:
        """Raises EngineUnusable where the index does not hold what was sent."""
        segment = self._segment
        counts = np.diff(segment.posting_bounds)
        chosen = np.linspace(0, len(counts) - 1, min(_SMOKE, len(counts))).astype(int).tolist()
        asked = [{"terms": {mapping.WEIGHTS: [token(segment.terms[n])]}} for n in chosen]
        everything = {"exists": {"field": mapping.NUMBER}}
        expected = [segment.programs, *(int(counts[n]) for n in chosen)]
        answers = [
            self._client.search(
                self._index, {"query": query, "size": 0, "track_total_hits": True}, WRITE
            )
            for query in [everything, *asked]
        ]
        found = [answer["hits"]["total"]["value"] for answer in answers]
        if found != expected:
            raise EngineUnusable(
                self._client.settings.address,
                f"it has {found} where {expected} was written",
                "Run `sesaku index` again.",
            )


def _is_full(item: Any) -> bool:
    """Whether a document was refused because the disk of a node is past its flood stage."""
    return "read-only-allow-delete" in item["error"]["reason"]


def documents_with_parts(segment: Segment) -> Iterator[tuple[str, dict[str, Any]]]:
    """The id and the document of every program, then those of what is loaded with them."""
    for program_id, document in documents(segment):
        yield program_id, {"_id": str(document[mapping.NUMBER]), **document}
    for part_id, part in parts(segment):
        yield part_id, {"_id": part_id, **part}


def batches(some: Iterable[tuple[str, dict[str, Any]]]) -> Iterator[list[tuple[str, bytes]]]:
    """Documents as lines of bulk requests, of so many bytes each."""
    batch: list[tuple[str, bytes]] = []
    size = 0
    for name, document in some:
        action = orjson.dumps({"index": {"_id": document.pop("_id")}})
        lines = action + b"\n" + _line(document) + b"\n"
        if batch and size + len(lines) > _BULK:
            yield batch
            batch, size = [], 0
        batch.append((name, lines))
        size += len(lines)
    if batch:
        yield batch


def _line(document: dict[str, Any]) -> bytes:
    try:
        return orjson.dumps(document)
    except TypeError:
        # Half of a pair that makes one sign is no text for the engine either.
        text = json.dumps(document, ensure_ascii=False)
        return text.encode(errors="replace")
