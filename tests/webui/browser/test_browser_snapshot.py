"""A snapshot's pages in a real browser: searching, without script, inside other sites."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from indexer import LiveIndex
from indexer.query.column_filters import open_today
from indexer.query.query import Query
from tests.webui.browser.kinds import CONDITIONS, axe_results, opened, violations
from tests.webui.conftest import GRANTS
from tests.webui.file_server import served_files
from webui.commands.snapshot import write_snapshot

pytestmark = pytest.mark.browser
PAGES = ("index.html", "search.html?q=防災+情報", "search.html?q=zzzz", "programs/2020-1-07.html")
LISTS = ("departments/2.html", "all.html", "about.html", "accessibility.html")


def test_someone_searches_narrows_reads_and_goes_back(chromium: Browser, plan_folder: str) -> None:
    with opened(chromium, plan_folder) as page:
        page.get_by_label("施策を検索").fill("災害時の連絡")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("「災害時の連絡」の検索結果")
        expect(page.locator(".card").first).to_be_visible()
        before = page.locator("#count").inner_text()
        page.get_by_role("checkbox", name=re.compile("^危機管理部")).check()
        expect(page.locator(".chip")).to_have_count(1)
        assert "department=" in page.url
        assert page.locator("#count").inner_text() != before
        page.locator(".card h3 a").first.click()
        expect(page.get_by_role("navigation", name="現在の位置")).to_be_visible()
        page.go_back()
        expect(page.locator(".chip")).to_have_count(1)


def test_a_choice_keeps_the_focus_for_the_next_one(chromium: Browser, plan_folder: str) -> None:
    with opened(chromium, f"{plan_folder}/search.html?q=情報") as page:
        boxes = page.locator("#filters input[type=checkbox]")
        boxes.first.focus()
        for number in (1, 2):
            page.keyboard.press("Space")
            expect(page.locator(".chip")).to_have_count(number)
            expect(page.locator("#filters input:checked:focus")).to_have_count(1)
            page.keyboard.press("Tab")
        page.get_by_label("並び順").select_option("plan")
        page.wait_for_url("**sort=plan*")
        expect(page.get_by_label("並び順")).to_be_focused()


def test_words_are_suggested_while_somebody_types(chromium: Browser, plan_folder: str) -> None:
    with opened(chromium, plan_folder) as page:
        page.get_by_label("施策を検索").press_sequentially("ぼうさ", delay=30)
        expect(page.get_by_role("option").first).to_contain_text("防災")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page.locator(".card").first).to_be_visible()


def test_enter_that_ends_a_conversion_searches_nothing(chromium: Browser, plan_folder: str) -> None:
    with opened(chromium, plan_folder) as page:
        box = page.get_by_label("施策を検索")
        box.fill("ぼうさい")
        composing = "(box) => box.dispatchEvent(new KeyboardEvent('keydown', %s))"
        event = "{key: 'Enter', keyCode: 229, isComposing: true, bubbles: true, cancelable: true}"
        assert box.evaluate(composing % event) is False
        assert "search.html" not in page.url


def test_an_address_of_the_server_leads_to_the_search(chromium: Browser, plan_folder: str) -> None:
    with opened(chromium, f"{plan_folder}index.html?q=防災") as page:
        expect(page.locator(".card").first).to_be_visible()
        assert "search.html?q=" in page.url


def test_without_script_lists_lead_to_every_program(chromium: Browser, plan_folder: str) -> None:
    with opened(chromium, plan_folder, java_script_enabled=False) as page:
        page.get_by_label("施策を検索").fill("防災")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("施策の一覧")
        page.get_by_role("link", name="危機管理部").click()
        expect(page.locator(".card")).to_have_count(10)
        page.get_by_role("link", name="次へ").click()
        expect(page.locator(".card").first).to_be_visible()


def test_nothing_is_asked_of_another_site_and_no_policy_is_broken(
    chromium: Browser, plan_folder: str
) -> None:
    asked: list[str] = []
    said: list[str] = []
    with opened(chromium, "about:blank") as page:
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        for path in (*PAGES, *LISTS):
            page.goto(f"{plan_folder}{path}")
            page.wait_for_load_state("networkidle")
    assert asked
    assert all(url.startswith((plan_folder, "data:")) for url in asked)
    assert said == []


@pytest.mark.parametrize("path", [*PAGES, *LISTS])
def test_axe_finds_nothing(chromium: Browser, plan_folder: str, path: str) -> None:
    for scheme, width in CONDITIONS.values():
        viewport = {"width": width, "height": 900}
        with opened(
            chromium, f"{plan_folder}{path}", color_scheme=scheme, viewport=viewport
        ) as page:
            page.wait_for_load_state("networkidle")
            assert violations(axe_results(page)) == []
            wide = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
            assert page.evaluate(wide), f"{path} scrolls sideways at {width}"


def test_another_site_embeds_the_search_of_the_folder(
    chromium: Browser, plan_folder: str, tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text(
        '<!doctype html><html lang="ja"><title>町</title>'
        f'<script type="module" src="{plan_folder}embed.js"></script>'
        f'<program-search src="{plan_folder}"></program-search>',
        encoding="utf-8",
    )
    with (
        served_files(tmp_path) as elsewhere,
        opened(chromium, f"{elsewhere}/index.html") as page,
    ):
        page.get_by_role("combobox").fill("災害時の連絡")
        page.keyboard.press("Enter")
        expect(page.get_by_text("防災事務連絡システム").first).to_be_visible()


def test_what_is_open_today_is_what_the_server_has(
    chromium: Browser, grants_index: LiveIndex, tmp_path: Path
) -> None:
    searcher = grants_index.searcher()
    (column,) = [one for one in searcher.collection.columns if one.deadline]
    query = Query(open=(open_today(column),), sort=column.heading, per_page=10)
    theirs = [hit.program.name for hit in searcher.search(query).hits]
    write_snapshot(GRANTS, grants_index.directory, tmp_path / "out")
    asked = f"search.html?{column.heading}.open=1&sort={column.heading}"
    with (
        served_files(tmp_path / "out") as address,
        opened(chromium, f"{address}/{asked}") as page,
    ):
        expect(page.locator(".chip")).to_have_count(1)
        assert page.locator(".card h3 a").all_inner_texts() == theirs


def test_opened_as_a_file_a_page_says_that_the_search_needs_a_server(
    chromium: Browser, plan_snapshot: Path, plan_folder: str
) -> None:
    page = chromium.new_page()
    for file in ("index.html", "search.html", "programs/2020-2-04.html"):
        page.goto((plan_snapshot / file).as_uri())
        assert page.locator("#from-file").is_visible(), file
        page.goto(plan_folder + file)
        assert page.locator("#from-file").is_hidden(), file
    page.close()
