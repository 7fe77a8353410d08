"""The programs of a generation in the cluster, looked up one by one or read one after the other."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, overload

from corpus.record import Program
from indexer.cache import Cache
from indexer.cluster import mapping
from indexer.cluster.client import Client
from indexer.index.record_lines import decode

# Programs kept ready; and those that are read in one request where all are.
_CACHED, _AT_ONCE = 4096, 500
_RECORD = [f"{mapping.RECORD}.line"]


class ClusterCatalogue:
    """Looks up programs; a program's number is its place in the plan, from 0."""

    def __init__(self, client: Client, index: str, programs: int) -> None:
        self._client = client
        self._index = index
        self._programs = programs
        self._known: Cache[int, Program] = Cache(_CACHED)
        self.number = lru_cache(_CACHED)(self._number)
        self.reposts = lru_cache(_CACHED)(self._reposts)

    def at(self, number: int) -> Program:
        """The program at a place of the plan."""
        known = self._known.get(number)
        return known if known is not None else self.some(number, number + 1)[0]

    def read(self, hit: Any) -> Program:
        """The program of a hit, which is kept."""
        number = int(hit["_id"])
        known = self._known.get(number)
        if known is not None:
            return known
        line = hit["_source"][mapping.RECORD]["line"]
        return self._known.put(number, decode(line.encode(errors="surrogatepass")))

    def some(self, first: int, last: int) -> list[Program]:
        """The programs at the places [first, last), at most some hundreds."""
        clause = {"range": {mapping.NUMBER: {"gte": first, "lt": last}}}
        return [self.read(hit) for hit in self._found(clause, last - first)]

    def all(self) -> Sequence[Program]:
        """All programs in the order of the plan, each read when it is asked for."""
        return _Programs(self, self._programs)

    def neighbours(self, number: int) -> tuple[Program | None, Program | None]:
        """The programs before and after a place; None at the ends of the plan."""
        return (
            self.at(number - 1) if number > 0 else None,
            self.at(number + 1) if number < self._programs - 1 else None,
        )

    def _number(self, program_id: str) -> int | None:
        hits = self._found({"term": {mapping.ID: program_id}}, 1)
        return int(hits[0]["_id"]) if hits else None

    def _reposts(self, program_id: str) -> tuple[Program, ...]:
        """The programs that repost this one （再掲）, in the order of the plan."""
        return tuple(map(self.read, self._found({"term": {mapping.REPOST: program_id}}, _AT_ONCE)))

    def _found(self, clause: Any, size: int) -> list[Any]:
        body = {
            "query": {"bool": {"filter": [clause]}},
            "size": size,
            "track_total_hits": False,
            "sort": [{mapping.NUMBER: "asc"}],
            "_source": _RECORD,
        }
        return list(self._client.search(self._index, body)["hits"]["hits"])


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
            return self._catalogue.at(numbers)
        return [self._catalogue.at(number) for number in numbers]

    def __iter__(self) -> Iterator[Program]:
        for first in range(0, self._count, _AT_ONCE):
            yield from self._catalogue.some(first, min(first + _AT_ONCE, self._count))
