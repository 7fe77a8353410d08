"""The frame: who may show it, how high it is; nothing else of the site can be framed."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Page, expect

from corpus import load
from indexer import LiveIndex, update_index
from indexer.locations import shipped_collection
from tests.webui.browser.kinds import axe_results, until, violations
from webui import Settings, create_app

# Every kind of address that a page could try to frame.
ADDRESSES = (
    "/",
    "/?q=防災",
    "/programs/2020-2-07",
    "/embed/guide",
    "/api",
    "/api/search",
    "/feed.atom",
)


@pytest.fixture(scope="module")
def empty(host_page: Any) -> str:
    """The address of a page of another site with nothing on it."""
    return host_page("")


@pytest.fixture(scope="module")
def origin(empty: str) -> str:
    """The origin of the pages that embed the search."""
    return empty.rsplit("/", 1)[0]


@pytest.fixture(scope="module")
def allowing(serve: Any, origin: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a site whose collection names the embedding pages' origin."""
    loaded = load(shipped_collection())
    directory = tmp_path_factory.mktemp("allowing")
    collection = replace(loaded.collection, embed_origins=(origin, "https://*.example.jp"))
    update_index(replace(loaded, collection=collection), directory)
    return serve(create_app(Settings(), LiveIndex(directory)))


def framing(site: str, path: str) -> str:
    """A page's lines that show an address of the site in a frame."""
    return f'<iframe src="{site}{path}" title="検索" width="700" height="300"></iframe>'


def shown(page: Page) -> str:
    """What stands in the frame of a page; the browser's own error page where it refuses."""
    frame = page.frames[-1]
    frame.wait_for_load_state()
    return frame.evaluate("document.body ? document.body.innerText : ''")


@pytest.mark.browser
@pytest.mark.parametrize("path", [*ADDRESSES, "/embed"])
def test_a_page_that_is_not_named_frames_nothing(
    chromium: Any, host_page: Any, plan_site: str, path: str
) -> None:
    context = chromium.new_context(locale="ja-JP")
    page = context.new_page()
    with page.expect_console_message(lambda message: "frame" in message.text.lower()):
        page.goto(host_page(framing(plan_site, path), f"frame-src {plan_site}"))
    assert page.frames[-1].locator("input, a, button").count() == 0
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("path", ADDRESSES)
def test_a_page_that_is_named_frames_nothing_but_the_frame(
    chromium: Any, host_page: Any, allowing: str, path: str
) -> None:
    context = chromium.new_context(locale="ja-JP")
    page = context.new_page()
    page.goto(host_page(framing(allowing, path), f"frame-src {allowing}"))
    page.wait_for_timeout(300)
    assert page.frames[-1].locator("input, a, button").count() == 0
    context.close()


@pytest.mark.browser
def test_the_frame_searches_and_links_leave_it(page: Page, host_page: Any, allowing: str) -> None:
    page.goto(host_page(framing(allowing, "/embed?open=same&limit=3"), f"frame-src {allowing}"))
    frame = page.frame_locator("iframe")
    box = frame.get_by_role("combobox")
    box.fill("防災")
    box.press("Enter")
    expect(frame.get_by_role("status").first).to_contain_text("件見つかりました")
    with page.expect_navigation(url=f"{allowing}/programs/*"):
        frame.locator(".name a").first.click()


@pytest.mark.browser
def test_the_frame_is_as_high_as_its_content(page: Page, host_page: Any, allowing: str) -> None:
    script = f'<script type="module" src="{allowing}/embed-height.js"></script>'
    policy = f"frame-src {allowing}; script-src {allowing}"
    page.goto(host_page(framing(allowing, "/embed") + script, policy))
    frame = page.frame_locator("iframe")
    box = frame.get_by_role("combobox")
    expect(page.locator("iframe")).not_to_have_attribute("height", "300")
    before = int(str(page.locator("iframe").get_attribute("height")))
    box.fill("システム")
    box.press("Enter")
    expect(frame.get_by_role("status").first).to_contain_text("件見つかりました")
    expect(page.locator("iframe")).not_to_have_attribute("height", str(before))
    inner = "String(document.documentElement.scrollHeight)"

    def fits() -> bool:
        height = page.locator("iframe").get_attribute("height")
        return page.frames[-1].evaluate(inner) == height

    until(page, fits, "the frame is as high as its content")


@pytest.mark.browser
def test_only_the_site_itself_sets_the_height(
    page: Page, host_page: Any, allowing: str, origin: str, empty: str
) -> None:
    script = f'<script type="module" src="{allowing}/embed-height.js"></script>'
    other = f'<iframe src="{empty}" title="別の枠" height="222"></iframe>'
    policy = f"frame-src {allowing} {origin}; script-src {allowing}"
    page.goto(host_page(other + framing(allowing, "/embed") + script, policy))
    expect(page.locator("iframe").nth(1)).not_to_have_attribute("height", "300")
    page.evaluate("postMessage({ type: 'program-search:height', height: 5000 }, '*')")
    page.wait_for_timeout(200)
    assert page.locator("iframe").nth(0).get_attribute("height") == "222"
    assert page.locator("iframe").nth(1).get_attribute("height") != "5000"


@pytest.mark.browser
def test_axe_finds_nothing_in_the_frame(page: Page, allowing: str) -> None:
    page.goto(f"{allowing}/embed?theme=dark")
    box = page.get_by_role("combobox")
    box.fill("防災")
    box.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("件見つかりました")
    # A frame's page has no heading of its own: the page around it has.
    found = [line for line in violations(axe_results(page)) if "heading-one" not in line]
    assert found == []


def test_the_policy_names_the_sites_of_the_collection(
    client: FlaskClient, serve: Any, tmp_path: Path
) -> None:
    loaded = load(shipped_collection())
    origins = ("https://www.city.example.jp", "https://*.example.org")
    named = replace(loaded, collection=replace(loaded.collection, embed_origins=origins))
    update_index(named, tmp_path)
    app = create_app(Settings(), LiveIndex(tmp_path))
    headers = app.test_client().get("/embed").headers
    ancestors = headers["Content-Security-Policy"].split("frame-ancestors ")[1]
    assert ancestors == "'self' https://www.city.example.jp https://*.example.org"
    assert "X-Frame-Options" not in headers
    assert client.get("/embed").headers["Content-Security-Policy"].endswith("ancestors 'self'")


def test_a_wrong_option_is_refused_with_everything_wrong(client: FlaskClient) -> None:
    response = client.get("/embed?open=window&theme=pink&limit=0&facets=colour")
    assert response.status_code == 400
    for name in ("open", "theme", "limit", "facets"):
        assert f"<code>{name}</code>" in response.text
