"""The element where the search server is away, slow or talks nonsense: its form remains."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect
from werkzeug.serving import BaseWSGIServer

from tests.webui.embed.hosting import NEEDED, Faulty, address_of, element, stop

pytestmark = pytest.mark.browser

FAILED = "いまはこのページの中で検索できません"
SLOW = "応答に時間がかかっています"
GARBAGE = [
    b"",
    b"<html>Gateway</html>",
    b"null",
    b"[]",
    b"{}",
    b'{"hits": null, "total": 1, "facets": {}}',
    b'{"hits": [{}], "total": 1, "facets": {}}',
    b'{"hits": [{"name": "", "summary": "", "url": "javascript:a"}], "total": 1, "facets": {}}',
    b'{"hits": [], "total": 0, "facets": {"department": "x"}}',
    b'{"hits": [], "total": 1e400, "facets": {}}',
]


def submitted(page: Page, words: str) -> str:
    """Press the button; returns the address that the browser goes to."""
    with page.expect_request(lambda request: request.is_navigation_request()) as found:
        page.get_by_role("button", name="検索", exact=True).click()
    address = urlsplit(found.value.url)
    assert address.path == "/"
    assert parse_qs(address.query)["q"] == [words]
    return found.value.url


def listen(page: Page) -> None:
    """Listen to the element's errors."""
    page.evaluate(
        """() => {
          window.told = [];
          addEventListener("program-search:error", (e) => window.told.push(e.detail.message));
        }"""
    )


def test_stopped_before_the_page_is_loaded(
    page: Page, host_page: Any, server: BaseWSGIServer
) -> None:
    site = address_of(server)
    stop(server)
    page.goto(host_page(element(site), NEEDED.format(site=site)))
    box = page.get_by_label("施策を検索")
    expect(box).to_be_visible()
    box.fill("防災")
    submitted(page, "防災")


def test_stopped_after_the_page_is_loaded(opened: Page, server: BaseWSGIServer) -> None:
    listen(opened)
    box = opened.get_by_role("combobox")
    box.fill("防災")
    stop(server)
    box.press("Enter")
    expect(opened.get_by_role("status").first).to_contain_text(FAILED)
    expect(box).to_have_value("防災")
    assert len(opened.evaluate("window.told")) == 1
    submitted(opened, "防災")


def test_an_internal_error(opened: Page, faulty: Faulty) -> None:
    faulty.say("500 Internal Server Error", b"{}")
    listen(opened)
    opened.get_by_role("combobox").fill("防災")
    opened.get_by_role("combobox").press("Enter")
    expect(opened.get_by_role("status").first).to_contain_text(FAILED)
    assert opened.evaluate("window.told") == ["500"]
    submitted(opened, "防災")


@pytest.mark.parametrize("body", GARBAGE)
def test_garbage(opened: Page, faulty: Faulty, body: bytes) -> None:
    faulty.say("200 OK", body)
    opened.get_by_role("combobox").fill("防災")
    opened.get_by_role("combobox").press("Enter")
    expect(opened.get_by_role("status").first).to_contain_text(FAILED)
    submitted(opened, "防災")


def test_a_slow_answer_is_announced_and_then_shown(opened: Page, faulty: Faulty) -> None:
    faulty.hold()
    opened.get_by_role("combobox").fill("防災")
    opened.get_by_role("combobox").press("Enter")
    expect(opened.get_by_role("status").first).to_contain_text(SLOW)
    faulty.let_go()
    expect(opened.get_by_role("status").first).to_contain_text("件見つかりました")
    assert opened.locator(".hits > li").count() > 0


def test_who_does_not_want_to_wait_goes_to_the_site(opened: Page, faulty: Faulty) -> None:
    faulty.hold()
    opened.get_by_role("combobox").fill("防災")
    opened.get_by_role("combobox").press("Enter")
    expect(opened.get_by_role("status").first).to_contain_text(SLOW)
    submitted(opened, "防災")


def test_the_search_goes_on_in_place_when_the_server_is_back(opened: Page, faulty: Faulty) -> None:
    faulty.say("503 Service Unavailable", b"")
    box = opened.get_by_role("combobox")
    box.fill("防災")
    box.press("Enter")
    expect(opened.get_by_role("status").first).to_contain_text(FAILED)
    faulty.answer = None
    box.fill("ぼう")
    expect(opened.get_by_role("listbox")).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    expect(opened.get_by_role("status").first).to_contain_text("件見つかりました")


def test_the_form_keeps_the_filters_of_the_page(
    page: Page, host_page: Any, server: BaseWSGIServer, faulty: Faulty
) -> None:
    faulty.say("500 Internal Server Error", b"")
    site = address_of(server)
    lines = element(site, 'department="総務部|土木部" lang="en"')
    page.goto(host_page(lines, NEEDED.format(site=site)))
    page.get_by_role("combobox").fill("防災")
    page.get_by_role("combobox").press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("does not work")
    with page.expect_request(lambda request: request.is_navigation_request()) as found:
        page.get_by_role("button", name="Search", exact=True).click()
    given = parse_qs(urlsplit(found.value.url).query)
    assert given == {"q": ["防災"], "department": ["総務部", "土木部"], "lang": ["en"]}


def test_a_policy_that_forbids_asking_leaves_the_form(
    chromium: Any, host_page: Any, plan_site: str
) -> None:
    context = chromium.new_context(locale="ja-JP")
    page = context.new_page()
    thrown: list[Any] = []
    page.on("pageerror", lambda error: thrown.append(error))
    page.goto(host_page(element(plan_site), f"script-src {plan_site}; form-action {plan_site}"))
    page.get_by_role("combobox").fill("防災")
    page.get_by_role("combobox").press("Enter")
    expect(page.get_by_role("status").first).to_contain_text(FAILED)
    submitted(page, "防災")
    assert thrown == []
    context.close()


def test_a_policy_that_forbids_the_script_leaves_the_form(
    chromium: Any, host_page: Any, plan_site: str
) -> None:
    context = chromium.new_context(locale="ja-JP")
    page = context.new_page()
    page.goto(host_page(element(plan_site), f"form-action {plan_site}"))
    page.get_by_label("施策を検索").fill("防災")
    submitted(page, "防災")
    context.close()
