"""The searcher of one generation: queries in, results out."""

import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from corpus.record import Program
from indexer.answer.catalogue import Catalogue
from indexer.answer.explain import evidence, reasons
from indexer.answer.facets import Facets
from indexer.answer.fragments import Highlighter, fragments, shown_fields
from indexer.answer.key_terms import telling_terms
from indexer.answer.results import Fragment, Hit, SearchResults, Suggestion, TellingTerm
from indexer.answer.spans import Spans
from indexer.answer.suggest import MAX_SUGGESTIONS, Suggester, suggester
from indexer.index.collection_info import CollectionInfo
from indexer.index.segment import Segment
from indexer.query.compile import Compiler
from indexer.query.corrections import corrected
from indexer.query.expansions import Expansions
from indexer.query.lookup import Lookup
from indexer.query.parser import QueryProblem
from indexer.query.query import Query
from indexer.query.query_plan import Plan
from indexer.query.spelling import Speller
from indexer.ranking.rank import rank, without_excluded
from indexer.ranking.scoring import Ranking, everything, nothing
from indexer.ranking.similar import Similar
from indexer.store.changes import Change
from indexer.targets.conditions import conditions_in
from indexer.targets.narrowing import Narrowing, with_figures


class Searcher:
    """Answers from one generation. Immutable: threads share it."""

    def __init__(
        self,
        segment: Segment,
        generation: int,
        changes: tuple[Change, ...] = (),
        created: datetime | None = None,
    ) -> None:
        self.generation = generation
        # When the generation was published, in UTC; None for a segment that is not published.
        self.created = created
        # What this generation and those before it changed, newest first.
        self.changes = changes
        self.collection = CollectionInfo.of(segment.collection)
        self._segment = segment
        self._facets = Facets(segment.facets)
        self._spans = Spans(segment.spans, self.collection.columns)
        self._shown = shown_fields(segment.schema)
        self._no_fragments: Mapping[str, tuple[Fragment, ...]] = {
            name: () for _, name in self._shown
        }
        self._lookup = Lookup(segment)
        self._highlighter = Highlighter(self._lookup)
        self._catalogue = Catalogue(segment)
        self._similar = Similar(segment)
        self._figures = Narrowing(self._catalogue.all)

    def load(self) -> None:
        """Reads everything now, so that the generation's files may go. Raises OSError."""
        self._segment.load()

    @property
    def is_mapped(self) -> bool:
        """Whether damage done to the generation's files in place reaches what is answered."""
        return self._segment.is_mapped

    def search(self, query: Query) -> SearchResults:
        """The page of hits that ``query`` asks for, with facets.

        A query without words matches every program, in the order of the plan. Raises QueryProblem
        when its text cannot be searched for.
        """
        started = time.perf_counter()
        text, conditions = conditions_in(query.text)
        plan, ranking = self._ranked(text)
        missing = _missing(plan, ranking)
        suggestion = corrected(text, missing, self._speller) if missing else None
        if suggestion is not None:
            ranking = self._ranked(suggestion)[1].relaxed()
            suggestion = " ".join([suggestion, *(one.text for one in conditions)])
        ranking = ranking.only(self._figures.allowed(ranking.docs, conditions))
        ranking = ranking.only(self._spans.allowed(ranking.docs, query))
        masks = self._facets.masks(query)
        facets = self._facets.count(ranking.matching, masks, query)
        ranking = ranking.only(self._facets.allowed(ranking.docs, masks))
        return SearchResults(
            total=len(ranking.matching),
            complete=ranking.completes,
            hits=with_figures(self._hits(ranking, self._page(ranking, query)), conditions),
            facets=facets,
            missing=missing,
            suggestion=suggestion,
            generation=self.generation,
            took_ms=(time.perf_counter() - started) * 1000,
            columns=self.collection.columns,
            similar=len(ranking.alike),
        )

    def suggest(self, text: str, limit: int = MAX_SUGGESTIONS) -> tuple[Suggestion, ...]:
        """At most ``limit`` completions of what was typed so far, the likeliest first."""
        return self._suggester.suggest(text, limit, self._leads)

    def _leads(self, text: str) -> bool:
        """Whether some program has all of a query; one that cannot be searched for has none."""
        try:
            return self._ranked(text)[1].completes > 0
        except QueryProblem:
            return False

    def similar(self, program_id: str, limit: int = 5) -> tuple[Program, ...]:
        """At most ``limit`` programs like this one, the likest first; itself and reposts are not.

        Of a program and its reposts the likest is listed. Empty for an unknown id.
        """
        number = self._catalogue.number(program_id)
        if number is None:
            return ()
        own = self._catalogue.at(number)
        found: dict[str, Program] = {}
        for other, _ in self._similar.nearest(number):
            program = self._catalogue.at(other)
            found.setdefault(_original(program), program)
        found.pop(_original(own), None)
        return tuple(found.values())[:limit]

    def telling_terms(self, limit: int = 40) -> tuple[TellingTerm, ...]:
        """At most ``limit`` words that are typical of the collection, the most telling first."""
        return telling_terms(self._segment, limit)

    @property
    def programs(self) -> Sequence[Program]:
        """All programs in the order of the plan."""
        return self._catalogue.all()

    def program(self, program_id: str) -> Program | None:
        """The program with this id, None where there is none."""
        number = self._catalogue.number(program_id)
        return None if number is None else self._catalogue.at(number)

    def neighbours(self, program_id: str) -> tuple[Program | None, Program | None]:
        """The programs before and after this one in the plan; None at its ends, or if unknown."""
        number = self._catalogue.number(program_id)
        return (None, None) if number is None else self._catalogue.neighbours(number)

    def reposts(self, program_id: str) -> tuple[Program, ...]:
        """The programs that repost this one （再掲）, in the order of the plan."""
        return self._catalogue.reposts(program_id)

    @cached_property
    def _compiler(self) -> Compiler:
        segment = self._segment
        expansions = Expansions(segment.expansions, lambda: segment.related)
        return Compiler(
            segment.vocabulary,
            expansions,
            self._lookup,
            lambda: segment.english,
            lambda: segment.phrases,
        )

    @cached_property
    def _speller(self) -> Speller:
        segment = self._segment
        words = chain(segment.vocabulary.written, Expansions.texts(segment.expansions))
        return Speller(segment.phrases, words)

    @cached_property
    def _suggester(self) -> Suggester:
        return suggester(self._segment, self._catalogue.all())

    def _ranked(self, text: str) -> tuple[Plan, Ranking]:
        plan = self._compiler.compile(text)
        if plan.slots:
            ranking = rank(plan, self._lookup)
            return plan, ranking if plan.exact else self._similar.filled(ranking)
        if plan.excluded or not text.strip():
            return plan, without_excluded(everything(self._segment.programs), plan, self._lookup)
        return plan, nothing()

    def _page(self, ranking: Ranking, query: Query) -> NDArray[np.int64]:
        """Indices of the hits on the page that the query asks for."""
        first = (query.page - 1) * query.per_page
        last = first + query.per_page
        if query.sort == "relevance" and not ranking.alike:
            return ranking.top(first, last)
        return _alike_last(ranking, self._ordered(ranking, query))[first:last]

    def _ordered(self, ranking: Ranking, query: Query) -> NDArray[np.int64]:
        """Indices of all hits in the order that the query asks for."""
        if query.sort == "relevance":
            return ranking.top(0, len(ranking.docs))
        order = self._spans.order(ranking.docs, query.sort)
        return np.arange(len(ranking.docs)) if order is None else order

    def _hits(self, ranking: Ranking, chosen: NDArray[np.int64]) -> Iterator[Hit]:
        docs = ranking.docs[chosen]
        slots = evidence(docs, ranking.found)
        matches = [list(chain.from_iterable(one)) for one in slots]
        covered = self._highlighter.covered(docs, chain.from_iterable(matches))
        rows = zip(
            docs.tolist(),
            ranking.scores[chosen].tolist(),
            ranking.is_complete[chosen].tolist(),
            slots,
            matches,
            strict=True,
        )
        program_at, texts_of = self._catalogue.at, self._catalogue.texts
        for doc, score, complete, because, found in rows:
            program = program_at(doc)
            marked = (
                fragments(doc, found, covered, texts_of(doc), self._shown)
                if found
                else self._no_fragments
            )
            is_alike = doc in ranking.alike
            yield Hit(program, score, marked, reasons(because), not complete, is_alike)


def _alike_last(ranking: Ranking, order: NDArray[np.int64]) -> NDArray[np.int64]:
    """What only resembles the others stays behind them in every order."""
    if not ranking.alike:
        return order
    is_alike = np.isin(ranking.docs[order], list(ranking.alike))
    return order[is_alike.argsort(kind="stable")]


def _missing(plan: Plan, ranking: Ranking) -> tuple[str, ...]:
    """Required words that no program has, in any spelling, each once."""
    missing = (
        slot.text
        for slot, found in zip(plan.slots, ranking.found, strict=False)
        if slot.required and all(one.match.hint for one in found)
    )
    return tuple(dict.fromkeys(missing))


def _original(program: Program) -> str:
    """The id that a program and its reposts have in common."""
    return program.repost_of or program.id
