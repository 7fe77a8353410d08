"""The engine over a cluster: what ``engine`` says, of one generation published there."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, TypeVar

from indexer.answer.results import KeyTerm
from indexer.answer.suggest import Suggester
from indexer.cache import Cache
from indexer.cluster.asking.catalogue import ClusterCatalogue
from indexer.cluster.asking.counts import counting, number_in
from indexer.cluster.asking.few_hits import Few, FewHits
from indexer.cluster.asking.filters import Filters
from indexer.cluster.asking.folding import Asked, FoldedHits
from indexer.cluster.asking.hits import Hits, split
from indexer.cluster.asking.matching import NOTHING, Clause, all_of
from indexer.cluster.asking.nearest import Nearest
from indexer.cluster.asking.occurrences import ClusterOccurrences
from indexer.cluster.asking.page_request import (
    EVERYTHING,
    PROGRAMS,
    Narrowed,
    ahead,
    all_request,
    page_request,
)
from indexer.cluster.asking.plan_query import PlanQuery
from indexer.cluster.asking.walk import walk
from indexer.cluster.client import Client
from indexer.cluster.generations import Published
from indexer.cluster.parts import read_parts
from indexer.cluster.words import PublishedWords
from indexer.engine import AT_ONCE, Answer, PageHit
from indexer.index.collection_info import columns_of
from indexer.index.field_boosts import Schema
from indexer.matches.match import Match
from indexer.matches.query_plan import QueryPlan
from indexer.query.query import DEFAULT_PER_PAGE, Query
from indexer.targets.conditions import Condition
from indexer.years.asked import is_folded

Made = TypeVar("Made")
# Plans of which it is known how they are asked: some ten kilobytes each.
_CACHED = 1000


class ClusterEngine:
    """Answers from one generation in the cluster. Immutable: threads share it."""

    is_mapped = False

    def __init__(self, client: Client, published: Published) -> None:
        """Reads what it keeps in memory. Raises EngineUnusable, PartialAnswer."""
        self._client = client
        self.index = index = published.index
        self.words = PublishedWords(read_parts(client, index))
        columns = columns_of(self.words.collection)
        self._schema = schema = Schema.of(columns)
        programs = int(published.meta["programs"])
        self.occurrences = ClusterOccurrences(client, index, self.words, schema, programs)
        self.catalogue = ClusterCatalogue(client, index, programs)
        # By the identity of a plan, which stays as long as it is kept here.
        self._plans: Cache[int, tuple[QueryPlan, PlanQuery]] = Cache(_CACHED)
        self._has_years = bool(self.collection.get("years"))
        self._filters = Filters(self.words.facet_values, columns)
        self._fold = FoldedHits(client, index)
        self._hits = Hits(self.catalogue, self.occurrences.places, schema)
        nearest = Nearest(client, index, self.occurrences)
        self.nearest: Callable[[int], Sequence[tuple[int, float]]] = nearest.of
        self._few = FewHits(client, index, self._filters, self._hits, nearest)

    @property
    def collection(self) -> Mapping[str, Any]:
        """What the pages say about the whole."""
        return self.words.collection

    def load(self) -> None:
        """Reads all that was fetched, which searches would read by and by."""
        self.words.read()

    def compiled(self, make: Callable[[], Made]) -> Made:
        """What is made when all that making it asks for is known."""
        return self.occurrences.compiled(make)

    def evaluate(
        self,
        plan: QueryPlan,
        query: Query,
        conditions: Sequence[Condition] = (),
        relaxed: bool = False,
    ) -> Answer:
        """The page of hits that a plan finds; see ``engine``."""
        narrowed = self._narrowed(query, conditions)
        asked = self._asked(plan)
        if plan.slots:
            answer = self._of_words(asked, plan, query, narrowed, relaxed)
            answer.missing = asked.missing
            return answer
        return self._of_all(self._without_words(asked, plan, query), plan, query, narrowed, relaxed)

    def pages(
        self,
        plan: QueryPlan,
        query: Query,
        conditions: Sequence[Condition] = (),
        relaxed: bool = False,
    ) -> Iterator[Sequence[PageHit]]:
        """All that a plan finds, some at a time; see ``engine``."""
        narrowed = self._narrowed(query, conditions)
        asked = self._asked(plan)
        every = replace(query, page=1, per_page=AT_ONCE)
        first, found = 1.0, _constant(self._without_words(asked, plan, query))
        if plan.slots and asked.scores:
            few, _ = self._listed(asked, plan, replace(every, per_page=1), narrowed, relaxed)
            if few is not None:
                whole = replace(every, per_page=len(few.scored))
                yield tuple(self._few.answer(few, plan, whole, narrowed, relaxed).page)
                return
            first, found = 0.0 if relaxed else asked.ahead, self._ordered(asked, relaxed)
        complete = _complete(asked, plan, relaxed)
        body = all_request(found, every, narrowed, self._filters)
        hits = walk(self._client, self.index, body)
        while some := list(islice(hits, AT_ONCE)):
            rows = [split(hit, first) for hit in some]
            if narrowed.folded:
                rows = self._fold.shown(self._fold.heads(rows, body, complete))
            yield self._hits.page(rows, plan)

    def completes(self, plan: QueryPlan) -> int:
        """The number of programs that have all of a plan, whatever the filters."""
        asked = self._asked(plan)
        if not plan.slots or not asked.scores:
            return 0
        complete = asked.found([asked.counts_as_complete])
        return self.occurrences.counted({("complete", plan): complete})[0]

    def frequencies(self, terms: Sequence[str], phrases: Sequence[Match]) -> list[int]:
        """The number of programs that have each of some terms, then each of some matches."""
        return [*map(self.occurrences.of_term, terms), *self.occurrences.frequencies(phrases)]

    def suggester(self) -> Suggester:
        """What completes the beginnings of words."""
        return self.words.suggester()

    def key_terms(self, limit: int) -> tuple[KeyTerm, ...]:
        """At most ``limit`` words that are typical of the collection, the most telling first."""
        return self.words.key_terms(limit)

    def _asked(self, plan: QueryPlan) -> PlanQuery:
        """The plan as a query; of one that was asked for before, what it was."""
        known = self._plans.get(id(plan))
        if known is None or known[0] is not plan:
            known = plan, PlanQuery(plan, self.occurrences, self._schema)
            self._plans.put(id(plan), known)
        return known[1]

    def _narrowed(self, query: Query, conditions: Sequence[Condition]) -> Narrowed:
        others = self._filters.others(query, conditions)
        is_one = self._has_years and is_folded(query)
        return Narrowed(self._filters.of_facets(query), others, is_one)

    def _without_words(self, asked: PlanQuery, plan: QueryPlan, query: Query) -> Clause:
        """All programs but excluded ones; none where there are words that say nothing."""
        if plan.slots or (not plan.excluded and query.text.strip()):
            return NOTHING
        return {"bool": {"filter": [PROGRAMS], "must_not": asked.excluded()}}

    def _of_words(
        self, asked: PlanQuery, plan: QueryPlan, query: Query, narrowed: Narrowed, relaxed: bool
    ) -> Answer:
        if not asked.scores:
            return self._of_all(NOTHING, plan, query, narrowed, relaxed)
        few, found = self._listed(asked, plan, query, narrowed, relaxed)
        if few is not None:
            return self._few.answer(few, plan, query, narrowed, relaxed)
        complete = _complete(asked, plan, relaxed)
        first = 0.0 if relaxed else asked.ahead
        answer = self._answer(found, plan, query, narrowed, complete, first)
        counted = found.answer["aggregations"]["complete"]
        answer.complete = 0 if relaxed else number_in(counted)
        return answer

    def _listed(
        self, asked: PlanQuery, plan: QueryPlan, query: Query, narrowed: Narrowed, relaxed: bool
    ) -> tuple[Few | None, Asked]:
        """What a plan lists where that is less than a page, else what the engine finds."""
        if (known := self._few.known(plan)) is not None:
            return known, Asked({}, {})
        found = self._searched(asked, query, narrowed, relaxed)
        counted = found.answer["aggregations"]
        is_few = counted["listed"]["doc_count"] < DEFAULT_PER_PAGE
        if plan.exact or not is_few or not counted["whole"]["doc_count"]:
            return None, found
        return self._few.found(plan, asked), found

    def _searched(self, asked: PlanQuery, query: Query, narrowed: Narrowed, relaxed: bool) -> Asked:
        """What the engine finds, with the numbers of what is listed and what is complete."""
        complete = asked.counts_as_complete
        counted = {
            "whole": {"filter": complete},
            "listed": {"filter": EVERYTHING},
            "complete": counting(all_of([complete, *narrowed.clauses]), narrowed.folded),
        }
        found = self._ordered(asked, relaxed)
        body = page_request(found, query, narrowed, self._filters, counted)
        return Asked(body, self._client.search(self.index, body))

    def _ordered(self, asked: PlanQuery, relaxed: bool) -> Clause:
        """What is listed, the complete programs first."""
        # Where nothing has all words, whatever has some is listed.
        filters = [asked.listed()] if asked.completes else asked.phrases_with_any()
        found = asked.found(filters)
        return found if relaxed else ahead(found, asked.counts_as_complete, asked.ahead)

    def _of_all(
        self, found: Clause, plan: QueryPlan, query: Query, narrowed: Narrowed, relaxed: bool
    ) -> Answer:
        """The answer where nothing scores: all that is ``found`` is complete."""
        body = page_request(_constant(found), query, narrowed, self._filters)
        asked = Asked(body, self._client.search(self.index, body))
        answer = self._answer(asked, plan, query, narrowed, EVERYTHING, 1.0)
        answer.complete = 0 if relaxed else answer.total
        return answer

    def _answer(
        self,
        found: Asked,
        plan: QueryPlan,
        query: Query,
        narrowed: Narrowed,
        complete: Clause,
        first: float,
    ) -> Answer:
        """The answer of hits of which the ``complete`` ones score more by ``first``."""
        hits, counted = found.answer["hits"], found.answer["aggregations"]
        if narrowed.folded:
            before = (query.page - 1) * query.per_page
            each = self._fold.all(found, complete, first)
            rows = self._fold.shown(list(islice(each, before, before + query.per_page)))
            total = number_in(counted["total"])
        else:
            rows = [split(hit, first) for hit in hits["hits"]]
            total = hits["total"]["value"]
        return Answer(
            total=total,
            complete=0,
            similar=0,
            page=self._hits.page(rows, plan),
            facets=self._filters.facets(counted, query, bool(narrowed.facets)),
        )


def _complete(asked: PlanQuery, plan: QueryPlan, relaxed: bool) -> Clause:
    """The programs that count as complete in the answer to a plan."""
    if relaxed:
        return NOTHING
    return asked.counts_as_complete if plan.slots else EVERYTHING


def _constant(found: Clause) -> Clause:
    """The same programs, each of which scores 1."""
    return {"constant_score": {"filter": found, "boost": 1}}
