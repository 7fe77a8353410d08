"""Runs axe on every kind of page in every condition and records what the site's page on it says.

    python -m tests.webui.browser.record_accessibility

It serves the collections itself and writes webui/accessibility/findings.json.
"""

import json
import shutil
import tempfile
import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import waitress
from playwright.sync_api import Browser, sync_playwright

from corpus import load
from indexer import LiveIndex, update_index
from indexer.locations import shipped_collection
from tests.webui.browser.kinds import ALL, CONDITIONS, axe_results, opened, violations
from webui import Settings, create_app

COLLECTIONS = {
    "plan": shipped_collection(),
    "years": Path(__file__).parents[2] / "sample_years",
    "grants": shipped_collection().parent / "sample_grants",
}
OUTPUT = Path(__file__).parents[3] / "webui" / "accessibility" / "findings.json"


def main() -> None:
    """Write the findings and print where they are."""
    with tempfile.TemporaryDirectory() as directory, sync_playwright() as playwright:
        sites = {
            name: served(collection, Path(directory, name))
            for name, collection in COLLECTIONS.items()
        }
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        values = record(browser, sites)
        browser.close()
    text = json.dumps(values, ensure_ascii=False, indent=1)
    OUTPUT.write_text(text + "\n", encoding="utf-8")
    print(f"{OUTPUT}: {len(values['violations'])} violations")


def served(collection: Path, directory: Path) -> str:
    """The address of a site of the collection, whose index is in the directory."""
    directory.mkdir()
    update_index(load(collection), directory)
    app = create_app(Settings(collection=collection), LiveIndex(directory))
    server: Any = waitress.create_server(app, host="127.0.0.1", port=0)
    threading.Thread(target=server.run, daemon=True).start()
    return f"http://127.0.0.1:{server.effective_port}"


def record(browser: Browser, sites: Mapping[str, str]) -> dict[str, Any]:
    """The findings of all pages in all conditions."""
    passed: dict[str, set[str]] = {}
    found: set[str] = set()
    version = ""
    for site, path in ALL.values():
        for scheme, width in CONDITIONS.values():
            size = {"width": width, "height": 800}
            with opened(browser, sites[site] + path, viewport=size, color_scheme=scheme) as page:
                results = axe_results(page)
            version = results["testEngine"]["version"]
            found |= {line.split(":")[0] for line in violations(results)}
            for rule in results["passes"]:
                for tag in rule["tags"]:
                    passed.setdefault(tag, set()).add(rule["id"])
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "axe": version,
        "chromium": browser.version,
        "pages": {kind: path for kind, (_, path) in ALL.items()},
        "conditions": list(CONDITIONS),
        "passed": {tag: sorted(passed[tag]) for tag in sorted(passed) if tag[4:].isdigit()},
        "violations": sorted(found),
    }


if __name__ == "__main__":
    main()
