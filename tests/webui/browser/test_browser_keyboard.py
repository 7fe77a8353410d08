"""A walk by keyboard alone through what is done with a result: table, paper, files, changes."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.webui.browser.kinds import opened

pytestmark = pytest.mark.browser

# What has the focus: its label or text, and for a control its name and value.
FOCUSED = """(() => {
  const e = document.activeElement;
  if (e.name) return `${e.name}=${e.value}`;
  return e.getAttribute("aria-label") ?? e.textContent.trim();
})()"""
# Whether what has the focus can be seen, within the window and with a ring around it.
SEEN = """(() => {
  const e = document.activeElement, box = e.getBoundingClientRect();
  const ring = getComputedStyle(e).outlineStyle !== "none" || e.closest("label");
  return box.width > 0 && box.bottom > 0 && box.top < innerHeight && Boolean(ring);
})()"""


def tab_to(page: Page, wanted: str, stops: int = 120) -> None:
    """Go on by Tab until ``wanted`` has the focus, each stop being visible."""
    for _ in range(stops):
        page.keyboard.press("Tab")
        found = str(page.evaluate(FOCUSED))
        assert page.evaluate(SEEN), f"{found} cannot be seen while it has the focus"
        if found.startswith(wanted):
            return
    raise AssertionError(f"{wanted} was never reached")


@pytest.mark.parametrize("width", [1280, 360])
def test_a_result_becomes_a_table_paper_and_a_file(
    chromium: Browser, plan_site: str, width: int
) -> None:
    size = {"width": width, "height": 800}
    with opened(chromium, plan_site + "/?q=防災", viewport=size) as page:
        tab_to(page, "表で見る")
        page.keyboard.press("Enter")
        page.wait_for_url("**/table?*")
        tab_to(page, "表示する列を選ぶ")
        page.keyboard.press("Enter")
        tab_to(page, "column=summary")
        page.keyboard.press("Space")
        tab_to(page, "この列・件数で表示")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("column=summary"))
        expect(page.locator(".sheet th, .sheet td").filter(has_text="災害をＶＲで")).to_have_count(
            1
        )
        if width > 640:
            tab_to(page, "部局")
            page.keyboard.press("Enter")
            page.wait_for_url(re.compile("sort=department"))
            expect(page.locator("th[aria-sort=ascending]")).to_contain_text("部局")
        tab_to(page, "全件を印刷用に表示")
        page.keyboard.press("Enter")
        page.wait_for_url("**/print?*")
        tab_to(page, "表に戻る")
        page.keyboard.press("Enter")
        page.wait_for_url("**/table?*")
        tab_to(page, "ファイルに保存")
        page.keyboard.press("Enter")
        page.wait_for_url("**/download?*")
        tab_to(page, "Excel（XLSX）で保存")
        with page.expect_download() as download:
            page.keyboard.press("Enter")
        assert download.value.suggested_filename == "programs_防災.xlsx"


def test_what_changed_is_reached_and_left_by_keyboard(chromium: Browser, plan_site: str) -> None:
    with opened(chromium, plan_site + "/?q=防災") as page:
        tab_to(page, "この検索の変更")
        page.keyboard.press("Enter")
        page.wait_for_url("**/changes?*")
        tab_to(page, "検索結果に戻る")
        page.keyboard.press("Enter")
        page.wait_for_url("**/?q=*")


def test_the_values_of_a_facet_are_chosen_by_keyboard(chromium: Browser, plan_site: str) -> None:
    with opened(chromium, plan_site + "/facets/division?q=システム") as page:
        tab_to(page, "division=")
        page.keyboard.press("Space")
        tab_to(page, "この条件で絞り込む")
        page.keyboard.press("Enter")
        page.wait_for_url("**/?*division=*")
        expect(page.locator(".chip")).to_have_count(1)
