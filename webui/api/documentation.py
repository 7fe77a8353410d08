"""The description of the API: for programs as OpenAPI, for people as a page."""

from typing import Any
from urllib.parse import quote, unquote_plus, urlencode

from flask import Blueprint, Response, jsonify, render_template, request

from indexer.query.query import Query
from webui.api.openapi import document
from webui.request.address import site_path
from webui.request.language import PARAMETER, language_problems
from webui.request.params import BadParameters, name_problems
from webui.service.current import searcher, service
from webui.service.word_catalogue import part_words
from webui.serving.rate_limit import rate_limit

blueprint = Blueprint("documentation", __name__)

# What the address of each operation's example asks for, by the examples' names.
TRIED: dict[str, dict[str, str]] = {
    "search": {"q": "q", "per_page": "few"},
    "facet": {"per_page": "few"},
    "targets": {"per_page": "few"},
    "targets_csv": {},
    "history": {},
    "changes": {},
    "changes_csv": {},
    "suggest": {"q": "typed"},
    "export_csv": {"q": "q"},
    "export_xlsx": {"q": "q"},
    "export_json": {"q": "q"},
    "feed": {},
    "health": {},
    "openapi": {},
}


@blueprint.get("/api/openapi.json")
def description() -> Response:
    """Return the API as OpenAPI 3.1 describes it; programs are told of what they got wrong."""
    problems = name_problems(request.args, (PARAMETER,), strict=True) + language_problems()
    if problems:
        raise BadParameters(problems)
    return jsonify(described())


@blueprint.get("/api")
def page() -> str:
    """Return the API as a page, its examples ready to run."""
    whole = described()
    return render_template(
        "api/page.html",
        api=whole,
        a=part_words("api"),
        tries={get["operationId"]: example(path, get) for path, get in gets(whole)},
        readable=unquote_plus,
        limit=rate_limit(service().settings),
        query=Query(),
    )


def described() -> dict[str, Any]:
    """Return the description of this site's API in the reader's language."""
    collection = searcher().collection
    title, columns = collection.title, collection.columns
    return document(
        part_words("api"), title, request.root_url, examples(), columns, collection.years
    )


def examples() -> dict[str, str]:
    """Return values that find something in this collection, as far as it has any."""
    terms = [term.text for term in searcher().key_terms(1)]
    ids = [hit.program.id for hit in searcher().search(Query(per_page=1)).hits]
    typed = [term[:1] for term in terms]
    found = {"q": terms[:1], "typed": typed, "id": ids, "name": ["department"]}
    return {name: values[0] for name, values in found.items() if values}


def gets(whole: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Return the paths of a description with their operations."""
    return [(path, item["get"]) for path, item in whole["paths"].items()]


def example(path: str, get: dict[str, Any]) -> str:
    """Return an address that shows what an operation does."""
    values = examples() | {"few": "2"}
    asked = {
        parameter: values[name]
        for parameter, name in TRIED.get(get["operationId"], {}).items()
        if name in values
    }
    filled = path
    for name in ("id", "name"):
        filled = filled.replace(f"{{{name}}}", quote(values.get(name, ""), safe=""))
    return site_path(filled) + (f"?{urlencode(asked)}" if asked else "")
