"""Writes one generation into an index of its own: what changed since another, or everything."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

import numpy as np

from indexer.answer.results import FACET_NAMES
from indexer.answer.text_order import text_orders
from indexer.cluster import mapping
from indexer.cluster.client import WRITE, Client
from indexer.cluster.errors import EngineUnusable
from indexer.cluster.generations import Published
from indexer.cluster.parts import cut, parts, read_parts
from indexer.cluster.writing.bulk import Action, Bulk
from indexer.cluster.writing.documents import Documents, own_facets
from indexer.cluster.writing.fingerprint import drifted
from indexer.cluster.writing.ledger import Changes, Ledger, changes, whole
from indexer.cluster.writing.new_index import NewIndex
from indexer.index.collection_info import columns_of
from indexer.index.segment import Segment

# An index keeps what was taken out of it until the engine merges its files; past this share of its
# programs, a new one is smaller and nearly as soon written.
_MOST_CHANGED = 0.25
# Words that are searched for before a generation is led to.
_SMOKE = 8
_LEDGER = "programs"
# Documents of an index that are looked up at once: it has some tens that are no program.
_AT_ONCE = 10_000


class Writing:
    """Writes one generation."""

    def __init__(
        self,
        client: Client,
        segment: Segment,
        new: Published,
        progress: Callable[[int, int], None] | None,
    ) -> None:
        """``progress`` is called with what was sent of how many."""
        self._client = client
        self._segment = segment
        self._new = new
        self._index = NewIndex(client, new)
        self._documents = Documents(segment)
        self._progress = progress
        self._sent = 0

    def write(self, current: Published | None) -> int:
        """Writes the documents, waits until each shard is there, and verifies what was written.

        What is as in ``current``, which answers now, is taken over. The number of programs that
        were sent.
        """
        segment = self._segment
        over = self._over(current) if current else None
        if current is None or over is None:
            self.create()
            self._send(whole(self._documents.digests()), [])
            sent = segment.programs
        else:
            # The lengths that its other documents were made by are still those.
            meta = {**self._new.meta, "averages": current.meta["averages"]}
            self._index = NewIndex(self._client, Published(self._new.index, meta))
            self._index.clone(current.index)
            self._send(over, self._gone_in(current.index, over.gone))
            sent = len(over.fresh)
        self._index.finish(segment.programs)
        self._index.verify(segment.programs, self._smoke())
        return sent

    def create(self) -> None:
        """Creates the index, empty."""
        segment = self._segment
        self._index.create(
            mapping.Shape(
                segment.schema.width,
                len(FACET_NAMES) + len(own_facets(segment.facets.values)),
                len(segment.spans.lows),
                len(text_orders(columns_of(segment.collection))),
            )
        )

    def _over(self, current: Published) -> Changes | None:
        """What is to be written over a copy of an index; None where that does not do."""
        own = self._new.meta
        if any(current.meta.get(name) != own[name] for name in ("format", "fingerprint", "basis")):
            return None
        if drifted(current.meta["averages"], own["averages"]):
            return None
        try:
            content = read_parts(self._client, current.index, mapping.LEDGER)[_LEDGER]
        except EngineUnusable:
            return None  # what cannot be read whole cannot be taken over
        found = changes(Ledger.unpacked(content), self._documents.digests())
        if found is None:
            return None
        several = len(found.fresh) + len(found.gone) > _MOST_CHANGED * self._segment.programs
        return None if several else found

    def actions(self, some: Changes) -> Iterator[Action]:
        """What makes the index the generation's, apart from what must go."""
        ids = some.ledger.keys.tolist()
        for place, document in self._documents.of(some.fresh):
            name, thread = document[mapping.ID], document.get(mapping.THREAD)
            numbered = {mapping.NUMBER: ids[place], **document}
            # The programs of a thread are counted by the shard that has all of them.
            yield Action(str(ids[place]), name, numbered, str(thread) if thread else None)
        ledger = cut(mapping.LEDGER, [(_LEDGER, some.ledger.packed())])
        for part_id, part in chain(parts(self._segment), ledger):
            yield Action(part_id, part_id, part)

    def _send(self, some: Changes, gone: Iterable[Action]) -> None:
        bulk = Bulk(self._client, self._index.name)
        # Before all else, since requests are not taken in the order in which they were sent.
        bulk.send(gone, lambda _: None)
        bulk.send(self.actions(some), lambda count: self._tell(count, some))

    def _tell(self, count: int, some: Changes) -> None:
        self._sent += count
        if self._progress is not None:
            self._progress(min(self._sent, len(some.fresh)), len(some.fresh))

    def _gone_in(self, index: str, numbers: Sequence[int]) -> Iterator[Action]:
        """What takes programs of an index away, and all that is no program."""
        parts = [{"exists": {"field": field}} for field in (mapping.PLACE, mapping.LEDGER)]
        yield from self._taken_away(index, {"bool": {"should": parts}})
        for first in range(0, len(numbers), _AT_ONCE):
            some = {"terms": {mapping.NUMBER: [*numbers[first : first + _AT_ONCE]]}}
            yield from self._taken_away(index, some)

    def _taken_away(self, index: str, some: Any) -> Iterator[Action]:
        body = {"query": {"bool": {"filter": [some]}}, "size": _AT_ONCE, "_source": False}
        for hit in self._client.search(index, body, WRITE)["hits"]["hits"]:
            yield Action(hit["_id"], hit["_id"], None, hit.get("_routing"))

    def _smoke(self) -> dict[str, int]:
        """Some words, and how many programs have each."""
        segment = self._segment
        counts = np.diff(segment.posting_bounds)
        chosen = np.linspace(0, len(counts) - 1, min(_SMOKE, len(counts))).astype(int).tolist()
        return {segment.terms[n]: int(counts[n]) for n in chosen}
