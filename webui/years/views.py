"""The years of programs as the API has them."""

from corpus import Comparison, FieldChange, Program, Step, Threads, year_of_program
from indexer.answer.view import Addressing
from webui.api.figures import figures_view
from webui.api.views import (
    ChangesView,
    FieldChangeView,
    HistoryView,
    PieceView,
    StepView,
    YearOfView,
    YearProgramView,
)
from webui.years.history import passages


def history_view(threads: Threads, program: Program, address: Addressing) -> HistoryView:
    """Return the years of a program and what changed from each to the next."""
    return {
        "id": program.id,
        "years": [year_view(one, address) for one in threads.thread(program.id)],
        "steps": [
            step_view(Step(one.before, one.after, one.states), address)
            for one in reversed(passages(threads, program.id))
        ],
        "open": threads.is_open(program.id),
    }


def year_view(program: Program, address: Addressing) -> YearOfView:
    """Return a program in its year, with its figures."""
    return {**named_year(program, address), "figures": figures_view(program.targets)}


def named_year(program: Program, address: Addressing) -> YearProgramView:
    """Return enough of a program of a year to link to it."""
    return {
        "year": year_of_program(program) or 0,
        "id": program.id,
        "name": program.name,
        "department": program.department,
        "area": program.area,
        "url": address(program.id),
    }


def step_view(step: Step, address: Addressing) -> StepView:
    """Return what happened to a program between two years."""
    return {
        "states": list(step.states),
        "before": named_year(step.before, address) if step.before else None,
        "after": named_year(step.after, address) if step.after else None,
        "fields": [field_view(one) for one in step.fields],
    }


def field_view(change: FieldChange) -> FieldChangeView:
    """Return a column that changed, word by word."""
    pieces: list[PieceView] = [{"kind": one.kind, "text": one.text} for one in change.pieces()]
    return {
        "column": change.column,
        "before": change.before,
        "after": change.after,
        "pieces": pieces,
    }


def changes_view(compared: Comparison, generation: int, address: Addressing) -> ChangesView:
    """Return a year against another: counts, and each program with what happened to it."""
    return {
        "from": compared.first,
        "to": compared.last,
        "generation": generation,
        "counts": {str(state): count for state, count in sorted(compared.totals.items())},
        "steps": [step_view(one, address) for one in compared.steps],
    }
