"""What a plan asks for, looked up: its slots and bonuses with their postings and factors."""

from collections.abc import Iterable, Sequence
from math import inf
from typing import NamedTuple

from indexer.index.inverted import scalar_idf
from indexer.index.postings import Docs, Postings
from indexer.query.lookup import Found, united
from indexer.query.query_plan import Channel, Place, Slot
from indexer.ranking.scoring import Evidence

# A word that is found by its reading is the word.
_ITSELF = (Channel.WORD, Channel.READING)


class WeightedMatch(NamedTuple):
    """A match that some program has; a program scores by it its weight times ``factor``."""

    found: Found
    factor: float

    @property
    def hint(self) -> bool:
        """Whether it is a mere hint."""
        return self.found.match.hint

    def scored(self) -> Postings:
        """The postings with what they score."""
        return self.found.scored(self.factor)


class SlotMatches(NamedTuple):
    """A slot of the plan, with the postings of those of its matches that some program has."""

    slot: Slot
    lists: Sequence[WeightedMatch]

    @property
    def is_plain(self) -> bool:
        """Whether it has one match, and no hint: then the postings are what the slot scores."""
        return len(self.lists) == 1 and not self.lists[0].hint

    def satisfying(self) -> Docs:
        """The programs that have a match which is no mere hint."""
        return united([one.found.docs for one in self.lists if not one.hint])


class MatchedPlan:
    """A plan's ``rows``, one for each slot, and its ``bonuses``, over so many ``programs``.

    ``found`` has the matches as a ranking tells of them; ``postings`` is how many they have in all.
    """

    def __init__(
        self, slots: Sequence[Slot], found: Evidence, bonuses: Sequence[Found], programs: int
    ) -> None:
        self.programs = programs
        self.found = found
        self.rows = [
            SlotMatches(slot, _weighted(own, slot.importance, programs))
            for slot, own in zip(slots, found, strict=True)
        ]
        self.bonuses = [WeightedMatch(one, one.match.weight) for one in bonuses]
        lists = [*self.bonuses, *[one for row in self.rows for one in row.lists]]
        self.postings = sum([len(one.found.docs) for one in lists])

    @property
    def groups(self) -> list[list[list[int]]]:
        """For each group of alternatives, the numbers of the rows that each of them requires."""
        groups: dict[int, dict[Place, list[int]]] = {}
        for number, (slot, _) in enumerate(self.rows):
            if slot.required:
                groups.setdefault(slot.place[0], {}).setdefault(slot.place, []).append(number)
        return [list(alternatives.values()) for alternatives in groups.values()]

    def information(self, having: Iterable[int]) -> list[float]:
        """How much each row says: its slot's importance times the idf of having it.

        ``having`` is the number of programs that have each.
        """
        return [
            row.slot.importance * scalar_idf(self.programs, programs)
            for row, programs in zip(self.rows, having, strict=True)
        ]


def _weighted(found: Sequence[Found], importance: float, programs: int) -> list[WeightedMatch]:
    limit = _limit(found, programs) if len(found) > 1 else inf
    return [WeightedMatch(one, importance * _weight(one, limit, programs)) for one in found]


def _limit(found: Sequence[Found], programs: int) -> float:
    """The idf of the word itself: what stands for it says no more. Infinite without the word."""
    for match, postings in found:
        if match.channel in _ITSELF and not match.hint:
            return scalar_idf(programs, len(postings.docs))
    return inf


def _weight(found: Found, limit: float, programs: int) -> float:
    """The match's weight, less where it is rarer than the word that it stands for."""
    match = found.match
    if match.channel in _ITSELF or limit == inf:
        return match.weight
    return match.weight * min(1.0, limit / scalar_idf(programs, len(found.docs)))
