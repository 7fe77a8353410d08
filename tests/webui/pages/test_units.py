"""The unit of a number column stands wherever people read its values; data stay as they are."""

import io
import json

import openpyxl
import pytest
from flask.testing import FlaskClient

from corpus import load
from corpus.record import Program
from corpus.writer import to_csv
from indexer import LiveIndex, update_index
from webui import Settings, create_app

SETTINGS = """
title = "みどり町主要事業"
fiscal_year = 2026
[[columns]]
heading = "予算額"
kind = "number"
unit = "千円"
shown = "card"
[[columns]]
heading = "執行額（千円）"
kind = "number"
unit = "千円"
shown = "card"
"""
CELLS = {"予算額": "45,000", "執行額（千円）": "44,321"}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    directory = tmp_path_factory.mktemp("town")
    program = Program("a-1", "安全", 1, "防災", "備える", extra=tuple(CELLS.items()))
    (directory / "programs.csv").write_bytes(to_csv([program]).encode())
    (directory / "collection.toml").write_text(SETTINGS, encoding="utf-8")
    update_index(load(directory), directory / "index")
    return create_app(Settings(collection=directory), LiveIndex(directory / "index")).test_client()


@pytest.mark.parametrize("address", ["/?q=防災", "/programs/a-1", "/table?q=防災", "/print?q=防災"])
def test_a_page_has_the_unit_once(town: FlaskClient, address: str) -> None:
    page = town.get(address).text
    assert "45,000千円<" in page
    assert "44,321<" in page


def test_data_have_the_value_as_it_is_and_the_unit_beside(town: FlaskClient) -> None:
    found = town.get("/api/search?q=防災").json
    assert found["hits"][0]["columns"] == CELLS
    assert found["columns"][0]["unit"] == "千円"
    described = json.dumps(town.get("/api/openapi.json").json, ensure_ascii=False)
    assert '"予算額（千円）"' in described


def test_a_workbook_has_numbers_and_says_their_unit(town: FlaskClient) -> None:
    programs, about = openpyxl.load_workbook(io.BytesIO(town.get("/export.xlsx").data)).worksheets
    headings, row = programs.iter_rows(values_only=True)
    assert headings.count("年度") == 1
    assert dict(zip(headings, row, strict=True))["予算額"] == 45_000
    assert dict(about.iter_rows(values_only=True))["予算額の単位"] == "千円"
