"""What a part of the benchmarks found: tables and goals, as text and as JSON."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any
from unicodedata import east_asian_width

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under columns; None is a cell that was not measured."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure that should be ``limit`` at most; at least, where ``at_least``."""

    what: str
    value: float
    limit: float
    at_least: bool = False

    @property
    def met(self) -> bool:
        """Whether the figure is on the right side of its limit."""
        return self.value >= self.limit if self.at_least else self.value <= self.limit


@dataclass(frozen=True, slots=True)
class Report:
    """What one part found. ``notes`` say what was left out and what the figures mean."""

    part: str
    tables: tuple[Table, ...]
    goals: tuple[Goal, ...] = ()
    notes: tuple[str, ...] = field(default=())

    def values(self) -> dict[str, Any]:
        """The report as JSON has it, with whether each goal is met."""
        goals = [asdict(goal) | {"met": goal.met} for goal in self.goals]
        return asdict(self) | {"goals": goals}

    def text(self) -> str:
        """The report as it is printed."""
        pieces = [f"== {self.part}", *map(_table_text, self.tables)]
        if self.goals:
            pieces.append(_table_text(_goal_table(self.goals)))
        return "\n\n".join([*pieces, *(f"({note})" for note in self.notes)])


def _goal_table(goals: Sequence[Goal]) -> Table:
    rows = tuple(
        (goal.what, goal.value, f"{'≥' if goal.at_least else '≤'} {goal.limit:g}", _verdict(goal))
        for goal in goals
    )
    return Table("goals", ("measure", "value", "goal", ""), rows)


def _verdict(goal: Goal) -> str:
    return "met" if goal.met else "MISSED"


def _table_text(table: Table) -> str:
    cells = [table.columns, *([_shown(cell) for cell in row] for row in table.rows)]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    lines = ["  ".join(map(_aligned, row, widths, range(len(row)))).rstrip() for row in cells]
    return "\n".join([table.title, *lines])


def _shown(cell: Cell) -> str:
    if cell is None:
        return "-"
    if isinstance(cell, float):
        return f"{cell:,.3f}" if abs(cell) < 10 else f"{cell:,.1f}"
    return f"{cell:,}" if isinstance(cell, int) else cell


def _aligned(text: str, width: int, column: int) -> str:
    """The first column stands at the left, figures at the right."""
    blank = " " * (width - _width(text))
    return blank + text if column else text + blank


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
