"""The figures that targets state as data: JSON page by page, and a whole table."""

from collections.abc import Iterable, Iterator

from flask import Blueprint, Response, jsonify, request

from corpus import harmless
from corpus.columns import YEAR
from indexer.targets.stated import Stated
from webui.api.export import csv_line, download
from webui.api.figures import plain_number, stated_view
from webui.request.address import program_addresses
from webui.request.column_params import repeatable_names
from webui.request.figure_params import Asked, parse_figures
from webui.service.current import searcher
from webui.targets.listing import figures_of, found, in_years

blueprint = Blueprint("target_data", __name__)
# The columns of the table: a figure a row, with the place of its text in the target's.
HEADINGS = (
    "ID", "施策（事業）名称", "部局", "指標", "値", "単位", "読み方", "時点", "原文", "位置",
    "指標・目標",
)  # fmt: skip


@blueprint.get("/api/targets")
def figures() -> Response:
    """Return the figures that the address asks for, page by page."""
    asked = _asked()
    listed = found(figures_of(searcher()), asked)
    first = (asked.page - 1) * asked.per_page
    addresses = program_addresses()
    return jsonify(
        total=len(listed),
        page=asked.page,
        per_page=asked.per_page,
        generation=searcher().generation,
        figures=[stated_view(one, addresses) for one in listed[first : first + asked.per_page]],
    )


@blueprint.get("/export.targets.csv")
def table() -> Response:
    """Return all figures that the address asks for as a table."""
    asked = _asked()
    listed = found(figures_of(searcher()), asked)
    of_years = bool(searcher().collection.years)
    return download(_lines(listed, of_years), "text/csv; charset=utf-8", "targets.csv", asked.text)


def _asked() -> Asked:
    own = sorted(repeatable_names(searcher().collection.columns))
    asked = parse_figures(request.args, own, strict=True)
    return in_years(asked, searcher().collection.years)


def _lines(figures: Iterable[Stated], of_years: bool) -> Iterator[str]:
    yield "\ufeff" + csv_line((*HEADINGS, YEAR) if of_years else HEADINGS)
    for one in figures:
        figure, program = one.figure, one.program
        cells = (
            program.id,
            program.name,
            program.department,
            figure.label,
            str(plain_number(figure.value)),
            figure.unit,
            "、".join(figure.comparison),
            figure.when,
            program.targets[figure.start : figure.end],
            str(figure.start + 1),
            program.targets,
            *((program.text_of(YEAR),) if of_years else ()),
        )
        # A value below zero is a number, not a formula.
        yield csv_line(tuple(c if n == 4 else harmless(c) for n, c in enumerate(cells)))
