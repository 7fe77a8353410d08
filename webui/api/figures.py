"""The figures of targets as the API has them."""

from decimal import Decimal

from corpus import Figure, read_figures
from indexer.answer.view import Addressing
from indexer.targets.stated import Stated
from webui.api.views import FigureView, StatedView


def figure_view(figure: Figure, text: str) -> FigureView:
    """Return a figure of a text with its place there."""
    return {
        "label": figure.label,
        "value": plain_number(figure.value),
        "unit": figure.unit,
        "comparison": list(figure.comparison),
        "when": figure.when,
        "text": text[figure.start : figure.end],
        "start": figure.start,
        "end": figure.end,
    }


def figures_view(text: str) -> list[FigureView]:
    """Return the figures that the text of a target states, in its order."""
    return [figure_view(figure, text) for figure in read_figures(text)] if text else []


def stated_view(one: Stated, address: Addressing) -> StatedView:
    """Return a figure with its program."""
    program = one.program
    return {
        "id": program.id,
        "name": program.name,
        "department": program.department,
        "url": address(program.id),
        **figure_view(one.figure, program.targets),
    }


def plain_number(value: Decimal) -> int | float:
    """Return a value as JSON has it: whole where it is."""
    return int(value) if value == value.to_integral_value() else float(value)
