"""A whole result as a workbook: texts as they are, no formulas, the same bytes every time."""

import io
from typing import Any

import openpyxl
import pytest
from flask import Flask
from flask.testing import FlaskClient

from corpus import HEADINGS, Program
from indexer import LiveIndex
from indexer.answer.results import Hit
from indexer.query.query import Query
from webui.api.workbook import MOST_CHARACTERS, write_workbook


def sheets(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_a_workbook_has_the_whole_result_and_where_it_is_from(client: FlaskClient) -> None:
    answer = client.get("/export.xlsx?q=防災")
    programs, about = sheets(answer.data).worksheets
    rows = list(programs.iter_rows(values_only=True))
    listed = client.get("/api/search?q=防災&per_page=100").get_json()
    assert rows[0] == (*HEADINGS, "年度", "アドレス", "一致")
    assert [row[0] for row in rows[1:]] == [hit["id"] for hit in listed["hits"]]
    assert rows[1][-3:] == ("2020", f"http://localhost/programs/{rows[1][0]}", "すべて")
    said = dict(about.iter_rows(values_only=True))
    assert said["検索語"] == "防災"
    assert said["公表"] == "福島県"
    assert said["検索のアドレス"].startswith("http://localhost/?q=")


def test_one_search_gives_the_same_bytes(client: FlaskClient) -> None:
    assert client.get("/export.xlsx?q=道路").data == client.get("/export.xlsx?q=道路").data


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@A1", "{=1}", "http://x.jp/", "001", "あ\nい"]
)
def test_cells_are_texts(plan_app: Flask, plan_index: LiveIndex, text: str) -> None:
    hit = Hit(Program("a", "区分", 1, text, summary=text), 0.0, {}, (), False)
    file = io.BytesIO()
    with plan_app.test_request_context("/"):
        write_workbook(file, plan_index.searcher(), iter([hit]), Query(), "http://x.jp/")
    cell = sheets(file.getvalue()).worksheets[0]["F2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_a_text_is_as_long_as_a_cell_may_be(plan_app: Flask, plan_index: LiveIndex) -> None:
    hit = Hit(Program("a", "区分", 1, "名", summary="字" * 40_000), 0.0, {}, (), False)
    file = io.BytesIO()
    with plan_app.test_request_context("/"):
        write_workbook(file, plan_index.searcher(), iter([hit]), Query(), "http://x.jp/")
    cell = sheets(file.getvalue()).worksheets[0]["G2"]
    assert len(cell.value) == MOST_CHARACTERS
    assert cell.value.endswith("字…")


def test_what_was_asked_for_is_said_in_words(years: FlaskClient) -> None:
    found = years.get("/export.xlsx?年度=all&new=1")
    about = openpyxl.load_workbook(io.BytesIO(found.data)).worksheets[1]
    facts = {row[0]: row[1] for row in about.iter_rows(values_only=True)}
    assert (facts["年度"], facts["新規"]) == ("すべての年度", "新規のみ")
