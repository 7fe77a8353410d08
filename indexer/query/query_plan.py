"""A compiled query: what to look up in the postings. ``compile`` makes it, ``rank`` runs it."""

from enum import Enum, IntEnum
from typing import NamedTuple


class Channel(Enum):
    """How a match came to be: the word itself, or something that stands for it.

    The value is the label under which a hit says why it was found; empty for the word itself.
    """

    WORD = ""
    READING = "読み"
    SYNONYM = "同義語"
    RELATED = "関連語"
    SURFACE = "部分"
    ENGLISH = "英語"
    ABBREVIATION = "略語"


class Reach(IntEnum):
    """How far from each other the parts of a match may stand."""

    PHRASE = 0  # at its steps
    NEAR = 1  # in one field, a few words between them, in any order
    ANYWHERE = 2  # in one program


class Where(IntEnum):
    """In which fields a match counts."""

    TEXT = 0  # in the texts of a program; in the name of a place it is a hint
    ANYWHERE = 1  # in the name of a place as well: the query has the whole name
    PLACE = 2  # in the name of a place only


class Match(NamedTuple):
    """One way to satisfy a slot: terms that stand next to each other.

    ``parts`` are, one after the other, the terms that may stand there; ``steps`` the positions from
    the first part to each. ``weight`` multiplies the score. ``text`` is what is
    shown of it. ``surface`` is set instead of parts where the folded text is searched. A match that
    is only a ``hint`` adds to the score, but does not make the program one that has the word.
    ``reach`` is PHRASE where the steps hold; ``where`` is about fields.
    """

    channel: Channel
    weight: float
    text: str
    parts: tuple[tuple[str, ...], ...] = ()
    steps: tuple[int, ...] = (0,)
    surface: str = ""
    reach: Reach = Reach.PHRASE
    hint: bool = False
    where: Where = Where.TEXT

    @property
    def key(self) -> tuple[object, ...]:
        """What is looked up; equal for matches that are found in the same places."""
        return self.parts, self.steps, self.surface, self.reach, self.where is Where.PLACE


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


class Plan(NamedTuple):
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
