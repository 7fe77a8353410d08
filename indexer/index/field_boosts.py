"""The searchable fields of a program and what each weighs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.columns import Column
from corpus.record import Program


@dataclass(frozen=True, slots=True)
class Field:
    """``boost`` multiplies a word's frequency in the field; ``b`` is BM25's length normalization.

    0 leaves the length of the field out of account, 1 counts frequency by length only.
    """

    name: str
    boost: float
    b: float


# Boosts and b were chosen on the tuning halves of tests/judgements and of the Wikipedia questions,
# on a coarse grid (factors of about 1.5); their neighbours differ by less than .005 nDCG, so these
# are orders of magnitude, not fits. A name says what a program is, a target what is counted of it;
# keywords are what staff say people call it; the places in the organization only tell apart.
# A name's length counts as a text's: of .3 to 1, .6 and .75 are best on both halves of the national
# projects, and .6 costs the plan nothing.
FIELDS = (
    Field("name", 3.0, 0.6),
    Field("summary", 1.0, 0.6),
    Field("targets", 0.7, 0.6),
    Field("keywords", 2.0, 0.3),
    Field("department", 0.3, 0.0),
    Field("division", 0.3, 0.0),
    Field("area", 0.3, 0.0),
)
# How fast a repeated word stops to count: BM25's k1. A program is short, and a word in its name
# already counts three times; 0.6 to 0.8 are best on the Wikipedia questions, 0.8 to 1.2 on the
# plan.
K1 = 0.8
# Fields whose text is shown with what matched.
SHOWN_FIELDS = ("name", "summary", "targets")
# An exclusion looks at what a program is about, not at who runs it: these come last in FIELDS.
_PLACES = 3
TEXT_FIELDS = len(FIELDS) - _PLACES
# Length normalization of a collection's own columns: prose as the summary's, values as keywords'.
_B_OF_TEXT, _B_OF_VALUES = 0.6, 0.3
# Between the entries of a list field: a break, so that no phrase runs over it.
_LIST_BREAK = "、"


def texts(program: Program, own: Sequence[str] = ()) -> tuple[str, ...]:
    """The text of each of FIELDS, in their order; empty where the program has none.

    Those of a collection's ``own`` headings stand before the places in the organization.
    """
    return (
        program.name,
        program.summary,
        program.targets,
        _LIST_BREAK.join(program.keywords),
        *[program.text_of(heading) for heading in own],
        program.department,
        _LIST_BREAK.join(program.divisions),
        program.area,
    )


@dataclass(frozen=True)
class Schema:
    """The fields of one collection's programs: FIELDS, and its own columns that are searched.

    Its own come behind the other texts, so that the last _PLACES are those of FIELDS.
    """

    own: tuple[Field, ...] = ()

    @classmethod
    def of(cls, columns: Iterable[Column]) -> "Schema":
        """The schema of a collection with these columns."""
        return cls(
            tuple(
                Field(one.heading, one.searched, _B_OF_TEXT if one.kind == "text" else _B_OF_VALUES)
                for one in columns
                if one.searched
            )
        )

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """All fields in their order."""
        return (*FIELDS[:TEXT_FIELDS], *self.own, *FIELDS[TEXT_FIELDS:])

    @cached_property
    def width(self) -> int:
        """The number of fields."""
        return len(FIELDS) + len(self.own)

    @cached_property
    def text_fields(self) -> int:
        """How many of the fields are texts of a program's own; they come first."""
        return TEXT_FIELDS + len(self.own)

    @cached_property
    def own_names(self) -> tuple[str, ...]:
        """The headings of the collection's own fields."""
        return tuple(field.name for field in self.own)

    def texts(self, program: Program) -> tuple[str, ...]:
        """The text of each field; empty where the program has none."""
        return texts(program, self.own_names)


# The schema of a collection without columns of its own that are searched.
PLAIN = Schema()
