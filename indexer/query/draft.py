"""A plan in the making: slots, bonuses and conditions, as units are added to it."""

from collections import Counter
from collections.abc import Container, Sequence
from itertools import pairwise
from typing import NamedTuple

from indexer.matches.match import Channel, Match, Reach
from indexer.matches.query_plan import Place, QueryPlan, Slot
from indexer.query.parser import Unit
from indexer.text.lexeme import Kind

# Two words of the query next to each other in a program: typed as one, with a function word
# between them (which the program must have there too), or with a space.
ADJACENT_BONUS = 0.6
LINKED_BONUS = 0.3
SPACED_BONUS = 0.3
# What this counts of what stands for words, such as translations. English counts as much itself; on
# the tuning halves of tests/judgements shares of .6 and 1 differ in one query.
INSTEAD_SHARE = 0.8
# Programs of a department, division or area that the query names, before those that mention it. The
# field's boost is .3, so that this makes of its name as much as of the name of a program.
PLACE_BONUS = 3.0
# How much a word says by its kind. A question's verbs say less than its nouns.
IMPORTANCE = {Kind.NOUN: 1.0, Kind.NUMBER: 0.7, Kind.VERB: 0.5, Kind.AFFIX: 0.3, Kind.LIGHT: 0.1}
_LEAST = IMPORTANCE[Kind.LIGHT]


class Run(NamedTuple):
    """Slots of words typed as one, so many positions behind the run before; None: a space.

    ``bonuses`` raise programs in which two of them stand together; complete ones have each of the
    conditions ``together``.
    """

    slots: Sequence[Slot]
    distance: int | None
    bonuses: Sequence[Match]
    together: Sequence[tuple[Match, ...]]


def run_of(slots: Sequence[Slot], distance: int | None, strict: bool) -> Run:
    """The run of some slots. A program that has all words of a ``strict`` one has them near each
    other."""
    pairs = list(pairwise(slots))
    bonuses = [_bonus(left, right, ADJACENT_BONUS, 1) for left, right in pairs]
    near = [(a, b) for a, b in pairs if strict and a.required and b.required]
    return Run(slots, distance, list(filter(None, bonuses)), [_together(*pair) for pair in near])


class UnitWords(NamedTuple):
    """What the words of a unit add to a plan; never changed, for several plans share it.

    ``alone`` are slots that stand near no other.
    """

    alone: Sequence[Slot] = ()
    bonuses: Sequence[Match] = ()
    runs: Sequence[Run] = ()

    def at(self, place: Place) -> "UnitWords":
        """The same words of a unit that has another place."""
        runs = [run._replace(slots=_moved(run.slots, place)) for run in self.runs]
        return UnitWords(_moved(self.alone, place), self.bonuses, runs)


def _moved(slots: Sequence[Slot], place: Place) -> Sequence[Slot]:
    return [slot._replace(place=place) for slot in slots]


class Draft:
    """A plan in the making."""

    def __init__(self) -> None:
        self.slots: list[Slot] = []
        self.bonuses: list[Match] = []
        self.excluded: list[Match] = []
        self._together: list[tuple[int, tuple[Match, ...]]] = []
        self._group = self._member = -1
        self._last: Slot | None = None

    def next_place(self, unit: Unit) -> Place:
        """A group of its own for the unit, or a place beside the unit before (OR)."""
        if unit.either and self._group >= 0:
            self._member += 1
        else:
            self._group, self._member = self._group + 1, 0
        return self._group, self._member

    def add(self, words: UnitWords) -> None:
        """Add the words of a unit."""
        self.slots += words.alone
        self.bonuses += words.bonuses
        for run in words.runs:
            self._add_run(run)

    def _add_run(self, run: Run) -> None:
        if not run.slots:
            return
        if self._last is not None and (linked := _linked(self._last, run)) is not None:
            self.bonuses.append(linked)
        self.bonuses += run.bonuses
        self._together += [(self._group, matches) for matches in run.together]
        self.slots += run.slots
        self._last = run.slots[-1]

    def plan(self) -> QueryPlan:
        """The plan; where only light words were typed, they are what is asked for."""
        slots = [slot for slot in _without_echoes(self.slots) if slot.importance > _LEAST]
        if not any([slot.required for slot in slots]):
            slots = [slot._replace(required=True) for slot in self.slots]
        # A program that has another alternative need not have this one's words at all.
        groups = {slot.place[0] for slot in slots if slot.place[1]}
        together = [matches for group, matches in self._together if group not in groups]
        return QueryPlan(tuple(slots), tuple(self.bonuses), tuple(self.excluded), tuple(together))


def _linked(last: Slot, run: Run) -> Match | None:
    """What raises programs in which a run stands behind the word before it."""
    if run.distance is None:
        return _bonus(last, run.slots[0], SPACED_BONUS, 1)
    return _bonus(last, run.slots[0], LINKED_BONUS, run.distance) if run.distance <= 2 else None


def _bonus(left: Slot, right: Slot, weight: float, distance: int) -> Match | None:
    """What raises programs in which two words stand so far from each other.

    Where one of them has not the word itself, all that stands for the two tells, side by side:
    passive smoking is 受動喫煙, and not 受動 here and 喫煙 there.
    """
    first, second = _word(left), _word(right)
    parts: tuple[tuple[str, ...], ...]
    if first is not None and second is not None:
        parts = first.parts[-1], second.parts[0]
    elif distance > 1 or _keys(left) == _keys(right):
        return None  # as of English words that stand for one of Japanese
    else:
        parts, weight = (_terms(left, -1), _terms(right, 0)), weight * INSTEAD_SHARE
    if not all(parts):
        return None
    return Match(Channel.WORD, weight, left.text + right.text, parts, (0, distance))


def _keys(slot: Slot) -> list[tuple[object, ...]]:
    return [match.key for match in slot.matches]


def _without_echoes(slots: Sequence[Slot]) -> Sequence[Slot]:
    """The slots without words used alike that the query has itself: they would count twice."""
    related = Channel.RELATED
    if not any([match.channel is related for slot in slots for match in slot.matches]):
        return slots
    own = {match.parts for slot in slots for match in slot.matches if _is_own(match)}
    return [
        slot._replace(matches=tuple([m for m in slot.matches if not _is_echo(m, own)]))
        if any([_is_echo(match, own) for match in slot.matches])
        else slot
        for slot in slots
    ]


def _is_own(match: Match) -> bool:
    return match.channel is Channel.WORD and not match.hint


def _is_echo(match: Match, own: Container[object]) -> bool:
    return match.channel is Channel.RELATED and match.parts in own


def _together(left: Slot, right: Slot) -> tuple[Match, ...]:
    """Ways to have both words: what stands for both as one, or one of each near the other."""
    sure = [match for match in (*left.matches, *right.matches) if not match.hint]
    # 1 of 1-1 stands for itself only; English for one word may be the word itself (SNS).
    both = (left, right) if left.text != right.text else ()
    keys = Counter(key for slot in both for key in {m.key for m in slot.matches if not m.hint})
    # A piece of text has no positions, and is short.
    common = [match for match in sure if match.surface or keys[match.key] > 1]
    first, second = _terms(left, -1), _terms(right, 0)
    near = Match(Channel.WORD, 1.0, left.text + right.text, (first, second), (0, 1))
    # A single sign near another word says nothing: 公の会計 is no 公会計.
    # Figures in another order are another number: 444-111.
    are_figures = left.text.isdecimal() and right.text.isdecimal()
    is_apart = min(len(left.text), len(right.text)) > 1 and not are_figures
    reach = Reach.NEAR if is_apart else Reach.PHRASE
    return (*common, *([near._replace(reach=reach)] if first and second else ()))


def _terms(slot: Slot, at: int) -> tuple[str, ...]:
    """The terms that may stand at one end of a slot's word."""
    found = (m.parts[at] for m in slot.matches if m.parts and not m.hint)
    return tuple(dict.fromkeys(term for terms in found for term in terms))


def _word(slot: Slot) -> Match | None:
    """The slot's match that is the word itself or its reading, if any."""
    own = (Channel.WORD, Channel.READING)
    for match in slot.matches:
        if match.parts and not match.hint and match.channel in own:
            return match
    return None
