"""Answers that are kept: nothing is done twice, a new generation is seen at once."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from indexer import LiveIndex
from webui import Settings, create_app
from webui.cache.cache import Answer

Publish = Callable[..., None]


def test_the_same_question_is_worked_out_once(app: Flask, searches: list[Any]) -> None:
    client = app.test_client()
    answers = [client.get("/api/search?q=防災") for _ in range(3)]
    assert len(searches) == 1
    assert len({answer.data for answer in answers}) == 1
    assert answers[1].headers == answers[2].headers
    # Only who made it waited for a search.
    timed = answers[0].headers.pop("Server-Timing")
    assert float(timed.removeprefix("search;dur=")) > 0
    assert answers[0].headers == answers[1].headers


def test_who_has_the_answer_costs_no_work_at_all(app: Flask, searches: list[Any]) -> None:
    tag = app.test_client().get("/api/search?q=防災").headers["ETag"]
    # Another process has the same tag without ever having worked the answer out.
    service = app.extensions["sesaku"]
    other = create_app(service.settings, service.live_index).test_client()
    searches.clear()
    assert other.get("/api/search?q=防災", headers={"If-None-Match": tag}).status_code == 304
    assert searches == []


def test_pages_are_kept_by_language_and_address(app: Flask, searches: list[Any]) -> None:
    client = app.test_client()
    japanese = client.get("/?q=防災", headers={"Accept-Language": "ja"})
    english = client.get("/?q=防災", headers={"Accept-Language": "en"})
    assert japanese.headers["ETag"] != english.headers["ETag"]
    assert "Accept-Language" in japanese.headers["Vary"]
    count = len(searches)
    assert client.get("/?q=防災", headers={"Accept-Language": "en"}).data == english.data
    assert len(searches) == count
    elsewhere = client.get("/programs/2020-1-01", base_url="https://other.example/")
    assert b"https://other.example/programs/2020-1-01" in elsewhere.data
    assert b"other.example" not in client.get("/programs/2020-1-01").data


def test_a_new_generation_is_seen_at_once(app: Flask, publish: Publish) -> None:
    client = app.test_client()
    before = client.get("/api/programs/2020-1-01")
    publish("新しい名前")
    after = client.get("/api/programs/2020-1-01", headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert after.json["name"] == "新しい名前"
    assert "新しい名前" in client.get("/programs/2020-1-01").text


def test_errors_are_not_kept(app: Flask, publish: Publish, searches: list[Any]) -> None:
    client = app.test_client()
    assert client.get("/api/programs/none").status_code == 404
    assert "ETag" not in client.get("/api/search?x=1").headers


def test_a_kept_answer_is_noted_in_the_search_log_again(app: Flask, tmp_path: Path) -> None:
    client = app.test_client()
    for _ in range(3):
        client.get("/api/search?q=防災")
    lines = (tmp_path / "searches").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 3
    assert len(set(lines)) == 1


def test_an_answer_given_again_is_counted_and_logged(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    client = app.test_client()
    caplog.set_level("INFO", logger="sesaku.access")
    for _ in range(3):
        client.get("/api/search?q=防災")
    lines = [json.loads(record.message) for record in caplog.records]
    assert [(line["path"], line["status"]) for line in lines] == [("/api/search", 200)] * 3
    assert len({line["bytes"] for line in lines}) == 1
    metrics = client.get("/metrics").text
    assert 'sesaku_answers_total{endpoint="api.search",status="200"} 3.0' in metrics


def test_the_application_is_not_asked_twice(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    client = app.test_client()
    first = client.get("/?q=防災")
    asked: list[Any] = []
    monkeypatch.setattr(app, "dispatch_request", lambda: asked.append(1))
    again = client.get("/?q=防災")
    assert asked == []
    assert (again.data, again.headers) == (first.data, first.headers)


def test_an_error_or_a_stream_is_never_given_again(app: Flask) -> None:
    client = app.test_client()
    for _ in range(2):
        assert client.get("/api/programs/none").status_code == 404
        assert len(client.get("/export.json").json["programs"]) == 110
        assert client.post("/api/search").status_code == 405


def answer(length: int) -> Answer:
    return Answer("200 OK", [], b"x" * length, {})


@pytest.mark.parametrize("rest", ["", "&department=どこでもない部", "&x=1", "&page=0"])
def test_nothing_is_searched_or_counted_twice(
    publish: Publish, tmp_path: Path, searches: list[Any], rest: str
) -> None:
    """Neither what is found, nor what is not, nor what cannot be asked; nor what comes after it."""
    limited = Settings(rate_limit="4/hour")
    client = create_app(limited, LiveIndex(tmp_path / "index")).test_client()
    for number, text in enumerate(("防災", "観光", "zzzz", "防災", "zzzz"), 1):
        answer = client.get(f"/api/search?q={text}{rest}")
        assert (answer.status_code == 429) == (number == 5)
    assert len(searches) == (0 if rest in ("&x=1", "&page=0") else 3)


def test_an_answer_is_compressed_once(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[bytes] = []
    monkeypatch.setattr(
        "webui.serving.compression.compress", lambda body: calls.append(body) or b"packed"
    )
    client = app.test_client()
    for _ in range(2):
        answer = client.get("/?q=防災", headers={"Accept-Encoding": "gzip"})
        assert answer.data == b"packed"
        assert answer.headers["Content-Length"] == "6"
    assert len(calls) == 1
