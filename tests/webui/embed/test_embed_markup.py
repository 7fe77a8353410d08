"""Markup in data and in queries never becomes markup: in a browser, in pages and in the element."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from corpus import Program, load
from indexer import LiveIndex, update_index
from indexer.locations import shipped_collection
from tests.webui.embed.hosting import NEEDED, element
from webui import Settings, create_app

pytestmark = pytest.mark.browser

MARKUP = '<img src=x onerror="window.hacked=1">\'&</script><svg onload="window.hacked=1">防災'


@pytest.fixture(scope="module")
def marked_site(serve: Any, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a site in whose data everything is markup."""
    loaded = load(shipped_collection())
    program = Program(
        id="p-1",
        area=MARKUP,
        number=1,
        name=MARKUP,
        summary=MARKUP,
        targets=MARKUP,
        department=MARKUP,
        divisions=(MARKUP,),
        keywords=(MARKUP,),
        url="javascript:window.hacked=1",
    )
    collection = replace(
        loaded.collection, title=MARKUP, publisher=MARKUP, areas=(MARKUP,), departments=(MARKUP,)
    )
    directory = tmp_path_factory.mktemp("marked")
    update_index(replace(loaded, collection=collection, programs=(program,)), directory)
    return serve(create_app(Settings(), LiveIndex(directory)))


@pytest.mark.parametrize(
    "path",
    ["/", "/programs/p-1", "/embed/guide", "/api", "/feed.atom", "/export.json", "/api/search"],
)
def test_pages(page: Page, marked_site: str, path: str) -> None:
    asked = {"q": MARKUP, "department": MARKUP} if path in ("/", "/feed.atom") else {}
    asked = {"department": MARKUP} if path == "/embed/guide" else asked
    if path == "/export.json":
        text = page.request.get(marked_site + path).text()
        assert "onerror" in text
        return
    page.goto(f"{marked_site}{path}?{urlencode(asked)}")
    page.wait_for_timeout(200)
    assert page.evaluate("window.hacked") is None
    assert page.locator("img, a[href^=javascript]").count() == 0


def test_element(page: Page, host_page: Any, marked_site: str) -> None:
    page.goto(host_page(element(marked_site), NEEDED.format(site=marked_site)))
    box = page.get_by_role("combobox")
    box.fill(MARKUP[:2])
    box.press("Enter")
    box.fill("ぼう")
    page.wait_for_timeout(300)
    box.fill("防災")
    box.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("1件見つかりました")
    page.get_by_text("絞り込み").click()
    page.locator(".name button").click()
    expect(page.locator(".name")).to_contain_text("<img src=x")
    expect(page.locator(".detail dd").first).to_contain_text("<svg onload=")
    assert page.evaluate("window.hacked") is None
    inside = (
        "document.querySelector('program-search').shadowRoot.querySelectorAll('img, svg').length"
    )
    assert page.evaluate(inside) == 0
