"""Every kind of page, and how each is looked at; shared by the tests and by the recording."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Literal
from weakref import WeakKeyDictionary

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Error, Page

# Kind of page -> its address on the shipped collection's site. Tests of design look at these.
KINDS = {
    "トップ": "/",
    "検索結果": "/?q=防災+情報",
    "絞り込んだ結果": "/?q=システム&department=総務部&area=電子自治体",
    "一覧の2ページ目": "/?sort=plan&page=2",
    "見つからないとき": "/?q=zzzz&department=総務部",
    "施策": "/programs/2020-1-07",
    "再掲の施策": "/programs/2020-3-01",
    "このサイトについて": "/about",
    "APIの説明": "/api",
    "サイトに埋め込む": "/embed/guide",
    "ウェブアクセシビリティ方針": "/accessibility",
    "ウェブアクセシビリティ試験結果": "/accessibility/results",
    "404": "/nothing",
    "400": "/?colour=red&page=x",
    "すべての値": "/facets/division",
    "表": "/table?q=防災&column=summary&column=department&sort=-department",
    "印刷用の表": "/print?department=総務部",
    "ファイルに保存": "/download?q=防災",
    "検索の変更": "/changes?q=防災",
    "指標の一覧": "/targets",
    "英語のトップ": "/?lang=en",
    "英語の検索結果": "/?q=防災&lang=en",
    "英語の施策": "/programs/2020-1-07?lang=en",
    "英語の表": "/table?lang=en",
}
# The site's name among the fixtures, less "_site" -> kinds of pages that only it has.
OTHERS = {
    "plan": {
        "埋め込みの枠": "/embed?q=防災",
        "英語のこのサイトについて": "/about?lang=en",
        "英語のウェブアクセシビリティ方針": "/accessibility?lang=en",
        "英語の指標の一覧": "/targets?lang=en",
        "英語のファイルに保存": "/download?lang=en",
        "英語のサイトに埋め込む": "/embed/guide?lang=en",
    },
    "years": {
        "年度の比較": "/years",
        "英語の年度の比較": "/years?from=2020&to=2021&lang=en",
        "年度ごとの歩み": "/programs/2022-0-13",
        "すべての年度の検索結果": "/?q=防災&年度=all",
        "すべての年度の印刷用の表": "/print?q=防災&年度=all",
        "すべての年度の指標": "/targets?年度=all",
    },
    "grants": {
        "独自の列のあるトップ": "/",
        "独自の列のある検索結果": "/?q=補助",
        "独自の列の表": "/table?column=対象者&sort=-対象者",
        "数値のない指標の一覧": "/targets",
    },
}
# Every kind of page -> its site and its address.
ALL = {kind: ("plan", path) for kind, path in KINDS.items()} | {
    kind: (site, path) for site, own in OTHERS.items() for kind, path in own.items()
}
# Condition -> colour scheme and width. 640 and 320 pixels are what is left of 1280 at 200 % and
# 400 %.
CONDITIONS: dict[str, tuple[Any, int]] = {
    "明るい画面・幅1280": ("light", 1280),
    "暗い画面・幅1280": ("dark", 1280),
    "明るい画面・幅360": ("light", 360),
    "暗い画面・幅360": ("dark", 360),
    "明るい画面・幅280": ("light", 280),
    "200%に拡大": ("light", 640),
    "400%に拡大": ("light", 320),
}
# WCAG up to 2.2 AA, and axe's own good practices.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@contextmanager
def opened(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    """A page at an address, in a context of its own, its script run."""
    options = {"locale": "ja-JP", "viewport": {"width": 1280, "height": 900}} | options
    context = browser.new_context(**options)
    try:
        page = context.new_page()
        page.goto(address)
        yield page
    finally:
        context.close()


# Seconds that a page may take to come to a state, on a machine that does much else.
PATIENCE = 30


def becomes(page: Page, holds: str) -> None:
    """Waits until a JavaScript expression is true in a page. Playwright's own waiting evaluates its
    text again within the page, which our Content-Security-Policy forbids from the second time."""
    until(page, lambda: bool(page.evaluate(holds)), holds)


def until(page: Page, holds: Callable[[], bool], what: str) -> None:
    """Waits until something holds in a page or its frames, also while these are being left: what
    is asked of a page just then has no answer."""
    end = time.monotonic() + PATIENCE
    while not _answer(holds):
        assert time.monotonic() < end, f"never came true: {what}"
        page.wait_for_timeout(20)


def _answer(holds: Callable[[], bool]) -> bool:
    try:
        return holds()
    except Error as error:
        if "context was destroyed" not in error.message:
            raise
        return False


# By what a context cannot change any more: whether scripts run, whether a policy holds.
_SHARED: WeakKeyDictionary[Browser, dict[tuple[bool, bool], Page]] = WeakKeyDictionary()


def looked_at(
    browser: Browser,
    address: str,
    size: tuple[int, int] = (1280, 900),
    scheme: Literal["light", "dark"] = "light",
    *,
    scripting: bool = True,
    bypass_csp: bool = False,
) -> Page:
    """A page at an address, its script run, for tests that only look and keep nothing: all of them
    have it one after the other, since a context of its own costs Chromium as much as the page."""
    pages = _SHARED.setdefault(browser, {})
    kind = scripting, bypass_csp
    if kind not in pages:
        context = browser.new_context(
            locale="ja-JP", java_script_enabled=scripting, bypass_csp=bypass_csp
        )
        pages[kind] = context.new_page()
    page = pages[kind]
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=scheme)
    page.goto(address)
    return page


def axe_results(page: Page) -> dict[str, Any]:
    """What axe says about a page as it stands."""
    options = {"runOnly": TAGS, "resultTypes": ["violations", "passes"]}
    response: dict[str, Any] = Axe().run(page, options=options).response
    return response


def violations(results: dict[str, Any]) -> list[str]:
    """The violations in axe's results, each with the elements at fault."""
    return [
        f"{violation['id']}: {node['html'][:160]}"
        for violation in results["violations"]
        for node in violation["nodes"]
    ]
