"""The engine over a cluster: what ``engine`` says, of one generation published there."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from indexer.answer.results import TellingTerm
from indexer.answer.suggest import Suggester
from indexer.cache import Cache
from indexer.cluster import mapping
from indexer.cluster.catalogue import ClusterCatalogue
from indexer.cluster.client import Client
from indexer.cluster.filters import Filters
from indexer.cluster.generations import Published
from indexer.cluster.matching import Clause, all_of
from indexer.cluster.occurrences import ClusterOccurrences
from indexer.cluster.page import marked
from indexer.cluster.parts import read_parts
from indexer.cluster.piece import unpacked
from indexer.cluster.plan_query import EVERYTHING, PlanQuery
from indexer.cluster.tokens import token
from indexer.cluster.words import PublishedWords
from indexer.engine import Answer, PageHit
from indexer.index.collection_info import columns_of
from indexer.index.fields import K1, Schema
from indexer.index.inverted import scalar_idf
from indexer.query.query import DEFAULT_PER_PAGE, Query
from indexer.query.query_plan import Match, Plan
from indexer.ranking.similar import MIN_COMMON, MIN_LIKENESS, NEAREST, best_complete, filling
from indexer.targets.conditions import Condition

# Programs whose nearest ones are kept ready.
_CACHED = 4096
_HIT = [f"{mapping.RECORD}.line", mapping.PIECE]
_IN_ORDER = {mapping.NUMBER: "asc"}
Made = TypeVar("Made")
_PROGRAMS: Clause = {"exists": {"field": mapping.NUMBER}}


class _Narrowed(NamedTuple):
    """What the filters of a query let pass: by facets, and by all else."""

    facets: Mapping[str, Clause]
    others: Sequence[Clause]

    @property
    def passing(self) -> Clause:
        """The programs that pass all filters."""
        clauses = [*self.facets.values(), *self.others]
        return all_of(clauses) if clauses else EVERYTHING


class _Filling(NamedTuple):
    """What each of few programs scores and whether it is complete, and which are only alike."""

    scored: Mapping[int, tuple[float, bool]]
    alike: Set[int]


class ClusterEngine:
    """Answers from one generation in the cluster. Immutable: threads share it."""

    is_mapped = False

    def __init__(self, client: Client, published: Published) -> None:
        """Reads what it keeps in memory. Raises EngineUnusable, PartialAnswer."""
        self._client = client
        self.index = published.index
        self.words = PublishedWords(read_parts(client, published.index))
        columns = columns_of(self.words.collection)
        self._schema = Schema.of(columns)
        programs = int(published.meta["programs"])
        self.occurrences = ClusterOccurrences(
            client, self.index, self.words, self._schema, programs
        )
        self.catalogue = ClusterCatalogue(client, self.index, programs)
        self._fillings: Cache[Plan, _Filling] = Cache(_CACHED)
        self._filters = Filters(self.words.facet_values, columns)
        self.nearest: Callable[[int], Sequence[tuple[int, float]]] = lru_cache(_CACHED)(
            self._nearest
        )

    @property
    def collection(self) -> Mapping[str, Any]:
        """What the pages say about the whole."""
        return self.words.collection

    def load(self) -> None:
        """Reads all that was fetched, which searches would read by and by."""
        self.words.load()

    def compiled(self, make: Callable[[], Made]) -> Made:
        """What is made when all that making it asks for is known."""
        return self.occurrences.compiled(make)

    def evaluate(
        self,
        plan: Plan,
        query: Query,
        conditions: Sequence[Condition] = (),
        relaxed: bool = False,
    ) -> Answer:
        """The page of hits that a plan finds; see ``engine``."""
        others = self._filters.others(query, conditions)
        narrowed = _Narrowed(self._filters.of_facets(query), others)
        if plan.slots:
            return self._of_words(
                PlanQuery(plan, self.occurrences, self._schema), plan, query, narrowed, relaxed
            )
        if plan.excluded or not query.text.strip():
            excluded = PlanQuery(plan, self.occurrences, self._schema).excluded()
            base = {"bool": {"filter": [_PROGRAMS], "must_not": excluded}}
            return self._of_all(base, plan, query, narrowed, relaxed)
        return self._of_all({"match_none": {}}, plan, query, narrowed, relaxed)

    def completes(self, plan: Plan) -> int:
        """The number of programs that have all of a plan, whatever the filters."""
        if not plan.slots:
            return 0
        asked = PlanQuery(plan, self.occurrences, self._schema)
        scores = asked.scores()
        if not scores:
            return 0
        complete = self._base(asked, scores, [asked.counts_as_complete])
        return next(iter(self.occurrences.count({("complete",): complete}).values()))

    def frequencies(self, terms: Sequence[str], phrases: Sequence[Match]) -> list[int]:
        """The number of programs that have each of some terms, then each of some matches."""
        return [*map(self.occurrences.of_term, terms), *self.occurrences.frequencies(phrases)]

    def suggester(self) -> Suggester:
        """What completes the beginnings of words."""
        return self.words.suggester()

    def telling_terms(self, limit: int) -> tuple[TellingTerm, ...]:
        """At most ``limit`` words that are typical of the collection, the most telling first."""
        return self.words.telling_terms(limit)

    def _of_words(
        self, asked: PlanQuery, plan: Plan, query: Query, narrowed: _Narrowed, relaxed: bool
    ) -> Answer:
        scores = asked.scores()
        if not scores:
            answer = self._of_all({"match_none": {}}, plan, query, narrowed, relaxed)
            answer.missing = asked.missing
            return answer
        known = self._fillings.get(plan)
        if known is not None:
            answer = self._of_few(known, plan, query, narrowed, relaxed)
            answer.missing = asked.missing
            return answer
        # Where nothing has all words, whatever has some is listed.
        filters = [self._listed(asked)] if asked.completes else self._phrases(asked)
        base = self._base(asked, scores, filters)
        found = self._search(base, asked, query, narrowed, relaxed)
        counted = found["aggregations"]
        few = counted["listed"]["doc_count"] < DEFAULT_PER_PAGE
        if few and counted["whole"]["doc_count"] and not plan.exact:
            few_of = self._fillings.put(plan, self._filling(asked, scores, base))
            answer = self._of_few(few_of, plan, query, narrowed, relaxed)
        else:
            answer = self._answer(found, plan, query, narrowed, 0.0 if relaxed else asked.ahead)
            answer.complete = 0 if relaxed else counted["complete"]["doc_count"]
        answer.missing = asked.missing
        return answer

    def _listed(self, asked: PlanQuery) -> Clause:
        """What is listed where some programs are complete: these, and what has enough."""
        either = {"bool": {"should": [asked.complete, asked.enough()]}}
        return all_of([*asked.phrases(), either])

    def _phrases(self, asked: PlanQuery) -> list[Clause]:
        """The phrases that leave some program, one after the other."""
        kept: list[Clause] = []
        for clause in asked.phrases():
            counted = self.occurrences.count({("phrases",): all_of([*kept, clause])})
            if next(iter(counted.values())):
                kept.append(clause)
        return kept

    def _base(
        self, asked: PlanQuery, scores: Sequence[Clause], filters: Iterable[Clause]
    ) -> Clause:
        return {
            "bool": {
                "must": [{"bool": {"should": list(scores), "minimum_should_match": 1}}],
                "filter": list(filters),
                "must_not": asked.excluded(),
            }
        }

    def _search(
        self,
        base: Clause,
        asked: PlanQuery,
        query: Query,
        narrowed: _Narrowed,
        relaxed: bool,
    ) -> Any:
        complete = asked.counts_as_complete
        passing = [*narrowed.facets.values(), *narrowed.others]
        extra = {
            "whole": {"filter": complete},
            "listed": {"filter": EVERYTHING},
            "complete": {"filter": all_of([complete, *passing])},
        }
        ordered = base if relaxed else _ahead(base, complete, asked.ahead)
        return self._client.search(self.index, self._body(ordered, query, narrowed, extra))

    def _body(
        self, base: Clause, query: Query, narrowed: _Narrowed, extra: Mapping[str, Any]
    ) -> dict[str, Any]:
        order = [] if query.sort == "relevance" else self._filters.order(query.sort)
        if query.sort == "relevance":
            order = ["_score"]
        body: dict[str, Any] = {
            "query": base,
            "from": (query.page - 1) * query.per_page,
            "size": query.per_page,
            "track_total_hits": True,
            "track_scores": True,
            "sort": [*order, _IN_ORDER],
            "_source": _HIT,
            "aggs": {**self._filters.counting(narrowed.facets, narrowed.others), **extra},
        }
        if narrowed.facets or narrowed.others:
            body["post_filter"] = narrowed.passing
        return body

    def _of_all(
        self, base: Clause, plan: Plan, query: Query, narrowed: _Narrowed, relaxed: bool
    ) -> Answer:
        """The answer where nothing scores: all that ``base`` finds is complete."""
        constant: Clause = {"constant_score": {"filter": base, "boost": 1}}
        found = self._client.search(self.index, self._body(constant, query, narrowed, {}))
        answer = self._answer(found, plan, query, narrowed, 1.0)
        answer.complete = 0 if relaxed else answer.total
        return answer

    def _answer(
        self, found: Any, plan: Plan, query: Query, narrowed: _Narrowed, ahead: float
    ) -> Answer:
        hits = found["hits"]["hits"]
        rows = [
            (
                hit,
                hit["_score"] - ahead if ahead and hit["_score"] >= ahead else hit["_score"],
                bool(ahead) and hit["_score"] >= ahead,
                False,
            )
            for hit in hits
        ]
        return Answer(
            total=found["hits"]["total"]["value"],
            complete=0,
            similar=0,
            page=self._page(rows, plan),
            facets=self._filters.facets(found["aggregations"], query, bool(narrowed.facets)),
        )

    def _page(self, rows: Sequence[tuple[Any, float, bool, bool]], plan: Plan) -> list[PageHit]:
        """Hits with what they score, whether they are complete, and whether only alike."""
        programs = [self.catalogue.read(hit) for hit, *_ in rows]
        pieces = [unpacked(hit["_source"][mapping.PIECE]) for hit, *_ in rows]
        places = self.occurrences.places
        shown = marked(pieces, programs, plan, self._schema, places) if rows else []
        return [
            PageHit(program, score, complete, *own, alike)
            for program, (_, score, complete, alike), own in zip(programs, rows, shown, strict=True)
        ]

    def _filling(self, asked: PlanQuery, scores: Sequence[Clause], base: Clause) -> "_Filling":
        """All that is listed where the first page has room, and what fills it.

        See ``ranking.similar``. These are few, whatever the filters.
        """
        rows, rest = self._few(asked, scores, base)
        chosen = filling(rows, rest.items(), self._nearest_of(rows))
        # As ``scoring.Ranking.extended`` has it.
        lowest = min(1.0, *[score for _, score, _ in rows])
        scored = {doc: (score, complete) for doc, score, complete in rows}
        scored |= {doc: (score * lowest, False) for doc, score in chosen.items()}
        return _Filling(scored, chosen.keys() - rest.keys())

    def _few(
        self, asked: PlanQuery, scores: Sequence[Clause], base: Clause
    ) -> tuple[list[tuple[int, float, bool]], dict[int, float]]:
        """All that is listed with scores and whether complete; and the best of what is not."""
        complete, ahead = asked.counts_as_complete, asked.ahead
        either = self._listed(asked)
        others = self._base(asked, scores, [])
        others["bool"]["must_not"] = [*others["bool"]["must_not"], either]
        plain = {
            "size": DEFAULT_PER_PAGE,
            "track_total_hits": False,
            "sort": ["_score", _IN_ORDER],
            "_source": False,
        }
        bodies = [{**plain, "query": one} for one in (_ahead(base, complete, ahead), others)]
        listed, rest = (one["hits"]["hits"] for one in self._client.searches(self.index, bodies))
        rows = [
            (int(h["_id"]), h["_score"] - ahead * (h["_score"] >= ahead), h["_score"] >= ahead)
            for h in listed
        ]
        return rows, {int(hit["_id"]): hit["_score"] for hit in rest}

    def _of_few(
        self, few: "_Filling", plan: Plan, query: Query, narrowed: _Narrowed, relaxed: bool
    ) -> Answer:
        """The answer of some programs, filtered, counted and ordered."""
        only_alike = few.alike
        scored = {
            doc: (score, complete and not relaxed) for doc, (score, complete) in few.scored.items()
        }
        matching = sorted(scored.keys() - only_alike)
        count = _Narrowed(narrowed.facets, [*narrowed.others, _numbered(matching)])
        whole = Query(sort=query.sort, per_page=len(scored))
        body = self._body(_numbered(sorted(scored)), whole, narrowed, {})
        body["aggs"] = self._filters.counting(count.facets, count.others)
        found = self._client.search(self.index, body)
        rows = [
            (hit, *scored[int(hit["_id"])], int(hit["_id"]) in only_alike)
            for hit in found["hits"]["hits"]
        ]
        if query.sort == "relevance":
            rows.sort(key=lambda row: (not row[2], -row[1], int(row[0]["_id"])))
        rows.sort(key=lambda row: row[3])
        first = (query.page - 1) * query.per_page
        return Answer(
            total=sum(not row[3] for row in rows),
            complete=sum(row[2] for row in rows),
            similar=sum(row[3] for row in rows),
            page=self._page(rows[first : first + query.per_page], plan),
            facets=self._filters.facets(found["aggregations"], query, bool(narrowed.facets)),
        )

    def _nearest_of(
        self, rows: Sequence[tuple[int, float, bool]]
    ) -> Callable[[int], Sequence[tuple[int, float]]]:
        models = [doc for _, doc in best_complete(rows)]
        return {doc: self.nearest(doc) for doc in models}.__getitem__

    def _nearest(self, number: int) -> Sequence[tuple[int, float]]:
        """The programs most like the one at a place, the likest first, and how like."""
        clause = {"query": _numbered([number]), "size": 1, "_source": [f"{mapping.PIECE}.telling"]}
        hits = self._client.search(self.index, clause)["hits"]["hits"]
        telling = hits[0]["_source"].get(mapping.PIECE, {}).get("telling", []) if hits else []
        own = sum(weight * weight for _, weight in telling)
        if not own:
            return ()
        count = self.occurrences
        each = [
            {
                "term": {
                    mapping.WEIGHTS: {
                        "value": token(term),
                        "boost": weight
                        * (K1 + 1)
                        * scalar_idf(count.programs, count.of_term(term)),
                    }
                }
            }
            for term, weight in telling
        ]
        body = {
            "query": {
                "bool": {
                    "should": each,
                    "minimum_should_match": MIN_COMMON,
                    "must_not": [_numbered([number])],
                }
            },
            "min_score": MIN_LIKENESS * own,
            "size": NEAREST,
            "sort": ["_score", _IN_ORDER],
            "track_total_hits": False,
            "_source": False,
        }
        found = self._client.search(self.index, body)["hits"]["hits"]
        return tuple((int(hit["_id"]), hit["_score"] / own) for hit in found)


def _ahead(base: Clause, complete: Clause, ahead: float) -> Clause:
    """The same with complete programs before all others."""
    bonus = {"constant_score": {"filter": complete, "boost": ahead}}
    return {"bool": {"must": [base], "should": [bonus]}}


def _numbered(numbers: Sequence[int]) -> Clause:
    return {"terms": {mapping.NUMBER: list(numbers)}}
