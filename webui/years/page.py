"""The page of a year of the plan against another, and the history on a program's page."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flask import Blueprint, render_template

from corpus import STATES, Comparison, Piece, Program, State, Step, year_of_program
from corpus.columns import Column
from indexer.query.query import Query
from webui.request.address import program_address, site_path
from webui.service.current import searcher
from webui.service.word_catalogue import part_words
from webui.years.current import comparison, threads_of
from webui.years.field_labels import field_label
from webui.years.history import (
    Passage,
    Series,
    Year,
    columns_over,
    figures_over,
    passages,
    years_of,
)

blueprint = Blueprint("years", __name__)
# Programs of one state that the page has; the table has all.
MOST = 100
# What is worth a list; most programs just go on.
LISTED: tuple[State, ...] = ("新規", "終了", "名称変更", "移管", "分割", "統合", "変更", "確認中")


@dataclass(frozen=True, slots=True)
class Line:
    """A program in a list of what happened, with the words that changed.

    ``before`` has what it was: nothing of a new one or one that ended, several that were merged.
    """

    program: Program
    before: tuple[Program, ...]
    states: tuple[State, ...]
    fields: tuple[tuple[str, tuple[Piece, ...]], ...]
    url: str

    @property
    def year(self) -> str:
        """The year that the program is of; the newer one where it went on."""
        return str(year_of_program(self.program) or "")

    @property
    def names(self) -> tuple[str, ...]:
        """What it was called before, where that is another name."""
        return tuple(one.name for one in self.before if one.name != self.program.name)

    @property
    def departments(self) -> tuple[str, ...]:
        """Whose it was before, where that is another department; each once."""
        own = self.program.department
        return tuple(dict.fromkeys(p.department for p in self.before if p.department != own))


@dataclass(frozen=True, slots=True)
class Group:
    """The programs of one state: all of them, those that another list has, lines for the others.

    A program stands in one list, under what says most of it, and may have several states.
    """

    state: State
    total: int
    elsewhere: int
    lines: tuple[Line, ...]

    @property
    def missing(self) -> int:
        """How many the page has nowhere."""
        return self.total - self.elsewhere - len(self.lines)


@dataclass(frozen=True, slots=True)
class CountRow:
    """How many programs of a department or area have each state."""

    name: str
    counts: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class History:
    """The history of a program; ``open`` where staff have still to say what it was or became.

    ``ended`` is the first year of the plan that it is not in any more; None where it goes on.
    """

    years: list[Year]
    passages: list[Passage]
    series: list[Series]
    open: bool
    ended: int | None = None


@blueprint.get("/years")
def changes() -> str:
    """Return a year of the plan against another."""
    compared = comparison(strict=False)
    columns = [state for state in STATES if compared.totals[state]]
    return render_template(
        "years/changes.html",
        w=part_words("years"),
        compared=compared,
        years=compared.threads.years,
        states=columns,
        tables=[
            ("department", rows_of(compared, lambda p: p.department, columns, _departments())),
            ("area", rows_of(compared, lambda p: p.area, columns, searcher().collection.areas)),
        ],
        groups=groups_of(compared),
        csv=site_path(f"/export.changes.csv?from={compared.first}&to={compared.last}"),
        json=site_path(f"/api/changes?from={compared.first}&to={compared.last}"),
        address=program_address,
        query=Query(),
        field_label=field_label,
    )


def _departments() -> Sequence[str]:
    return searcher().collection.departments


def rows_of(
    compared: Comparison,
    of: Callable[[Program], str],
    states: Sequence[State],
    order: Sequence[str],
) -> list[CountRow]:
    """Return the counts by what programs belong to, in the plan's order; without one last."""
    counts = compared.counts(of)
    totals = Counter(of(program) for program, _ in compared.programs)
    names = [*(name for name in order if name in counts), *sorted(counts.keys() - {*order})]
    return [
        CountRow(name, tuple(counts[name][state] for state in states), totals[name])
        for name in names
    ]


def groups_of(compared: Comparison) -> list[Group]:
    """Return the lists of what happened, each program under what says most of it."""
    by_state: dict[State, list[Program]] = {}
    for program, states in compared.programs:
        first = next((state for state in LISTED if state in states), None)
        if first is not None:
            by_state.setdefault(first, []).append(program)
    steps: dict[str, list[Step]] = {}
    for step in compared.steps:
        steps.setdefault(step.program.id, []).append(step)
    totals = compared.totals
    return [
        Group(state, totals[state], totals[state] - len(own), tuple(lines))
        for state in LISTED
        if totals[state]
        for own in (by_state.get(state, []),)
        for lines in ([_line(program, steps[program.id]) for program in own[:MOST]],)
    ]


def _line(program: Program, steps: Sequence[Step]) -> Line:
    states = {state for step in steps for state in step.states}
    return Line(
        program,
        tuple(step.before for step in steps if step.before and step.after),
        tuple(state for state in STATES if state in states),
        tuple((one.column, one.pieces()) for step in steps for one in step.fields),
        program_address(program.id),
    )


def history_of(id: str, columns: Sequence[Column]) -> History | None:
    """Return the history of a program; None where the collection has one year."""
    threads = threads_of(searcher())
    if threads is None:
        return None
    years = years_of(threads, id)
    series = [*figures_over(years), *columns_over(years, columns)]
    is_open = any(threads.is_open(program.id) for year in years for program in year.programs)
    later = [year for year in threads.years if year > years[-1].year]
    ended = min(later) if later and not is_open else None
    return History(years, passages(threads, id), series, threads.is_open(id), ended)
