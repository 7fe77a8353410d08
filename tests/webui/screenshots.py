"""Takes the pictures of the README: desktop, phone, dark, and of years.

    python -m tests.webui.screenshots

It serves the shipped collection and the sample of three years itself and writes
webui/screenshots/*.png. The pictures show what the pages look like now; look at them before
committing them.
"""

import shutil
import tempfile
import threading
from pathlib import Path
from typing import Any

import waitress
from playwright.sync_api import Browser, Page, sync_playwright

from corpus import load
from indexer import LiveIndex, update_index
from indexer.locations import shipped_collection
from webui import Settings, create_app

OUTPUT = Path(__file__).parents[2] / "webui" / "screenshots"
DESKTOP, PHONE = (1280, 860), (360, 740)
# Name of the picture -> address, size, colour scheme.
PICTURES: dict[str, tuple[str, tuple[int, int], Any]] = {
    "desktop": ("/?q=災害時の連絡", DESKTOP, "light"),
    "phone": ("/?q=災害時の連絡", PHONE, "light"),
    "dark": ("/programs/2020-2-04", DESKTOP, "dark"),
}
SAMPLE = Path(__file__).parents[1] / "sample_years"
# The same of a plan of three years, of which two are made up.
OF_YEARS: dict[str, tuple[str, tuple[int, int], Any]] = {
    "thread": ("/programs/2022-0-13#history-title", DESKTOP, "light"),
    "years": ("/years?from=2020&to=2021", DESKTOP, "light"),
}


def main() -> None:
    """Take all pictures and print their sizes."""
    OUTPUT.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        for collection, pictures in ((shipped_collection(), PICTURES), (SAMPLE, OF_YEARS)):
            with tempfile.TemporaryDirectory() as directory:
                site = served(collection, Path(directory))
                for name, (address, size, scheme) in pictures.items():
                    take(browser, f"{site}{address}", name, size, scheme)
        browser.close()


def served(collection: Path, directory: Path) -> str:
    """The address of a site of the collection, whose index is in the directory."""
    update_index(load(collection), directory)
    app = create_app(Settings(), LiveIndex(directory))
    server: Any = waitress.create_server(app, host="127.0.0.1", port=0)
    threading.Thread(target=server.run, daemon=True).start()
    return f"http://127.0.0.1:{server.effective_port}"


def browser_path() -> str | None:
    """The system's browser."""
    return shutil.which("chromium") or shutil.which("google-chrome")


def take(browser: Browser, address: str, name: str, size: tuple[int, int], scheme: Any) -> None:
    """Take one picture."""
    viewport: Any = {"width": size[0], "height": size[1]}
    page: Page = browser.new_page(viewport=viewport, color_scheme=scheme, locale="ja-JP")
    page.goto(address)
    page.wait_for_load_state("networkidle")
    picture = OUTPUT / f"{name}.png"
    page.screenshot(path=picture)
    print(f"{picture}: {picture.stat().st_size:,} bytes")
    page.close()


if __name__ == "__main__":
    main()
