"""The API: what the pages show, as JSON, read only and open to everyone."""

from flask import Blueprint, Response, abort, jsonify, request

from indexer.answer.results import Suggestion
from webui.api.present import program_view, searched_view
from webui.operations.search_log import note_search
from webui.request.address import program_addresses
from webui.request.params import (
    MAX_SUGGESTIONS,
    SUGGESTIONS,
    BadParameters,
    blank_problems,
    name_problems,
    parse_number,
    parse_text,
)
from webui.request.paths import is_strict
from webui.service.current import search_asked, searcher

blueprint = Blueprint("api", __name__, url_prefix="/api")


@blueprint.get("/search")
def search() -> Response:
    """Return the results of the address's query."""
    query = search_asked()
    results = searcher().search(query)
    note_search(query, results)
    answer = jsonify(searched_view(query, results, program_addresses()))
    answer.headers["Server-Timing"] = f"search;dur={results.took_ms:.3f}"
    return answer


@blueprint.get("/programs/<id>")
def program(id: str) -> Response:
    """Return one program with those around it; 404 when there is none of that id."""
    if problems := name_problems(request.args, (), strict=True):
        raise BadParameters(problems)
    found = searcher().program(id)
    if found is None:
        abort(404)
    return jsonify(program_view(searcher(), found, program_addresses()))


@blueprint.get("/suggest")
def suggest() -> Response:
    """Return completions of what is being typed."""
    text, limit = suggestion_parameters()
    return jsonify(
        query=text,
        generation=searcher().generation,
        suggestions=[{"text": s.text, "kind": s.kind} for s in suggestions(text, limit)],
    )


def suggestion_parameters() -> tuple[str, int]:
    """Return what is being typed and how many completions are wanted. Raises BadParameters."""
    strict = is_strict(request.path)
    problems = name_problems(request.args, ("q", "limit"), strict=strict)
    problems += blank_problems(request.args) if strict else []
    text = parse_text(request.args, problems)
    limit = parse_number(request.args, "limit", SUGGESTIONS, MAX_SUGGESTIONS, problems)
    if problems:
        raise BadParameters(problems)
    return text, limit


def suggestions(text: str, limit: int = SUGGESTIONS) -> tuple[Suggestion, ...]:
    """Return completions of ``text``, none for no text."""
    return searcher().suggest(text, limit) if text else ()
