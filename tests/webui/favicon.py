"""Makes favicon.ico from icon.svg, for what asks for no other: ``python -m tests.webui.favicon``.

Look at the file before committing it.
"""

import struct
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.webui.screenshots import browser_path

STATIC = Path(__file__).parents[2] / "webui" / "static"
SIZES = (16, 32, 48)


def main() -> None:
    """Write the icon in all sizes."""
    svg = (STATIC / "icon.svg").read_text("utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        page = browser.new_page()
        pictures = []
        for size in SIZES:
            page.set_viewport_size({"width": size, "height": size})
            page.set_content(f"<style>body {{ margin: 0 }} svg {{ width: {size}px }}</style>{svg}")
            pictures.append(page.screenshot(omit_background=True))
        browser.close()
    (STATIC / "favicon.ico").write_bytes(icon(pictures))


def icon(pictures: list[bytes]) -> bytes:
    """PNG pictures of SIZES as one ICO file: a head, an entry for each, the pictures."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    start = len(head) + 16 * len(pictures)
    entries = b""
    for size, picture in zip(SIZES, pictures, strict=True):
        entries += struct.pack("<BBBBHHII", size, size, 0, 0, 1, 32, len(picture), start)
        start += len(picture)
    return head + entries + b"".join(pictures)


if __name__ == "__main__":
    main()
