"""Searches of the API that are answered without Flask are what Flask's view answers."""

from collections.abc import Iterable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import Client, TestResponse

from indexer.query.query import Query
from webui.api.searching import Searching
from webui.serving.wsgi import NOTED, QUERY, SEARCHER

ADDRESS = "/api/search?q=%E9%98%B2%E7%81%BD&per_page=7"


def of_view(app: Flask) -> TestResponse:
    """What Flask's view answers, without any layer."""
    return Client(lambda environ, start: Flask.wsgi_app(app, environ, start)).get(ADDRESS)


def test_the_view_and_the_layer_answer_alike(plan_app: Flask, client: FlaskClient) -> None:
    layered, view = client.get(ADDRESS), of_view(plan_app)
    assert layered.status_code == view.status_code == 200
    assert layered.json == view.json
    assert layered.content_type == view.content_type == "application/json"
    assert "search;dur=" in layered.headers["Server-Timing"]


@pytest.mark.parametrize(
    ("path", "known"), [("/api/search", {}), ("/search", {QUERY: None}), ("/api/suggest", {})]
)
def test_all_else_is_the_applications(path: str, known: dict[str, Any]) -> None:
    def plain(environ: Any, start: Any) -> Iterable[bytes]:
        start("200 OK", [])
        return [b"the application's"]

    client = Client(lambda environ, start: Searching(plain)(environ | known, start))
    assert client.get(path).text == "the application's"


def test_a_search_is_noted_and_its_addresses_are_below_the_root(plan_index: Any) -> None:
    seen: dict[str, Any] = {}

    def asked(environ: Any, start: Any) -> Iterable[bytes]:
        environ |= {SEARCHER: plan_index.searcher(), QUERY: Query("防災"), "SCRIPT_NAME": "/plan"}
        pieces = Searching(lambda *_: [])(environ, start)
        seen.update(environ)
        return pieces

    answer = Client(asked).get("/api/search")
    assert answer.json is not None
    assert seen[NOTED].total == answer.json["total"] > 0
    assert answer.json["hits"][0]["url"].startswith("/plan/programs/")


def test_what_is_wrong_is_told_as_ever(client: FlaskClient) -> None:
    assert client.get("/api/search", query_string={"q": "あ" * 300}).status_code == 400
    assert client.get("/api/search", query_string={"queri": "防災"}).status_code == 400
    assert client.post("/api/search").status_code == 405
