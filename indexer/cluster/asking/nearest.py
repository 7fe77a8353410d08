"""The programs most like one: what ``ranking.similar`` works out, asked of the engine."""

from collections.abc import Mapping, Sequence
from typing import Any

from indexer.cache import Cache
from indexer.cluster import mapping
from indexer.cluster.asking.occurrences import ClusterOccurrences
from indexer.cluster.asking.page_request import BEST, numbered
from indexer.cluster.client import Client
from indexer.cluster.packed_program import Piece, unpacked
from indexer.cluster.tokens import token
from indexer.index.bm25f import scalar_idf
from indexer.index.field_boosts import K1
from indexer.ranking.similar import MIN_COMMON, MIN_LIKENESS, NEAREST, TELLING

# Programs whose nearest ones are kept ready.
_CACHED = 4096
# The numbers of others and how like they are, the likest first.
Likeness = Sequence[tuple[int, float]]
Telling = Sequence[tuple[str, float]]


class Nearest:
    """Compares the programs of one generation. Threads share it."""

    def __init__(self, client: Client, index: str, occurrences: ClusterOccurrences) -> None:
        self._client = client
        self._index = index
        self._occurrences = occurrences
        self._known: Cache[int, Likeness] = Cache(_CACHED)

    def of(self, number: int) -> Likeness:
        """The programs most like the one of a number."""
        return self.of_each([number])[number]

    def of_each(
        self, numbers: Sequence[int], pieces: Mapping[int, Piece] | None = None
    ) -> dict[int, Likeness]:
        """The programs most like each of some, of which ``pieces`` may be at hand."""
        found = {number: self._known.get(number) for number in numbers}
        missing = [number for number, known in found.items() if known is None]
        if missing:
            own = pieces if pieces is not None else self._pieces(missing)
            found |= self._asked({number: self._telling(own[number]) for number in missing})
        return {number: known or () for number, known in found.items()}

    def _asked(self, telling: Mapping[int, Telling]) -> dict[int, Likeness]:
        """What is like programs with these telling words, in one request."""
        own = {number: sum(w * w for _, w in words) for number, words in telling.items()}
        some = [number for number in telling if own[number]]
        bodies = [self._like(number, telling[number], own[number]) for number in some]
        answers = self._client.searches(self._index, bodies) if bodies else []
        for number, answer in zip(some, answers, strict=True):
            hits = answer["hits"]["hits"]
            alike = tuple((int(hit["_id"]), hit["_score"] / own[number]) for hit in hits)
            self._known.put(number, alike)
        return {number: self._known.get(number) or () for number in telling}

    def _telling(self, piece: Piece) -> Telling:
        known = self._occurrences
        return piece.telling(TELLING, known.programs, known.of_term)

    def _pieces(self, numbers: Sequence[int]) -> dict[int, Piece]:
        body = {
            "query": {"bool": {"filter": [numbered(numbers)]}},
            "size": len(numbers),
            "_source": False,
            "stored_fields": [mapping.PIECE],
        }
        hits = self._client.search(self._index, body)["hits"]["hits"]
        return {int(hit["_id"]): unpacked(hit["fields"][mapping.PIECE][0]) for hit in hits}

    def _like(self, number: int, telling: Telling, own: float) -> dict[str, Any]:
        known = self._occurrences
        boosts = {
            term: weight * (K1 + 1) * scalar_idf(known.programs, known.of_term(term))
            for term, weight in telling
        }
        each = [
            {"term": {mapping.WEIGHTS: {"value": token(term), "boost": boost}}}
            for term, boost in boosts.items()
        ]
        common = {"should": each, "minimum_should_match": MIN_COMMON}
        others = {"bool": {**common, "must_not": [numbered([number])]}}
        return {**BEST, "query": others, "min_score": MIN_LIKENESS * own, "size": NEAREST}
