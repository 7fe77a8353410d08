"""The pages: search and browse, a program."""

from flask import Blueprint, Response, abort, jsonify, render_template, request, url_for

from webui.current import searcher
from webui.params import parse_query
from webui.present import program_view, results_view

blueprint = Blueprint("pages", __name__)


def program_address(id: str) -> str:
    """Return the path of a program's page."""
    return url_for("pages.program", id=id)


@blueprint.get("/")
def search() -> str:
    """Return the results of the address's query, or the overview."""
    query = parse_query(request.args)
    results = searcher().search(query)
    return render_template("results.html", view=results_view(query, results, program_address))


@blueprint.get("/programs/<id>")
def program(id: str) -> str:
    """Return the page of one program; 404 when there is none of that id."""
    found = searcher().program(id)
    if found is None:
        abort(404)
    return render_template("program.html", view=program_view(searcher(), found, program_address))


@blueprint.get("/healthz")
def health() -> Response:
    """Return what a monitor asks: that the index can be read, and which generation it is."""
    return jsonify(status="ok", generation=searcher().generation)
