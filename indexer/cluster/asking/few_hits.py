"""Answers where little is listed: all of it is known here, and the first page is filled.

See ``ranking.similar``; what is listed is less than a page, whatever the filters.
"""

from collections.abc import Mapping, Set
from typing import Any, NamedTuple

from indexer.cache import Cache
from indexer.cluster import mapping
from indexer.cluster.asking.filters import Filters
from indexer.cluster.asking.folding import FoldedHits, folded
from indexer.cluster.asking.hits import Hits, Scored, split
from indexer.cluster.asking.nearest import Nearest
from indexer.cluster.asking.page_request import BEST, Narrowed, ahead, numbered, page_request
from indexer.cluster.asking.plan_query import PlanQuery
from indexer.cluster.client import Client
from indexer.cluster.packed_program import unpacked
from indexer.engine import Answer
from indexer.matches.query_plan import QueryPlan
from indexer.query.query import DEFAULT_PER_PAGE, Query
from indexer.ranking.similar import best_complete, filling

# Plans of which it is known what they list.
_CACHED = 4096


class Few(NamedTuple):
    """What each of few programs scores and whether it is complete, and which are only alike."""

    scored: Mapping[int, tuple[float, bool]]
    alike: Set[int]


class FewHits:
    """Answers plans of one generation that list less than a page."""

    def __init__(
        self, client: Client, index: str, filters: Filters, hits: Hits, nearest: Nearest
    ) -> None:
        self._client = client
        self._index = index
        self._filters = filters
        self._fold = FoldedHits(client, index)
        self._hits = hits
        self._nearest = nearest
        self._known: Cache[QueryPlan, Few] = Cache(_CACHED)

    def known(self, plan: QueryPlan) -> Few | None:
        """What a plan lists, where it was found out to be few."""
        return self._known.get(plan)

    def found(self, plan: QueryPlan, asked: PlanQuery) -> Few:
        """All that is listed where the first page has room, and what fills it."""
        rows, rest = self._listed(asked)
        scored = [(row.number, row.score, row.complete) for row in rows]
        models = {number for _, number in best_complete(scored)}
        pieces = {
            row.number: unpacked(row.hit["fields"][mapping.PIECE][0])
            for row in rows
            if row.number in models
        }
        nearest = self._nearest.of_each(list(models), pieces)
        others = [(number, score) for number, (score, _) in rest.items()]
        chosen = filling(scored, others, nearest.__getitem__)
        # As ``ranking.Ranking.extended`` has it.
        lowest = min(1.0, *[score for _, score, _ in scored])
        every = {number: (score, complete) for number, score, complete in scored}
        every |= {number: (score * lowest, False) for number, score in chosen.items()}
        having = {number for number, (_, has_word) in rest.items() if has_word}
        return self._known.put(plan, Few(every, chosen.keys() - having))

    def _listed(self, asked: PlanQuery) -> tuple[list[Scored], dict[int, tuple[float, bool]]]:
        """All that is listed, and the best of what is not: what each scores, and whether it has a
        word of the query."""
        others = asked.named()
        others["bool"]["must_not"] = [*others["bool"]["must_not"], asked.listed()]
        first = ahead(asked.found([asked.listed()]), asked.counts_as_complete, asked.ahead)
        bodies: list[dict[str, Any]] = [
            {**BEST, "query": first, "stored_fields": [mapping.PIECE]},
            {**BEST, "query": others},
        ]
        some = [{**body, "size": DEFAULT_PER_PAGE} for body in bodies]
        listed, rest = (one["hits"]["hits"] for one in self._client.searches(self._index, some))
        rows = [split(hit, asked.ahead) for hit in listed]
        return rows, {
            int(hit["_id"]): (hit["_score"], bool(hit.get("matched_queries"))) for hit in rest
        }

    def answer(
        self, few: Few, plan: QueryPlan, query: Query, narrowed: Narrowed, relaxed: bool
    ) -> Answer:
        """The answer of some programs, filtered, counted and ordered."""
        rows = self._filtered(few, query, narrowed, relaxed)
        if query.sort == "relevance":
            rows.rows.sort(key=lambda row: (not row.complete, -row.score, row.number))
        each = folded(rows.rows) if narrowed.folded else rows.rows
        ordered = sorted(each, key=lambda row: row.alike)
        first = (query.page - 1) * query.per_page
        page = ordered[first : first + query.per_page]
        return Answer(
            total=sum(not row.alike for row in ordered),
            complete=sum(row.complete for row in ordered),
            similar=sum(row.alike for row in ordered),
            page=self._hits.page(self._fold.shown(page) if narrowed.folded else page, plan),
            facets=self._filters.facets(rows.counted, query, bool(narrowed.facets)),
        )

    def _filtered(self, few: Few, query: Query, narrowed: Narrowed, relaxed: bool) -> "_Filtered":
        """Those that pass the filters, in the query's order where that is by a column."""
        listed = numbered(sorted(few.scored.keys() - few.alike))
        whole = Query(sort=query.sort, per_page=len(few.scored))
        body = page_request(numbered(sorted(few.scored)), whole, narrowed, self._filters)
        others = [*narrowed.others, listed]
        body["aggs"] = self._filters.counting(narrowed.facets, others, narrowed.folded)
        found = self._client.search(self._index, body)
        rows = []
        for hit in found["hits"]["hits"]:
            number = int(hit["_id"])
            score, complete = few.scored[number]
            rows.append(Scored(hit, score, complete and not relaxed, number in few.alike))
        return _Filtered(rows, found["aggregations"])


class _Filtered(NamedTuple):
    """Hits of the engine, and what it counted."""

    rows: list[Scored]
    counted: Mapping[str, Any]
