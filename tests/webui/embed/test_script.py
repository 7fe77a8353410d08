"""What the element's attributes do, what it tells the page, what it weighs and asks for."""

from html import unescape
from typing import Any
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlsplit
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.webui.browser.kinds import axe_results, violations
from tests.webui.embed.hosting import NEEDED, element
from webui.embed.script import INTEGRITY, NEWEST, content_of, integrity_of

pytestmark = pytest.mark.browser

# The most that the element may weigh, compressed as it is sent.
MOST_BYTES = 10_000


def put(page: Page, host_page: Any, site: str, attributes: str = "", **more: str) -> None:
    """Open a page of another site with the element on it."""
    page.goto(host_page(element(site, attributes), NEEDED.format(site=site), **more))


def asked(page: Page) -> list[str]:
    """The addresses that the page asks for from now on."""
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    return addresses


def search(page: Page, words: str = "防災") -> None:
    box = page.get_by_role("combobox").first
    box.fill(words)
    box.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("見つかり")


def sizes(context: BrowserContext, page: Page, url: str) -> dict[str, float]:
    """Bytes of each script that a page loads, as they come over the network."""
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    names: dict[str, str] = {}
    found: dict[str, float] = {}
    session.on(
        "Network.responseReceived",
        lambda event: names.update({event["requestId"]: event["response"]["url"]}),
    )
    session.on(
        "Network.loadingFinished",
        lambda event: found.update({event["requestId"]: event["encodedDataLength"]}),
    )
    page.goto(url)
    page.wait_for_load_state("networkidle")
    return {names[id]: size for id, size in found.items() if id in names}


def test_weight_and_requests(page: Page, host_page: Any, plan_site: str) -> None:
    url = host_page(element(plan_site), NEEDED.format(site=plan_site))
    loaded = sizes(page.context, page, url)
    scripts = {address: size for address, size in loaded.items() if address != url}
    assert list(scripts) == [f"{plan_site}/embed.js"]
    assert sum(scripts.values()) <= MOST_BYTES
    later = asked(page)
    page.get_by_role("combobox").click()
    page.wait_for_timeout(500)
    assert later == []  # none before the first key
    search(page)
    page.wait_for_timeout(500)
    assert [urlsplit(address).path for address in later] == ["/api/search"]


def test_who_pauses_gets_suggestions_by_one_request(
    page: Page, host_page: Any, plan_site: str
) -> None:
    put(page, host_page, plan_site)
    later = asked(page)
    # All keys in one moment: between two of Playwright's the machine may pause itself.
    page.get_by_role("combobox").evaluate(
        """(box) => {
          box.focus();
          for (const text of ["ぼ", "ぼう", "ぼうさ", "ぼうさい"]) {
            box.value = text;
            box.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
          }
        }"""
    )
    expect(page.get_by_role("listbox")).to_be_visible()
    assert [urlsplit(address).path for address in later] == ["/api/suggest"]


def test_it_stores_nothing(page: Page, host_page: Any, plan_site: str) -> None:
    put(page, host_page, plan_site)
    search(page)
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [
        0,
        0,
        "",
    ]


def test_fixed_filters_hold_and_are_no_choice(page: Page, host_page: Any, plan_site: str) -> None:
    put(page, host_page, plan_site, 'department="総務部|土木部" facets="department area new"')
    later = asked(page)
    search(page, "システム")
    given = parse_qs(urlsplit(later[-1]).query)
    assert given["department"] == ["総務部", "土木部"]
    for where in page.locator(".hits > li > p:nth-child(2)").all_inner_texts():
        assert where.startswith(("総務部", "土木部"))
    page.get_by_text("絞り込み").click()
    assert page.locator("legend").all_inner_texts() == ["分野", "新規"]
    page.get_by_role("checkbox", name="新規").click()
    expect(page.get_by_text("絞り込み (1)")).to_be_visible()
    assert parse_qs(urlsplit(later[-1]).query)["new"] == ["1"]
    page.get_by_role("button", name="絞り込みをすべて外す").click()
    expect(page.get_by_text("絞り込み (1)")).to_be_hidden()
    expect(page.get_by_role("combobox")).to_be_focused()


def test_things_are_called_as_the_site_calls_them(
    page: Page, host_page: Any, mihon_site: str
) -> None:
    with urlopen(f"{mihon_site}/embed/guide?lang=ja") as response:
        guide = unescape(response.read().decode())
    own = 'area-label="目標" department-label="局" new-label="今年度から"'
    assert f'<program-search src="{mihon_site}/" {own}>' in guide
    put(page, host_page, mihon_site, f'{own} facets="area department new"')
    search(page, "無線")
    page.get_by_text("絞り込み").click()
    assert page.locator("legend").all_inner_texts() == ["局", "目標", "今年度から"]
    assert page.locator(".new").first.inner_text() == "今年度から"


def test_no_facets(page: Page, host_page: Any, plan_site: str) -> None:
    put(page, host_page, plan_site, 'facets="none"')
    search(page)
    expect(page.get_by_text("絞り込み")).to_be_hidden()


def test_limit_and_more(page: Page, host_page: Any, plan_site: str) -> None:
    put(page, host_page, plan_site, 'limit="3"')
    search(page, "システム")
    assert page.locator(".hits > li").count() == 3
    page.get_by_role("button", name="続きを表示").click()
    expect(page.locator(".hits > li")).to_have_count(6)
    expect(page.locator(".hits > li").nth(3).get_by_role("button")).to_be_focused()
    names = page.locator(".name").all_inner_texts()
    assert len(set(names)) == 6
    everything = page.get_by_role("link", name="検索サイトで")
    assert parse_qs(urlsplit(str(everything.get_attribute("href"))).query) == {"q": ["システム"]}


def test_an_empty_search_lists_all(page: Page, host_page: Any, plan_site: str) -> None:
    put(page, host_page, plan_site)
    search(page, "")
    href = str(page.get_by_role("link", name="検索サイトで").get_attribute("href"))
    assert urlsplit(href).query == "sort=plan"


@pytest.mark.parametrize(("open", "target"), [("same", None), ("new", "_blank")])
def test_programs_open_elsewhere(
    page: Page, host_page: Any, plan_site: str, open: str, target: str | None
) -> None:
    put(page, host_page, plan_site, f'open="{open}"')
    search(page)
    link = page.locator(".name a").first
    assert str(link.get_attribute("href")).startswith(f"{plan_site}/programs/")
    assert link.get_attribute("target") == target
    assert (link.get_attribute("rel") or "") == ("noopener" if target else "")
    assert ("新しいタブ" in str(link.text_content())) == bool(target)


def test_english_words_around_japanese_programs(page: Page, host_page: Any, plan_site: str) -> None:
    put(page, host_page, plan_site, 'lang="en"')
    box = page.get_by_role("combobox")
    box.fill("防災 システム")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("found")
    assert page.locator(".hits").get_attribute("lang") == "ja"
    assert page.locator(".box").get_attribute("lang") == "en"
    page.locator(".name button").first.click()
    expect(page.locator("dt").first).to_have_text("Summary")
    assert page.locator("dt").first.get_attribute("lang") == "en"
    href = str(page.get_by_role("link", name="See all").get_attribute("href"))
    assert parse_qs(urlsplit(href).query)["lang"] == ["en"]
    box.fill("お年寄り")
    page.get_by_role("button", name="Search", exact=True).click()
    reason = page.locator(".hits .quiet", has_text="Matched:").first
    expect(reason).to_have_text("Matched: synonym: 高齢者")
    expect(reason.locator("[lang=en]").last).to_have_text("synonym: ")


def test_the_language_of_the_page_is_the_elements(
    page: Page, host_page: Any, plan_site: str
) -> None:
    put(page, host_page, plan_site, lang="en-GB")
    expect(page.get_by_role("button", name="Search", exact=True)).to_be_visible()


def test_events_carry_the_answer(page: Page, host_page: Any, plan_site: str) -> None:
    put(page, host_page, plan_site)
    page.evaluate(
        """() => addEventListener("program-search:results", ({ target, detail }) => {
             const listed = detail.total + detail.similar;
             window.told = [target.localName, detail.query, listed, detail.hits.length];
           })"""
    )
    search(page, "防災")
    name, query, total, hits = page.evaluate("window.told")
    assert (name, query) == ("program-search", "防災")
    assert total >= hits > 0


def test_properties_and_parts_give_it_the_look_of_the_page(
    page: Page, host_page: Any, plan_site: str
) -> None:
    style = """
    program-search { --program-search-accent: #0a5c2b; --program-search-font-size: 18px; }
    program-search::part(button) { border-radius: 0; }
    """
    put(page, host_page, plan_site, style=style)
    button = page.get_by_role("button", name="検索", exact=True)
    assert button.evaluate("(b) => getComputedStyle(b).backgroundColor") == "rgb(10, 92, 43)"
    assert button.evaluate("(b) => getComputedStyle(b).borderRadius") == "0px"
    assert button.evaluate("(b) => getComputedStyle(b).fontSize") == "18px"


def test_several_on_one_page_do_not_mix(page: Page, host_page: Any, plan_site: str) -> None:
    lines = element(plan_site) + element(plan_site, 'open="new"') + element(plan_site)
    page.goto(host_page(lines, NEEDED.format(site=plan_site)))
    search(page)
    assert page.locator("program-search").nth(0).locator(".hits > li").count() > 0
    assert page.locator("program-search").nth(1).locator(".hits > li").count() == 0
    assert violations(axe_results(page)) == []


def test_it_takes_over_what_was_typed_before_it_came(
    page: Page, host_page: Any, plan_site: str
) -> None:
    lines = element(plan_site).split("</script>")[1]
    page.goto(host_page(lines, NEEDED.format(site=plan_site)))
    page.get_by_label("施策を検索").fill("ぼうさ")
    page.evaluate(f"import('{plan_site}/embed.js')")
    box = page.get_by_role("combobox")
    expect(box).to_have_value("ぼうさ")
    expect(box).to_be_focused()


def test_it_survives_being_moved_and_changed(page: Page, host_page: Any, plan_site: str) -> None:
    put(page, host_page, plan_site)
    search(page)
    page.evaluate(
        "document.querySelector('main').prepend(document.querySelector('program-search'))"
    )
    expect(page.locator(".hits > li").first).to_be_visible()
    page.evaluate("document.querySelector('program-search').setAttribute('lang', 'en')")
    expect(page.get_by_role("button", name="Search", exact=True)).to_be_visible()
    expect(page.get_by_role("combobox")).to_have_value("防災")


def test_two_names_of_the_script_are_one_element(
    page: Page, host_page: Any, plan_site: str
) -> None:
    lines = element(plan_site) + element(plan_site, script="embed.v2.js")
    page.goto(host_page(lines, NEEDED.format(site=plan_site)))
    expect(page.get_by_role("combobox")).to_have_count(2)


@pytest.mark.parametrize("name", sorted(INTEGRITY))
def test_a_version_never_changes(name: str, plan_site: str) -> None:
    # When this fails, put the change into a file of the next version instead.
    assert integrity_of(content_of(name)) == INTEGRITY[name]
    with urlopen(f"{plan_site}/{name}") as response:
        assert integrity_of(response.read()) == INTEGRITY[name]
        assert "immutable" in response.headers["Cache-Control"]
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert response.headers["Content-Type"] == "text/javascript; charset=utf-8"


@pytest.mark.parametrize("name", ["embed.js", "embed-height.js"])
def test_the_floating_name_is_asked_for_again(name: str, plan_site: str) -> None:
    with urlopen(f"{plan_site}/{name}") as response:
        assert response.headers["Cache-Control"] == "public, max-age=3600"
        tag = response.headers["ETag"]
        assert integrity_of(response.read()) == INTEGRITY[NEWEST[name]]
    with pytest.raises(HTTPError, match="304"):
        urlopen(Request(f"{plan_site}/{name}", headers={"If-None-Match": tag}))


def test_integrity_lets_the_right_content_run(page: Page, host_page: Any, plan_site: str) -> None:
    right = INTEGRITY["embed.v2.js"]
    lines = element(plan_site, script="embed.v2.js").replace(
        "></script>", f' integrity="{right}" crossorigin="anonymous"></script>'
    )
    page.goto(host_page(lines, NEEDED.format(site=plan_site)))
    expect(page.get_by_role("combobox")).to_be_visible()
    wrong = lines.replace(right, INTEGRITY["embed-height.v1.js"])
    page.goto(host_page(wrong, NEEDED.format(site=plan_site)))
    expect(page.get_by_label("施策を検索")).to_be_visible()
    assert page.get_by_role("combobox").count() == 0
