"""Asking a search of files in Chromium: what it loads, how long it computes, what it finds."""

import gzip
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlencode, urlsplit

from playwright.sync_api import Page, Request, sync_playwright

# A slow phone, as Chromium's own tools imitate it.
THROTTLE = 4
# How often each query is timed.
ROUNDS = 4
# Scripts and what they load; not the page, which is there without a search.
_COUNTED = (".js", ".json", ".gz", ".pf_meta", ".pf_index", ".pf_fragment", ".pagefind", ".wasm")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")


class First(NamedTuple):
    """What the script and a first search load: bytes as gzip has them, and requests."""

    bytes: int
    requests: int


@contextmanager
def page_of(chromium: str) -> Iterator[Page]:
    """A page of a browser without anything kept."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        try:
            yield browser.new_context(locale="ja-JP").new_page()
        finally:
            browser.close()


def first_search(page: Page, root: Path, address: str, script: str, query: str) -> First:
    """What is loaded from an empty page until a query is answered; by our page without a script."""
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(urlsplit(request.url).path)

    page.goto(f"{address}/empty.html")
    page.on("request", note)
    if script:
        page.evaluate(script, [query])
    else:
        page.goto(f"{address}/site/search.html?{urlencode({'q': query})}")
        page.wait_for_load_state("networkidle")
    page.remove_listener("request", note)
    asked = [path for path in asked if path.endswith(_COUNTED) or "." not in path]
    files = [root / unquote(path).lstrip("/") for path in dict.fromkeys(asked)]
    return First(sum(_packed(file) for file in files if file.is_file()), len(files))


def _packed(file: Path) -> int:
    content = file.read_bytes()
    return len(content) if content[:2] == b"\x1f\x8b" else len(gzip.compress(content))


def asked(page: Page, address: str, script: str, queries: Sequence[str]) -> list[dict[str, Any]]:
    """What is found for each query, and the milliseconds of computing it on a slow phone.

    The times are the least of ROUNDS: what else the machine does only makes them longer.
    """
    page.goto(f"{address}/empty.html")
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": THROTTLE})
    rounds = [page.evaluate(script, list(queries)) for _ in range(ROUNDS)]
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    found: list[dict[str, Any]] = rounds[0]
    return [one | {"ms": min(own[n]["ms"] for own in rounds)} for n, one in enumerate(found)]
