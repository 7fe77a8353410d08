"""The element on a page of another site, of a collection with columns of its own."""

from typing import Any

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
