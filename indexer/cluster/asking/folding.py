"""Programs of one thread as one hit, where several years are searched: as ``years.folding`` does.

A thread shows its first complete program, the newest; without any, its newest. It stands where that
one scores. The programs of a thread are on one shard, so that what each shard counts adds up.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from indexer.cluster import mapping
from indexer.cluster.asking.hits import Scored, split
from indexer.cluster.asking.matching import Clause
from indexer.cluster.asking.page_request import SHOWN, numbered
from indexer.cluster.client import Client


class Asked(NamedTuple):
    """A request for hits, with what the engine found: the first of them, and the counts."""

    body: Mapping[str, Any]
    answer: Mapping[str, Any]


class FoldedHits:
    """The hits of one generation's requests, one of each thread."""

    def __init__(self, client: Client, index: str) -> None:
        self._client = client
        self._index = index

    def all(self, asked: Asked, complete: Clause, ahead: float) -> Iterator[Scored]:
        """One hit of each thread, from the first on, in the order of the request.

        ``ahead`` is what those score more by that ``complete`` lets pass; it is 0 where that is
        none.
        """
        rest = {name: one for name, one in asked.body.items() if name not in ("aggs", "from")}
        hits = asked.answer["hits"]["hits"]
        while hits:
            yield from self.heads([split(hit, ahead) for hit in hits], rest, complete)
            if len(hits) < rest["size"]:
                break
            # An index that answers does not change any more: no point in time is needed.
            rest["search_after"] = hits[-1]["sort"]
            hits = self._client.search(self._index, rest)["hits"]["hits"]

    def heads(
        self, rows: Sequence[Scored], body: Mapping[str, Any], complete: Clause
    ) -> list[Scored]:
        """Those of some rows that stand for their threads among all that a request finds."""
        threads = sorted({thread_of(row.hit) for row in rows})
        passing = [body["post_filter"]] if "post_filter" in body else []
        mine = {"terms": {mapping.THREAD: threads}}
        first = {"first": {"min": {"field": mapping.NUMBER}}}
        each = {**first, "complete": {"filter": complete, "aggs": first}}
        values = {"field": mapping.THREAD, "size": len(threads)}
        question = {
            "query": {"bool": {"filter": [body["query"], *passing, mine]}},
            "size": 0,
            "track_total_hits": False,
            "aggs": {"threads": {"terms": values, "aggs": each}},
        }
        found = self._client.search(self._index, question)["aggregations"]["threads"]["buckets"]
        # Numbers of programs are far below 2 ** 53, up to which the engine's are exact.
        numbers = {int(_head(bucket)) for bucket in found}
        return [row for row in rows if row.number in numbers]

    def shown(self, rows: Sequence[Scored]) -> list[Scored]:
        """The same rows with all that a page shows of them."""
        if not rows:
            return []
        wanted = [row.number for row in rows]
        body = {
            "query": {"bool": {"filter": [numbered(wanted)]}},
            "size": len(wanted),
            "track_total_hits": False,
            **SHOWN,
        }
        hits = self._client.search(self._index, body)["hits"]["hits"]
        known = {int(hit["_id"]): hit for hit in hits}
        return [row._replace(hit=known[row.number]) for row in rows]


def folded(rows: Iterable[Scored]) -> list[Scored]:
    """One row of each thread, of rows that are all that is found; in their order."""
    best: dict[int, Scored] = {}
    each = list(rows)
    for row in sorted(each, key=lambda one: (one.alike, not one.complete, one.number)):
        best.setdefault(thread_of(row.hit), row)
    numbers = {row.number for row in best.values()}
    return [row for row in each if row.number in numbers]


def thread_of(hit: Any) -> int:
    """The thread of a hit of a folded request."""
    return int(hit["fields"][mapping.THREAD][0])


def _head(bucket: Mapping[str, Any]) -> float:
    """The number of the program that stands for a thread."""
    complete = bucket["complete"]["first"]["value"]
    return float(bucket["first"]["value"] if complete is None else complete)
