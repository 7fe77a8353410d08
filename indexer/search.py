"""The searcher of one generation: queries in, results out."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from itertools import chain

from corpus.columns import YEAR
from corpus.record import Program
from indexer.answer.explain import Told, reasons
from indexer.answer.results import Fragment, Hit, KeyTerm, SearchResults, Suggestion
from indexer.answer.suggest import MAX_SUGGESTIONS, Suggester
from indexer.cache import Cache
from indexer.engine import Answer, Engine, PageHit
from indexer.index.collection_info import CollectionInfo
from indexer.index.words.lazy import compute
from indexer.matches.query_plan import QueryPlan
from indexer.query.compile import Compiler
from indexer.query.parser import QueryProblem
from indexer.query.query import Query
from indexer.query.staff_synonyms import Expansions
from indexer.query.unknown.corrections import Corrected, Corrector
from indexer.query.unknown.slips import Speller
from indexer.ranking.similar import Nearest
from indexer.store.changes import Change
from indexer.targets.conditions import Condition, conditions_in
from indexer.targets.narrowing import with_figures
from indexer.years.asked import in_years

# Texts whose plans and corrections are kept: who pages or filters asks for the same words again.
_CACHED = 512
# No correction.
_NOTHING = Corrected("", False)


class Searcher:
    """Answers from one generation, whatever engine has it. Immutable: threads share it."""

    def __init__(
        self,
        engine: Engine,
        generation: int,
        changes: tuple[Change, ...] = (),
        created: datetime | None = None,
    ) -> None:
        self.generation = generation
        # When the generation was published, in UTC; None for one that is not published.
        self.created = created
        # What this generation and those before it changed, newest first.
        self.changes = changes
        self.collection = CollectionInfo.of(engine.collection)
        self._engine = engine
        self._nearest: Callable[[int], Sequence[tuple[int, float]]] = engine.nearest
        self._plans: Cache[str, QueryPlan] = Cache(_CACHED)
        # _NOTHING where there is none.
        self._corrections: Cache[str, Corrected] = Cache(_CACHED)

    def load(self) -> None:
        """Reads everything now, so that the generation's files may go, and computes what the first
        rare, misspelt, Latin or clipped word would wait for. Raises OSError."""
        self._engine.load()
        self._compiler.load()
        _ = self._corrector
        compute(self._speller)

    @property
    def is_mapped(self) -> bool:
        """Whether damage done to the generation's files in place reaches what is answered."""
        return self._engine.is_mapped

    def search(self, query: Query) -> SearchResults:
        """The page of hits that ``query`` asks for, with facets.

        A query without words matches every program, in the order of the plan. Raises QueryProblem
        when its text cannot be searched for.
        """
        started = time.perf_counter()
        asked, conditions = self._meant(query)
        answer, better, _ = self._answer(asked, conditions)
        return SearchResults(
            total=answer.total,
            complete=answer.complete,
            hits=_hits(answer.page, conditions),
            facets=answer.facets,
            missing=answer.missing,
            suggestion=better.text if better else None,
            generation=self.generation,
            took_ms=(time.perf_counter() - started) * 1000,
            columns=self.collection.columns,
            similar=answer.similar,
            corrected=better is not None and better.sure,
        )

    def hits(self, query: Query) -> Iterator[Hit]:
        """All that ``query`` finds, in its order, whatever page it asks for; each as on a page.

        What only resembles the rest is last. Raises QueryProblem.
        """
        asked, conditions = self._meant(query)
        first = replace(asked, page=1, per_page=1)
        _, better, plan = self._answer(first, conditions)
        relaxed = better is not None and not better.sure
        for page in self._engine.pages(plan, asked, conditions, relaxed):
            yield from _hits(page, conditions)

    def _meant(self, query: Query) -> tuple[Query, Sequence[Condition]]:
        """The query in its years and with its words alone, and its conditions on figures."""
        query = in_years(query, self.collection.years)
        text, conditions = conditions_in(query.text)
        return (replace(query, text=text) if conditions else query), conditions

    def _answer(
        self, query: Query, conditions: Sequence[Condition]
    ) -> tuple[Answer, Corrected | None, QueryPlan]:
        """What a query finds, by which plan; where its words are corrected, what these find."""
        evaluate, plan = self._engine.evaluate, self._plan(query.text)
        answer = evaluate(plan, query, conditions)
        missing = answer.missing
        better = self._corrected(query.text, missing) if missing else None
        if better is not None:
            plan = self._plan(better.text)
            answer = evaluate(plan, query, conditions, relaxed=not better.sure)
            answer.missing = answer.missing if better.sure else missing
            whole = " ".join([better.text, *(one.text for one in conditions)])
            better = better._replace(text=whole)
        return answer, better, plan

    def _corrected(self, text: str, missing: Sequence[str]) -> Corrected | None:
        known = self._corrections.get(text)
        if known is None:
            corrector = self._corrector
            found = self._engine.compiled(lambda: corrector.corrected(text, missing))
            known = self._corrections.put(text, self._proven(found) if found else _NOTHING)
        return known if known.text else None

    def _proven(self, better: Corrected) -> Corrected:
        """A correction as what it finds, whatever the filters, bears it out.

        Words of synonyms are near too, and a plan may have them nowhere: what finds nothing is
        none, and what no program has all of is not what was asked for.
        """
        answer = self._engine.evaluate(self._plan(better.text), Query(better.text, per_page=1))
        sure = better.sure and answer.complete > 0
        return better._replace(sure=sure) if answer.total else _NOTHING

    def _plan(self, text: str) -> QueryPlan:
        plan = self._plans.get(text)
        return self._plans.put(text, self._compiled(text)) if plan is None else plan

    def _compiled(self, text: str) -> QueryPlan:
        return self._engine.compiled(lambda: self._compiler.compile(text))

    def suggest(self, text: str, limit: int = MAX_SUGGESTIONS) -> tuple[Suggestion, ...]:
        """At most ``limit`` completions of what was typed so far, the likeliest first."""
        return self._suggester.suggest(text, limit, self._leads)

    def _leads(self, text: str) -> bool:
        """Whether some program has all of a query; one that cannot be searched for has none."""
        try:
            return self._engine.completes(self._compiled(text)) > 0
        except QueryProblem:
            return False

    def similar(self, program_id: str, limit: int = 5) -> tuple[Program, ...]:
        """At most ``limit`` programs like this one, the likest first; itself and reposts are not.

        Of a program and its reposts the likest is listed. Empty for an unknown id.
        """
        number = self._engine.catalogue.number(program_id)
        if number is None:
            return ()
        own = self._engine.catalogue.at(number)
        year, original = own.text_of(YEAR), _original(own)
        found: dict[str, Program] = {}
        for other, _ in self._nearest(number):
            program = self._engine.catalogue.at(other)
            if len(found) >= limit:
                break
            if _original(program) != original and program.text_of(YEAR) == year:
                found.setdefault(_original(program), program)
        return tuple(found.values())

    def all_nearest(self) -> Mapping[int, Nearest]:
        """The programs most like each, by its number; kept for ``similar`` from now on.

        Takes a third of a millisecond each: for who asks about every program.
        """
        found = {number: tuple(self._nearest(number)) for number in range(len(self.programs))}
        self._nearest = found.__getitem__
        return found

    def key_terms(self, limit: int = 40) -> tuple[KeyTerm, ...]:
        """At most ``limit`` words that are typical of the collection, the most telling first."""
        return self._engine.key_terms(limit)

    @property
    def programs(self) -> Sequence[Program]:
        """All programs in the order of the plan."""
        return self._engine.catalogue.all()

    def program(self, program_id: str) -> Program | None:
        """The program with this id, None where there is none."""
        number = self._engine.catalogue.number(program_id)
        return None if number is None else self._engine.catalogue.at(number)

    def neighbours(self, program_id: str) -> tuple[Program | None, Program | None]:
        """The programs before and after this one in the plan; None at its ends, or if unknown."""
        number = self._engine.catalogue.number(program_id)
        return (None, None) if number is None else self._engine.catalogue.neighbours(number)

    def reposts(self, program_id: str) -> tuple[Program, ...]:
        """The programs that repost this one （再掲）, in the order of the plan."""
        return self._engine.catalogue.reposts(program_id)

    @cached_property
    def _compiler(self) -> Compiler:
        words = self._engine.words
        expansions = Expansions(words.expansions, lambda: words.near)
        return Compiler(
            words.vocabulary,
            expansions,
            self._engine.occurrences,
            lambda: words.english,
            lambda: words.phrases,
        )

    @cached_property
    def _corrector(self) -> Corrector:
        occurrences = self._engine.occurrences
        return Corrector(self._speller, self._compiler.reads, lambda: occurrences.settled)

    @cached_property
    def _speller(self) -> Speller:
        words = self._engine.words
        known = words.vocabulary
        written = chain(known.written, known.read_aloud, Expansions.texts(words.expansions))
        return Speller(words.phrases, written)

    @cached_property
    def _suggester(self) -> Suggester:
        return self._engine.suggester()


def _hits(page: Iterable[PageHit], conditions: Sequence[Condition]) -> tuple[Hit, ...]:
    told: Told = {}
    hits = tuple(
        Hit(
            program,
            score,
            fragments,
            reasons(evidence, _matched(program, fragments), told),
            not complete,
            alike,
            years,
        )
        for program, score, complete, evidence, fragments, alike, years in page
    )
    return with_figures(hits, conditions) if conditions else hits


def _matched(program: Program, fragments: Mapping[str, Sequence[Fragment]]) -> Iterator[str]:
    """What of a hit's fields matched, and the names of its places, which have no fragments."""
    yield from (one.text for field in fragments.values() for one in field if one.matched)
    yield from (program.area, program.department, *program.divisions)


def _original(program: Program) -> str:
    """The id that a program and its reposts have in common."""
    return program.repost_of or program.id
