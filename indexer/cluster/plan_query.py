"""A plan as one query of the engine: which programs, how good, how complete.

What ``ranking.evaluate`` does over postings: the best match of each slot counts, times what it is
worth; the slots and the bonuses are added up; complete programs come first.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from indexer.cluster.matching import (
    Clause,
    all_of,
    any_of,
    having,
    scored,
    scored_term,
)
from indexer.cluster.occurrences import ClusterOccurrences, Key, key_of
from indexer.index.fields import Schema
from indexer.index.inverted import scalar_idf
from indexer.query.query_plan import Match, Plan, Reach, Slot, Where
from indexer.ranking.matched_plan import factors, required
from indexer.ranking.scoring import MIN_SHARE

EVERYTHING: Clause = {"match_all": {}}
# A share that is added up in another order may fall short of the least by so much.
_ROUNDING = 1e-6
# What complete programs get ahead of all others is a power of two at least so large.
_LEAST_AHEAD = 1.0


class Way(NamedTuple):
    """A match that ``programs`` programs have, those that ``clause`` lets pass."""

    match: Match
    programs: int
    clause: Clause


@dataclass(frozen=True, slots=True)
class Row:
    """A slot with its ways, what each counts, and how many programs have it by no mere hint."""

    slot: Slot
    ways: Sequence[Way]
    factors: Sequence[float]
    programs: int

    @property
    def satisfied(self) -> Clause:
        """The programs that have the slot."""
        return any_of([way.clause for way in self.ways if not way.match.hint])


class PlanQuery:
    """A plan over one generation, all that it asks for counted."""

    def __init__(self, plan: Plan, occurrences: ClusterOccurrences, schema: Schema) -> None:
        self._plan = plan
        self._known = occurrences
        self._schema = schema
        self._counts = self._counted()
        self.rows = [self._row(slot) for slot in plan.slots]

    @property
    def missing(self) -> tuple[str, ...]:
        """The words that the plan requires and no program has, each once."""
        rows = self.rows
        missing = (row.slot.text for row in rows if row.slot.required and not row.programs)
        return tuple(dict.fromkeys(missing))

    @cached_property
    def complete(self) -> Clause:
        """The programs that have all rows that some alternative of each group requires."""
        groups = required(self._plan.slots)
        return all_of([self._group(group) for group in groups]) if groups else EVERYTHING

    @property
    def completes(self) -> int:
        """The number of programs that have all that is required, exclusions left out of account."""
        return self._counts[_complete_key(self._plan)] if self._plan.slots else 0

    @property
    def together(self) -> list[Clause]:
        """What complete programs must have besides, to count as such."""
        return [
            any_of([self._known.filter(match) for match in matches if self._frequency(match)])
            for matches in self._plan.together
        ]

    @cached_property
    def counts_as_complete(self) -> Clause:
        """The complete programs in which words that were typed as one stand together."""
        return all_of([self.complete, *self.together])

    def scores(self) -> list[Clause]:
        """What adds up to the score of a program; one that has none of it is not found."""
        each = [
            [self._scored(way, factor) for way, factor in zip(row.ways, row.factors, strict=True)]
            for row in self.rows
        ]
        best = [one[0] if len(one) == 1 else {"dis_max": {"queries": one}} for one in each if one]
        bonuses = [match for match in self._plan.bonuses if self._frequency(match)]
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

    def _row(self, slot: Slot) -> Row:
        ways = [way for match in slot.matches for way in self._ways(match)]
        counted = [(way.match, way.programs) for way in ways]
        own = factors(counted, slot.importance, self._known.programs)
        programs = self._counts[_row_key(slot)] if any(not w.match.hint for w in ways) else 0
        return Row(slot, ways, own, programs)

    def _ways(self, match: Match) -> Iterable[Way]:
        """A match that some program has; in the name of a place it is a hint only."""
        programs = self._frequency(match)
        if not programs:
            return
        clause = self._known.filter(match)
        if not self._may_be_place(match):
            yield Way(match, programs, clause)
            return
        own, inside = self._counts[self._own_key(match)], self._own(match)
        if own < programs and not match.hint:
            elsewhere = {"bool": {"filter": [clause], "must_not": [inside]}}
            yield Way(match._replace(hint=True), programs - own, elsewhere)
        if own:
            yield Way(match, own, inside)

    def _may_be_place(self, match: Match) -> bool:
        """Whether a match may stand in the name of a place; see ``query.lookup``."""
        if match.surface or match.where is not Where.TEXT or match.reach is Reach.ANYWHERE:
            return False
        terms = self._known.place_terms
        return all(not terms.isdisjoint(part) for part in match.parts)

    def _own_fields(self, match: Match) -> range:
        is_name = match.hint or len(match.parts) > 1
        return range(self._schema.width - 1 if is_name else self._schema.text_fields)

    def _own(self, match: Match) -> Clause:
        return having(match, self._own_fields(match))

    def _own_key(self, match: Match) -> Key:
        return ("own", len(self._own_fields(match)), *key_of(match))

    def _sure(self, match: Match) -> Clause:
        return self._own(match) if self._may_be_place(match) else self._known.filter(match)

    def _counted(self) -> Mapping[Key, int]:
        """How many programs have each match, each in texts of their own, and each slot."""
        plan, known = self._plan, self._known
        matches = [match for slot in plan.slots for match in slot.matches]
        matches += [*plan.bonuses, *[match for some in plan.together for match in some]]
        wanted: dict[Key, Clause] = {}
        for match in matches:
            if not known.is_known(match):
                wanted[key_of(match)] = known.filter(match)
            if self._may_be_place(match):
                wanted[self._own_key(match)] = self._own(match)
        for slot in plan.slots:
            sure = [self._sure(match) for match in slot.matches if not match.hint]
            if sure:
                wanted[_row_key(slot)] = any_of(sure)
        if plan.slots:
            wanted[_complete_key(plan)] = self._complete()
        return dict(zip(wanted, known.counted(wanted), strict=True))

    def _complete(self) -> Clause:
        """The programs with all rows that are required, by all that may satisfy these."""
        sure = [
            any_of([self._sure(match) for match in slot.matches if not match.hint])
            for slot in self._plan.slots
        ]
        groups = [
            any_of([all_of([sure[number] for number in one]) for one in group])
            for group in required(self._plan.slots)
        ]
        if groups:
            return all_of(groups)
        return any_of([self._sure(match) for slot in self._plan.slots for match in slot.matches])

    def _frequency(self, match: Match) -> int:
        known = self._counts.get(key_of(match))
        return self._known.frequency(match) if known is None else known

    def _idf(self, match: Match) -> float:
        return scalar_idf(self._known.programs, self._frequency(match))

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
        if not self._may_be_place(way.match._replace(where=Where.TEXT)):
            return score
        return {"bool": {"must": [score], "filter": [way.clause]}}

    def _match_scored(self, match: Match, factor: float) -> Clause:
        idfs = self._idfs(match)
        if match.where is Where.PLACE:
            return scored(match, factor, idfs, self._known.place_fields)
        if len(match.parts) == 1 and not match.surface:
            return scored_term(match, factor, idfs[0])
        return scored(match, factor, idfs, range(self._schema.width))


def _complete_key(plan: Plan) -> Key:
    return ("complete", plan.slots)


def _row_key(slot: Slot) -> Key:
    sure = [match for match in slot.matches if not match.hint]
    return ("any", *[(key_of(match), match.where, match.hint) for match in sure])
