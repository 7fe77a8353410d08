"""The searchable fields of a program and what each weighs."""

from dataclasses import dataclass

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
FIELDS = (
    Field("name", 3.0, 0.3),
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
# An exclusion looks at what a program is about, not at who runs it: these come first in FIELDS.
TEXT_FIELDS = 4
# Between the entries of a list field: a break, so that no phrase runs over it.
_LIST_BREAK = "、"


def texts(program: Program) -> tuple[str, ...]:
    """The text of each of FIELDS, in their order; empty where the program has none."""
    return (
        program.name,
        program.summary,
        program.targets,
        _LIST_BREAK.join(program.keywords),
        program.department,
        _LIST_BREAK.join(program.divisions),
        program.area,
    )
