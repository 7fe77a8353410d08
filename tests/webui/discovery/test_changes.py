"""What changed in a search: an entry keeps the text it had and says what became different."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from corpus import Collection, Loaded, Program
from corpus.columns.column import Column, Label
from indexer import LiveIndex, update_index
from indexer.query.query import Query
from webui import Settings, create_app
from webui.discovery.changes import passes

ATOM = "{http://www.w3.org/2005/Atom}"
Publish = Callable[..., FlaskClient]


def program(number: int, summary: str, name: str = "図書館の電子化") -> Program:
    return Program(f"2020-1-{number:02}", "教育", number, name, summary, department="教育庁")


@pytest.fixture
def publish(tmp_path: Path) -> Publish:
    collection = Collection(tmp_path, "計画", areas=("教育",), departments=("教育庁",))

    def publish(*programs: Program) -> FlaskClient:
        update_index(Loaded(collection, programs, (), ()), tmp_path / "index", force=True)
        return create_app(Settings(), LiveIndex(tmp_path / "index")).test_client()

    return publish


def contents(client: FlaskClient) -> list[str]:
    feed = ElementTree.fromstring(client.get("/feed.atom").get_data())
    return [str(entry.findtext(f"{ATOM}content")) for entry in feed.iter(f"{ATOM}entry")]


def test_a_change_says_word_by_word_what_became_different(publish: Publish) -> None:
    publish(program(1, "本を10冊貸す。"))
    client = publish(program(1, "本を20冊貸す。"))
    (content,) = contents(client)
    assert "<dt>取組概要</dt>" in content
    assert "本を<del>10</del><ins>20</ins>冊貸す。" in content
    assert "図書館の電子化" not in content
    page = client.get("/changes").text
    assert "本を<del>10</del><ins>20</ins>冊貸す。" in page


def test_an_entry_keeps_the_text_it_had(publish: Publish) -> None:
    publish(program(1, "はじめ。"))
    publish(program(1, "はじめ。"), program(2, "加わった文。", "公民館"))
    publish(program(1, "次。"), program(2, "変わった文。", "公民館"))
    client = publish(program(1, "終わり。"))
    found = contents(client)
    assert [("終わり" in one, "次" in one) for one in found[:1]] == [(True, True)]
    assert "変わった文。" in found[1], "what was removed"
    assert "はじめ" in found[2]
    assert "加わった文。" in found[-1], "as it was when it was added"
    page = client.get("/changes").text
    assert 'href="/programs/2020-1-02"' not in page, "it has no page any more"
    assert 'href="/programs/2020-1-01"' in page


def test_markup_in_texts_stays_text(publish: Publish) -> None:
    publish(program(1, "<b>a</b>"))
    client = publish(program(1, "<img src=x onerror=alert(1)>"))
    (content,) = contents(client)
    assert "<img" not in content
    assert "img" in unescape(content)
    assert "<img src=x" not in client.get("/changes").text


def test_the_page_follows_one_search_and_says_which(publish: Publish) -> None:
    publish(program(1, "一。"))
    client = publish(program(1, "二。"), program(2, "三。", "公民館"))
    assert len(re.findall("<article", client.get("/changes").text)) == 2
    page = client.get("/changes?q=公民館&utm_source=x").text
    assert len(re.findall("<article", page)) == 1
    assert "「公民館」" in page
    assert "/feed.atom?q=" in page
    assert "変更はまだありません" in client.get("/changes?department=総務部").text
    assert client.get("/changes?new=perhaps").status_code == 400


def test_a_filter_lets_through_what_it_names() -> None:
    assert passes(program(1, ""), Query(departments=("教育庁", "総務部"), areas=("教育",)))
    assert not passes(program(1, ""), Query(new_only=True))
    assert not passes(program(1, ""), Query(divisions=("課",)))


def test_a_correction_of_an_earlier_year_is_told(tmp_path: Path) -> None:
    def publish(early: str) -> FlaskClient:
        programs = tuple(
            Program(f"{year}-1-01", "教育", 1, "図書館", text, extra=(("年度", str(year)),))
            for year, text in ((2021, "本を20冊貸す。"), (2020, early))
        )
        columns = (Column("年度", "facet", Label("年度", "Year")),)
        collection = Collection(tmp_path, "計画", columns=columns, years=(2021, 2020))
        update_index(Loaded(collection, programs, (), ()), tmp_path / "index", force=True)
        return create_app(Settings(), LiveIndex(tmp_path / "index")).test_client()

    publish("本を10冊貸す。")
    client = publish("本を15冊貸す。")
    changed = "本を<del>10</del><ins>15</ins>冊貸す。"
    for asked in ("", "?q=図書館", "?年度=2020", "?q=15冊"):
        feed = ElementTree.fromstring(client.get(f"/feed.atom{asked}").get_data())
        (entry,) = feed.iter(f"{ATOM}entry")
        assert changed in str(entry.findtext(f"{ATOM}content")), asked
    for asked in ("?q=体育館", "?年度=2021"):
        feed = ElementTree.fromstring(client.get(f"/feed.atom{asked}").get_data())
        assert not list(feed.iter(f"{ATOM}entry")), asked
