"""What the element shows belongs together, however quick its reader and its page are."""

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.webui.embed.hosting import NEEDED, Faulty, element

pytestmark = pytest.mark.browser

# The line after the names of what was found: who does it, and in which area.
WHERE = ".hits > li > p:nth-child(2)"


def asked(page: Page) -> list[dict[str, list[str]]]:
    """What the page searches for from now on."""
    found: list[dict[str, list[str]]] = []

    def note(request: Any) -> None:
        address = urlsplit(request.url)
        if address.path == "/api/search":
            found.append(parse_qs(address.query))

    page.on("request", note)
    return found


def status(page: Page) -> Locator:
    return page.get_by_role("status").first


def search(page: Page, words: str) -> None:
    box = page.get_by_role("combobox")
    box.fill(words)
    box.press("Enter")


def put(page: Page, host_page: Any, site: str, attributes: str = "", **more: str) -> None:
    """Open a page of another site with the element on it."""
    page.goto(host_page(element(site, attributes), NEEDED.format(site=site), **more))


def set_attribute(page: Page, name: str, value: str) -> None:
    page.locator("program-search").evaluate(
        "(search, [name, value]) => search.setAttribute(name, value)", [name, value]
    )


def test_filters_chosen_one_after_the_other_all_count(opened: Page, faulty: Faulty) -> None:
    search(opened, "システム")
    opened.get_by_text("絞り込み").click()
    faulty.hold()
    later = asked(opened)
    first, second = opened.get_by_role("checkbox").all()[:2]
    first.click()
    second.click()  # before the answer to the first has come
    faulty.let_go()
    expect(opened.get_by_text("絞り込み (2)")).to_be_visible()
    assert len(later[-1]["department"]) == 2
    expect(first).to_be_checked()
    expect(second).to_be_checked()


def test_more_is_more_of_what_is_shown(page: Page, host_page: Any, plan_site: str) -> None:
    put(page, host_page, plan_site, 'limit="3"')
    search(page, "システム")
    more = page.get_by_role("button", name="続きを表示")
    expect(more).to_be_visible()
    later = asked(page)
    page.get_by_role("combobox").fill("道路")  # typed, not searched for
    more.click()
    expect(page.locator(".hits > li")).to_have_count(6)
    assert [(given["q"], given["page"]) for given in later] == [(["システム"], ["2"])]
    everything = page.get_by_role("link", name="検索サイトで")
    assert parse_qs(urlsplit(str(everything.get_attribute("href"))).query) == {"q": ["システム"]}


def test_an_answer_to_other_attributes_is_not_shown(opened: Page, faulty: Faulty) -> None:
    set_attribute(opened, "department", "総務部")
    faulty.hold()
    search(opened, "システム")
    expect(status(opened)).to_have_text("検索しています")
    set_attribute(opened, "department", "土木部")
    expect(status(opened)).to_have_text("")
    faulty.let_go()
    opened.wait_for_timeout(500)
    assert opened.locator(".hits > li").count() == 0
    opened.get_by_role("combobox").press("Enter")
    expect(opened.locator(WHERE).first).to_contain_text("土木部")


def test_a_search_that_a_move_ended_is_not_said_to_go_on(opened: Page, faulty: Faulty) -> None:
    faulty.hold()
    search(opened, "システム")
    expect(status(opened)).to_have_text("検索しています")
    opened.evaluate(
        "document.querySelector('main').prepend(document.querySelector('program-search'))"
    )
    expect(status(opened)).to_have_text("")


def test_a_failure_is_forgotten_with_the_attributes_it_had(opened: Page, faulty: Faulty) -> None:
    faulty.say("500 Internal Server Error", b"")
    search(opened, "システム")
    expect(status(opened)).to_contain_text("検索できません")
    faulty.answer = None
    set_attribute(opened, "limit", "3")
    opened.get_by_role("button", name="検索", exact=True).click()
    expect(opened.locator(".hits > li")).to_have_count(3)


def test_what_the_line_says_the_button_does(opened: Page, faulty: Faulty) -> None:
    faulty.say("503 Service Unavailable", b"")
    search(opened, "システム")
    expect(status(opened)).to_contain_text("検索サイトで探します")
    faulty.answer = None
    opened.get_by_role("combobox").fill("ぼう")
    expect(opened.get_by_role("listbox")).to_be_visible()
    # The server answers again, so the button searches here and nothing says otherwise.
    expect(status(opened)).to_have_text("")
    opened.keyboard.press("Escape")
    opened.get_by_role("button", name="検索", exact=True).click()
    expect(status(opened)).to_contain_text("見つかり")


def test_while_an_answer_is_late_suggestions_take_no_way_out(opened: Page, faulty: Faulty) -> None:
    faulty.hold("/api/search")
    search(opened, "システム")
    expect(status(opened)).to_contain_text("検索サイトで探します")
    opened.get_by_role("combobox").fill("ぼう")
    expect(opened.get_by_role("listbox")).to_be_visible()
    expect(status(opened)).to_contain_text("検索サイトで探します")
    opened.keyboard.press("Escape")
    with opened.expect_request(lambda request: request.is_navigation_request()):
        opened.get_by_role("button", name="検索", exact=True).click()


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("防災情報", "そのことばに当てはまるものは"),
        ("防災 システム", "すべてのことばを含むものは"),
        ("防災　システム", "すべてのことばを含むものは"),
    ],
)
def test_near_hits_are_told_of_in_words_that_fit(
    page: Page, host_page: Any, plan_site: str, words: str, line: str
) -> None:
    put(page, host_page, plan_site)
    search(page, words)
    expect(page.locator(".status ~ p.quiet")).to_contain_text(line)


@pytest.mark.parametrize("source", ["https://", "http://[", "javascript:alert(1)//", "data:,x"])
def test_a_source_that_is_no_web_address_is_not_used(
    page: Page, host_page: Any, plan_site: str, source: str
) -> None:
    lines = element(plan_site).replace(f'src="{plan_site}/" ', f'src="{source}" ')
    page.goto(host_page(lines, NEEDED.format(site=plan_site)))
    search(page, "防災")
    expect(status(page)).to_contain_text("件見つかりました")


def test_what_is_no_choice_means_the_first(page: Page, host_page: Any, plan_site: str) -> None:
    put(page, host_page, plan_site, 'open="window" theme="row" limit="x"')
    search(page, "システム")
    expect(page.locator(".hits > li")).to_have_count(5)
    assert page.locator(".name button").count() == 5
    assert page.locator(".box").get_attribute("class") == "box light"


def test_no_text_is_in_no_language(page: Page, host_page: Any, plan_site: str) -> None:
    put(page, host_page, plan_site, 'lang="en" facets="new"')
    search(page, "システム")
    page.get_by_text("Filters").click()
    languages = page.locator("program-search").evaluate(
        """(search) => [...search.shadowRoot.querySelectorAll("[lang]")].map((one) => one.lang)"""
    )
    assert set(languages) == {"ja", "en"}
    assert page.locator("fieldset label span").first.get_attribute("lang") == "en"


def test_a_name_is_whole_and_a_text_is_cut_between_characters(opened: Page, faulty: Faulty) -> None:
    name, summary = "長い名前" * 50, "𠮷" * 130
    hit = {"name": name, "summary": summary, "url": "/programs/1"}
    faulty.say("200 OK", json.dumps({"total": 1, "facets": {}, "hits": [hit]}).encode())
    search(opened, "名前")
    expect(opened.locator(".name button")).to_have_text(name)
    expect(opened.locator("[part=summary]")).to_have_text("𠮷" * 120 + "…")
    opened.locator(".name button").click()
    expect(opened.locator("dd").first).to_have_text(summary)


def test_who_finds_nothing_is_led_on_to_the_site(
    page: Page, host_page: Any, plan_site: str
) -> None:
    put(page, host_page, plan_site)
    search(page, "zzzz")
    expect(status(page)).to_have_text("見つかりませんでした")
    link = page.get_by_role("link", name="検索サイトで探す")
    expect(link).to_have_attribute("href", f"{plan_site}/?q=zzzz")


def test_what_is_similar_is_counted_and_listed_apart(
    page: Page, host_page: Any, plan_site: str
) -> None:
    put(page, host_page, plan_site, 'limit="10"')
    search(page, "雪量")
    expect(status(page)).to_have_text("1件見つかりました")
    expect(page.locator(".status ~ p.quiet")).to_contain_text("ほかに、似たものが4件あります。")
    expect(page.locator(".hits > li").nth(1)).to_have_text("ここから、上に似たもの")
    expect(page.locator(".hits > li")).to_have_count(6)


def test_how_many_suggestions_there_were_is_said_no_longer_than_they_are(
    page: Page, host_page: Any, plan_site: str
) -> None:
    put(page, host_page, plan_site)
    box = page.get_by_role("combobox")
    box.press_sequentially("ぼう")
    page.get_by_role("option").first.wait_for()
    live = page.get_by_role("status").nth(1)
    expect(live).to_contain_text("候補")
    box.press("Escape")
    expect(live).to_be_empty()


def test_many_choices_are_folded(page: Page, host_page: Any, plan_site: str) -> None:
    put(page, host_page, plan_site, 'facets="division"')
    search(page, "システム")
    page.get_by_text("絞り込み", exact=True).click()
    expect(page.locator("fieldset > ul label")).to_have_count(10)
    rest = page.locator("fieldset details")
    expect(rest.locator("label").first).to_be_hidden()
    rest.locator("summary").click()
    expect(rest.locator("label").first).to_be_visible()
