"""Every kind of page, and how each is looked at; shared by the tests and by the recording."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

# Kind of page -> its address on the shipped collection's site.
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
