"""The matrix of a large plan: what stays in sight, what shows that it goes on, where focus is."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from corpus import load
from indexer import LiveIndex, update_index
from tests.webui import big_plan
from tests.webui.browser.kinds import becomes, opened
from webui import Settings, create_app

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}
# How many of five points of the element with the focus are on top, where it is in the table.
ON_TOP = """() => {
  const at = document.activeElement;
  if (!at.closest("td, th")) return null;
  const box = at.getBoundingClientRect();
  const x = [box.left + 3, (box.left + box.right) / 2, box.right - 3];
  const y = [box.top + 3, (box.top + box.bottom) / 2, box.bottom - 3];
  const points = [[x[0], y[0]], [x[0], y[2]], [x[1], y[1]], [x[2], y[0]], [x[2], y[2]]];
  return points.filter(([x, y]) => at.contains(document.elementFromPoint(x, y))).length;
}"""


@pytest.fixture(scope="module")
def big_site(serve: Callable[[Any], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the large plan's site."""
    directory = tmp_path_factory.mktemp("big")
    big_plan.write(directory / "plan")
    update_index(load(directory / "plan"), directory / "index")
    return serve(create_app(Settings(), LiveIndex(directory / "index")))


@pytest.mark.parametrize("size", [PHONE, {"width": 1280, "height": 800}], ids=["phone", "desktop"])
def test_heads_that_stay_hide_no_focus(chromium: Browser, big_site: str, size: Any) -> None:
    with opened(chromium, big_site, viewport=size) as page:
        page.locator(".scroll").focus()
        seen = [on_top(page, "Tab") for _ in range(56)] + [
            on_top(page, "Shift+Tab") for _ in range(56)
        ]
    found = [points for points in seen if points is not None]
    assert len(found) > 90
    assert set(found) == {5}


def on_top(page: Page, key: str) -> int | None:
    """Press a key; return how much of the link that then has the focus can be seen."""
    page.keyboard.press(key)
    points: int | None = page.evaluate(ON_TOP)
    return points


def test_a_phone_shows_columns_beside_the_first_and_that_there_are_more(
    chromium: Browser, big_site: str
) -> None:
    fade = "e => getComputedStyle(e).getPropertyValue('--fade')"
    with opened(chromium, big_site, viewport=PHONE) as page:
        frame = page.locator(".scroll")
        first = page.locator(".matrix tbody th").first
        width = first.bounding_box()
        assert width
        assert width["width"] < PHONE["width"] / 4
        assert frame.evaluate(fade) != "0px"
        frame.evaluate("e => e.scrollLeft = e.scrollWidth")
        becomes(page, f"({fade})(document.querySelector('.scroll')) === '0px'")
        assert first.bounding_box() == width
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    # A table that fits has no such edge.
    with opened(chromium, big_site, viewport={"width": 1280, "height": 800}) as page:
        assert page.locator(".scroll").evaluate(fade) == "0px"
