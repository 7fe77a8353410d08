"""The engine over one generation's arrays."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.answer.catalogue import Catalogue
from indexer.answer.explain import evidence
from indexer.answer.facets import Facets
from indexer.answer.fragments import Marker, shown_fields
from indexer.answer.key_terms import key_terms
from indexer.answer.results import KeyTerm
from indexer.answer.spans import Spans
from indexer.answer.suggest import Suggester, suggester
from indexer.answer.text_order import TextOrder
from indexer.cache import Cache
from indexer.engine import AT_ONCE, Answer, Made, PageHit
from indexer.index.collection_info import columns_of
from indexer.index.postings import Docs
from indexer.index.segment import Segment
from indexer.matches.lookup import Lookup
from indexer.matches.match import Match
from indexer.matches.query_plan import QueryPlan
from indexer.query.query import Query
from indexer.ranking.rank import Ranker, without_excluded
from indexer.ranking.ranking import RankedPage, Ranking, everything, nothing
from indexer.ranking.similar import Similar
from indexer.targets.conditions import Condition
from indexer.targets.narrowing import Narrowing
from indexer.years.asked import is_folded
from indexer.years.folding import Folding

# Programs in the rankings that are kept, with those that their words find: some ten megabytes. A
# plan, which is kept with its ranking, counts as so many programs: at most 500 are.
_CACHED, _PLAN = 1_000_000, 2_000
# How names are read is found out ahead for so many, .15 ms each; with more, the first who types
# waits for it, and not everybody who starts a server.
_MOST_READ_ALOUD = 20_000


class EmbeddedEngine:
    """Answers from one generation's files. Immutable: threads share it."""

    def __init__(self, segment: Segment) -> None:
        self.words = segment
        self.catalogue = Catalogue(segment)
        self.occurrences = self._lookup = Lookup.of(segment)
        self._segment = segment
        self._facets = Facets(segment.facets)
        columns = columns_of(segment.collection)
        self._spans = Spans(segment.spans, columns)
        self._text_order = TextOrder(self.catalogue.all, columns, segment.collection)
        self._figures = Narrowing(self.catalogue.all)
        self._folding = Folding.of(segment)
        self._marker = Marker(self._lookup, self.catalogue.texts, shown_fields(segment.schema))
        self._rank = Ranker(self._lookup).rank
        # By the identity of a plan, which stays as long as it is kept here.
        self._rankings: Cache[int, tuple[QueryPlan, Ranking]] = Cache(_CACHED)
        similar = Similar(segment)
        self.nearest: Callable[[int], Sequence[tuple[int, float]]] = similar.nearest
        self._filled = similar.filled

    @property
    def collection(self) -> Mapping[str, Any]:
        """What the pages say about the whole."""
        return self._segment.collection

    @property
    def is_mapped(self) -> bool:
        """Whether damage done to the generation's files in place reaches what is answered."""
        return self._segment.is_mapped

    def load(self) -> None:
        """Reads everything now, so that the generation's files may go, and what completes words
        where that takes a few seconds at most. Raises OSError."""
        self._segment.load()
        if self._segment.programs <= _MOST_READ_ALOUD:
            _ = self._suggester

    def compiled(self, make: Callable[[], Made]) -> Made:
        """What ``make`` makes; what occurs is known at once."""
        return make()

    def evaluate(
        self,
        plan: QueryPlan,
        query: Query,
        conditions: Sequence[Condition] = (),
        relaxed: bool = False,
    ) -> Answer:
        """The page of hits that a plan finds; see ``engine``."""
        ranking = self._ranked(plan, query.text)
        missing = _missing(plan, ranking)
        folding = self._folding_of(query)
        docs = self._within(ranking, query, conditions)
        masks = self._facets.masks(query)
        ranking = (ranking.relaxed() if relaxed else ranking).only(docs)
        facets = self._facets.count(
            ranking.matching, masks, query, folding.groups if folding else None
        )
        ranking = ranking.only(self._facets.allowed(ranking.docs, masks))
        ranking = folding.folded(ranking) if folding else ranking
        page = ranking.page(self._page(ranking, query))
        return Answer(
            total=len(ranking.docs) - len(ranking.alike),
            complete=ranking.completes,
            similar=len(ranking.alike),
            page=self._hits(page),
            facets=facets,
            missing=missing,
        )

    def pages(
        self,
        plan: QueryPlan,
        query: Query,
        conditions: Sequence[Condition] = (),
        relaxed: bool = False,
    ) -> Iterator[Sequence[PageHit]]:
        """All that a plan finds, some at a time; see ``engine``."""
        ranking = self._ranked(plan, query.text)
        docs = self._facets.allowed(
            self._within(ranking, query, conditions), self._facets.masks(query)
        )
        ranking = (ranking.relaxed() if relaxed else ranking).only(docs)
        folding = self._folding_of(query)
        ranking = folding.folded(ranking) if folding else ranking
        order = ranking.alike_last(self._ordered(ranking, query))
        for first in range(0, len(order), AT_ONCE):
            yield tuple(self._hits(ranking.page(order[first : first + AT_ONCE])))

    def completes(self, plan: QueryPlan) -> int:
        """The number of programs that have all of a plan, whatever the filters."""
        return self._rank(plan).completes if plan.slots else 0

    def frequencies(self, terms: Sequence[str], phrases: Sequence[Match]) -> list[int]:
        """The number of programs that have each of some terms, then each of some matches."""
        numbers = self._segment.term_numbers
        counts = np.diff(self._segment.posting_bounds)
        return [
            *[int(counts[numbers[term]]) if term in numbers else 0 for term in terms],
            *map(self._lookup.frequency, phrases),
        ]

    def suggester(self) -> Suggester:
        """What completes the beginnings of words."""
        return self._suggester

    @cached_property
    def _suggester(self) -> Suggester:
        return suggester(self._segment, self.catalogue.all())

    def key_terms(self, limit: int) -> tuple[KeyTerm, ...]:
        """At most ``limit`` words that are typical of the collection, the most telling first."""
        return key_terms(self._segment, limit)

    def _ranked(self, plan: QueryPlan, text: str) -> Ranking:
        if plan.slots:
            return self._kept(plan)
        if plan.excluded or not text.strip():
            return without_excluded(everything(self._segment.programs), plan, self._lookup)
        return nothing()

    def _kept(self, plan: QueryPlan) -> Ranking:
        """The ranking of a plan; of one that was asked for before, what it was."""
        known = self._rankings.get(id(plan))
        if known is not None and known[0] is plan:
            return known[1]
        ranking = self._rank(plan)
        ranking = ranking if plan.exact else self._filled(ranking)
        lists = [one.postings.docs for slot in ranking.found for one in slot]
        size = sum(map(len, lists), len(ranking.docs))
        self._rankings.put(id(plan), (plan, ranking), size + _PLAN)
        return ranking

    def _within(self, ranking: Ranking, query: Query, conditions: Sequence[Condition]) -> Docs:
        """The programs that meet conditions on figures and the query's ranges."""
        docs = self._figures.allowed(ranking.docs, conditions)
        return self._spans.allowed(docs, query)

    def _folding_of(self, query: Query) -> Folding | None:
        """What makes programs of several years one hit, where the query wants that."""
        return self._folding if self._folding and is_folded(query) else None

    def _page(self, ranking: Ranking, query: Query) -> NDArray[np.int64]:
        """Indices of the hits on the page that the query asks for."""
        first = (query.page - 1) * query.per_page
        last = first + query.per_page
        if query.sort == "relevance" and not ranking.alike:
            return ranking.top(first, last)
        return ranking.alike_last(self._ordered(ranking, query))[first:last]

    def _ordered(self, ranking: Ranking, query: Query) -> NDArray[np.int64]:
        """Indices of all hits in the order that the query asks for."""
        if query.sort == "relevance":
            return ranking.top(0, len(ranking.docs))
        order = self._spans.order(ranking.docs, query.sort)
        if order is None:
            order = self._text_order.order(ranking.docs, query.sort)
        return np.arange(len(ranking.docs)) if order is None else order

    def _hits(self, page: RankedPage) -> Iterator[PageHit]:
        slots = evidence(page.docs, page.found)
        # Hits share what is the same of them.
        distinct = {id(one): one for one in slots}
        shared = {number: [*chain.from_iterable(one)] for number, one in distinct.items()}
        matches = [shared[id(one)] for one in slots]
        marked = self._marker.marked(page.docs, matches)
        program_at = self.catalogue.at
        rows = zip(page.rows, slots, marked, strict=True)
        for (doc, score, complete), because, fragments in rows:
            program = program_at(doc)
            years = self._folding.years(doc) if self._folding else ()
            yield PageHit(program, score, complete, because, fragments, doc in page.alike, years)


def _missing(plan: QueryPlan, ranking: Ranking) -> tuple[str, ...]:
    """Required words that no searched field has, in any spelling, each once."""
    missing = (
        slot.text
        for slot, found in zip(plan.slots, ranking.found, strict=False)
        if slot.required and not slot.stands(one.match for one in found)
    )
    return tuple(dict.fromkeys(missing))
