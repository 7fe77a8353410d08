"""The page that tells how to embed: its lines, pasted as they are, work."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.webui.browser.kinds import axe_results, violations

pytestmark = pytest.mark.browser


def lines(page: Page, id: str) -> str:
    """What the copy button of a box copies."""
    return page.locator(f"#{id}").inner_text()


@pytest.mark.parametrize(("scheme", "language"), [("light", "ja"), ("dark", "en")])
@pytest.mark.parametrize("path", ["/embed/guide", "/api"])
def test_axe_finds_nothing(
    page: Page, plan_site: str, path: str, language: str, scheme: Any
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{plan_site}{path}?lang={language}")
    page.wait_for_load_state("networkidle")
    assert violations(axe_results(page)) == []


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("path", ["/embed/guide", "/api"])
def test_no_page_is_wider_than_the_screen(
    page: Page, plan_site: str, path: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{plan_site}{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_previews_follow_the_options(page: Page, plan_site: str) -> None:
    page.goto(f"{plan_site}/embed/guide?lang=ja")
    page.get_by_label("部局").first.select_option("総務部")
    expect(page.locator("#lines-element")).to_contain_text('department="総務部"')
    page.get_by_label("{program}を選んだとき".format(program="施策")).select_option("new")
    expect(page.locator("#lines-element")).to_contain_text('open="new"')
    page.get_by_label("担当課").check()
    expect(page.locator("#lines-element")).to_contain_text('facets="department division area"')
    expect(page.locator("#lines-frame")).to_contain_text("facets=division")
    preview = page.locator(".preview program-search")
    preview.get_by_role("combobox").fill("システム")
    preview.get_by_role("combobox").press("Enter")
    expect(preview.locator(".name a").first).to_have_attribute("target", "_blank")
    framed = page.frame_locator(".preview iframe")
    framed.get_by_role("combobox").fill("システム")
    framed.get_by_role("combobox").press("Enter")
    expect(framed.locator(".name a").first).to_have_attribute("target", "_blank")
    # The address has the options too: the page can be passed on.
    assert "open=new" in page.url


def test_an_option_that_does_not_do_is_told_and_changes_nothing(page: Page, plan_site: str) -> None:
    page.goto(f"{plan_site}/embed/guide?lang=ja")
    before = lines(page, "lines-element")
    limit = page.get_by_label("一度に表示する件数")
    limit.fill("51")
    limit.press("Tab")
    page.wait_for_timeout(300)
    assert limit.evaluate("(box) => box.matches(':invalid')")
    expect(limit).to_be_focused()  # where the browser says what is wrong
    assert lines(page, "lines-element") == before
    limit.fill("50")
    limit.press("Tab")
    expect(page.locator("#lines-element")).to_contain_text('limit="50"')


def test_the_page_says_what_is_in_the_script(page: Page, plan_site: str) -> None:
    script = page.request.get(f"{plan_site}/embed.js")
    packed = page.request.get(f"{plan_site}/embed.js", headers={"Accept-Encoding": "gzip"})
    page.goto(f"{plan_site}/embed/guide?lang=ja")
    parts = page.locator("p", has_text="::part() で指せる部分").locator("code").all_inner_texts()
    assert set(parts) == set(re.findall(r'part: "(\w+)"', script.text()))
    kilobytes = int(packed.headers["content-length"]) / 1000
    expect(page.locator("#ways")).to_contain_text(f"約{kilobytes:.0f} kB")


def test_without_scripts_the_button_applies_the_options(chromium: Any, plan_site: str) -> None:
    context = chromium.new_context(java_script_enabled=False, locale="ja-JP")
    page = context.new_page()
    page.goto(f"{plan_site}/embed/guide")
    page.get_by_label("配色").select_option("dark")
    page.get_by_role("button", name="見本と行に反映する").click()
    assert 'theme="dark"' in lines(page, "lines-element")
    assert page.locator(".preview program-search input").first.is_visible()
    context.close()


def test_the_lines_of_the_element_work_with_the_policy_beside_them(
    page: Page, host_page: Any, plan_site: str
) -> None:
    page.goto(f"{plan_site}/embed/guide?department=総務部&theme=dark&lang=ja")
    pasted, policy = lines(page, "lines-element"), lines(page, "csp-element")
    pinned, style = lines(page, "lines-pinned"), lines(page, "lines-style")
    for body in (pasted, pinned + pasted.split("</script>")[1]):
        page.goto(host_page(body, policy, style))
        box = page.get_by_role("combobox")
        box.fill("システム")
        box.press("Enter")
        expect(page.get_by_role("status").first).to_contain_text("件見つかりました")
        expect(page.locator(".hits > li > p:nth-child(2)").first).to_contain_text("総務部")


def test_the_lines_of_the_form_work_with_the_policy_beside_them(
    page: Page, host_page: Any, plan_site: str
) -> None:
    page.goto(f"{plan_site}/embed/guide?area=電子自治体&lang=ja")
    page.goto(host_page(lines(page, "lines-form"), lines(page, "csp-form")))
    page.get_by_label("施策を検索").fill("システム")
    page.get_by_role("button", name="検索").click()
    expect(page.locator("#found-title")).to_contain_text("システム")
    expect(page.locator(".chips")).to_contain_text("電子自治体")


def test_a_copy_button_copies_the_lines(chromium: Any, plan_site: str) -> None:
    context = chromium.new_context(
        locale="ja-JP", permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    page.goto(f"{plan_site}/embed/guide")
    page.get_by_role("button", name=re.compile("行をコピー.*要素の行")).click()
    expect(page.get_by_role("button", name="コピーしました")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.strip() == lines(page, "lines-element").strip()
    assert copied.startswith('<script type="module"')
    expect(page.get_by_role("button", name=re.compile("行をコピー.*要素の行"))).to_be_visible()
    context.close()


def test_the_examples_of_the_api_run(page: Page, plan_site: str) -> None:
    page.goto(f"{plan_site}/api?lang=ja")
    for button in page.get_by_role("button", name="実行").all():
        button.click()
        answer = page.locator(f"#{button.get_attribute('aria-controls')}")
        expect(answer).to_contain_text("200 ")
        expect(answer).to_be_focused()
    for link in page.locator("#main a[href^='/']").all():
        address = str(link.get_attribute("href"))
        assert page.request.get(plan_site + address).ok, address
