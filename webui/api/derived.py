"""JSON Schema from types: what stands in an answer is written down once."""

from collections.abc import Mapping
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    NotRequired,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from indexer.answer.view import NAMED, WITH_COLUMNS

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
# Numbers count or measure something; none of ours is below zero unless its type says so.
PLAIN: Mapping[type, Schema] = {
    str: TEXT,
    bool: {"type": "boolean"},
    int: {"type": "integer", "minimum": 0},
    float: {"type": "number", "minimum": 0},
    NoneType: {"type": "null"},
}


def listed(items: Schema) -> Schema:
    """Return the schema of a list of ``items``."""
    return {"type": "array", "items": items}


def reference(name: str) -> Schema:
    """Return a reference to a schema by its name."""
    return {"$ref": f"#/components/schemas/{name}"}


def derived(
    view: type, names: Mapping[type, str], has_columns: bool
) -> tuple[dict[str, Schema], list[str]]:
    """Return the schemas of the fields of a TypedDict, and which of them are always there.

    ``names`` are those of the shapes that it may refer to. What goes with columns of the
    collection's own is there if it has any, and else is not.
    """
    fields, required = {}, []
    for name, hint in get_type_hints(view, include_extras=True).items():
        is_optional = get_origin(hint) is NotRequired
        inner = get_args(hint)[0] if is_optional else hint
        goes_with_columns = WITH_COLUMNS in getattr(inner, "__metadata__", ())
        if name == "columns" and not has_columns:
            continue
        fields[name] = schema_of(inner, names)
        if goes_with_columns or not is_optional:
            required.append(name)
    return fields, required


def schema_of(hint: Any, names: Mapping[type, str]) -> Schema:
    """Return the schema of a type."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is None and hint in PLAIN:
        return PLAIN[hint]
    if is_typeddict(hint):
        return reference(names[hint])
    if origin is Annotated:
        return _annotated(schema_of(inner[0], names), inner[1:])
    if origin is Literal:
        return {"type": "string", "enum": [*inner]}
    if origin is list:
        return listed(schema_of(inner[0], names))
    if origin is dict:
        return {"type": "object", "additionalProperties": schema_of(inner[1], names)}
    if origin in (Union, UnionType):
        return _either([schema_of(one, names) for one in inner])
    raise TypeError(f"There is no schema for {hint!r}")


def _annotated(schema: Schema, notes: tuple[Any, ...]) -> Schema:
    for note in notes:
        if NAMED in note:
            return reference(note[NAMED])
        if note != WITH_COLUMNS:
            # None takes away what is usual.
            schema = {k: v for k, v in (schema | note).items() if v is not None}
    return schema


def _either(schemas: list[Schema]) -> Schema:
    """Return the schema of what may have one of several types."""
    if all("type" in one and one["type"] not in ("array", "object") for one in schemas):
        merged: Schema = {}
        for one in schemas:
            merged |= one
        types = [one["type"] for one in schemas]
        if "enum" in merged and "null" in types:
            merged["enum"] = [*merged["enum"], None]
        return merged | {"type": types}
    return {"anyOf": schemas}
