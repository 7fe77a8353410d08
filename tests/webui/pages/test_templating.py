"""What every page has of the site, escaped."""

import re
from pathlib import Path

from flask.testing import FlaskClient

from corpus import load
from indexer import LiveIndex, update_index
from tests.webui.pages.test_pages import MIHON, page, text_of
from webui import Settings, create_app


def test_texts_are_escaped_wherever_they_appear(mihon: FlaskClient) -> None:
    for address in ("/", "/?q=子育て", "/programs/m-03", "/?q=<script>alert(1)</script>"):
        html = page(mihon, address)
        assert "<b>ひろば" not in html
        assert "<script>alert" not in html
    assert "&lt;b&gt;" in page(mihon, "/programs/m-03")
    assert 'value="&lt;script&gt;' in page(mihon, "/?q=<script>alert(1)</script>")


def test_where_the_data_comes_from_is_said_once(client: FlaskClient, mihon: FlaskClient) -> None:
    (line,) = re.findall("出典[^<]*", page(client, "/programs/2020-2-07"))
    assert line.startswith("出典：福島県「ふくしまＩＣＴデータ利活用社会推進アクションプラン2020」")
    text = text_of(page(mihon, "/programs/m-01"))
    assert "出典: みほん市「みほん市実施計画」 この計画は自由に利用できます。" in text


def test_japanese_texts_of_the_site_are_marked_on_english_pages(mihon: FlaskClient) -> None:
    html = page(mihon, "/?lang=en")
    for text in ("みほん市実施計画", "実施計画", "みほん市のページ", "みほん市 総務局 計画課"):
        assert re.search(rf'<[^>]* lang="ja"[^>]*>{text}</', html), text
    results = page(mihon, "/?sort=plan&new=1&lang=en")
    assert '<span class="value">New programs</span>' in results
    assert '<span aria-hidden="true"><bdi>New</bdi> ✕</span>' in results


def test_a_collection_without_a_source_has_no_line_for_it(tmp_path: Path) -> None:
    (tmp_path / "programs.csv").write_bytes((MIHON / "programs.csv").read_bytes())
    update_index(load(tmp_path), tmp_path / "index")
    with create_app(Settings(), LiveIndex(tmp_path / "index")).test_client() as client:
        for address in ("/", "/?q=避難所", "/programs/m-01", "/about", "/nothing"):
            assert "出典" not in client.get(address).get_data(as_text=True)


def filters_of(client: FlaskClient, address: str) -> str:
    found = re.search(r'<section class="filters".*?</section>', page(client, address), re.S)
    assert found
    return found[0]


def test_pages_of_a_search_have_the_filters_of_that_search(client: FlaskClient) -> None:
    first = filters_of(client, "/?sort=plan")
    assert filters_of(client, "/?sort=plan&page=2") == first
    assert filters_of(client, "/?sort=plan&page=2&per_page=20") == first
    assert filters_of(client, "/?q=防災") != first
    assert "checked" in filters_of(client, "/?sort=plan&new=1&page=2")
    assert "checked" not in filters_of(client, "/?sort=plan&page=3")
    english = filters_of(client, "/?sort=plan&page=2&lang=en")
    assert "Filter" in english
    assert filters_of(client, "/?sort=plan&page=2") == first
