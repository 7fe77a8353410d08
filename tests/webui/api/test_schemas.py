"""The shapes of answers as schemas: every field explained, in both languages, and no more."""

import re

import pytest

from corpus.columns import Column, Label
from webui.api.schemas import (
    AMOUNT,
    DAY,
    NEW,
    OF_COLUMNS,
    OF_YEARS,
    VALUES,
    VIEWS,
    of_column,
    schemas,
)
from webui.service.word_catalogue import part_wording

_TARGET = Column("対象者", "facet", Label("対象者", "target"))
_AMOUNT = Column("金額", "number", Label("金額", "amount"), unit="円", searched=1.0)
_DAY = Column("締切", "date", Label("締切", "deadline"), deadline=True)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_field_is_explained_and_every_reference_leads_somewhere(language: str) -> None:
    found = schemas(part_wording("api", language, ()), [_TARGET, _AMOUNT, _DAY], [2020, 2021])
    assert {*VIEWS} <= found.keys()
    for shape in found.values():
        assert {*shape["required"]} <= shape["properties"].keys()
        assert all(field["description"].strip() for field in shape["properties"].values())
    named = set(re.findall(r"#/components/schemas/(\w+)", str(found)))
    assert named <= found.keys()


def test_only_a_collection_that_has_them_has_shapes_of_years_and_columns() -> None:
    assert not schemas(part_wording("api", "ja", ())).keys() & (OF_YEARS | OF_COLUMNS)
    assert schemas(part_wording("api", "ja", ()), [], [2020]).keys() & OF_YEARS == OF_YEARS


def test_facets_and_matched_texts_are_the_collections() -> None:
    found = schemas(part_wording("api", "ja", ()), [_TARGET, _AMOUNT])
    assert "対象者" in found["Facets"]["properties"]
    assert "金額" in found["Fragments"]["properties"]
    assert found["Columns"]["properties"]["金額"]["description"] == "金額（円）"


def test_a_parameter_of_a_column_is_of_its_kind() -> None:
    assert of_column(_TARGET, "対象者") == VALUES
    assert of_column(_DAY, "締切.open") == NEW
    assert of_column(_DAY, "締切.from")["pattern"] == DAY
    assert of_column(_AMOUNT, "金額.to")["pattern"] == AMOUNT


@pytest.mark.parametrize(
    ("pattern", "text", "fits"),
    [
        (AMOUNT, "", True),
        (AMOUNT, "-1200.5", True),
        (AMOUNT, "1e3", False),
        (AMOUNT, "1,200", False),
        (DAY, "2026-02-28", True),
        (DAY, "2026-12-31", True),
        (DAY, "2026-04-30", True),
        (DAY, "2026-04-31", False),
        (DAY, "2024-02-29", True),
        (DAY, "2000-02-29", True),
        (DAY, "2026-02-29", False),
        (DAY, "2100-02-29", False),
        (DAY, "2026-13-01", False),
        (DAY, "2026-4-1", False),
    ],
)
def test_ends_of_ranges_are_as_programs_write_them(pattern: str, text: str, fits: bool) -> None:
    assert bool(re.fullmatch(pattern, text)) is fits
