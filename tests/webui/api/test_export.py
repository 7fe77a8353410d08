"""Whole results, feeds, and what machines read: complete, and harmless whatever the data say."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from corpus import HEADINGS, Loaded, Program, csv_cells, load
from corpus.importing import read_import
from corpus.text.formulas import FORMULA, MARK, harmless
from indexer.locations import shipped_collection
from webui.api.export import BATCH, csv_line

ATOM = "{http://www.w3.org/2005/Atom}"
MARKUP = '<img src=x onerror="window.hacked=1">\'&]]></script><b>'
FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "＝1+1",
    "＋1",
    "－1",
    "＠A1",
    "\t=1",
    "\n=1",
    "'=1",
    "'",
)


def rows(response: Any) -> list[list[str]]:
    """The rows of a CSV answer, headings first."""
    text = response.get_data().decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline="")))


def back(cell: str) -> str:
    """A cell's text as the API's description says: without one mark in front."""
    return cell.removeprefix(MARK)


def program(number: int, name: str = "防災無線", **more: Any) -> Program:
    values: dict[str, Any] = {"area": "くらし", "department": "総務部", "summary": f"{name}の更新"}
    return Program(id=f"p-{number}", number=number, name=name, **values | more)


def test_an_exported_table_is_imported_as_it_was(
    publish_programs: Callable[..., FlaskClient], tmp_path: Path
) -> None:
    given = [program(n, f"{text.strip()}表") for n, text in enumerate(FORMULAS, 1)]
    given.append(
        program(99, summary="'", targets="-5％\n+5％", divisions=("=課",), keywords=("@x",))
    )
    file = tmp_path / "export.csv"
    file.write_bytes(publish_programs(*given).get("/export.csv").get_data())
    (tmp_path / "collection").mkdir()
    imported = read_import(file, tmp_path / "collection")
    assert imported.errors == ()
    assert sorted(imported.programs, key=lambda one: one.number or 0) == given


def test_the_table_has_the_whole_result_in_the_columns_of_the_records(
    client: FlaskClient, plan: Loaded
) -> None:
    response = client.get("/export.csv")
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"] == "attachment; filename=programs.csv"
    assert response.get_data().count(b"\r\n") == len(plan.programs) + 1
    headings, *records = rows(response)
    assert tuple(headings) == HEADINGS
    assert [tuple(map(back, record)) for record in records] == list(map(csv_cells, plan.programs))


def test_the_file_of_a_search_says_what_was_searched_for(client: FlaskClient) -> None:
    said = client.get("/export.csv?q=防災 /情報").headers["Content-Disposition"]
    plain, _, own = said.partition("; filename*=UTF-8''")
    assert plain == "attachment; filename=programs.csv"
    assert unquote(own) == "programs_防災__情報.csv"


def test_a_search_with_words_says_how_much_of_them_each_program_has(client: FlaskClient) -> None:
    headings, *records = rows(client.get("/export.csv?q=雪量"))
    assert headings[-1] == "一致"
    assert [record[-1] for record in records] == ["すべて", *["似た施策"] * (len(records) - 1)]
    document = client.get("/export.json?q=雪量").json
    assert [one["match"] for one in document["programs"]][:2] == ["all", "similar"]
    assert client.get("/export.json").json["programs"][0]["match"] is None


def test_the_document_has_the_same_and_says_whose_it_is(client: FlaskClient) -> None:
    document = client.get("/export.json?q=防災&department=危機管理部&new=1").json
    table = rows(client.get("/export.csv?q=防災&department=危機管理部&new=1"))
    listed = document["total"] + document["similar"]
    assert listed == len(document["programs"]) == len(table) - 1 > 0
    assert [p["id"] for p in document["programs"]] == [row[0] for row in table[1:]]
    assert document["publisher"] == "福島県"
    assert document["query"] == "防災"
    assert document["filters"] == {
        "department": ["危機管理部"],
        "division": [],
        "area": [],
        "new": True,
    }


def test_what_is_taken_home_is_what_the_search_found(client: FlaskClient) -> None:
    found = client.get("/api/search?q=情報&per_page=100&sort=plan").json
    taken = client.get("/export.json?q=情報&sort=plan&page=3&per_page=2").json
    assert [p["id"] for p in taken["programs"]] == [hit["id"] for hit in found["hits"]]


def test_a_result_longer_than_a_batch_is_whole(
    publish_programs: Callable[..., FlaskClient],
) -> None:
    client = publish_programs(*(program(number) for number in range(BATCH * 2 + 7)))
    response = client.get("/export.csv?sort=plan")
    assert [row[0] for row in rows(response)[1:]] == [f"p-{n}" for n in range(BATCH * 2 + 7)]
    packed = client.get("/export.json", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(client.get("/export.json").json["programs"]) == BATCH * 2 + 7


def test_an_empty_result_is_a_table_of_headings(client: FlaskClient) -> None:
    assert rows(client.get("/export.csv?department=none")) == [list(HEADINGS)]
    assert client.get("/export.json?department=none").json["programs"] == []


def test_no_cell_begins_as_a_formula(publish_programs: Callable[..., FlaskClient]) -> None:
    programs = [program(n, text, summary=text, targets=text) for n, text in enumerate(FORMULAS)]
    client = publish_programs(*programs)
    _, *records = rows(client.get("/export.csv?sort=plan"))
    for record, one in zip(records, programs, strict=True):
        assert not any(FORMULA.match(cell) and not cell.startswith(MARK) for cell in record)
        assert tuple(map(back, record)) == csv_cells(one)


@given(st.text())
def test_a_cell_can_be_had_back_whatever_it_says(text: str) -> None:
    cell = harmless(text)
    assert back(cell) == text
    assert not cell.startswith(tuple("=+-@＝＋－＠\t\r\n"))
    assert cell == text or cell[0] == MARK


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0")), min_size=1))
def test_every_cell_is_quoted(cells: list[str]) -> None:
    line = csv_line(tuple(cells))
    assert line.startswith('"')
    assert next(csv.reader(io.StringIO(line, newline=""))) == cells


class Elements(HTMLParser):
    """The elements of a page, and its data for machines."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.data: list[Any] = []
        self._in_data = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self._in_data = tag == "script" and dict(attrs).get("type") == "application/ld+json"

    def handle_data(self, data: str) -> None:
        if self._in_data:
            self.data.append(json.loads(data))
            self._in_data = False


@pytest.fixture
def marked(publish_programs: Callable[..., FlaskClient]) -> FlaskClient:
    """A client of a site whose data are full of markup."""
    publish_programs(program(0))
    marked = program(1, MARKUP, summary=MARKUP, targets=MARKUP, divisions=(MARKUP,))
    return publish_programs(program(0), replace(marked, area=MARKUP, department=MARKUP))


@pytest.mark.parametrize(
    "path", ["/", "/programs/p-1", "/embed", "/embed/guide", "/api", "/about", "/nothing"]
)
def test_markup_in_data_and_queries_is_text_on_every_page(marked: FlaskClient, path: str) -> None:
    parameters = {"q": MARKUP, "department": MARKUP} if path == "/" else {}
    if path.startswith("/embed"):
        parameters = {"department": MARKUP, "area": MARKUP}
    page = marked.get(path, query_string=parameters).text
    elements = Elements(page)
    assert "img" not in elements.tags
    assert "onerror" not in elements.attributes
    assert "&lt;img" in page or "\\u003cimg" in page or path in ("/api", "/about", "/nothing")


def test_markup_is_text_for_machines_too(marked: FlaskClient) -> None:
    assert marked.get("/api/search", query_string={"q": "<b>"}).json["query"] == "<b>"
    hits = marked.get("/api/search").json["hits"]
    assert MARKUP in [hit["name"] for hit in hits]
    assert [p["name"] for p in marked.get("/export.json").json["programs"]][1] == MARKUP
    assert rows(marked.get("/export.csv"))[2][5] == MARKUP
    feed = ElementTree.fromstring(marked.get("/feed.atom").get_data())
    titles = [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]
    assert titles == [f"追加: {MARKUP}"]
    (page,) = Elements(marked.get("/programs/p-1").text).data
    assert page["mainEntity"]["name"] == MARKUP


def entries(client: FlaskClient, **parameters: Any) -> list[str]:
    """The titles of a feed."""
    response = client.get("/feed.atom", query_string=parameters)
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(response.get_data())
    for name in ("id", "title", "updated"):
        assert feed.findtext(f"{ATOM}{name}")
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    found = list(feed.iter(f"{ATOM}entry"))
    ids = [entry.findtext(f"{ATOM}id") for entry in found]
    assert len(set(ids)) == len(ids)
    return [str(entry.findtext(f"{ATOM}title")) for entry in found]


def entry_ids(client: FlaskClient) -> list[str]:
    """What names the entries of a feed."""
    feed = ElementTree.fromstring(client.get("/feed.atom").get_data())
    return [str(entry.findtext(f"{ATOM}id")) for entry in feed.iter(f"{ATOM}entry")]


def addresses(client: FlaskClient, path: str) -> list[str]:
    root = ElementTree.fromstring(client.get(path).get_data())
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    return [str(loc.text).removeprefix("http://localhost") for loc in root.iter(f"{space}loc")]


def test_a_whole_result_as_json_is_imported_as_it_was(
    plan_app: Flask, grants_app: Flask, tmp_path: Path
) -> None:
    samples = shipped_collection().parent / "sample_grants"
    for app, collection in ((plan_app, shipped_collection()), (grants_app, samples)):
        file = tmp_path / "export.json"
        file.write_bytes(app.test_client().get("/export.json?sort=plan").data)
        imported = read_import(file, collection)
        assert imported.programs == load(collection).programs
        assert not [problem for problem in imported.problems if problem.severity == "error"]
