"""The shapes of the API's answers and parameters, as JSON Schema; see ``openapi``."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from corpus.columns import KINDS, Column
from indexer.answer.results import FACET_NAMES
from indexer.query.query import DEFAULT_PER_PAGE, MAX_PER_PAGE, MAX_TEXT, SORTS
from webui.request.column_params import OPEN
from webui.request.params import MAX_PAGE, MAX_SUGGESTIONS, MAX_VALUE, MAX_VALUES, SUGGESTIONS
from webui.request.wording import Wording

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
MAYBE_TEXT: Schema = {"type": ["string", "null"]}
COUNT: Schema = {"type": "integer", "minimum": 0}
MAYBE_COUNT: Schema = {"type": ["integer", "null"], "minimum": 0}
NUMBER: Schema = {"type": "number", "minimum": 0}
FLAG: Schema = {"type": "boolean"}
# No control characters: nobody means them, and they can hide what is asked for. Nor what stands for
# characters that were lost.
PRINTABLE = r"^[^\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f\ufffd]*$"

WORDS: Schema = {"type": "string", "maxLength": MAX_TEXT, "pattern": PRINTABLE}
VALUES: Schema = {
    "type": "array",
    "items": {"type": "string", "maxLength": MAX_VALUE, "pattern": PRINTABLE},
    "maxItems": MAX_VALUES,
}
ID: Schema = {"type": "string", "minLength": 1}
LIMIT: Schema = {
    "type": "integer",
    "minimum": 1,
    "maximum": MAX_SUGGESTIONS,
    "default": SUGGESTIONS,
}
LANGUAGE: Schema = {"type": "string", "enum": ["ja", "en"], "default": "ja"}
NEW: Schema = {"type": "string", "enum": ["0", "1", "false", "true"], "default": "0"}
NAME: Schema = {"type": "string", "minLength": 1}
PAGE: Schema = {"type": "integer", "minimum": 1, "maximum": MAX_PAGE, "default": 1}
PER_PAGE: Schema = {
    "type": "integer",
    "minimum": 1,
    "maximum": MAX_PER_PAGE,
    "default": DEFAULT_PER_PAGE,
}


def sort(orders: Sequence[str]) -> Schema:
    """Return the schema of the order of results."""
    return {"type": "string", "enum": list(orders), "default": SORTS[0]}


def of_column(column: Column, name: str) -> Schema:
    """Return the schema of a parameter of a column of the collection's own."""
    if column.kind == "facet":
        return VALUES
    if name.endswith(OPEN):
        return NEW
    return {"type": "string", "maxLength": MAX_VALUE, "pattern": PRINTABLE}


def listed(items: Schema) -> Schema:
    """Return the schema of a list of ``items``."""
    return {"type": "array", "items": items}


def reference(name: str) -> Schema:
    """Return a reference to a schema by its name."""
    return {"$ref": f"#/components/schemas/{name}"}


def nullable(name: str) -> Schema:
    """Return a reference to a schema, or null."""
    return {"anyOf": [reference(name), {"type": "null"}]}


# What a list of programs shows of each; ``present.summary_view``.
SUMMARY: dict[str, Schema] = {
    "id": TEXT,
    "name": TEXT,
    "summary": TEXT,
    "targets": TEXT,
    "department": TEXT,
    "division": listed(TEXT),
    "area": TEXT,
    "is_new": FLAG,
    "repost_of": MAYBE_TEXT,
    "url": {"type": "string", "format": "uri-reference"},
}
# Where an answer is from; every answer that leaves this site should say so.
ORIGIN: dict[str, Schema] = {
    "collection": TEXT,
    "publisher": TEXT,
    "source": TEXT,
    "license": TEXT,
    "generation": COUNT,
}
SHAPES: dict[str, dict[str, Schema]] = {
    "Results": {
        "query": TEXT,
        "total": COUNT,
        "complete": COUNT,
        "page": COUNT,
        "per_page": COUNT,
        "generation": COUNT,
        "hits": listed(reference("Hit")),
        "facets": reference("Facets"),
        "facets_total": {"type": "object", "additionalProperties": COUNT},
        "missing": listed(TEXT),
        "suggestion": MAYBE_TEXT,
    },
    "Hit": {
        **SUMMARY,
        "score": NUMBER,
        "partial": FLAG,
        "fragments": reference("Fragments"),
        "because": listed(TEXT),
    },
    "Fragments": {name: listed(reference("Fragment")) for name in ("name", "summary", "targets")},
    "Fragment": {"text": TEXT, "matched": FLAG},
    "Facets": {name: listed(reference("FacetValue")) for name in FACET_NAMES},
    "FacetValues": {
        "facet": TEXT,
        "total": COUNT,
        "page": COUNT,
        "per_page": COUNT,
        "generation": COUNT,
        "values": listed(reference("FacetValue")),
    },
    "FacetValue": {"value": TEXT, "count": COUNT, "selected": FLAG},
    "Program": {
        **SUMMARY,
        "number": MAYBE_COUNT,
        "keywords": listed(TEXT),
        "link": MAYBE_TEXT,
        "source_page": MAYBE_COUNT,
        "original": nullable("Named"),
        "reposts": listed(reference("Named")),
        "previous": nullable("Named"),
        "next": nullable("Named"),
        "similar": listed(reference("Named")),
        **ORIGIN,
    },
    "Named": {name: SUMMARY[name] for name in ("id", "name", "department", "area", "url")},
    "Suggestions": {
        "query": TEXT,
        "generation": COUNT,
        "suggestions": listed(reference("Suggestion")),
    },
    "Suggestion": {
        "text": TEXT,
        "kind": {"type": "string", "enum": ["name", "word", "department"]},
    },
    "Export": {
        **ORIGIN,
        "query": TEXT,
        "filters": reference("Filters"),
        "total": COUNT,
        "programs": listed(reference("ExportedProgram")),
    },
    "Filters": {
        "department": listed(TEXT),
        "division": listed(TEXT),
        "area": listed(TEXT),
        "new": FLAG,
    },
    "ExportedProgram": {
        **SUMMARY,
        "number": MAYBE_COUNT,
        "keywords": listed(TEXT),
        "link": MAYBE_TEXT,
        "source_page": MAYBE_COUNT,
    },
    "Health": {
        "status": {"type": "string", "enum": ["ok", "degraded"]},
        "generation": COUNT,
        "age_seconds": {"type": ["integer", "null"]},
        "records": COUNT,
        "problems": listed(TEXT),
    },
    "Problem": {
        "type": TEXT,
        "title": TEXT,
        "status": COUNT,
        "detail": TEXT,
        "errors": listed(reference("Mistake")),
    },
    "Mistake": {"parameter": TEXT, "detail": TEXT},
}
# What there is only sometimes: where there are parameters to name, more values than are sent.
OPTIONAL = {
    "Problem": frozenset({"detail", "errors"}),
    "Results": frozenset({"facets_total"}),
    "Filters": frozenset({"columns"}),
}

# Names whose meaning differs from the field's usual one.
MEANINGS = {
    ("Health", "status"): "fields.health",
    ("Mistake", "detail"): "fields.detail",
    ("Facets", "new"): "fields.is_new",
    ("Column", "kind"): "fields.column_kind",
    ("Filters", "columns"): "fields.columns_asked",
    ("Results", "columns"): "fields.columns_known",
}


# The names of the columns of a collection that has none of its own.
NO_COLUMNS: Mapping[str, str] = MappingProxyType({})
COLUMN: dict[str, Schema] = {
    "heading": TEXT,
    "kind": {"type": "string", "enum": list(KINDS)},
    "label": {"type": "object", "properties": {"ja": TEXT, "en": TEXT}},
    "unit": TEXT,
    "shown": {"type": "string", "enum": ["card", "page", "neither"]},
    "sortable": FLAG,
    "deadline": FLAG,
}


def with_columns(
    shapes: dict[str, dict[str, Schema]], columns: Sequence[Column]
) -> dict[str, dict[str, Schema]]:
    """Return the shapes of a collection with columns of its own."""
    own = {"columns": reference("Columns")}
    texts = {column.heading: TEXT for column in columns}
    facets = {c.heading: listed(reference("FacetValue")) for c in columns if c.kind == "facet"}
    searched = {c.heading: listed(reference("Fragment")) for c in columns if c.searched}
    more = {
        "Results": {"columns": listed(reference("Column"))},
        "Hit": own,
        "Program": own,
        "ExportedProgram": own,
        "Fragments": searched,
        "Facets": facets,
        "Filters": {"columns": {"type": "object"}},
    }
    extended = {name: {**fields, **more.get(name, {})} for name, fields in shapes.items()}
    return extended | {"Columns": texts, "Column": COLUMN}


def schemas(t: Wording, columns: Sequence[Column] = ()) -> dict[str, Schema]:
    """Return every shape as a schema, its fields explained.

    ``columns`` are the collection's own.
    """
    meant = {column.heading: column.label.of(t.language) for column in columns}
    shapes = SHAPES if not columns else with_columns(SHAPES, columns)
    return {name: shape(name, fields, t, meant) for name, fields in shapes.items()}


def shape(
    name: str, fields: dict[str, Schema], t: Wording, meant: Mapping[str, str] = NO_COLUMNS
) -> Schema:
    """Return an object's schema: all fields, most of them always there.

    ``meant`` says what the collection's own columns are called.
    """
    optional = OPTIONAL.get(name, frozenset())
    return {
        "type": "object",
        "properties": {
            field: {
                **schema,
                "description": meant.get(field)
                or t(MEANINGS.get((name, field), f"fields.{field}")),
            }
            for field, schema in fields.items()
        },
        "required": [field for field in fields if field not in optional],
    }
