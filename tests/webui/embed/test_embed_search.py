"""The element on a page of another site: searching by mouse, by keyboard, with an input method."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.webui.browser.kinds import axe_results, violations
from tests.webui.embed.hosting import HOSTILE, NEEDED, element

pytestmark = pytest.mark.browser

# How the page's own elements look: every property the browser computed.
LOOKS = """() => ["own", "text"].map((id) => {
  const style = getComputedStyle(document.getElementById(id));
  return [...style].map((name) => `${name}: ${style.getPropertyValue(name)}`).join(";");
})"""


@pytest.fixture
def hostile(page: Page, host_page: Any, plan_site: str) -> Page:
    """A page with a policy that forbids all but the search, and style that ruins everything."""
    page.goto(host_page(element(plan_site), NEEDED.format(site=plan_site), HOSTILE))
    return page


def requests_of(page: Page) -> list[str]:
    """The paths that the page asks for from now on."""
    paths: list[str] = []
    page.on("request", lambda request: paths.append(request.url.split("?")[0].split("/", 3)[3]))
    return paths


def search(page: Page, words: str) -> Locator:
    """Type words and press Enter; returns the names of what was found."""
    box = page.get_by_role("combobox")
    box.fill(words)
    box.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("件見つかりました")
    return page.locator(".name button")


def test_the_element_is_readable_on_a_hostile_page(hostile: Page) -> None:
    box = hostile.get_by_role("combobox")
    expect(box).to_be_visible()
    size = box.evaluate("(box) => getComputedStyle(box).fontSize")
    assert 16 <= float(size.removesuffix("px")) <= 24
    assert box.evaluate("(box) => getComputedStyle(box).textTransform") == "none"
    assert box.evaluate("(box) => getComputedStyle(box).letterSpacing") == "normal"
    assert box.evaluate("(box) => getComputedStyle(box).color") == "rgb(26, 26, 26)"
    assert hostile.locator("program-search > form").is_hidden()


def test_search_filter_and_open_by_mouse(hostile: Page) -> None:
    hostile.get_by_role("combobox").fill("システム")
    hostile.get_by_role("button", name="検索", exact=True).click()
    status = hostile.get_by_role("status").first
    expect(status).to_contain_text("件見つかりました")
    before = int(status.inner_text().removesuffix("件見つかりました"))
    hostile.get_by_text("絞り込み").click()
    hostile.get_by_label("総務部").click()
    expect(hostile.get_by_text("絞り込み (1)")).to_be_visible()
    expect(status).not_to_have_text(f"{before}件見つかりました")
    name = hostile.locator(".name button").first
    name.click()
    expect(name).to_have_attribute("aria-expanded", "true")
    expect(hostile.locator(".detail").first).to_contain_text("取組概要")
    for where in hostile.locator(".hits > li > p:nth-child(2)").all_inner_texts():
        assert where.startswith("総務部")
    link = hostile.get_by_role("link", name="検索サイトで開く").first
    with hostile.expect_navigation(url="**/programs/*"):
        link.click()


def test_a_correction_is_said_as_the_site_says_it(hostile: Page) -> None:
    """What can only have been meant was searched for; what no program has all of is an offer."""
    for words, label in (
        ("防際", "次のことばで検索しました: 防災"),
        ("防災情報シズテム", "もしかして: 防災情報システム"),
    ):
        search(hostile, words)
        expect(hostile.locator("program-search")).to_contain_text(label)


def test_everything_by_keyboard_alone(hostile: Page) -> None:
    keyboard = hostile.keyboard
    keyboard.press("Tab")
    keyboard.type("ぼう")
    listbox = hostile.get_by_role("listbox")
    expect(listbox).to_be_visible()
    keyboard.press("ArrowDown")
    box = hostile.get_by_role("combobox")
    first = hostile.get_by_role("option").first
    expect(first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", str(first.get_attribute("id")))
    expect(box).to_have_value(first.inner_text())
    keyboard.press("Escape")
    expect(listbox).to_be_hidden()
    expect(box).to_have_value("ぼう")
    keyboard.type("さい")
    expect(listbox).to_be_visible()
    keyboard.press("ArrowUp")
    keyboard.press("ArrowUp")
    keyboard.press("Enter")
    expect(listbox).to_be_hidden()
    expect(hostile.get_by_role("status").first).to_contain_text("件見つかりました")
    keyboard.press("Tab")  # the button
    keyboard.press("Tab")  # the filters
    keyboard.press("Enter")
    keyboard.press("Tab")
    chosen = hostile.get_by_role("checkbox").first
    expect(chosen).to_be_focused()
    keyboard.press("Space")
    expect(hostile.get_by_text("絞り込み (1)")).to_be_visible()
    expect(chosen).to_be_focused()
    name = hostile.locator(".name button").first
    for _ in range(40):
        if name.evaluate("(button) => button.matches(':focus')"):
            break
        keyboard.press("Tab")
    keyboard.press("Enter")
    expect(name).to_have_attribute("aria-expanded", "true")
    keyboard.press("Tab")
    expect(hostile.get_by_role("link", name="検索サイトで開く").first).to_be_focused()


def test_the_focus_can_be_seen_wherever_it_is(hostile: Page) -> None:
    search(hostile, "防災")
    hostile.get_by_role("combobox").focus()
    for _ in range(8):
        width = hostile.evaluate(
            """() => {
              const inner = document.querySelector("program-search").shadowRoot.activeElement;
              return inner && getComputedStyle(inner).outlineWidth;
            }"""
        )
        assert width == "4px"
        hostile.keyboard.press("Tab")


def test_the_input_method_keeps_its_keys(hostile: Page) -> None:
    box = hostile.get_by_role("combobox")
    box.focus()
    asked = requests_of(hostile)
    session = hostile.context.new_cdp_session(hostile)
    session.send(
        "Input.imeSetComposition", {"text": "ぼうさい", "selectionStart": 4, "selectionEnd": 4}
    )
    expect(hostile.get_by_role("listbox")).to_be_visible()
    # Keys of a conversion: the browser reports them as 229, whatever they are.
    for key in ("ArrowDown", "Enter"):
        session.send(
            "Input.dispatchKeyEvent",
            {"type": "rawKeyDown", "key": key, "code": key, "windowsVirtualKeyCode": 229},
        )
    expect(box).to_have_value("ぼうさい")
    session.send("Input.insertText", {"text": "防災"})
    expect(box).to_have_value("防災")
    assert "api/search" not in asked
    box.press("Enter")
    expect(hostile.get_by_role("status").first).to_contain_text("件見つかりました")
    assert asked.count("api/search") == 1


def test_the_enter_that_ends_a_conversion_does_not_search(hostile: Page) -> None:
    box = hostile.get_by_role("combobox")
    box.fill("防災")
    asked = requests_of(hostile)
    # Some browsers report the end of the composition before the key that ended it.
    stopped = box.evaluate(
        """(box) => !box.dispatchEvent(new KeyboardEvent("keydown",
             { key: "Enter", keyCode: 229, bubbles: true, cancelable: true, composed: true }))"""
    )
    assert stopped
    assert "api/search" not in asked


def test_axe_finds_nothing_in_page_and_element(page: Page, host_page: Any, plan_site: str) -> None:
    page.goto(host_page(element(plan_site), NEEDED.format(site=plan_site)))
    # axe itself runs in the page, outside its policy.
    assert violations(axe_results(page)) == []
    page.get_by_role("combobox").fill("ぼう")
    expect(page.get_by_role("listbox")).to_be_visible()
    assert violations(axe_results(page)) == []
    search(page, "防災 システム").first.click()
    page.get_by_text("絞り込み").click()
    assert violations(axe_results(page)) == []


@pytest.mark.parametrize(
    ("theme", "scheme"), [("light", "dark"), ("dark", "light"), ("auto", "light"), ("auto", "dark")]
)
def test_axe_finds_nothing_in_any_theme(
    page: Page, host_page: Any, plan_site: str, theme: str, scheme: Any
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(host_page(element(plan_site, f'theme="{theme}"'), NEEDED.format(site=plan_site)))
    search(page, "防災 システム").first.click()
    page.get_by_text("絞り込み").click()
    assert violations(axe_results(page)) == []
    paper = page.locator(".box").evaluate("(box) => getComputedStyle(box).backgroundColor")
    dark = theme == "dark" or (theme == "auto" and scheme == "dark")
    assert paper == ("rgb(26, 26, 28)" if dark else "rgb(255, 255, 255)")


def test_the_page_looks_the_same_with_the_element(
    page: Page, host_page: Any, plan_site: str
) -> None:
    lines = element(plan_site)
    needed = NEEDED.format(site=plan_site)
    page.goto(host_page(lines.split("</script>")[1], needed, HOSTILE))
    without = page.evaluate(LOOKS)
    page.goto(host_page(lines, needed, HOSTILE))
    search(page, "防災")
    # Sizes that follow from the height of the page are the same, too: nothing before it moved.
    assert page.evaluate(LOOKS) == without
    assert page.evaluate("document.head.querySelectorAll('style, link').length") == 1
    assert page.evaluate("document.adoptedStyleSheets.length") == 0


def test_targets_are_large_enough_for_fingers(hostile: Page) -> None:
    search(hostile, "システム").first.click()
    hostile.get_by_text("絞り込み").click()
    small = hostile.evaluate(
        """() => [...document.querySelector("program-search").shadowRoot
             .querySelectorAll("button, a, summary, label:has(input), input[type=search]")]
             .map((one) => [one.textContent, one.getBoundingClientRect().height])
             .filter(([, height]) => height && height < 44)"""
    )
    assert small == []


def test_forced_colours_leave_everything_visible(hostile: Page) -> None:
    hostile.emulate_media(forced_colors="active")
    search(hostile, "防災")
    hostile.get_by_role("combobox").fill("ぼう")
    expect(hostile.get_by_role("listbox")).to_be_visible()
    hostile.keyboard.press("ArrowDown")
    option = hostile.get_by_role("option").first
    assert option.evaluate("(option) => getComputedStyle(option).outlineWidth") == "2px"
