"""The API of a collection with columns of its own, and facets of many values."""

import csv
import io
import json
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import openpyxl
import pytest
from flask.testing import FlaskClient

from corpus import load
from corpus.record import Program
from corpus.writer import to_csv
from indexer import LiveIndex, update_index
from indexer.answer.view import MOST_VALUES
from tests.webui.api.test_openapi import Client
from webui import Settings, create_app

HEADINGS = ["対象者", "補助上限額", "補助率", "締切", "問い合わせ先"]


def _get(client: FlaskClient, path: str, **arguments: object) -> Any:
    response = client.get(f"{path}?{urlencode(arguments, doseq=True)}")
    assert response.status_code == 200, response.text
    return json.loads(response.text)


def test_a_search_has_columns_and_facets_by_heading(grants: FlaskClient) -> None:
    found = _get(grants, "/api/search", q="太陽光")
    assert [column["heading"] for column in found["columns"]] == HEADINGS
    assert found["hits"][0]["columns"]["補助上限額"] == "20万円"
    assert [*found["facets"]] == ["department", "division", "area", "new", "対象者"]


def test_filters_ranges_and_orders_of_columns(grants: FlaskClient) -> None:
    asked = {"対象者": ["子育て世帯", "学生"], "補助上限額.to": "10万", "sort": "-補助上限額"}
    found = _get(grants, "/api/search", **asked)
    amounts = [hit["columns"]["補助上限額"] for hit in found["hits"]]
    assert amounts == ["10万円", "6万円", "4万8,000円", "2万4千円", "1万2千円"]
    exported = _get(grants, "/export.json", **asked)
    assert exported["filters"]["columns"] == {
        "対象者": ["子育て世帯", "学生"], "補助上限額.to": "100000",
    }  # fmt: skip
    assert [p["columns"]["補助上限額"] for p in exported["programs"]] == amounts


def test_a_table_of_the_result_has_the_columns_behind_the_first(grants: FlaskClient) -> None:
    text = grants.get("/export.csv?q=太陽光").text.removeprefix("\ufeff")
    header, row, *_ = csv.reader(io.StringIO(text))
    assert header[-6:] == [*HEADINGS, "一致"]
    assert row[-1] == "すべて"
    assert row[-6:-2] == ["個人", "20万円", "定額", "2027年2月26日"]


def test_mistakes_in_columns_are_named(grants: FlaskClient) -> None:
    address = urlencode({"補助上限額.from": "x", "締切.open": "y", "補助率": "z", "sort": "ない列"})
    errors = json.loads(grants.get(f"/api/search?{address}").text)["errors"]
    assert {e["parameter"] for e in errors} == {"補助上限額.from", "締切.open", "補助率", "sort"}


def test_a_client_of_the_description_knows_the_columns(grants_site: str) -> None:
    api = Client(f"{grants_site}/api/openapi.json")
    asked = {"対象者": ["団体"], "補助上限額.from": "10万円", "締切.to": "2027-12", "sort": "締切"}
    for operation in ("search", "export_json"):
        status, _, answer = api.call(operation, **asked)
        assert status == 200
        assert answer["total"] > 1
    assert api.call("facet", name="対象者", find="高齢")[2]["values"] == [
        {"value": "高齢者", "count": 4, "selected": False}
    ]
    assert api.call("facet", name="ない")[0] == 404
    assert api.call("program", id="2026-2-01")[2]["columns"]["対象者"] == "中小企業、団体"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A site of 150 divisions, the last of which has most programs."""
    directory = tmp_path_factory.mktemp("many")
    divisions = [f"第{n}課" for n in range(150)] + ["第149課"] * 3
    programs = [
        Program(f"a-{n}", "", None, f"道路{n}", divisions=(division,))
        for n, division in enumerate(divisions)
    ]
    (directory / "programs.csv").write_bytes(to_csv(programs).encode())
    update_index(load(directory), directory / "index")
    app = create_app(Settings(collection=directory), LiveIndex(directory / "index"))
    return app.test_client()


def test_a_search_sends_the_commonest_values_and_says_how_many_there_are(many: FlaskClient) -> None:
    found = _get(many, "/api/search", q="道路", per_page=1)
    values = found["facets"]["division"]
    assert len(values) == MOST_VALUES
    assert {"value": "第149課", "count": 4, "selected": False} in values
    assert found["facets_total"] == {"division": 150}


def test_the_rest_of_a_facet_comes_page_by_page(many: FlaskClient) -> None:
    first = _get(many, "/api/facets/division", per_page=100)
    second = _get(many, "/api/facets/division", per_page=100, page=2)
    values = [one["value"] for one in (*first["values"], *second["values"])]
    assert (first["total"], len(values), len(set(values))) == (150, 150, 150)
    assert values[0] == "第149課"
    found = _get(many, "/api/facets/division", find="１４", per_page=100)
    assert {one["value"] for one in found["values"]} == {
        "第14課", "第114課", *(f"第{n}課" for n in range(140, 150)),
    }  # fmt: skip


def test_a_chosen_value_is_always_there(many: FlaskClient) -> None:
    found = _get(many, "/api/search", division="第120課")
    chosen = [one for one in found["facets"]["division"] if one["selected"]]
    assert chosen == [{"value": "第120課", "count": 1, "selected": True}]


def test_a_plan_without_columns_says_nothing_of_them(client: FlaskClient) -> None:
    found = _get(client, "/api/search", q="防災")
    assert {"columns", "facets_total"}.isdisjoint(found)
    assert "columns" not in found["hits"][0]


def test_the_sample_says_that_it_is_made_up() -> None:
    loaded = load(Path(__file__).parents[3] / "corpus" / "sample_grants")
    assert "架空" in loaded.collection.title
    assert len(loaded.programs) == 30
    assert loaded.warnings == ()


def test_no_download_has_what_is_shown_nowhere(tmp_path: Path) -> None:
    (tmp_path / "collection.toml").write_text(
        "".join(
            f'[[columns]]\nheading = "{heading}"\nkind = "text"\nshown = "{shown}"\n'
            for heading, shown in (("期間", "page"), ("担当者メモ", "neither"))
        ),
        encoding="utf-8",
    )
    cells = (("期間", "春の二か月"), ("担当者メモ", "秘密の覚え"))
    program = Program("a-1", "", None, "道路の清掃", extra=cells)
    (tmp_path / "programs.csv").write_bytes(to_csv([program]).encode())
    update_index(load(tmp_path), tmp_path / "index")
    site = create_app(Settings(collection=tmp_path), LiveIndex(tmp_path / "index")).test_client()
    workbook = openpyxl.load_workbook(io.BytesIO(site.get("/export.xlsx").data))
    shown = [cell for sheet in workbook for row in sheet.values for cell in row]
    texts = [site.get(path).text for path in ("/export.csv", "/export.json", "/api/search")]
    for text in (*texts, str(shown)):
        assert "春の二か月" in text
        assert "秘密" not in text
