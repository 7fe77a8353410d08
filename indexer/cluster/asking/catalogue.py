"""The programs of a generation in the cluster, looked up one by one or read one after the other."""

from base64 import b64decode
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, overload

from corpus.columns import YEAR
from corpus.record import Program
from indexer.cache import Cache
from indexer.cluster import mapping
from indexer.cluster.asking.page_request import PROGRAMS
from indexer.cluster.asking.walk import walk
from indexer.cluster.client import Client
from indexer.index.record_lines import decode

# Programs kept ready; and those that are read in one request where all are.
_CACHED, _AT_ONCE = 4096, 500
_RECORD = {"_source": False, "stored_fields": [mapping.RECORD]}
_UP, _DOWN = [{mapping.NUMBER: "asc"}], [{mapping.NUMBER: "desc"}]


class ClusterCatalogue:
    """Looks up programs by their numbers, which ascend in the order of the plan, with gaps."""

    def __init__(self, client: Client, index: str, programs: int) -> None:
        self._client = client
        self._index = index
        self._programs = programs
        self._known: Cache[int, Program] = Cache(_CACHED)
        self.number = lru_cache(_CACHED)(self._number)
        self.reposts = lru_cache(_CACHED)(self._reposts)

    def at(self, number: int) -> Program:
        """The program of a number. Raises KeyError where there is none."""
        known = self._known.get(number)
        if known is not None:
            return known
        found = self._found({"term": {mapping.NUMBER: number}}, 1)
        if not found:
            raise KeyError(number)
        return self.read(found[0])

    def read(self, hit: Any) -> Program:
        """The program of a hit, which is kept."""
        number = int(hit["_id"])
        known = self._known.get(number)
        if known is not None:
            return known
        return self._known.put(number, decode(b64decode(hit["fields"][mapping.RECORD][0])))

    def some(self, first: int, count: int) -> list[Program]:
        """So many programs from a place in the plan on."""
        body = {**_body(PROGRAMS, count), "from": first}
        return [self.read(hit) for hit in self._client.search(self._index, body)["hits"]["hits"]]

    def walked(self) -> Iterator[Program]:
        """All programs in the order of the plan, some hundreds at a time."""
        for hit in walk(self._client, self._index, _body(PROGRAMS, _AT_ONCE)):
            yield self.read(hit)

    def all(self) -> Sequence[Program]:
        """All programs in the order of the plan, each read when it is asked for."""
        return _Programs(self, self._programs)

    def neighbours(self, number: int) -> tuple[Program | None, Program | None]:
        """The programs before and after a number; None at the ends of a year's plan."""
        field = mapping.NUMBER
        bodies = [
            _body({"range": {field: {"lt": number}}}, 1, _DOWN),
            _body({"range": {field: {"gt": number}}}, 1),
        ]
        year = self.at(number).text_of(YEAR)
        found = [one["hits"]["hits"] for one in self._client.searches(self._index, bodies)]
        programs = [self.read(hits[0]) if hits else None for hits in found]
        before, after = (one if one and one.text_of(YEAR) == year else None for one in programs)
        return before, after

    def _number(self, program_id: str) -> int | None:
        hits = self._found({"term": {mapping.ID: program_id}}, 1)
        return int(hits[0]["_id"]) if hits else None

    def _reposts(self, program_id: str) -> tuple[Program, ...]:
        """The programs that repost this one （再掲）, in the order of the plan."""
        return tuple(map(self.read, self._found({"term": {mapping.REPOST: program_id}}, _AT_ONCE)))

    def _found(self, clause: Any, size: int) -> list[Any]:
        return list(self._client.search(self._index, _body(clause, size))["hits"]["hits"])


def _body(clause: Any, size: int, order: Any = _UP) -> dict[str, Any]:
    found = {"bool": {"filter": [clause]}}
    return {"query": found, "size": size, "track_total_hits": False, "sort": order, **_RECORD}


class _Programs(Sequence[Program]):
    """All programs, read some hundreds at a time."""

    def __init__(self, catalogue: ClusterCatalogue, count: int) -> None:
        self._catalogue = catalogue
        self._count = count

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> Program: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Program]: ...
    def __getitem__(self, at: int | slice) -> Program | Sequence[Program]:
        numbers = range(self._count)[at]
        if isinstance(numbers, int):
            return self._catalogue.some(numbers, 1)[0]
        if not numbers:
            return []
        low, high = min(numbers[0], numbers[-1]), max(numbers[0], numbers[-1])
        some = self._catalogue.some(low, high + 1 - low)
        return [some[number - low] for number in numbers]

    def __iter__(self) -> Iterator[Program]:
        return self._catalogue.walked()
