"""The description of the API as OpenAPI 3.1 has it: made from what the views use themselves."""

from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from corpus.columns import Column
from indexer.query.column_filters import table_sorts
from webui.api import schemas
from webui.api.derived import TEXT, Schema, reference
from webui.api.workbook import XLSX
from webui.request.column_params import column_names
from webui.request.figure_params import FIGURE_SORTS
from webui.request.wording import Wording

JSON = "application/json"
PROBLEM = "application/problem+json"
BINARY: Schema = {"type": "string", "format": "binary"}
FIGURES = ("q", "department", "unit", "from", "to", "figure_sort", "page", "figures_per_page")
SEARCH = ("q", "department", "division", "area", "new", "sort", "page", "per_page")
# A feed has all changes in their own order; like a page it passes over empty fields.
FEED = ("q", "department", "division", "area", "new_or_empty")


def document(
    t: Wording,
    title: str,
    root: str,
    examples: Mapping[str, str],
    columns: Sequence[Column] = (),
    years: Sequence[int] = (),
) -> Schema:
    """Return the description of the API of the site at ``root`` in the language of ``t``.

    ``examples`` has a value for some of the parameters, one that finds something. ``columns`` are
    the collection's own, ``years`` those of its programs, where it has several.
    """
    return {
        "openapi": "3.1.0",
        "info": {
            "title": t("title", title=title),
            "description": t("about"),
            "version": product_version(),
        },
        "servers": [{"url": root.rstrip("/")}],
        "paths": {path: {"get": get} for path, get in operations(t, columns, years).items()},
        "components": {
            "schemas": schemas.schemas(t, columns, years),
            "parameters": parameters(t, examples, table_sorts(columns)) | of_years(t, years),
            "headers": headers(t),
            "responses": problems(t),
        },
    }


def operations(
    t: Wording, columns: Sequence[Column], years: Sequence[int] = ()
) -> dict[str, Schema]:
    """Return the GET operation of each path."""
    found = {
        "/api/search": operation(t, "search", SEARCH, json("Results")),
        "/api/facets/{name}": operation(
            t, "facet", ("name", "find", *SEARCH), json("FacetValues"), ("404",)
        ),
        "/api/programs/{id}": operation(t, "program", ("id",), json("Program"), ("404",)),
        "/api/suggest": operation(t, "suggest", ("typed", "limit"), json("Suggestions")),
        "/api/targets": operation(t, "targets", FIGURES, json("Figures")),
        "/export.targets.csv": operation(t, "targets_csv", FIGURES, {"text/csv": {"schema": TEXT}}),
        "/export.csv": operation(t, "export_csv", SEARCH, {"text/csv": {"schema": TEXT}}),
        "/export.xlsx": operation(t, "export_xlsx", SEARCH, {XLSX: {"schema": BINARY}}),
        "/export.json": operation(t, "export_json", SEARCH, json("Export")),
        "/feed.atom": operation(t, "feed", FEED, {"application/atom+xml": {"schema": TEXT}}),
        "/healthz": operation(t, "health", (), json("Health")),
        "/api/openapi.json": operation(t, "openapi", ("lang",), {JSON: {"schema": {}}}),
    }
    if years:
        compared = ("from_year", "to_year")
        found |= {
            "/api/programs/{id}/history": operation(
                t, "history", ("id",), json("History"), ("404",)
            ),
            "/api/changes": operation(t, "changes", compared, json("Changes")),
            "/export.changes.csv": operation(
                t, "changes_csv", compared, {"text/csv": {"schema": TEXT}}
            ),
        }
    for path, get in found.items():
        is_search = {"$ref": "#/components/parameters/new"} in get["parameters"]
        if is_search or path == "/feed.atom":
            get["parameters"] += of_columns(t, columns)
        elif {"$ref": "#/components/parameters/unit"} in get["parameters"]:
            get["parameters"] += of_columns(t, [c for c in columns if c.kind == "facet"])
    return found


def of_years(t: Wording, years: Sequence[int]) -> dict[str, Schema]:
    """Return the parameters of what compares years; none where there is one."""
    if not years:
        return {}
    known = {"type": "string", "enum": [str(year) for year in sorted(years)]}
    return {
        "from_year": parameter(t, "from_year", known) | {"name": "from"},
        "to_year": parameter(t, "to_year", known) | {"name": "to"},
    }


def of_columns(t: Wording, columns: Sequence[Column]) -> list[Schema]:
    """Return the parameters of the collection's own columns; they have no names in ASCII."""
    return [
        described(
            name,
            schemas.of_column(column, name),
            t(f"parameters.column{name[len(column.heading) :].replace('.', '_')}", label=label),
        )
        for column in columns
        for label in [column.label.of(t.language)]
        for name in column_names([column])
    ]


def operation(
    t: Wording, name: str, names: tuple[str, ...], content: Schema, more: tuple[str, ...] = ()
) -> Schema:
    """Return an operation: its parameters by name, what it answers, which errors it has."""
    tagged = name != "health"
    answer: Schema = {"description": t("answers.200"), "content": content}
    if tagged:
        answer["headers"] = {"ETag": {"$ref": "#/components/headers/ETag"}}
    return {
        "operationId": name,
        "summary": t(f"operations.{name}"),
        "description": t(f"notes.{name}"),
        "parameters": [{"$ref": f"#/components/parameters/{n}"} for n in names],
        "responses": {
            "200": answer,
            **({"304": {"$ref": "#/components/responses/304"}} if tagged else {}),
            **{
                status: {"$ref": f"#/components/responses/{status}"}
                for status in sorted(("405", "503", *more, *(("400", "429") if tagged else ())))
            },
        },
    }


def json(name: str) -> Schema:
    """Return the content of an answer that is one JSON object."""
    return {JSON: {"schema": reference(name)}}


def parameters(t: Wording, examples: Mapping[str, str], orders: Sequence[str]) -> dict[str, Schema]:
    """Return every parameter under the name that operations refer to it by."""
    found = {
        "q": parameter(t, "q", schemas.WORDS),
        "department": parameter(t, "department", schemas.VALUES),
        "division": parameter(t, "division", schemas.VALUES),
        "area": parameter(t, "area", schemas.VALUES),
        "new": parameter(t, "new", schemas.NEW),
        "new_or_empty": parameter(t, "new", schemas.NEW_OR_EMPTY) | {"name": "new"},
        "sort": parameter(t, "sort", schemas.sort(orders)),
        "page": parameter(t, "page", schemas.PAGE),
        "per_page": parameter(t, "per_page", schemas.PER_PAGE),
        "typed": parameter(t, "typed", schemas.WORDS) | {"name": "q"},
        "limit": parameter(t, "limit", schemas.LIMIT),
        "lang": parameter(t, "lang", schemas.LANGUAGE),
        "find": parameter(t, "find", schemas.WORDS),
        "name": parameter(t, "facet", schemas.NAME)
        | {"name": "name", "in": "path", "required": True},
        "unit": parameter(t, "unit", schemas.VALUES),
        "from": parameter(t, "from", schemas.NUMBER),
        "to": parameter(t, "to", schemas.NUMBER),
        "figure_sort": parameter(t, "figure_sort", schemas.sort(FIGURE_SORTS)) | {"name": "sort"},
        "figures_per_page": parameter(t, "per_page", schemas.FIGURES_ON_PAGE)
        | {"name": "per_page"},
        "id": parameter(t, "id", schemas.ID) | {"in": "path", "required": True},
    }
    for name, value in examples.items():
        found[name]["example"] = value
    return found


def parameter(t: Wording, name: str, schema: Schema) -> Schema:
    """Return a parameter of the address; one of several values stands in it several times."""
    return described(name, schema, t(f"parameters.{name}"))


def described(name: str, schema: Schema, description: str) -> Schema:
    """Return a parameter that somebody described."""
    several = schema["type"] == "array"
    repeated: dict[str, Any] = {"style": "form", "explode": True} if several else {}
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": description,
        "schema": schema,
        **repeated,
    }


def headers(t: Wording) -> dict[str, Schema]:
    """Return the header fields of answers."""
    return {
        "ETag": {"description": t("answers.etag"), "schema": TEXT},
        "Retry-After": {
            "description": t("answers.retry_after"),
            "schema": {"type": "integer", "minimum": 1},
            "required": True,
        },
    }


def problems(t: Wording) -> dict[str, Schema]:
    """Return the answers other than results."""
    found: dict[str, Schema] = {
        status: {
            "description": t(f"answers.{status}"),
            "content": {PROBLEM: {"schema": reference("Problem")}},
        }
        for status in ("400", "404", "405", "429", "503")
    }
    found["429"]["headers"] = {"Retry-After": {"$ref": "#/components/headers/Retry-After"}}
    return {"304": {"description": t("answers.304")}, **found}


def product_version() -> str:
    """Return this product's version; ``0`` where it runs without being installed."""
    try:
        return version("sesaku")
    except PackageNotFoundError:
        return "0"
