"""How many programs have a match: asked of the cluster in batches, and kept for the generation."""

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from indexer.cache import Cache
from indexer.cluster import mapping
from indexer.cluster.asking.clauses import batches
from indexer.cluster.asking.matching import Clause, everywhere, having
from indexer.cluster.client import Client
from indexer.cluster.tokens import token
from indexer.cluster.words import PublishedWords
from indexer.index.field_boosts import Schema
from indexer.matches.match import Match, Reach, Where
from indexer.text.places import PlaceNames

# Numbers that are kept: some megabytes each for words, phrases and filters.
_CACHED = 200_000
# Filters that are counted in one search.
_AT_ONCE = 250
# What a query is compiled by is found out in a few rounds; more would be a defect.
_MOST_ROUNDS = 20

Made = TypeVar("Made")
Key = tuple[object, ...]


class ClusterOccurrences:
    """Counts for one generation. Threads share it.

    Compiling a query asks for one match after the other. What is not known yet is answered by a
    guess and noted; then all that was noted is asked in one request, and the query is compiled
    anew.
    """

    def __init__(
        self, client: Client, index: str, words: PublishedWords, schema: Schema, programs: int
    ) -> None:
        self.programs = programs
        self._client = client
        self._index = index
        self._words = words
        self._schema = schema
        self._places = words.places
        self._counts: Cache[Key, int] = Cache(_CACHED)
        self._thread = threading.local()

    @property
    def places(self) -> PlaceNames:
        """The names of departments, divisions and areas."""
        return self._places

    @property
    def place_names(self) -> frozenset[tuple[str, ...]]:
        """The names of places, each as the row of its terms."""
        return self._places.names

    @property
    def place_terms(self) -> frozenset[str]:
        """The terms that stand in names of places."""
        return self._places.terms

    @property
    def settled(self) -> bool:
        """Whether nothing was guessed since the query began to be compiled."""
        return not self._unknown

    def compiled(self, make: Callable[[], Made]) -> Made:
        """What is made when everything that making it asks for is known."""
        for _ in range(_MOST_ROUNDS):
            self._unknown.clear()
            made = make()
            if not self._unknown:
                return made
            unknown = dict(self._unknown)
            self._unknown.clear()
            self.count(unknown)
        raise RuntimeError("a query asks for something else each time that it is compiled")

    def occurs(self, match: Match) -> bool:
        """Whether any program has the match."""
        if len(match.parts) == 1 and not match.surface:
            return True
        return self._known(match) > 0

    def frequency(self, match: Match) -> int:
        """The number of programs that have the match."""
        if self.is_known(match):
            return self.of_term(match.parts[0][0])
        return self._known(match)

    def is_known(self, match: Match) -> bool:
        """Whether a match is one term, of which the number of programs is at hand."""
        alone = len(match.parts) == 1 and len(match.parts[0]) == 1 and not match.surface
        return alone and match.where is not Where.PLACE

    def of_term(self, term: str) -> int:
        """The number of programs that have a term."""
        number = self._words.term_numbers.get(term)
        return 0 if number is None else int(self._words.counts[number])

    def filter(self, match: Match) -> Clause:
        """What lets the programs pass that have the match, in a place where that is asked."""
        if match.where is Where.PLACE:
            return having(match, self.place_fields)
        return everywhere(match, self._schema.width)

    def standing(self, matches: Iterable[Match]) -> dict[Key, dict[int, Match]]:
        """The fields in which some program has each match, by the match's key.

        With each field the match without the terms that stand nowhere in it. Not of matches whose
        parts stand anywhere.
        """
        each = {key_of(one): one for one in matches if one.surface or one.reach != Reach.ANYWHERE}
        asked = {
            ("in", field, *key): having(match, (field,))
            for key, match in each.items()
            for field in self._fields_of(match)
        }
        counts = dict(zip(asked, self.counted(asked), strict=True))
        found = {
            key: {n: match for n in self._fields_of(match) if counts[("in", n, *key)]}
            for key, match in each.items()
        }
        return self._without_absent(found)

    def _without_absent(self, found: dict[Key, dict[int, Match]]) -> dict[Key, dict[int, Match]]:
        stacked: dict[Key, Clause] = {
            ("in", field, term): {"term": {f"{mapping.TEXT}{field}": token(term)}}
            for own in found.values()
            for field, match in own.items()
            for terms in match.parts
            if len(terms) > 1
            for term in terms
        }
        counts = dict(zip(stacked, self.counted(stacked), strict=True))

        def shorter(field: int, match: Match) -> Match:
            parts = [
                tuple(term for term in terms if counts.get(("in", field, term), 1))
                for terms in match.parts
            ]
            return match._replace(parts=tuple(parts))

        return {
            key: {field: shorter(field, match) for field, match in own.items()}
            for key, own in found.items()
        }

    def _fields_of(self, match: Match) -> range:
        is_place = match.where is Where.PLACE
        return self.place_fields if is_place else range(self._schema.width)

    @property
    def place_fields(self) -> range:
        """The numbers of the fields with names of places."""
        return range(self._schema.text_fields, self._schema.width)

    def counted(self, filters: Mapping[Key, Clause]) -> list[int]:
        """The numbers of programs that filters let pass, by keys that tell them apart."""
        missing = {key: one for key, one in filters.items() if self._counts.get(key) is None}
        fresh = self.count(missing)
        known = ((self._counts.get(key), key) for key in filters)
        return [fresh[key] if count is None else count for count, key in known]

    def frequencies(self, matches: Sequence[Match]) -> list[int]:
        """The number of programs that have each match, asked in one request."""
        single = {
            n: self.frequency(match) for n, match in enumerate(matches) if self.is_known(match)
        }
        others = [n for n in range(len(matches)) if n not in single]
        keys = {key_of(matches[n]): self.filter(matches[n]) for n in others}
        counts = dict(zip(keys, self.counted(keys), strict=True))
        return [
            single[n] if n in single else counts[key_of(match)] for n, match in enumerate(matches)
        ]

    def count(self, filters: Mapping[Key, Clause]) -> dict[Key, int]:
        """Counts what filters let pass, and keeps it."""
        some = list(batches(filters, _AT_ONCE))
        found: dict[Key, int] = {}
        answers = self._client.searches(self._index, map(_counting, some)) if some else []
        for batch, answer in zip(some, answers, strict=True):
            buckets = answer["aggregations"]["counts"]["buckets"]
            for key, bucket in zip(batch, buckets, strict=True):
                found[key] = self._counts.put(key, bucket["doc_count"])
        return found

    def _known(self, match: Match) -> int:
        key = key_of(match)
        known = self._counts.get(key)
        if known is None and any(not self._may_stand(part) for part in match.parts):
            known = self._counts.put(key, 0)
        if known is None:
            self._unknown[key] = self.filter(match)
            return 1
        return known

    def _may_stand(self, part: Iterable[str]) -> bool:
        return any(term in self._words.term_numbers for term in part)

    @property
    def _unknown(self) -> dict[Key, Clause]:
        """What this thread guessed."""
        unknown: dict[Key, Clause] | None = getattr(self._thread, "unknown", None)
        if unknown is None:
            unknown = self._thread.unknown = {}
        return unknown


def key_of(match: Match) -> Key:
    """What tells matches apart that other programs have."""
    steps = match.steps if match.reach is Reach.PHRASE else ()
    return match.parts, steps, match.surface, match.reach, match.where is Where.PLACE


def _counting(filters: Mapping[Key, Clause]) -> dict[str, object]:
    """What asks how many programs each of some filters lets pass."""
    each = list(filters.values())
    return {
        "size": 0,
        "track_total_hits": False,
        # The filters are tried on each program that is found: not on all of them.
        "query": {"bool": {"filter": [{"bool": {"should": each}}]}},
        "aggs": {"counts": {"filters": {"filters": each}}},
    }
