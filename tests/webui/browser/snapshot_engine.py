"""The engine of a snapshot in a real browser, asked by tests as its pages ask it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

from tests.webui.browser.kinds import opened

# Queries are asked in one call: each call costs more than a search.
_ANSWERS = """async ([base, queries, perPage]) => {
  const from = (file) => import(new URL(file, document.querySelector("script[src]").src).href);
  const opened = async () => (await from("search.js")).Search.open(base);
  const search = base ? await opened() : await (await from("embed.js")).search();
  const answers = [];
  for (const text of queries) {
    try {
      const view = await search.search({ text, perPage });
      const units = search.compiler.parser.parse(text);
      const cut = (unit) => search.compiler.analyzer.analyze(search.compiler.text.fold(unit.text));
      const kinds = units.map((unit) => cut(unit).map((one) => [one.surface, one.kind]));
      answers.push({ ...view, cut: kinds });
    } catch (error) {
      answers.push({ error: `${error.name}: ${error.message}` });
    }
  }
  return answers;
}"""


@contextmanager
def engine(browser: Browser, address: str) -> Iterator[Page]:
    """A page of a snapshot, whose errors fail the test."""
    errors: list[str] = []
    with opened(browser, address) as page:
        page.on("pageerror", lambda error: errors.append(str(error)))
        yield page
    assert not errors


def answers(
    page: Page, queries: Sequence[str], per_page: int = 10, base: str = ""
) -> list[dict[str, Any]]:
    """What the engine answers to each query, with how it ``cut`` it; ``error`` where it refuses.

    It searches the files at ``base``, otherwise those of the page.
    """
    found: list[dict[str, Any]] = page.evaluate(_ANSWERS, [base, list(queries), per_page])
    return found
