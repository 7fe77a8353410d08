"""The tag of an answer: what it depends on makes it another."""

from typing import Any

import pytest
from flask import Flask

from webui import Settings, create_app


@pytest.mark.parametrize(
    "header",
    [
        {"Host": "other.example"},
        {"Accept-Language": "en"},
        {"Accept-Encoding": "gzip"},
    ],
)
def test_whatever_an_answer_depends_on_makes_it_another(app: Flask, header: Any) -> None:
    client = app.test_client()
    first = client.get("/programs/2020-1-01")
    other = client.get("/programs/2020-1-01", headers=header)
    fresh = create_app(Settings(), app.extensions["sesaku"].live_index).test_client()
    assert other.data == fresh.get("/programs/2020-1-01", headers=header).data
    assert other.data != first.data


def test_settings_are_part_of_what_an_answer_depends_on(app: Flask) -> None:
    other = create_app(Settings(rate_limit="7/minute"), app.extensions["sesaku"].live_index)
    here, there = (one.test_client().get("/api?lang=ja") for one in (app, other))
    assert here.headers["ETag"] != there.headers["ETag"]
    assert "7回" in there.text


def test_two_servers_over_one_generation_give_the_same_bytes_under_the_same_tag(
    app: Flask, searches: list[Any]
) -> None:
    service = app.extensions["sesaku"]
    other = create_app(service.settings, service.live_index)
    for path in ("/api/search?q=防災", "/?q=防災", "/", "/feed.atom", "/api/programs/2020-1-01"):
        one, two = app.test_client().get(path), other.test_client().get(path)
        assert one.headers["ETag"] == two.headers["ETag"]
        assert one.data == two.data
    assert len([query for query in searches if query.text]) == 4
