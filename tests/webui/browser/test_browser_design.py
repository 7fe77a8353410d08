"""Pages hold at every size, in every medium; they are light, calm and silent."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.webui.browser.kinds import KINDS, looked_at, opened

pytestmark = pytest.mark.browser

# Bytes of all answers of a first visit, as they leave the application (uncompressed or not).
BUDGET = 60_000
# Layout shift that a visitor does not notice; half of what is called good elsewhere.
MOST_SHIFT = 0.05

WATCH_SHIFTS = """
window.shift = 0;
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


def overflow(page: Page) -> int:
    script = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    return int(page.evaluate(script))


@pytest.mark.parametrize("kind", KINDS)
def test_pages_reflow_at_200_and_400_percent(chromium: Browser, plan_site: str, kind: str) -> None:
    page = looked_at(chromium, plan_site + KINDS[kind])
    for width in (640, 360, 320):
        page.set_viewport_size({"width": width, "height": 640})
        assert overflow(page) <= 0, width


def test_pages_fit_a_phone_in_either_direction(chromium: Browser, plan_site: str) -> None:
    with opened(chromium, plan_site + "/?q=システム") as page:
        for size in ((360, 740), (740, 360)):
            page.set_viewport_size({"width": size[0], "height": size[1]})
            assert overflow(page) <= 0
            expect(page.locator("#q")).to_be_visible()


# Buttons and labels whose text stands in three lines or more, none of them three characters wide.
COLUMNS = """[...document.querySelectorAll(
    "button, label, summary, .chip, .links a, .brand a")].filter(e => {
  const texts = document.createTreeWalker(e, NodeFilter.SHOW_TEXT), lines = [];
  while (texts.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    if (texts.currentNode.data.trim()) lines.push(...range.getClientRects());
  }
  const widest = Math.max(...lines.map(line => line.width));
  return !e.closest(".vh") && lines.length > 2
    && widest < 2.5 * parseFloat(getComputedStyle(e).fontSize);
}).map(e => e.outerHTML.slice(0, 100))"""
LARGE = "html { font-size: 200% }"


def enlarge(page: Page) -> None:
    """Shows the text twice as large. Playwright's own way waits for an event that no page without
    scripts has."""
    page.evaluate(
        "css => { const style = document.createElement('style'); style.textContent = css;"
        " document.head.append(style); }",
        LARGE,
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scripting", [True, False])
def test_text_of_200_percent_fits_a_phone(
    chromium: Browser, plan_site: str, kind: str, scripting: bool
) -> None:
    address = plan_site + KINDS[kind]
    page = looked_at(chromium, address, (360, 740), scripting=scripting, bypass_csp=True)
    enlarge(page)
    assert overflow(page) <= 0
    assert page.evaluate(COLUMNS) == []
    if page.locator("#q").count():  # what is made for paper has no box to type into
        box = page.locator("#q").first.bounding_box()
        assert box is not None
        assert box["width"] >= 6 * 32, "six characters of what was typed"


def test_an_order_with_a_long_name_fits_a_phone(chromium: Browser, plan_site: str) -> None:
    longer = "s => s.options[0].text = '行政事業レビュー対象事業の当初予算額（百万円）の大きい順'"
    options: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "bypass_csp": True}
    with opened(chromium, plan_site + "/?q=防災", **options) as page:
        page.locator("#sort").evaluate(longer)
        assert overflow(page) <= 0
        enlarge(page)
        assert overflow(page) <= 0


def test_buttons_stay_lines_at_400_percent(chromium: Browser, plan_site: str) -> None:
    for scripting in (True, False):
        address = plan_site + "/?q=システム&department=総務部"
        size = {"width": 320, "height": 640}
        with opened(chromium, address, viewport=size, java_script_enabled=scripting) as page:
            assert page.evaluate(COLUMNS) == []
            page.locator(".tools .open").click()
            assert page.evaluate(COLUMNS) == []


@pytest.mark.parametrize("size", [(360, 740), (320, 400), (740, 360), (280, 653)])
@pytest.mark.parametrize("large", [False, True])
def test_the_filters_of_a_phone_end_where_they_end(
    chromium: Browser, plan_site: str, size: tuple[int, int], large: bool
) -> None:
    view = {"width": size[0], "height": size[1]}
    for path in ("/?q=システム", "/?sort=plan"):
        with opened(chromium, plan_site + path, viewport=view, bypass_csp=True) as page:
            if large:
                enlarge(page)
            page.locator(".tools .open").click()
            page.locator("#filters summary").first.click()
            panel = page.locator("#filters")
            assert panel.evaluate("e => e.scrollHeight - e.clientHeight") <= 0
            last = page.locator("#filters label").filter(visible=True).last
            last.scroll_into_view_if_needed()
            expect(last).to_be_in_viewport()
            expect(page.locator("#filters .close")).to_be_in_viewport()


def test_no_column_of_a_table_is_squeezed_to_a_letter(chromium: Browser, plan_site: str) -> None:
    narrow = """[...document.querySelectorAll("th, td")].filter(e => e.textContent.trim().length > 3
      && e.clientWidth < 3 * parseFloat(getComputedStyle(e).fontSize)
      && getComputedStyle(e.firstElementChild ?? e).writingMode === "horizontal-tb"
      ).map(e => e.outerHTML.slice(0, 100))"""
    for kind in ("トップ", "ウェブアクセシビリティ試験結果", "APIの説明"):
        page = looked_at(chromium, plan_site + KINDS[kind])
        for width in (1280, 360, 320):
            page.set_viewport_size({"width": width, "height": 640})
            assert page.evaluate(narrow) == [], width


def test_on_a_phone_the_first_hit_is_on_the_first_screen(chromium: Browser, plan_site: str) -> None:
    phone = {"width": 360, "height": 640}
    for path in ("/?q=災害時の連絡", "/?q=システム&department=総務部&area=電子自治体"):
        with opened(chromium, plan_site + path, viewport=phone) as page:
            box = page.locator(".card h3").first.bounding_box()
            assert box is not None
            assert box["y"] + box["height"] < 640


def test_wider_text_spacing_cuts_nothing_off(chromium: Browser, plan_site: str) -> None:
    spacing = (
        "* { line-height: 1.5 !important; letter-spacing: 0.12em !important;"
        " word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"
    )
    cut = """[...document.querySelectorAll("main *")].filter(e =>
      e.clientWidth && !e.closest(".vh, .scroll") && getComputedStyle(e).overflowX !== "visible"
      && e.scrollWidth > e.clientWidth + 1).map(e => e.outerHTML.slice(0, 80))"""
    for path in ("/", "/?q=システム", "/programs/2020-1-07"):
        with opened(chromium, plan_site + path, bypass_csp=True) as page:
            page.set_viewport_size({"width": 360, "height": 740})
            page.add_style_tag(content=spacing)
            assert page.evaluate(cut) == []
            assert overflow(page) <= 0


@pytest.mark.parametrize("path", ["/", "/?q=システム&department=総務部", "/programs/2020-1-07"])
def test_the_focus_is_visible_wherever_it_goes(
    chromium: Browser, plan_site: str, path: str
) -> None:
    look = """(e => { const style = getComputedStyle(e), box = e.getBoundingClientRect();
      return [style.outlineStyle, parseFloat(style.outlineWidth),
              box.bottom > 0 && box.top < innerHeight, location.href]; })(document.activeElement)"""
    with opened(chromium, plan_site + path) as page:
        start = page.url
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement === document.body"):
                break
            style, width, on_screen, address = page.evaluate(look)
            where = page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
            assert style == "solid", where
            assert width >= 4, where
            assert on_screen, where
            assert address == start, "nothing happens on focus alone"


def test_targets_are_44_pixels_high_on_a_phone(chromium: Browser, plan_site: str) -> None:
    small = """[...document.querySelectorAll("button, select, input, summary, .chip, .terms a,"
      + " .matrix td a, .pages a, .filters label, .links a, .brand a")].filter(e => {
        const box = (e.closest("label") ?? e).getBoundingClientRect();
        return box.height && box.height < 43.5; }).map(e => e.outerHTML.slice(0, 100))"""
    phone = {"width": 360, "height": 740}
    for path in ("/", "/?q=システム&department=総務部&area=電子自治体", "/programs/2020-1-07"):
        options: dict[str, Any] = {"viewport": phone, "has_touch": True, "is_mobile": True}
        with opened(chromium, plan_site + path, **options) as page:
            if page.locator(".tools .open").count():
                page.locator(".tools .open").click()
            assert page.evaluate(small) == []


def test_a_first_visit_is_light_calm_and_silent(chromium: Browser, plan_site: str) -> None:
    for path in ("/", "/?q=システム", "/programs/2020-1-07"):
        context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="ja-JP")
        context.add_init_script(WATCH_SHIFTS)
        page = context.new_page()
        said: list[str] = []
        answers: list[tuple[str, int]] = []
        page.on("console", lambda message, said=said: said.append(message.text))
        page.on("pageerror", lambda error, said=said: said.append(str(error)))
        page.on(
            "requestfinished",
            lambda request, answers=answers: answers.append(
                (request.url, request.sizes()["responseBodySize"])
            ),
        )
        page.goto(plan_site + path)
        page.wait_for_load_state("networkidle")
        assert said == []
        assert all(url.startswith(plan_site) for url, _ in answers)
        assert sum(size for _, size in answers) <= BUDGET, answers
        assert page.evaluate("window.shift") <= MOST_SHIFT
        context.close()


def test_results_in_place_shift_nothing_and_say_nothing(chromium: Browser, plan_site: str) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="ja-JP")
    context.add_init_script(WATCH_SHIFTS)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(plan_site + "/?q=システム")
    for name in ("総務部", "企画調整部", "教育庁"):
        page.get_by_role("checkbox", name=name).check()
        expect(page.locator(".chip", has_text=name)).to_be_visible()
    page.go_back()
    expect(page.locator(".chip")).to_have_count(2)
    assert page.evaluate("window.shift") <= MOST_SHIFT
    assert said == []
    context.close()


def test_style_and_script_keep_their_size(chromium: Browser, plan_site: str) -> None:
    with opened(chromium, plan_site) as page:
        for name, most in (
            ("site.css", 20_000),
            ("overview.css", 10_000),
            ("print.css", 10_000),
            ("site.js", 10_000),
            ("results.js", 10_000),
        ):
            body = page.request.get(f"{plan_site}/static/{name}").body()
            assert len(body) < most
            assert b"\n" in body
            assert max(map(len, body.decode().splitlines())) < 400, "readable, not minified"


def test_forced_colours_keep_every_boundary(chromium: Browser, plan_site: str) -> None:
    address = plan_site + "/?q=システム&department=総務部"
    with opened(chromium, address, forced_colors="active") as page:
        script = "e => getComputedStyle(e).borderTopStyle + getComputedStyle(e).borderTopWidth"
        for selector in (".card", ".chip", "#q", ".box button"):
            assert page.locator(selector).first.evaluate(script) == "solid1px", selector
        page.locator("#q").focus()
        assert page.locator("#q").evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


def test_reduced_motion_moves_nothing(chromium: Browser, plan_site: str) -> None:
    moving = """[...document.querySelectorAll("*")].filter(e => {
      const style = getComputedStyle(e);
      return parseFloat(style.transitionDuration) || style.animationName !== "none"; }).length"""
    with opened(chromium, plan_site + "/?q=システム", reduced_motion="reduce") as page:
        assert page.evaluate(moving) == 0
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_paper_gets_the_text_and_not_the_tools(chromium: Browser, plan_site: str) -> None:
    with opened(chromium, plan_site + "/?q=システム") as page:
        page.emulate_media(media="print")
        for selector in ("#search", "#filters", ".tools", ".pages", "header nav"):
            expect(page.locator(selector)).to_be_hidden()
        expect(page.locator(".card").first).to_be_visible()
        pdf = page.pdf(format="A4")
        assert pdf.startswith(b"%PDF")
        assert 1 <= pdf.count(b"/Type /Page\n") <= 6


def test_paper_gets_a_program_and_its_source_without_what_leads_elsewhere(
    chromium: Browser, plan_site: str
) -> None:
    with opened(chromium, plan_site + "/programs/2020-1-07") as page:
        page.emulate_media(media="print")
        for selector in (".around", ".neighbours", ".links"):
            assert page.locator(selector).count()
            assert not any(one.is_visible() for one in page.locator(selector).all())
        expect(page.locator("#citation")).to_be_visible()
        expect(page.locator("footer")).to_contain_text("出典")


def test_where_there_is_no_facet_there_is_no_place_for_one(
    chromium: Browser, plan_site: str
) -> None:
    with opened(chromium, plan_site + "/?q=AND") as page:
        expect(page.locator("#filters")).to_be_hidden()
        page.fill("#q", "防災")
        page.press("#q", "Enter")
        expect(page.locator("#filters")).to_be_visible()


def test_without_style_the_order_is_that_of_the_page(chromium: Browser, plan_site: str) -> None:
    with opened(chromium, plan_site + "/?q=システム&department=総務部") as page:
        tops = page.evaluate(
            "['.brand', '#q', '#found-title', '.chips', '.hits', '.take', '.bottom']"
            ".map(s => document.querySelector(s).getBoundingClientRect().top)"
        )
        assert tops == sorted(tops)
        order = page.evaluate(
            "[...document.querySelectorAll('.brand, #q, #found-title, .chips, .hits, .bottom')]"
            ".map(e => e.id || e.className)"
        )
        assert order == ["brand", "q", "found-title", "chips", "hits", "bottom"]


def test_header_and_footer_are_the_same_on_every_page(chromium: Browser, plan_site: str) -> None:
    def frame(path: str) -> list[str]:
        links = looked_at(chromium, plan_site + path).locator("header nav a, footer a")
        return [link.split("?")[0] for link in links.all_inner_texts()]

    # Paper has neither.
    others = {kind: path for kind, path in KINDS.items() if not kind.startswith(("英語", "印刷用"))}
    frames = {kind: frame(path) for kind, path in others.items()}
    first = next(iter(frames.values()))
    assert len(first) >= 4
    assert all(other == first for other in frames.values()), frames


def test_every_mistake_in_an_address_is_named(chromium: Browser, plan_site: str) -> None:
    with opened(chromium, plan_site + "/?per_page=0&page=x&sort=best") as page:
        problems = page.locator(".problems li")
        expect(problems).to_have_count(3)
        for text in problems.all_inner_texts():
            assert any(advice in text for advice in ("使えるのは", "指定してください"))
