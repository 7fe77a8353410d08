"""A page of hits as a request of the engine: which, in which order, counted by facets."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from indexer.cluster import mapping
from indexer.cluster.asking.counts import counting, passing
from indexer.cluster.asking.filters import Filters
from indexer.cluster.asking.matching import Clause, all_of
from indexer.engine import AT_ONCE as MOST_AT_ONCE
from indexer.query.query import Query

EVERYTHING: Clause = {"match_all": {}}
PROGRAMS: Clause = {"exists": {"field": mapping.NUMBER}}
IN_ORDER = {mapping.NUMBER: "asc"}
# What a hit brings along, which is kept as it is: nothing has to be parsed and cut for it.
SHOWN = {"_source": False, "stored_fields": [mapping.RECORD, mapping.PIECE, mapping.YEARS]}
# Of hits of which only some are shown: which thread each belongs to.
_THREAD = {"_source": False, "docvalue_fields": [mapping.THREAD]}
# So many are looked through for one page, or more where the page is further on: a thread has
# several.
_LEAST_FOLDED, _FOLDED = 100, 2
# The best of some programs, by their numbers alone.
BEST = {"track_total_hits": False, "sort": ["_score", IN_ORDER], "_source": False}


class Narrowed(NamedTuple):
    """What the filters of a query let pass: by facets, and by all else.

    ``folded`` is whether the programs of a thread are one hit.
    """

    facets: Mapping[str, Clause]
    others: Sequence[Clause]
    folded: bool = False

    @property
    def clauses(self) -> list[Clause]:
        """All of them."""
        return [*self.facets.values(), *self.others]


def page_request(
    found: Clause,
    query: Query,
    narrowed: Narrowed,
    filters: Filters,
    counted: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """What asks for the query's page of those that are ``found``, with the facets of all of these.

    ``counted`` are counts besides. Where threads are one hit, it asks for the programs from the
    first on, of which ``folding`` chooses.
    """
    order = ["_score"] if query.sort == "relevance" else filters.order(query.sort)
    body: dict[str, Any] = {
        "query": found,
        "from": (query.page - 1) * query.per_page,
        "size": query.per_page,
        "track_total_hits": True,
        "track_scores": True,
        "sort": [*order, IN_ORDER],
        **SHOWN,
        "aggs": {
            **filters.counting(narrowed.facets, narrowed.others, narrowed.folded),
            **(counted or {}),
        },
    }
    if narrowed.folded:
        body |= _folded(query)
        body["aggs"]["total"] = counting(passing(narrowed.clauses), True)
    if narrowed.clauses:
        body["post_filter"] = all_of(narrowed.clauses)
    return body


def all_request(
    found: Clause, query: Query, narrowed: Narrowed, filters: Filters
) -> dict[str, Any]:
    """What asks for all hits in the query's order, as many at a time as it has on a page."""
    body = page_request(found, query, narrowed, filters)
    del body["aggs"], body["from"]
    return {**body, "size": query.per_page, "track_total_hits": False}


def _folded(query: Query) -> dict[str, Any]:
    size = max(_LEAST_FOLDED, _FOLDED * query.page * query.per_page)
    kept = {"from": 0, "size": min(size, MOST_AT_ONCE), "track_total_hits": False}
    return {**kept, **_THREAD, "stored_fields": []}


def ahead(found: Clause, first: Clause, by: float) -> Clause:
    """The same programs, of which those that ``first`` lets pass score more by so much."""
    bonus = {"constant_score": {"filter": first, "boost": by}}
    return {"bool": {"must": [found], "should": [bonus]}}


def numbered(numbers: Iterable[int]) -> Clause:
    """The programs of some numbers."""
    return {"terms": {mapping.NUMBER: list(numbers)}}
