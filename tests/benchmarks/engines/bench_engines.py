"""Engines behind one face: each makes, for a query, the call that answers it.

An answer is the ten best programs and the counts of all four facets over every match. What can be
prepared before a query is asked (its parsing, the engine's own query object) is not in the call.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from indexer.answer.facets import Facets
from indexer.answer.results import FACET_NAMES, FacetName
from indexer.index.segment import Segment
from indexer.matches.lookup import Lookup
from indexer.matches.match import Channel, Match, Where
from indexer.matches.query_plan import QueryPlan, Slot
from indexer.query.query import Query
from indexer.ranking.rank import Ranker
from tests.benchmarks.bench_timing import Call
from tests.benchmarks.bench_tokens import Terms, documents

TOP = 10
# For each facet, how many programs each of its values has, by the value's number.
Counts = Mapping[FacetName, Mapping[int, int]]


@dataclass(frozen=True, slots=True)
class Data:
    """A generation in ``directory``: its programs as terms, and its columns of facets."""

    directory: Path
    segment: Segment
    documents: list[NDArray[np.int64]]

    @classmethod
    def of(cls, directory: Path) -> "Data":
        """The data of a generation."""
        segment = Segment(directory)
        return cls(directory, segment, documents(segment))

    def row(self, program: int) -> dict[FacetName, list[int]]:
        """The numbers of a program's values of each facet."""
        facets = self.segment.facets
        first, last = facets.division_bounds[program : program + 2].tolist()
        return {
            "department": [int(facets.department[program])],
            "division": facets.division[first:last].tolist(),
            "area": [int(facets.area[program])],
            "new": [0] if facets.new[program] else [],
        }


class Engine(Protocol):
    """An engine over some data. ``counts`` is None for one that has no facets."""

    def prepared(self, terms: Terms, all_of: bool) -> Call:
        """A call that answers: programs with all of the terms, or with any."""

    def counts(self, answer: Any) -> Counts | None:
        """The facet counts in what a call returned, without zeros."""


class Sesaku:
    """Our evaluation: ``rank``, the counts of ``Facets``, the first page."""

    def __init__(self, data: Data) -> None:
        self._segment = data.segment
        self._rank = Ranker(Lookup.of(data.segment)).rank
        self._facets = Facets(data.segment.facets)
        self._values = {**data.segment.facets.values, "new": ("新規",)}
        self._query = Query()

    def prepared(self, terms: Terms, all_of: bool) -> Call:
        plan = QueryPlan(tuple(self._slot(at, term, all_of) for at, term in enumerate(terms)))

        def answer() -> object:
            ranking = self._rank(plan)
            counts = self._facets.count(ranking.docs, {}, self._query)
            return ranking.docs[ranking.top(0, TOP)], counts

        return answer

    def _slot(self, at: int, term: int, all_of: bool) -> Slot:
        """A slot that filters, as a phrase of one word does; or an alternative."""
        text = self._segment.terms[term]
        match = Match(Channel.WORD, 1.0, text, ((text,),), where=Where.ANYWHERE)
        place = (at, 0) if all_of else (0, at)
        return Slot(text, place, 1.0, True, all_of, (match,))

    def counts(self, answer: Any) -> Counts:
        return {
            name: {self._values[name].index(one.value): one.count for one in answer[1][name]}
            for name in FACET_NAMES
        }
