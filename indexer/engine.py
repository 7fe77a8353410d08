"""What a searcher asks of an engine: which programs a plan finds, and how many have a match.

An engine answers for one generation and is shared by threads. ``indexer.embedded`` has the one over
arrays on this machine; ``indexer.cluster`` one over a distributed engine. Whoever asks knows
neither.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol, TypeVar

from corpus.record import Program
from indexer.answer.explain import Evidence
from indexer.answer.results import Facet, FacetName, Fragment, KeyTerm, YearOfHit
from indexer.answer.suggest import Suggester
from indexer.english.table import Table
from indexer.index.vocabulary import Related, Vocabulary
from indexer.index.words.phrases import Phrase
from indexer.matches.match import Match
from indexer.matches.occurrences import Occurrences
from indexer.matches.query_plan import QueryPlan
from indexer.query.query import Query
from indexer.targets.conditions import Condition

Made = TypeVar("Made")
# Programs that are looked up at once where all are wanted: memory stays the same.
AT_ONCE = 500


class PageHit(NamedTuple):
    """A program on a page of hits: what it scores, whether it has all words, and why it is there.

    ``evidence`` has the plan's matches that the program has, slot by slot; ``alike`` is one that
    has none and only resembles the best of the others. ``years`` are those that the program has.
    """

    program: Program
    score: float
    complete: bool
    evidence: Evidence
    fragments: Mapping[str, tuple[Fragment, ...]]
    alike: bool = False
    years: tuple[YearOfHit, ...] = ()


@dataclass(slots=True)
class Answer:
    """What a plan finds: the counts of ``SearchResults``, the facets and one page of hits.

    ``page`` is taken once: whoever corrects a query looks at no hit of it. ``missing`` are the
    words that the plan requires and no searched field has, each once.
    """

    total: int
    complete: int
    similar: int
    page: Iterable[PageHit]
    facets: Mapping[FacetName, Facet]
    missing: tuple[str, ...] = ()


class Words(Protocol):
    """What a generation knows of its words; queries are compiled and completed by it."""

    @property
    def vocabulary(self) -> Vocabulary: ...
    @property
    def expansions(self) -> Mapping[str, Any]: ...
    @property
    def near(self) -> Related: ...
    @property
    def english(self) -> Table: ...
    @property
    def phrases(self) -> Sequence[Phrase]: ...


class Catalogue(Protocol):
    """The programs of a generation, by their places in the plan, from 0."""

    def at(self, number: int, /) -> Program: ...
    def number(self, program_id: str, /) -> int | None: ...
    def all(self) -> Sequence[Program]: ...
    def neighbours(self, number: int, /) -> tuple[Program | None, Program | None]: ...
    def reposts(self, program_id: str, /) -> tuple[Program, ...]: ...


class Engine(Protocol):
    """One generation, searched."""

    @property
    def collection(self) -> Mapping[str, Any]: ...
    @property
    def words(self) -> Words: ...
    @property
    def occurrences(self) -> Occurrences: ...
    @property
    def catalogue(self) -> Catalogue: ...
    @property
    def is_mapped(self) -> bool:
        """Whether damage done to files in place reaches what is answered."""

    def load(self) -> None:
        """Reads everything now that is read when it is asked for. Raises OSError."""

    def compiled(self, make: Callable[[], Made]) -> Made:
        """What ``make`` makes, a plan or a correction, by what ``occurrences`` says."""

    def evaluate(
        self,
        plan: QueryPlan,
        query: Query,
        conditions: Sequence[Condition] = (),
        relaxed: bool = False,
    ) -> Answer:
        """The page of hits that a plan finds among the programs that the filters let pass.

        These are the query's, and a figure for each of ``conditions``. A plan without slots and
        exclusions finds every program where the query has no words, else none. ``relaxed`` counts
        no program as complete: the plan is of another query.
        """

    def pages(
        self,
        plan: QueryPlan,
        query: Query,
        conditions: Sequence[Condition] = (),
        relaxed: bool = False,
    ) -> Iterator[Sequence[PageHit]]:
        """All that ``evaluate`` pages through, AT_ONCE programs at a time, in the same order.

        Each page costs the same, however much there is before it.
        """

    def completes(self, plan: QueryPlan) -> int:
        """The number of programs that have all of a plan, whatever the filters."""

    def frequencies(self, terms: Sequence[str], phrases: Sequence[Match]) -> list[int]:
        """The number of programs that have each of some terms, then each of some matches."""

    def nearest(self, number: int) -> Sequence[tuple[int, float]]:
        """The programs most like the one at a place, the likest first, and how like."""

    def suggester(self) -> Suggester:
        """What completes the beginnings of words."""

    def key_terms(self, limit: int) -> tuple[KeyTerm, ...]:
        """At most ``limit`` words that are typical of the collection, the most telling first."""
