"""JSON Schema from types: every kind of type, and all that the API's answers are made of."""

from typing import Annotated, Any, Literal, NotRequired, TypedDict

import pytest

from indexer.answer.view import NAMED, WITH_COLUMNS
from webui.api.derived import derived, schema_of
from webui.api.schemas import VIEWS


class Inner(TypedDict):
    text: str


class Outer(TypedDict):
    inner: Inner
    sometimes: NotRequired[int]
    columns: NotRequired[Annotated[list[str], WITH_COLUMNS]]


NAMES: dict[type, str] = {Inner: "Inner"}
INNER = {"$ref": "#/components/schemas/Inner"}


@pytest.mark.parametrize(
    ("hint", "schema"),
    [
        (str, {"type": "string"}),
        (int, {"type": "integer", "minimum": 0}),
        (int | None, {"type": ["integer", "null"], "minimum": 0}),
        (Annotated[int | None, {"minimum": None}], {"type": ["integer", "null"]}),
        (Annotated[str, {"format": "uri"}], {"type": "string", "format": "uri"}),
        (Literal["a", "b"], {"type": "string", "enum": ["a", "b"]}),
        (list[Inner], {"type": "array", "items": INNER}),
        (dict[str, bool], {"type": "object", "additionalProperties": {"type": "boolean"}}),
        (Inner | None, {"anyOf": [INNER, {"type": "null"}]}),
        (Annotated[dict[str, str], {NAMED: "Inner"}], INNER),
    ],
)
def test_a_type_has_a_schema(hint: Any, schema: object) -> None:
    assert schema_of(hint, NAMES) == schema


def test_what_has_none_is_an_error() -> None:
    with pytest.raises(TypeError, match="There is no schema for"):
        schema_of(bytes, NAMES)


def test_what_is_there_always_sometimes_and_with_columns() -> None:
    fields, required = derived(Outer, NAMES, has_columns=False)
    assert (list(fields), required) == (["inner", "sometimes"], ["inner"])
    fields, required = derived(Outer, NAMES, has_columns=True)
    assert (list(fields), required) == (["inner", "sometimes", "columns"], ["inner", "columns"])


def test_every_view_refers_to_views_only() -> None:
    names = {view: name for name, view in VIEWS.items()}
    known = {*names.values(), "Facets", "Fragments", "Columns"}
    for view in VIEWS.values():
        fields, required = derived(view, names, has_columns=True)
        assert set(required) <= fields.keys()
        for one in references_in(fields):
            assert one in known


def references_in(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["$ref"].rpartition("/")[2]] if "$ref" in value else []
        return own + [name for inner in value.values() for name in references_in(inner)]
    if isinstance(value, list):
        return [name for inner in value for name in references_in(inner)]
    return []
