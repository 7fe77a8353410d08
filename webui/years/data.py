"""The years as data: a program's history, a year against another as JSON and as a table."""

from collections.abc import Iterable, Iterator

from flask import Blueprint, Response, abort, jsonify, request

from corpus import Comparison, Piece, Step, harmless
from webui.api.export import csv_line, download
from webui.request.address import program_addresses
from webui.request.params import BadParameters, name_problems
from webui.service.current import searcher
from webui.years.current import comparison, threads
from webui.years.views import changes_view, history_view

blueprint = Blueprint("years_data", __name__)
HEADINGS = (
    "状態", "前の年度", "前のID", "前の名称", "前の部局", "年度", "ID", "名称", "部局", "展開方向",
    "変わった列", "変わった内容",
)  # fmt: skip


@blueprint.get("/api/programs/<id>/history")
def history(id: str) -> Response:
    """Return the years of a program; 404 when there is none of that id, or one year."""
    if problems := name_problems(request.args, (), strict=True):
        raise BadParameters(problems)
    known = threads()
    found = searcher().program(id)
    if found is None:
        abort(404)
    return jsonify(history_view(known, found, program_addresses()))


@blueprint.get("/api/changes")
def changes() -> Response:
    """Return a year against another."""
    compared = comparison(strict=True)
    return jsonify(changes_view(compared, searcher().generation, program_addresses()))


@blueprint.get("/export.changes.csv")
def table() -> Response:
    """Return a year against another as a table, a program a row."""
    compared = comparison(strict=True)
    name = f"changes-{compared.first}-{compared.last}.csv"
    return download(_lines(compared), "text/csv; charset=utf-8", name)


def _lines(compared: Comparison) -> Iterator[str]:
    yield "\ufeff" + csv_line(HEADINGS)
    for step in compared.steps:
        yield csv_line(tuple(map(harmless, _cells(step, compared))))


def _cells(step: Step, compared: Comparison) -> tuple[str, ...]:
    sides = ((step.before, compared.first), (step.after, compared.last))
    both = [
        text
        for program, year in sides
        for text in (
            (str(year), program.id, program.name, program.department) if program else ("",) * 4
        )
    ]
    return (
        "・".join(step.states),
        *both,
        step.program.area,
        "、".join(one.column for one in step.fields),
        "\n".join(f"{one.column}: {_marked(one.pieces())}" for one in step.fields),
    )


def _marked(pieces: Iterable[Piece]) -> str:
    """Return the words of a change, what went and what came in brackets."""
    marks = {"same": ("", ""), "removed": ("【－", "】"), "added": ("【＋", "】")}
    return "".join(one.text.join(marks[one.kind]) for one in pieces)
