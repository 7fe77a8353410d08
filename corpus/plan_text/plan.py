"""A plan as its pages have it: rows, areas and everything around them."""

from dataclasses import dataclass

from corpus.plan_text.furniture import Furniture
from corpus.record import Program


@dataclass(frozen=True, slots=True)
class Area:
    """An area and the plan's line about it, empty where it has none."""

    name: str
    description: str


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A program and the lines of the text it was read from, counted from 1, both included."""

    program: Program
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan's table. Every line with text is in exactly one row or piece of furniture."""

    fiscal_year: int
    areas: tuple[Area, ...]
    rows: tuple[PlanRow, ...]
    furniture: tuple[Furniture, ...]

    @property
    def programs(self) -> tuple[Program, ...]:
        """The programs in the plan's order."""
        return tuple(row.program for row in self.rows)
