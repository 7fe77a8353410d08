"""The page of changes is in the reader's language, its days are Japan's."""

from datetime import UTC, datetime

from flask.testing import FlaskClient

from corpus import Program
from indexer.store.changes import Change
from webui.discovery.changes import Entry
from webui.discovery.changes_page import day_of


def test_a_day_begins_in_japan() -> None:
    change = Change(2, datetime(2026, 3, 31, 15, 30, tzinfo=UTC), (), (), (), 1)
    assert day_of(Entry("added", Program("a", "", None, "名"), change)) == "2026-04-01"


def test_the_page_is_in_both_languages(client: FlaskClient) -> None:
    assert "この検索の変更" in client.get("/changes?q=防災").text
    assert "Changes in this search" in client.get("/changes?q=防災&lang=en").text
    assert "/changes?q=" in client.get("/?q=防災").text


def test_what_is_followed_is_said_in_words(years: FlaskClient) -> None:
    assert "「防災」、すべての年度" in years.get("/changes?q=防災&年度=all").text
    assert "“防災”、All years" in years.get("/changes?q=防災&年度=all&lang=en").text
    assert "年度=2020" in years.get("/changes?年度=2020").text
