"""A plan as one query of the engine: which programs, how good, how complete.

What ``ranking.summing`` does over postings: the best match of each slot counts, times what it is
worth; the slots and the bonuses are added up; complete programs come first.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property

from indexer.cluster.asking.clauses import MOST, size
from indexer.cluster.asking.matching import (
    NOTHING,
    Clause,
    all_of,
    any_of,
    having,
    scored,
    scored_term,
)
from indexer.cluster.asking.occurrences import ClusterOccurrences
from indexer.cluster.asking.page_request import EVERYTHING
from indexer.cluster.asking.rows import Row, Rows, Way
from indexer.index.bm25f import scalar_idf
from indexer.index.field_boosts import Schema
from indexer.matches.match import Match, Reach, Where
from indexer.matches.query_plan import QueryPlan
from indexer.ranking.matched_plan import required
from indexer.ranking.ranking import MIN_SHARE

# A share that is added up in another order may fall short of the least by so much.
_ROUNDING = 1e-6
# What complete programs get ahead of all others is a power of two at least so large.
_LEAST_AHEAD = 1.0


class PlanQuery:
    """A plan over one generation, all that it asks for counted."""

    def __init__(self, plan: QueryPlan, occurrences: ClusterOccurrences, schema: Schema) -> None:
        self._plan = plan
        self._known = occurrences
        self._schema = schema
        self._rows = Rows(plan, occurrences, schema)
        self.rows = self._rows.each
        self._is_coarse = False

    @property
    def missing(self) -> tuple[str, ...]:
        """The words that the plan requires and no searched field has, each once."""
        required = (row for row in self.rows if row.slot.required)
        missing = (
            row.slot.text for row in required if not row.slot.stands(way.match for way in row.ways)
        )
        return tuple(dict.fromkeys(missing))

    @cached_property
    def complete(self) -> Clause:
        """The programs that have all rows that some alternative of each group requires."""
        groups = required(self._plan.slots)
        if not groups:
            return EVERYTHING
        return all_of([self._group(group) for group in groups]) if self.completes else NOTHING

    @property
    def completes(self) -> int:
        """The number of programs that have all that is required, exclusions left out of account."""
        return self._rows.completes

    @property
    def together(self) -> list[Clause]:
        """What complete programs must have besides, to count as such."""
        return [
            any_of([self._rows.filter(match) for match in matches if self._rows.frequency(match)])
            for matches in self._plan.together
        ]

    @cached_property
    def counts_as_complete(self) -> Clause:
        """The complete programs in which words that were typed as one stand together."""
        return all_of([self.complete, *self.together]) if self.completes else NOTHING

    def found(self, filters: Iterable[Clause]) -> Clause:
        """The programs that score at all and pass some filters."""
        return {
            "bool": {
                "must": [{"bool": {"should": self.scores, "minimum_should_match": 1}}],
                "filter": list(filters),
                "must_not": self.excluded(),
            }
        }

    def named(self) -> Clause:
        """The programs that score at all; each says in ``matched_queries`` which words it has, none
        where it has only pieces of words side by side."""
        words = sum([bool(row.ways) for row in self.rows])
        found = self.found([])
        found["bool"]["must"][0]["bool"]["should"] = [
            {"dis_max": {"queries": [clause], "_name": str(number)}} if number < words else clause
            for number, clause in enumerate(self.scores)
        ]
        return found

    def listed(self) -> Clause:
        """What is listed where some programs are complete: these, and what has enough."""
        either = {"bool": {"should": [self.complete, self.enough()]}}
        return all_of([*self.phrases(), either])

    def phrases_with_any(self) -> list[Clause]:
        """The phrases that leave some program, one after the other."""
        kept: list[Clause] = []
        for number, clause in enumerate(self.phrases()):
            key = ("phrases", self._plan.slots, number)
            if self._known.counted({key: all_of([*kept, clause])})[0]:
                kept.append(clause)
        return kept

    @cached_property
    def scores(self) -> list[Clause]:
        """What adds up to the score of a program; one that has none of it is not found.

        Of a query that is longer than the engine takes, each field counts once.
        """
        found = self._scores()
        filters = size([self.counts_as_complete, self.listed(), *self.excluded()])
        if size(found) + filters > MOST:
            self._is_coarse = True
            return self._scores()
        return found

    def _scores(self) -> list[Clause]:
        each = [
            [self._scored(way, factor) for way, factor in zip(row.ways, row.factors, strict=True)]
            for row in self.rows
        ]
        best = [one[0] if len(one) == 1 else {"dis_max": {"queries": one}} for one in each if one]
        bonuses = [match for match in self._plan.bonuses if self._rows.frequency(match)]
        return [*best, *[self._match_scored(match, match.weight) for match in bonuses]]

    @cached_property
    def ahead(self) -> float:
        """More than any program scores: what complete ones get, to come first.

        Scores are numbers of 32 bits; the smallest such power of two leaves the most of them.
        """
        most = sum(max(self._most(row), default=0.0) for row in self.rows)
        most += sum(self._idf(match) * match.weight * 2 for match in self._plan.bonuses)
        ahead = _LEAST_AHEAD
        while ahead <= most:
            ahead *= 2
        return ahead

    def phrases(self) -> list[Clause]:
        """What phrases let pass, group by group; those that no program has are left out."""
        strict = {row.slot.place[0] for row in self.rows if row.slot.strict}
        groups = {slot.place[0] for slot in self._plan.slots if slot.required}
        named = zip(sorted(groups), self._groups_in_order(), strict=True)
        return [self._group(group) for number, group in named if number in strict]

    def enough(self) -> Clause:
        """The programs that have MIN_SHARE of what the query says."""
        programs = self._known.programs
        says = [row.slot.importance * scalar_idf(programs, row.programs) for row in self.rows]
        each = [
            {"constant_score": {"filter": row.satisfied, "boost": one}}
            for row, one in zip(self.rows, says, strict=True)
            if row.programs and one > 0
        ]
        least = MIN_SHARE * sum(says) * (1 - _ROUNDING)
        return {"function_score": {"query": {"bool": {"should": each}}, "min_score": least}}

    def excluded(self) -> list[Clause]:
        """The programs that the plan excludes."""
        texts = range(self._schema.text_fields)
        return [having(m._replace(reach=Reach.PHRASE), texts) for m in self._plan.excluded]

    def _groups_in_order(self) -> list[list[list[int]]]:
        order = list(dict.fromkeys(s.place[0] for s in self._plan.slots if s.required))
        groups = dict(zip(order, required(self._plan.slots), strict=True))
        return [groups[number] for number in sorted(order)]

    def _group(self, group: Sequence[Sequence[int]]) -> Clause:
        return any_of([all_of([self.rows[number].satisfied for number in one]) for one in group])

    def _idf(self, match: Match) -> float:
        return scalar_idf(self._known.programs, self._rows.frequency(match))

    def _most(self, row: Row) -> Iterable[float]:
        """At most what each way of a row scores: a saturated frequency is below 2."""
        for way, factor in zip(row.ways, row.factors, strict=True):
            yield 2 * factor * sum(self._idfs(way.match))

    def _idfs(self, match: Match) -> list[float]:
        if match.reach is Reach.ANYWHERE and not match.surface:
            terms = [terms[0] for terms in match.parts]
            return [scalar_idf(self._known.programs, self._known.of_term(t)) for t in terms]
        return [self._idf(match)]

    def _scored(self, way: Way, factor: float) -> Clause:
        score = self._match_scored(way.match, factor)
        if not self._rows.may_be_place(way.match._replace(where=Where.TEXT)):
            return score
        return {"bool": {"must": [score], "filter": [way.clause]}}

    def _match_scored(self, match: Match, factor: float) -> Clause:
        idfs = self._idfs(match)
        if match.where is Where.PLACE:
            fields = self._rows.fields(match, self._known.place_fields)
            return scored(match, factor, idfs, fields, self._is_coarse)
        if self._known.is_known(match):
            return scored_term(match.parts[0][0], factor, idfs[0])
        fields = self._rows.fields(match, range(self._schema.width))
        return scored(match, factor, idfs, fields, self._is_coarse)
