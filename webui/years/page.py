"""The page of a year of the plan against another, and the history on a program's page."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from flask import Blueprint, render_template

from corpus import STATES, Comparison, Piece, Program, State, Step
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
    """A program in a list of what happened: before and after, and the words that changed."""

    before: Program | None
    after: Program | None
    states: tuple[State, ...]
    fields: tuple[tuple[str, tuple[Piece, ...]], ...]
    url: str


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
    totals: dict[str, int] = {}
    for step in compared.steps:
        totals[of(step.program)] = totals.get(of(step.program), 0) + 1
    names = [*(name for name in order if name in counts), *sorted(counts.keys() - {*order})]
    return [
        CountRow(name, tuple(counts[name][state] for state in states), totals[name])
        for name in names
    ]


def groups_of(compared: Comparison) -> list[Group]:
    """Return the lists of what happened, each program under what says most of it."""
    by_state: dict[State, list[Step]] = {}
    for step in compared.steps:
        first = next((state for state in LISTED if state in step.states), None)
        if first is not None:
            by_state.setdefault(first, []).append(step)
    totals = compared.totals
    return [
        Group(state, totals[state], totals[state] - len(steps), tuple(_lines(steps[:MOST])))
        for state in LISTED
        if totals[state]
        for steps in (by_state.get(state, []),)
    ]


def _lines(steps: Iterable[Step]) -> Iterable[Line]:
    for step in steps:
        fields = tuple((one.column, one.pieces()) for one in step.fields)
        yield Line(step.before, step.after, step.states, fields, program_address(step.program.id))


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
