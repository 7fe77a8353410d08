"""What others show of a page where its address is shared."""

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from webui.pages.preview import LONGEST, shortened


def said(client: FlaskClient, path: str) -> dict[str, str]:
    """What a page says of itself, by name."""
    html = client.get(path).text
    pairs = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', html)
    found = {name: unescape(content) for name, content in pairs}
    found["canonical"] = unescape(re.findall(r'rel="canonical" href="([^"]*)"', html)[0])
    return found


@pytest.mark.parametrize("path", ["/", "/?q=防災", "/?sort=plan&page=2", "/programs/2020-1-07"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_page_says_what_it_is(client: FlaskClient, path: str, language: str) -> None:
    found = said(client, f"{path}{'&' if '?' in path else '?'}lang={language}&utm_source=x")
    assert found["description"] == found["og:description"]
    assert 0 < len(found["description"]) <= LONGEST
    assert found["og:title"]
    assert found["og:url"] == found["canonical"]
    assert "lang=" not in found["canonical"]
    assert "utm_source" not in found["canonical"]
    assert client.get(found["canonical"]).status_code == 200


def test_a_search_is_described_by_what_it_finds(client: FlaskClient) -> None:
    found = said(client, "/?q=ドローン")
    assert found["og:title"] == "「ドローン」の検索結果"
    assert re.match(r"\d+件: ", found["description"])


def test_a_program_is_described_by_its_summary(client: FlaskClient) -> None:
    summary = client.get("/api/programs/2020-1-07").json["summary"]
    assert said(client, "/programs/2020-1-07")["description"] == shortened(summary)


def test_the_address_of_a_search_has_one_spelling(client: FlaskClient) -> None:
    one = said(client, "/?area=電子自治体&q=システム&page=1&per_page=10&new=")
    assert one["canonical"] == said(client, "/?q=システム&area=電子自治体")["canonical"]


def test_a_long_text_is_cut() -> None:
    assert shortened("あ" * 500) == "あ" * (LONGEST - 1) + "…"
    assert shortened(" 一\n二 ") == "一 二"
