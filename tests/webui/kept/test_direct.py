"""Searches that are answered without the application: just as it would answer them."""

import gzip
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer import LiveIndex
from webui import Settings, Site, create_app
from webui.kept import shortcut

TOOK = re.compile(rb'"took_ms":[0-9.]+')
HEADERS = ({}, {"Accept-Encoding": "gzip"}, {"Accept-Language": "en", "Host": "other.example"})
QUERIES = (
    "q=防災",
    "q=道路の通行止め&per_page=3&page=2",
    "q=システム&department=総務部&department=企画調整部&area=電子自治体",
    "q=&sort=plan&new=1",
    "q=%E9%98%B2%E7%81%BD+%E3%82%B7%E3%82%B9%E3%83%86%E3%83%A0",
    "q=ぜんぜんないことば0",
    "department=どこでもない部",
    "q=<b>&q2=",
    "page=0&x=1",
    "q=" + "長" * 201,
    "q=%FF",
    "q=%00",
    "new=",
)


@pytest.fixture
def app(plan_index: LiveIndex) -> Site:
    return create_app(Settings(), plan_index)


@pytest.fixture
def asked(app: Flask, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the application is asked, though all is answered as ever."""
    requests: list[Any] = []
    dispatch = app.dispatch_request
    monkeypatch.setattr(app, "dispatch_request", lambda: (requests.append(1), dispatch())[1])
    return requests


def seen(client: FlaskClient, query: str, headers: dict[str, str]) -> tuple[int, Any, bytes]:
    answer = client.get(f"/api/search?{query}", headers=headers)
    body = answer.data
    if answer.headers.get("Content-Encoding") == "gzip":
        body = gzip.decompress(body)
    head = {name: value for name, value in answer.headers.items() if name != "Content-Length"}
    return answer.status_code, head, TOOK.sub(b'"took_ms":0', body)


@pytest.mark.parametrize("headers", HEADERS)
@pytest.mark.parametrize("query", QUERIES)
def test_an_answer_is_the_applications(app: Flask, query: str, headers: dict[str, str]) -> None:
    other = create_app(Settings(), app.extensions["sesaku"].live_index).test_client()
    client = app.test_client()
    client.get("/api/search?q=観光", headers=headers)
    client.get("/api/search?q=ことばがない9", headers=headers)
    query = quote(query, safe="=&%+")
    assert seen(client, query, headers) == seen(other, query, headers)


@given(text=st.text(max_size=60), page=st.integers(-1, 3))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_so_it_is_for_any_text(plan_app: Flask, text: str, page: int) -> None:
    encoded = quote(text.encode("utf-8", "surrogatepass"), safe="")
    query = f"q={encoded}&page={page}"
    service = plan_app.extensions["sesaku"]
    other = create_app(service.settings, service.live_index).test_client()
    client = plan_app.test_client()
    client.get("/api/search?q=観光")
    assert seen(client, query, {}) == seen(other, query, {})


def test_the_application_is_asked_once_for_each_kind_of_client(
    app: Flask, asked: list[Any]
) -> None:
    client = app.test_client()
    for text in ("防災", "観光", "農業", "道路"):
        assert client.get(f"/api/search?q={quote(text)}").status_code == 200
    assert len(asked) == 1
    for text in ("防災", "観光", "農業", "道路"):
        assert client.get(f"/api/search?q={quote(text)}", headers=HEADERS[2]).status_code == 200
    assert len(asked) == 2


def test_the_application_knows_the_tag(app: Flask, asked: list[Any]) -> None:
    client = app.test_client()
    client.get("/api/search?q=観光")
    tag = client.get(f"/api/search?q={quote('防災')}").headers["ETag"]
    assert len(asked) == 1
    again = client.get(f"/api/search?q={quote('防災')}", headers={"If-None-Match": tag})
    assert again.status_code == 304
    assert again.headers["ETag"] == tag


class Clock:
    """A clock that goes on by ``step`` seconds whenever somebody looks."""

    step = 0.0
    now = 0.0

    def perf_counter(self) -> float:
        self.now += self.step
        return self.now


def test_what_takes_long_is_not_quick(app: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    monkeypatch.setattr(shortcut, "time", clock)
    client = app.test_client()
    assert not app.is_quick("/api/search")  # nobody knows yet
    for text, seconds, is_quick in (
        ("観光", 0.0, False),  # answered by the application
        ("防災", 0.001, True),
        ("防災", 0.001, True),
        ("農業", 0.02, False),
        ("道路", 0.001, False),
    ):
        clock.step = seconds
        client.get(f"/api/search?q={quote(text)}")
        assert app.is_quick("/api/search") == is_quick, text
    for _ in range(20):
        client.get(f"/api/search?q={quote('防災')}")
    assert app.is_quick("/api/search")
    assert not app.is_quick("/")


def test_nothing_is_quick_while_a_generation_has_to_be_opened(
    plan_index: LiveIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = create_app(Settings(), plan_index)
    monkeypatch.setattr(shortcut, "time", Clock())
    client = app.test_client()
    for text in ("観光", "防災"):
        client.get(f"/api/search?q={quote(text)}")
    assert app.is_quick("/api/search")
    monkeypatch.setattr(plan_index, "is_settled", lambda: False)
    assert not app.is_quick("/api/search")


def test_it_is_counted_limited_and_noted(plan_index: LiveIndex, tmp_path: Path) -> None:
    log = tmp_path / "searches"
    client = create_app(Settings(search_log=log, rate_limit="3/hour"), plan_index).test_client()
    statuses = [client.get(f"/api/search?q={quote(text)}").status_code for text in "農道雪県"]
    assert statuses == [200, 200, 200, 429]
    assert len(log.read_text("utf-8").splitlines()) == 3
    metrics = client.get("/metrics").text
    assert 'sesaku_answers_total{endpoint="api.search",status="200"} 3.0' in metrics


def test_a_new_generation_is_seen_at_once(publish: Callable[..., None], tmp_path: Path) -> None:
    client = create_app(Settings(), LiveIndex(tmp_path / "index")).test_client()
    client.get("/api/search?q=観光")
    before = client.get(f"/api/search?q={quote('復興')}")
    publish("復興のための新しい名前")
    after = client.get(f"/api/search?q={quote('復興')}")
    assert "復興のための新しい名前" in after.text
    assert after.headers["ETag"] != before.headers["ETag"]
    # In a frame that was made for the generation before, another search would have its tag.
    fresh = create_app(Settings(), LiveIndex(tmp_path / "index")).test_client()
    for text in ("農業", "道路"):
        path = f"/api/search?q={quote(text)}"
        assert client.get(path).headers["ETag"] == fresh.get(path).headers["ETag"]
