"""Columns of a collection's own in a snapshot: filters, ranges, orders, all texts for an embed."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, expect

from indexer import LiveIndex, update_index
from tests.indexer import own_columns_sample
from tests.webui.browser.snapshot_engine import engine
from tests.webui.file_server import served_files
from webui import create_app
from webui.commands.snapshot import write_snapshot
from webui.request.settings import Settings

pytestmark = pytest.mark.browser
ASKED: tuple[dict[str, str], ...] = (
    {},
    {"q": "自転車"},
    {"q": "植木"},
    {"q": "個人"},
    {"対象者": "個人"},
    {"対象者": "団体", "q": "事業"},
    {"金額.from": "200000"},
    {"金額.from": "100000", "金額.to": "５００，０００"},
    {"金額.to": "150,000"},
    {"締切.from": "2026-05-01"},
    {"sort": "金額"},
    {"sort": "-金額"},
    {"sort": "締切", "q": "事業"},
)
_ASK = """async ([queries, onlyCards]) => {
  const script = document.querySelector("script[src*=site-]").src;
  const { fetched } = await import(new URL("embed.js", script).href);
  const answers = [];
  for (const query of queries) {
    answers.push(await (await fetched(`api/search?${query}`, { onlyCards })).json());
  }
  return answers;
}"""


class Both(NamedTuple):
    """The same programs, on a server and as files at an address."""

    server: FlaskClient
    address: str


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    directory = tmp_path_factory.mktemp("columns")
    update_index(own_columns_sample.load(directory), directory / "index")
    write_snapshot(directory, directory / "index", directory / "out")
    app = create_app(Settings(collection=directory, rate_limit=""), LiveIndex(directory / "index"))
    with served_files(directory / "out") as address:
        yield Both(app.test_client(), f"{address}/")


def test_the_browser_narrows_and_orders_as_the_server_does(chromium: Browser, both: Both) -> None:
    addresses = [urlencode(asked) for asked in ASKED]
    with engine(chromium, f"{both.address}about.html") as page:
        whole, cards = (page.evaluate(_ASK, [addresses, only]) for only in (False, True))
    for asked, browser, card in zip(ASKED, whole, cards, strict=True):
        server = both.server.get(f"/api/search?{urlencode(asked)}").get_json()
        assert browser["facets"] == server["facets"], asked
        assert [*map(_said, browser["hits"])] == [*map(_said, server["hits"])], asked
        assert [hit["id"] for hit in card["hits"]] == [hit["id"] for hit in server["hits"]], asked
        for hit in card["hits"]:
            assert set(hit["columns"]) == {"対象者", "金額"}


def test_an_end_that_is_neither_number_nor_day_is_refused(chromium: Browser, both: Both) -> None:
    addresses = [urlencode({"金額.from": "たくさん"}), urlencode({"締切.to": "来年"})]
    with engine(chromium, f"{both.address}about.html") as page:
        amount, day = page.evaluate(_ASK, [addresses, False])
    assert amount["detail"] == "「金額」の「たくさん」を読めません。数字で入れてください。"
    assert day["detail"] == "「締切」の「来年」を読めません。日付（2026-05-01）で入れてください。"


def test_boxes_of_ranges_narrow_as_the_servers_do(chromium: Browser, both: Both) -> None:
    with engine(chromium, f"{both.address}search.html") as page:
        boxes = page.locator("#filters fieldset", has=page.locator(".range"))
        expect(boxes.locator("legend")).to_have_text(_legends(both.server))
        low = page.locator("input[name='金額.from']")
        low.fill("２００，０００")
        low.press("Tab")
        expect(page.locator(".chip")).to_contain_text(["200,000"])
        expect(low).to_have_value("２００，０００")
        expect(page.locator(".card h3")).to_have_text(_names(both.server, {"金額.from": "200000"}))
        page.get_by_label("受付中だけ").check()
        expect(page.locator(".chip")).to_have_count(2)
        page.locator(".chip", has_text="200,000").click()
        expect(page.locator(".chip")).to_have_count(1)
        expect(page.get_by_label("受付中だけ")).to_be_checked()
        expect(low).to_have_value("")
        page.goto(f"{both.address}search.html?金額.from=99999999999")
        expect(page.locator("#filters legend")).to_have_text(["金額"])


def _legends(server: FlaskClient) -> list[str]:
    """What the server's page of all programs calls the boxes."""
    page = server.get("/?q=&sort=plan").get_data(as_text=True)
    found = re.findall(r"<legend>([^<]*)</legend>(?:(?!</fieldset>).)*class=.range", page, re.S)
    assert found
    return found


def _names(server: FlaskClient, asked: dict[str, str]) -> list[str]:
    hits = server.get(f"/api/search?{urlencode(asked)}").get_json()["hits"]
    assert hits
    return [hit["name"] for hit in hits]


def _said(hit: Any) -> Any:
    return hit["id"], hit["partial"], hit["columns"], hit["fragments"], hit["because"]
