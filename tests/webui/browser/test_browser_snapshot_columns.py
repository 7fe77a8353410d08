"""Columns of a collection's own in a snapshot: filters, ranges, orders, all texts for an embed."""

from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser

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


def _said(hit: Any) -> Any:
    return hit["id"], hit["partial"], hit["columns"], hit["fragments"], hit["because"]
