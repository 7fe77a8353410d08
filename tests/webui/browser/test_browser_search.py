"""Searching in a real browser: with the script, by keyboard alone, without the script."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.webui.browser.kinds import becomes, opened

pytestmark = pytest.mark.browser


def mark(page: Page) -> None:
    """Leave a mark that a new page would not have."""
    page.evaluate("window.stayed = true")


def stayed(page: Page) -> bool:
    return bool(page.evaluate("window.stayed === true"))


def focused(page: Page) -> str:
    """The text, or the name and value, of what has the focus."""
    script = "(e => e.name ? `${e.name}=${e.value}` : e.textContent.trim())(document.activeElement)"
    return str(page.evaluate(script))


def test_someone_searches_narrows_reads_and_goes_back(chromium: Browser, plan_site: str) -> None:
    with opened(chromium, plan_site) as page:
        page.get_by_label("施策を検索").fill("災害時の連絡")
        page.get_by_role("button", name="検索", exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text("「災害時の連絡」の検索結果")
        expect(page.locator(".card").first).to_be_visible()
        before = page.locator("#count").inner_text()
        mark(page)
        page.get_by_role("checkbox", name=re.compile("^危機管理部")).check()
        expect(page.locator(".chip")).to_have_count(1)
        assert stayed(page), "results are updated in place"
        assert "department=" in page.url
        assert page.locator("#count").inner_text() != before
        page.locator(".card h3 a").first.click()
        expect(page.get_by_role("navigation", name="現在の位置")).to_be_visible()
        page.go_back()
        expect(page.locator(".chip")).to_have_count(1)
        page.go_back()
        expect(page.locator(".chip")).to_have_count(0)
        assert page.locator("#count").inner_text() == before


def test_a_new_search_in_place_keeps_the_filters(chromium: Browser, plan_site: str) -> None:
    with opened(chromium, plan_site + "/?q=防災&department=総務部") as page:
        mark(page)
        page.locator("#q").fill("システム")
        page.locator("#q").press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("「システム」の検索結果")
        expect(page).to_have_title(re.compile("^「システム」の検索結果"))
        assert stayed(page)
        assert page.locator(".chip").count() == 1


def test_chips_pages_and_order_work_in_place(chromium: Browser, plan_site: str) -> None:
    with opened(chromium, plan_site + "/?q=システム&department=総務部") as page:
        mark(page)
        page.locator(".chip").click()
        expect(page.locator(".chip")).to_have_count(0)
        page.get_by_role("link", name="2ページ目").click()
        expect(page.locator("#count")).to_contain_text("11〜20件目")
        assert page.evaluate("scrollY") == 0
        assert page.evaluate("document.activeElement.id") == "found-title"
        page.get_by_label("並び順").select_option("plan")
        expect(page).to_have_url(re.compile("sort=plan"))
        # Another order begins with its first page.
        expect(page.locator("#count")).to_contain_text("1〜10件目")
        assert stayed(page)


def test_back_restores_scroll_and_focus_in_place(chromium: Browser, plan_site: str) -> None:
    with opened(chromium, plan_site + "/?q=システム") as page:
        box = page.get_by_role("checkbox", name=re.compile("^企画調整部"))
        box.focus()
        page.evaluate("scrollTo(0, 500)")
        page.wait_for_timeout(300)
        page.keyboard.press("Space")
        expect(page.locator(".chip")).to_have_count(1)
        page.evaluate("scrollTo(0, 0)")
        page.wait_for_timeout(300)
        page.go_back()
        expect(page.locator(".chip")).to_have_count(0)
        becomes(page, "scrollY === 500")
        assert focused(page) == "department=企画調整部"
        page.go_forward()
        expect(page.locator(".chip")).to_have_count(1)


def test_back_from_a_program_restores_scroll_and_focus(chromium: Browser, plan_site: str) -> None:
    with opened(chromium, plan_site + "/?q=システム") as page:
        link = page.locator(".card h3 a").nth(5)
        name = link.inner_text()
        link.focus()
        page.wait_for_timeout(300)
        y = page.evaluate("scrollY")
        assert y > 0
        page.keyboard.press("Enter")
        page.wait_for_url("**/programs/**")
        page.go_back()
        expect(page.locator(".card").first).to_be_visible()
        becomes(page, f"Math.abs(scrollY - {y}) < 2")
        becomes(page, "document.activeElement !== document.body")
        assert focused(page) == name


def test_the_slash_key_goes_to_the_box_but_is_text_within_it(
    chromium: Browser, plan_site: str
) -> None:
    with opened(chromium, plan_site + "/programs/2020-2-07") as page:
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "q"
        assert page.locator("#q").input_value() == ""
        page.keyboard.press("/")
        assert page.locator("#q").input_value() == "/"


def test_the_slash_key_can_be_turned_off(chromium: Browser, plan_site: str) -> None:
    with opened(chromium, plan_site + "/about") as page:
        page.get_by_role("checkbox", name="このキーを使う").uncheck()
        page.goto(plan_site + "/programs/2020-2-07")
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement === document.body")
        page.goto(plan_site + "/about")
        page.get_by_role("checkbox", name="このキーを使う").check()
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "q"


def test_the_way_to_the_content_is_short_on_every_page(chromium: Browser, plan_site: str) -> None:
    for path in ("/", "/?q=システム", "/programs/2020-2-07"):
        with opened(chromium, plan_site + path) as page:
            mark(page)
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            becomes(page, "document.activeElement.id === 'main'")
            assert stayed(page)
            page.go_back()
            page.wait_for_timeout(300)
            assert stayed(page)


def test_going_on_while_a_page_comes_back_shows_where_one_is(
    chromium: Browser, plan_site: str
) -> None:
    with opened(chromium, plan_site + "/?q=システム") as page:
        page.get_by_role("checkbox", name=re.compile("^総務部")).check()
        expect(page.locator(".chip")).to_have_count(1)
        page.evaluate("""() => {
          const real = window.fetch;
          window.fetch = async (...asked) => {
            const answer = await real(...asked);
            await new Promise(done => { window.letGo = done; });
            return answer;
          };
          addEventListener("popstate", () => history.forward(), { once: true });
          history.back();
        }""")
        # The page before has come, and one is on the later one again.
        becomes(page, "window.letGo && location.search.includes('department=')")
        page.evaluate("window.letGo()")
        page.wait_for_timeout(100)
        assert "department=" in page.url
        expect(page.locator(".chip")).to_have_count(1)


def test_enter_that_ends_a_conversion_does_not_search(chromium: Browser, plan_site: str) -> None:
    with opened(chromium, plan_site) as page:
        page.locator("#q").focus()
        keys = page.context.new_cdp_session(page)
        keys.send(
            "Input.imeSetComposition", {"text": "ぼうさい", "selectionStart": 4, "selectionEnd": 4}
        )
        enter = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229}
        keys.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **enter})
        keys.send("Input.insertText", {"text": "防災"})
        keys.send("Input.dispatchKeyEvent", {"type": "keyUp", **enter})
        page.wait_for_timeout(300)
        assert page.url.rstrip("/") == plan_site
        assert page.locator("#q").input_value() == "防災"
        page.keyboard.press("Enter")
        page.wait_for_url("**/?q=*")


def test_suggestions_come_in_mid_composition(chromium: Browser, plan_site: str) -> None:
    with opened(chromium, plan_site) as page:
        page.locator("#q").focus()
        keys = page.context.new_cdp_session(page)
        keys.send(
            "Input.imeSetComposition", {"text": "ぼう", "selectionStart": 2, "selectionEnd": 2}
        )
        expect(page.get_by_role("option").first).to_contain_text("防災")
        # Arrows belong to the input method while it converts.
        arrow = {"key": "ArrowDown", "code": "ArrowDown", "windowsVirtualKeyCode": 229}
        keys.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **arrow})
        assert page.locator("[aria-selected=true]").count() == 0


def test_suggestions_are_a_combobox(chromium: Browser, plan_site: str) -> None:
    with opened(chromium, plan_site) as page:
        box = page.get_by_role("combobox")
        expect(box).to_have_attribute("aria-expanded", "false")
        box.press_sequentially("防")
        options = page.get_by_role("option")
        expect(options.first).to_be_visible()
        expect(box).to_have_attribute("aria-expanded", "true")
        assert 1 <= options.count() <= 8
        expect(page.locator("#live")).to_contain_text("候補")
        box.press("ArrowDown")
        chosen = page.locator("[aria-selected=true]")
        expect(chosen).to_have_count(1)
        expect(box).to_have_attribute("aria-activedescendant", str(chosen.get_attribute("id")))
        assert box.input_value() == chosen.get_attribute("data-text")
        box.press("ArrowUp")
        assert box.input_value() == "防"
        box.press("ArrowDown")
        box.press("Escape")
        expect(page.get_by_role("listbox")).to_be_hidden()
        assert box.input_value() == "防"
        box.press_sequentially("災")
        expect(options.first).to_be_visible()
        options.first.click()
        page.wait_for_url("**/?q=*")


def test_the_script_lives_without_suggestions(chromium: Browser, plan_site: str) -> None:
    with opened(chromium, plan_site) as page:
        page.route("**/api/suggest*", lambda route: route.fulfill(status=500, body="no"))
        with page.expect_response("**/api/suggest*"):
            page.locator("#q").press_sequentially("防災")
        page.locator("#q").press("Enter")
        page.wait_for_url("**/?q=*")


def test_a_failing_update_is_left_to_the_browser(chromium: Browser, plan_site: str) -> None:
    with opened(chromium, plan_site + "/?q=システム") as page:
        page.route(
            "**/*department*",
            lambda r: r.abort() if r.request.resource_type == "fetch" else r.continue_(),
        )
        mark(page)
        page.get_by_role("checkbox", name=re.compile("^総務部")).check()
        expect(page.locator(".chip")).to_have_count(1)
        assert not stayed(page)


def test_every_function_works_by_keyboard_alone(chromium: Browser, plan_site: str) -> None:
    def tab_to(page: Page, wanted: str) -> None:
        for _ in range(120):
            page.keyboard.press("Tab")
            if wanted in focused(page):
                return
        raise AssertionError(f"{wanted} was never reached")

    with opened(chromium, plan_site) as page:
        page.keyboard.press("Tab")
        assert focused(page) == "本文へ移動"
        page.keyboard.press("Enter")
        becomes(page, "document.activeElement.id === 'main'")
        page.keyboard.press("/")
        page.keyboard.type("システム")
        page.keyboard.press("Enter")
        page.wait_for_url("**/?q=*")
        tab_to(page, "area=電子自治体")
        page.keyboard.press("Space")
        expect(page.locator("#live")).to_contain_text("件")
        assert focused(page) == "area=電子自治体"
        tab_to(page, "ほか")
        page.keyboard.press("Enter")
        expect(page.locator("#filters details[open]")).to_have_count(1)
        tab_to(page, "電子自治体 ✕")
        page.keyboard.press("Enter")
        expect(page.locator(".chip")).to_have_count(0)
        tab_to(page, "sort=relevance")
        page.keyboard.press("ArrowDown")
        expect(page).to_have_url(re.compile("sort=plan"))
        tab_to(page, "次へ")
        page.keyboard.press("Enter")
        expect(page.locator("#count")).to_contain_text("11〜20件目")
        page.keyboard.press("Tab")
        page.keyboard.press("Shift+Tab")
        name = page.locator(".card h3 a").first.inner_text()
        tab_to(page, name)
        page.keyboard.press("Enter")
        page.wait_for_url("**/programs/**")
        tab_to(page, "引用文をコピー")
        page.keyboard.press("Enter")
        expect(page.locator("#live")).not_to_be_empty()
        tab_to(page, "次の施策")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).not_to_have_text(name)


def test_everything_works_without_the_script(chromium: Browser, plan_site: str) -> None:
    with opened(chromium, plan_site, java_script_enabled=False) as page:
        page.get_by_label("施策を検索").fill("システム")
        page.get_by_role("button", name="検索", exact=True).click()
        page.get_by_role("checkbox", name=re.compile("^総務部")).check()
        page.get_by_role("button", name="この条件で絞り込む").click()
        assert page.locator(".chip").count() == 1
        page.get_by_label("並び順").select_option("plan")
        page.get_by_role("button", name="並べ替える").click()
        assert "sort=plan" in page.url
        page.locator(".chip").click()
        page.get_by_role("link", name="2ページ目").click()
        assert "11〜20件目" in page.locator("#count").inner_text()
        page.locator(".card h3 a").first.click()
        assert page.get_by_role("heading", name="引用・共有").is_visible()
        assert page.locator("button.scripted:visible").count() == 0


def test_filters_on_a_phone_without_the_script(chromium: Browser, plan_site: str) -> None:
    phone = {"width": 360, "height": 740}
    address = plan_site + "/?q=システム"
    with opened(chromium, address, viewport=phone, java_script_enabled=False) as page:
        assert page.locator("#filters").is_hidden()
        page.get_by_role("button", name="絞り込む", exact=True).click()
        page.get_by_role("checkbox", name=re.compile("^総務部")).check()
        page.get_by_role("button", name="この条件で絞り込む").click()
        assert page.locator(".chip").count() == 1


def test_filters_on_a_phone_stay_open_while_choosing(chromium: Browser, plan_site: str) -> None:
    phone = {"width": 360, "height": 740}
    with opened(chromium, plan_site + "/?q=システム", viewport=phone) as page:
        page.get_by_role("button", name="絞り込む", exact=True).click()
        page.get_by_role("checkbox", name=re.compile("^総務部")).check()
        expect(page.locator(".chip")).to_have_count(1)
        page.get_by_role("checkbox", name=re.compile("^電子自治体")).check()
        expect(page.locator(".chip")).to_have_count(2)
        page.get_by_role("button", name=re.compile("件の結果を見る")).click()
        expect(page.locator("#filters")).to_be_hidden()
        expect(page.get_by_role("button", name="絞り込む（2）")).to_be_visible()


def test_the_focus_returns_to_what_opened_the_filters(chromium: Browser, plan_site: str) -> None:
    phone = {"width": 360, "height": 740}
    with opened(chromium, plan_site + "/?q=システム", viewport=phone) as page:
        page.locator(".tools .open").focus()
        page.keyboard.press("Enter")
        page.locator("#filters input").first.focus()
        page.keyboard.press("Space")
        expect(page.locator(".chip")).to_have_count(1)
        page.keyboard.press("Escape")
        expect(page.locator("#filters .choices")).to_be_hidden()
        expect(page.locator(".tools .open")).to_be_focused()
        # Also without a choice, and by the button below.
        page.keyboard.press("Enter")
        page.locator("#filters .close").press("Enter")
        expect(page.locator(".tools .open")).to_be_focused()


def test_without_a_script_one_button_takes_the_choices(chromium: Browser, plan_site: str) -> None:
    phone: Any = {"viewport": {"width": 360, "height": 740}, "java_script_enabled": False}
    with opened(chromium, plan_site + "/?q=システム", **phone) as page:
        page.locator(".tools .open").click()
        page.locator("#filters label", has_text="総務部").click()
        leave = page.get_by_role("button", name="変えずに閉じる")
        take = page.get_by_role("button", name="この条件で絞り込む")
        grounds = [
            one.evaluate("e => getComputedStyle(e).backgroundColor") for one in (leave, take)
        ]
        assert grounds[0] != grounds[1], "only one of them looks like the way on"
        take.click()
        expect(page.locator(".chip")).to_have_count(1)


def test_copying_puts_the_citation_on_the_clipboard(chromium: Browser, plan_site: str) -> None:
    address = plan_site + "/programs/2020-2-07"
    with opened(chromium, address, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.get_by_role("button", name="引用文をコピー").click()
        expect(page.get_by_role("button", name="コピーしました")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert "「防災事務連絡システム」（施策ID: 2020-2-07）" in copied
        assert address in copied


def test_markup_in_a_query_is_text(chromium: Browser, plan_site: str) -> None:
    with opened(chromium, plan_site) as page:
        page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
        page.locator("#q").fill('"><img src=x onerror=alert(1)>')
        page.locator("#q").press("Enter")
        page.wait_for_url("**/?q=*")
        assert page.locator("main img").count() == 0
        assert "<img src=x" in page.locator("h1").inner_text()


def test_long_text_unfolds_in_place(chromium: Browser, mihon_site: str) -> None:
    with opened(chromium, mihon_site + "/?q=空き店舗") as page:
        card = page.locator("#p-m-04")
        card.get_by_text("続きを読む").click()
        expect(card.get_by_text("毎年の見直しに生かす。")).to_be_visible()
        expect(card.locator(".excerpt").first).to_be_hidden()
