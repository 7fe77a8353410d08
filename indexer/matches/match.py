"""A match: one way to satisfy a word of a query, and how it came to be."""

from enum import Enum, IntEnum
from typing import NamedTuple


class Channel(Enum):
    """How a match came to be: the word itself, or something that stands for it.

    The value is the label under which a hit says why it was found; empty for the word itself.
    """

    # What is kept by match is looked up dozens of times in a search; Enum's own hash is a function
    # of Python's.
    __hash__ = object.__hash__

    WORD = ""
    READING = "読み"
    SYNONYM = "同義語"
    RELATED = "関連語"
    SURFACE = "部分"
    ENGLISH = "英語"
    ABBREVIATION = "略語"


class Reach(IntEnum):
    """How far from each other the parts of a match may stand."""

    __hash__ = int.__hash__

    PHRASE = 0  # at its steps
    NEAR = 1  # in one field, a few words between them, in any order
    ANYWHERE = 2  # in one program


class Where(IntEnum):
    """In which fields a match counts."""

    __hash__ = int.__hash__

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
