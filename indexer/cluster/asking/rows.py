"""What the slots of a plan find, counted: how many programs have each match, and each slot.

Where a match may stand in the name of a place, it counts as a hint only; see ``matches.lookup``.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from indexer.cluster.asking.clauses import MOST, size
from indexer.cluster.asking.matching import Clause, all_of, any_of, having
from indexer.cluster.asking.occurrences import ClusterOccurrences, Key, key_of
from indexer.index.field_boosts import Schema
from indexer.matches.match import Match, Reach, Where
from indexer.matches.query_plan import QueryPlan, Slot
from indexer.ranking.matched_plan import factors, required

# Matches that are asked for in so many clauses together, which a query of the engine has several
# times: then in which fields they stand is asked first, and no other field is searched.
_MANY = MOST // 8


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


class Rows:
    """The rows of a plan over one generation; all that they need is asked in one request."""

    def __init__(self, plan: QueryPlan, occurrences: ClusterOccurrences, schema: Schema) -> None:
        self._plan = plan
        self._known = occurrences
        self._schema = schema
        self._standing = self._narrowed()
        self._counts = self._counted()
        self.each = [self._row(slot) for slot in plan.slots]

    @property
    def completes(self) -> int:
        """The number of programs that have all that is required, exclusions left out of account."""
        return self._counts[_complete_key(self._plan)] if self._plan.slots else 0

    def frequency(self, match: Match) -> int:
        """The number of programs that have a match of the plan."""
        known = self._counts.get(key_of(match))
        return self._known.frequency(match) if known is None else known

    def filter(self, match: Match) -> Clause:
        """What lets the programs pass that have a match, where it is known to stand."""
        fields = self._standing.get(key_of(match))
        is_word = len(match.parts) == 1 and not match.surface and match.where is not Where.PLACE
        known = self._known.filter(match)
        return known if fields is None or is_word else having(match, tuple(fields))

    def fields(self, match: Match, among: Sequence[int]) -> Mapping[int, Match]:
        """Those of some fields in which a match may stand, with what is asked for there."""
        known = self._standing.get(key_of(match), dict.fromkeys(among, match))
        return {field: known[field] for field in among if field in known}

    def may_be_place(self, match: Match) -> bool:
        """Whether a match may stand in the name of a place."""
        if match.surface or match.where is not Where.TEXT or match.reach is Reach.ANYWHERE:
            return False
        terms = self._known.place_terms
        return all(not terms.isdisjoint(part) for part in match.parts)

    def _row(self, slot: Slot) -> Row:
        ways = [way for match in slot.matches for way in self._ways(match)]
        counted = [(way.match, way.programs) for way in ways]
        own = factors(counted, slot.importance, self._known.programs)
        programs = self._counts[_row_key(slot)] if any(not w.match.hint for w in ways) else 0
        return Row(slot, ways, own, programs)

    def _ways(self, match: Match) -> Iterable[Way]:
        """A match that some program has; in the name of a place it is a hint only."""
        programs = self.frequency(match)
        if not programs:
            return
        clause = self.filter(match)
        if not self.may_be_place(match):
            yield Way(match, programs, clause)
            return
        own, inside = self._counts[self._own_key(match)], self._own(match)
        if own < programs and not match.hint:
            elsewhere = {"bool": {"filter": [clause], "must_not": [inside]}}
            yield Way(match._replace(hint=True), programs - own, elsewhere)
        if own:
            yield Way(match, own, inside)

    def _own_fields(self, match: Match) -> range:
        is_name = match.hint or len(match.parts) > 1
        return range(self._schema.width - 1 if is_name else self._schema.text_fields)

    def _own(self, match: Match) -> Clause:
        return having(match, tuple(self.fields(match, self._own_fields(match))))

    def _own_key(self, match: Match) -> Key:
        return ("own", len(self._own_fields(match)), *key_of(match))

    def _sure(self, match: Match) -> Clause:
        return self._own(match) if self.may_be_place(match) else self.filter(match)

    def _matches(self) -> list[Match]:
        plan = self._plan
        matches = [match for slot in plan.slots for match in slot.matches]
        return [*matches, *plan.bonuses, *[match for some in plan.together for match in some]]

    def _narrowed(self) -> Mapping[Key, Mapping[int, Match]]:
        """Where the matches of a long query stand; nothing of a short one."""
        some = {key_of(one): one for one in self._matches() if not self._known.is_known(one)}
        total = sum(size(self._known.filter(one)) for one in some.values())
        return self._known.standing(some.values()) if total > _MANY else {}

    def _counted(self) -> Mapping[Key, int]:
        """How many programs have each match, each in texts of their own, and each slot."""
        plan, known = self._plan, self._known
        wanted: dict[Key, Clause] = {}
        for match in self._matches():
            if not known.is_known(match):
                wanted[key_of(match)] = self.filter(match)
            if self.may_be_place(match):
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


def _complete_key(plan: QueryPlan) -> Key:
    return ("complete", plan.slots)


def _row_key(slot: Slot) -> Key:
    sure = [match for match in slot.matches if not match.hint]
    return ("any", *[(key_of(match), match.where, match.hint) for match in sure])
