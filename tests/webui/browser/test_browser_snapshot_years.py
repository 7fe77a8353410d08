"""Years in a snapshot: the newest by default, others and all, a program over years as one hit."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, expect

from corpus import load
from indexer import LiveIndex, update_index
from tests.webui.browser.kinds import opened
from tests.webui.browser.snapshot_engine import engine
from tests.webui.file_server import served_files
from webui import create_app
from webui.commands.snapshot import write_snapshot
from webui.request.settings import Settings

pytestmark = pytest.mark.browser
SAMPLE = Path(__file__).parents[2] / "sample_years"
# As an address says the years: the newest, one, two, all, all beside one.
YEARS: tuple[tuple[str, ...], ...] = ((), ("2020",), ("2022", "2021"), ("all",), ("2022", "all"))
TEXTS = ("", "防災", "観光", "情報システム", "医療 -介護")
_ASK = """async (queries) => {
  const script = document.querySelector("script[src*=site-]").src;
  const { fetched } = await import(new URL("embed.js", script).href);
  const answers = [];
  for (const query of queries) answers.push(await (await fetched(`api/search?${query}`)).json());
  return answers;
}"""


class Both(NamedTuple):
    """The same three years, on a server and as files at an address."""

    server: FlaskClient
    address: str


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    directory = tmp_path_factory.mktemp("years")
    collection = Path(shutil.copytree(SAMPLE, directory / "collection"))
    update_index(load(collection), directory / "index")
    write_snapshot(collection, directory / "index", directory / "out")
    settings = Settings(collection=collection, rate_limit="")
    app = create_app(settings, LiveIndex(directory / "index"))
    with served_files(directory / "out") as address:
        yield Both(app.test_client(), f"{address}/")


def test_the_browser_answers_in_the_years_that_the_server_answers_in(
    chromium: Browser, both: Both
) -> None:
    addresses = [
        urlencode([("q", text), *(("年度", year) for year in years), ("per_page", "50")])
        for text in TEXTS
        for years in YEARS
    ]
    with engine(chromium, f"{both.address}about.html") as page:
        answers = page.evaluate(_ASK, addresses)
    for address, browser in zip(addresses, answers, strict=True):
        server = both.server.get(f"/api/search?{address}").get_json()
        for name in ("total", "complete", "facets"):
            assert browser[name] == server[name], (name, address)
        assert _found(browser) == _found(server), address


def _found(view: Any) -> list[Any]:
    """The hits but those that are only alike: a program of two years is as much like another, but
    for what the files round, and the page ends between them."""
    return [_said(hit) for hit in view["hits"] if not hit["similar"]]


def _said(hit: Any) -> Any:
    return hit["id"], hit["partial"], [(one["year"], one["id"]) for one in hit["years"]]


def test_somebody_sees_the_newest_year_chooses_all_and_follows_a_year(
    chromium: Browser, both: Both
) -> None:
    with opened(chromium, f"{both.address}search.html?q=観光") as page:
        year = page.get_by_role("group", name="年度")
        expect(year.get_by_role("checkbox", name=re.compile("^2022"))).to_be_checked()
        year.get_by_role("checkbox", name=re.compile("^すべての年度")).check()
        expect(page.locator(".chip", has_text="すべての年度")).to_be_visible()
        names = page.locator(".card h3 a").all_inner_texts()
        assert len(names) == len(set(names))
        page.locator(".card .where a", has_text="2021").first.click()
        expect(page).to_have_url(re.compile("programs/2021"))


def test_another_site_shows_the_newest_year_until_a_reader_chooses_another(
    chromium: Browser, both: Both, tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text(
        '<!doctype html><html lang="ja"><title>町</title>'
        f'<script type="module" src="{both.address}embed.js"></script>'
        f'<program-search src="{both.address}" limit="50"></program-search>',
        encoding="utf-8",
    )
    with (
        served_files(tmp_path) as elsewhere,
        opened(chromium, f"{elsewhere}/index.html") as page,
    ):
        page.get_by_role("combobox").fill("防災")
        page.keyboard.press("Enter")
        links = page.locator("program-search a[href*='/programs/']")
        expect(links.first).to_have_attribute("href", re.compile("programs/2022-"))
        newest = _ids(links.evaluate_all("all => all.map((one) => one.href)"))
        assert newest == _served(both, "2022")
        page.get_by_text("絞り込み").first.click()
        page.get_by_role("checkbox", name=re.compile("^2021")).check()
        page.get_by_role("checkbox", name=re.compile("^2022")).uncheck()
        expect(links.first).to_have_attribute("href", re.compile("programs/2021-"))
        assert _ids(links.evaluate_all("all => all.map((one) => one.href)")) == _served(
            both, "2021"
        )


def _ids(addresses: list[str]) -> set[str]:
    return {re.sub(r".*/programs/|\.html$", "", address) for address in addresses}


def _served(both: Both, year: str) -> set[str]:
    query = urlencode([("q", "防災"), ("年度", year), ("per_page", "50")])
    return {hit["id"] for hit in both.server.get(f"/api/search?{query}").get_json()["hits"]}
