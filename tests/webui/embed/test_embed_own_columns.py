"""The element on a page of another site, of a collection with columns of its own."""

from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.webui.browser.kinds import axe_results, violations
from tests.webui.embed.hosting import NEEDED, element

pytestmark = pytest.mark.browser


def test_the_element_shows_and_filters_by_own_columns(
    page: Page, host_page: Any, grants_site: str
) -> None:
    page.goto(host_page(element(grants_site), NEEDED.format(site=grants_site)))
    box = page.get_by_role("combobox")
    box.fill("補助")
    box.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("件見つかりました")
    expect(page.get_by_text("上限額: ").first).to_be_visible()
    page.locator("summary", has_text="絞り込み").click()
    page.get_by_role("group", name="対象者").get_by_label("農業者").check()
    expect(page.get_by_role("status").first).to_contain_text("件見つかりました")
    expect(page.get_by_text("対象者: 農業者").first).to_be_visible()
    page.locator(".name button").first.click()
    expect(page.locator(".detail dt", has_text="補助率").first).to_be_visible()
    assert violations(axe_results(page)) == []


def test_a_site_narrows_by_own_columns(page: Page, host_page: Any, grants_site: str) -> None:
    lines = element(grants_site, 'filter="対象者=農業者"')
    page.goto(host_page(lines, NEEDED.format(site=grants_site)))
    box = page.get_by_role("combobox")
    box.fill("補助")
    with page.expect_response(lambda one: "/api/search" in one.url) as first:
        box.press("Enter")
    asked = parse_qs(urlsplit(first.value.url).query)
    assert asked["対象者"] == ["農業者"]
    for hit in first.value.json()["hits"]:
        assert "農業者" in str(hit["columns"])
    page.locator("summary", has_text="絞り込み").click()
    # What the site has fixed is no choice any more, and goes along to the site itself.
    expect(page.get_by_role("group", name="対象者")).to_have_count(0)
    expect(page.get_by_role("group", name="部局")).to_be_visible()
    assert violations(axe_results(page)) == []


def test_the_guide_has_the_lines_for_it(page: Page, grants_site: str) -> None:
    page.goto(f"{grants_site}/embed/guide?lang=ja")
    page.get_by_label("対象者", exact=True).first.select_option("農業者")
    expect(page.locator("#lines-element")).to_contain_text('filter="対象者=農業者"')
    expect(page.locator("#lines-form")).to_contain_text('name="対象者" value="農業者"')
    expect(page.locator("#lines-frame")).to_contain_text(f"?{quote('対象者')}={quote('農業者')}")
