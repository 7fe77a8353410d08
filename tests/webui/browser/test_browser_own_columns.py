"""A list of grants in a real browser: audience, amount and deadline, on a desktop and a phone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect

from corpus import load
from corpus.record import Program
from corpus.writer import to_csv
from indexer import LiveIndex, update_index
from tests.webui.browser.kinds import axe_results, opened, violations
from webui import Settings, create_app

pytestmark = pytest.mark.browser

KINDS = {
    "home": "/",
    "results": f"/?{quote('対象者')}={quote('個人')}&sort={quote('締切')}",
    "program": "/programs/2026-4-02",
    "facet": f"/facets/{quote('対象者')}?q={quote('補助')}",
    "english": f"/?q={quote('補助')}&lang=en",
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark"), (320, "light")])
def test_pages_are_accessible_and_fit(
    chromium: Browser, grants_site: str, kind: str, width: int, scheme: Any
) -> None:
    size = {"width": width, "height": 800}
    address = grants_site + KINDS[kind]
    with opened(chromium, address, viewport=size, color_scheme=scheme) as page:
        assert violations(axe_results(page)) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_resident_finds_what_is_open_for_them(chromium: Browser, grants_site: str) -> None:
    with opened(chromium, grants_site) as page:
        page.get_by_role("link", name="子育て世帯").click()
        expect(page.locator(".card")).to_have_count(5)
        expect(page.locator(".card").first).to_contain_text("対象者子育て世帯")
        page.get_by_label("上限額 下限円").fill("5万")
        page.get_by_label("上限額 下限円").press("Tab")
        expect(page.locator(".card")).to_have_count(2)
        expect(page.locator(".chip", has_text="上限額 50,000円～")).to_be_visible()
        page.get_by_label("並び順").select_option(label="上限額の少ない順")
        expect(page.locator(".card h3").first).to_contain_text("学童クラブ利用料軽減補助")
        page.locator(".chip", has_text="50,000円").click()
        expect(page.locator(".card")).to_have_count(5)
        page.get_by_label("受付中だけ").check()
        expect(page.locator(".chip", has_text="受付中（締切）")).to_be_visible()


def test_without_a_script_the_form_asks_the_same(chromium: Browser, grants_site: str) -> None:
    with opened(chromium, grants_site + "/?sort=plan", java_script_enabled=False) as page:
        page.locator("#filters label", has_text="高齢者").click()
        page.locator('[name="補助上限額.to"]').fill("5万円")
        page.get_by_role("button", name="この条件で絞り込む").click()
        expect(page.locator(".card")).to_have_count(3)
        page.locator("#filters label", has_text="受付中だけ").click()
        page.get_by_role("button", name="この条件で絞り込む").click()
        expect(page.locator(".chip", has_text="受付中（締切）")).to_be_visible()


def test_a_contact_leads_to_telephone_and_mail(chromium: Browser, grants_site: str) -> None:
    with opened(chromium, grants_site + KINDS["program"]) as page:
        phone = page.get_by_role("link", name="000-000-1008")
        expect(phone).to_have_attribute("href", "tel:000-000-1008")
        mail = page.get_by_role("link", name="korei@mihon.example")
        expect(mail).to_have_attribute("href", "mailto:korei@mihon.example")
        page.get_by_role("link", name="障害者").click()
        expect(page.locator(".chip", has_text="障害者")).to_be_visible()


@pytest.fixture(scope="module")
def many_site(serve: Callable[[Any], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """A site of 600 divisions."""
    directory: Path = tmp_path_factory.mktemp("many")
    programs = [
        Program(f"a-{n}", "", None, f"道の手入れ{n}", divisions=(f"第{n}係",)) for n in range(600)
    ]
    (directory / "programs.csv").write_bytes(to_csv(programs).encode())
    update_index(load(directory), directory / "index")
    app = create_app(Settings(collection=directory), LiveIndex(directory / "index"))
    return serve(app)


def test_a_page_has_so_many_values_and_a_box_for_the_rest(
    chromium: Browser, many_site: str
) -> None:
    with opened(chromium, f"{many_site}/?q=道") as page:
        assert page.locator("#filters input[type=checkbox]").count() == 60
        assert len(page.content().encode()) < 60_000
        page.get_by_label("担当課を名前でさがす").press_sequentially("第59")
        expect(page.locator(".found-values li")).to_have_count(11)
        page.locator(".found-values label", has_text="第599係").click()
        expect(page.locator(".card")).to_have_count(1)
        expect(page.locator(".chip", has_text="第599係")).to_be_visible()


def test_without_a_script_a_page_has_the_rest(chromium: Browser, many_site: str) -> None:
    with opened(chromium, f"{many_site}/?q=道", java_script_enabled=False) as page:
        page.get_by_role("link", name="600件すべてから選ぶ").click()
        page.get_by_label("担当課を名前でさがす").fill("599")
        page.get_by_role("button", name="さがす").click()
        page.locator("#values label", has_text="第599係").click()
        page.get_by_role("button", name="この条件で絞り込む").click()
        expect(page.locator(".card")).to_have_count(1)
        expect(page.locator("#q")).to_have_value("道")
