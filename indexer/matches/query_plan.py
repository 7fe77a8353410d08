"""A compiled query: what to look up in the postings. ``compile`` makes it, ``rank`` runs it."""

from collections.abc import Iterable
from typing import NamedTuple

from indexer.matches.match import Match

# The number of a group of alternatives (OR), and of one of them.
Place = tuple[int, int]


class Slot(NamedTuple):
    """One thing the query asks for, with the ways to satisfy it: the best one counts.

    A program is complete when it has, of every group, all slots of one ``place``. ``importance`` is
    how much the kind of word says; a slot that is not ``required`` may be absent from a complete
    hit. A ``strict`` slot (a phrase) filters. ``width`` is the number of positions that the word
    takes in the query.
    """

    text: str
    place: Place
    importance: float
    required: bool
    strict: bool
    matches: tuple[Match, ...]
    width: int = 1

    def stands(self, found: Iterable[Match]) -> bool:
        """Whether one of the matches found is the word, or what stands for it, and no mere hint.

        In the name of a place (``matches.lookup``) a match is found as a hint, and stands there.
        """
        hints = []
        for match in found:
            if not match.hint:
                return True
            hints.append(match)
        own = {match.key for match in self.matches if not match.hint} if hints else ()
        return any([match.key in own for match in hints])


class QueryPlan(NamedTuple):
    """``bonuses`` raise programs in which words of the query stand together.

    Each of ``together`` is a condition of complete programs: they have one of its matches. Words
    that are typed as one are not had by a program where they stand far from each other.
    """

    slots: tuple[Slot, ...] = ()
    bonuses: tuple[Match, ...] = ()
    excluded: tuple[Match, ...] = ()
    together: tuple[tuple[Match, ...], ...] = ()

    @property
    def exact(self) -> bool:
        """Whether somebody says exactly what is wanted, by a phrase or an exclusion."""
        return bool(self.excluded) or any(slot.strict for slot in self.slots)
