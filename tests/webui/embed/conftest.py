"""What the tests of embedding share: pages of other sites, with policies of their own."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page
from werkzeug.serving import BaseWSGIServer, make_server

from tests.webui.embed.hosting import NEEDED, Faulty, address_of, element, stop

HostPage = Callable[..., str]


@pytest.fixture(scope="session")
def host_page(serve: Callable[[Any], str]) -> HostPage:
    """A function that puts a page on another origin and returns its address.

    The page's body and style are given, and what its policy has besides ``default-src 'none'``.
    """
    pages: dict[str, tuple[bytes, str]] = {}

    def app(environ: Any, start_response: Any) -> list[bytes]:
        content, policy = pages.get(environ["PATH_INFO"], (b"", ""))
        headers = [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Security-Policy", policy),
        ]
        start_response("200 OK" if content else "404 Not Found", headers)
        return [content]

    origin = serve(app)

    def put(body: str, policy: str = "", style: str = "", lang: str = "ja") -> str:
        path = f"/page{len(pages)}"
        content = (
            f'<!doctype html><html lang="{lang}"><meta charset="utf-8"><title>町のページ</title>'
            f'<style nonce="own">{style}</style>'
            f'<body><main><h1 id="own">町のページ</h1><p id="text">本文です。</p>{body}</main>'
        )
        policies = ["default-src 'none'", "style-src 'nonce-own'", policy]
        pages[path] = content.encode(), "; ".join(filter(None, policies))
        return origin + path

    return put


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page that fails the test when a script throws or a policy is broken."""
    context = chromium.new_context(locale="ja-JP", viewport={"width": 1000, "height": 900})
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "console",
        lambda message: faults.append(message.text) if "Security Policy" in message.text else None,
    )
    yield page
    context.close()
    assert faults == []


@pytest.fixture
def faulty(plan_app: Flask) -> Iterator[Faulty]:
    faulty = Faulty(plan_app)
    yield faulty
    faulty.let_go()


@pytest.fixture
def server(faulty: Faulty) -> Iterator[BaseWSGIServer]:
    """A server of the site that a test can stop."""
    server = make_server("127.0.0.1", 0, faulty, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    stop(server)
    thread.join(10)


@pytest.fixture
def opened(page: Page, host_page: Any, server: BaseWSGIServer) -> Page:
    """A page of another site with the element on it."""
    site = address_of(server)
    page.goto(host_page(element(site), NEEDED.format(site=site)))
    return page
