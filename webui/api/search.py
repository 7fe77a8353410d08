"""The API: what the pages show, as JSON, read only and open to everyone."""

from collections.abc import Sequence
from dataclasses import replace

from flask import Blueprint, Response, abort, jsonify, request

from indexer.answer.facet_values import values_with
from indexer.answer.results import FACET_NAMES, FacetValue, Suggestion
from indexer.answer.view import values_view
from indexer.query.query import Query
from webui.api.present import program_view
from webui.api.searching import searched
from webui.request.address import program_addresses
from webui.request.column_params import repeatable_names
from webui.request.params import (
    MAX_SUGGESTIONS,
    SUGGESTIONS,
    BadParameters,
    Problem,
    blank_problems,
    name_problems,
    parse_number,
    parse_text,
)
from webui.request.paths import is_strict
from webui.request.query_params import FIND, parse_query
from webui.service.current import search_asked, searcher

blueprint = Blueprint("api", __name__, url_prefix="/api")


@blueprint.get("/search")
def search() -> Response:
    """Return the results of the address's query."""
    body, headers = searched(searcher(), search_asked(), request.environ)
    return Response(body, headers=headers)


@blueprint.get("/facets/<name>")
def facet(name: str) -> Response:
    """Return the values of a facet among the results of the address's query, page by page."""
    query, text = facet_asked(name)
    found = facet_values(name, query, text)
    first = (query.page - 1) * query.per_page
    return jsonify(
        facet=name,
        total=len(found),
        page=query.page,
        per_page=query.per_page,
        generation=searcher().generation,
        values=values_view(found[first : first + query.per_page]),
    )


def facet_asked(name: str) -> tuple[Query, str]:
    """Return the search whose facet is asked for, and what its values' names are to have.

    404 for a facet that the collection does not have; raises BadParameters.
    """
    collection, strict = searcher().collection, is_strict(request.path)
    if name not in (*FACET_NAMES, *repeatable_names(collection.columns)):
        abort(404)
    query = parse_query(request.args, collection.columns, more=(FIND,), strict=strict)
    problems: list[Problem] = []
    text = parse_text(request.args, problems, FIND)
    if problems:
        raise BadParameters(problems)
    return query, text


def facet_values(name: str, query: Query, text: str) -> Sequence[FacetValue]:
    """Return the values of a facet whose names have ``text``, the commonest first."""
    results = searcher().search(replace(query, page=1, per_page=1))
    return values_with(results.facets[name], text)


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
