"""axe finds nothing on any kind of page, in any condition; what the site says of it is true."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.webui.browser.kinds import ALL, CONDITIONS, axe_results, looked_at, opened, violations
from webui.accessibility import criteria, findings

pytestmark = pytest.mark.browser


# Every kind of page in two conditions that differ in everything; the others take minutes more.
USUAL = ("明るい画面・幅1280", "暗い画面・幅360")


@pytest.mark.parametrize(
    "condition",
    [c if c in USUAL else pytest.param(c, marks=pytest.mark.long) for c in CONDITIONS],
)
@pytest.mark.parametrize("kind", ALL)
def test_axe_finds_nothing(
    chromium: Browser, request: pytest.FixtureRequest, kind: str, condition: str
) -> None:
    scheme, width = CONDITIONS[condition]
    site, path = ALL[kind]
    address = request.getfixturevalue(f"{site}_site") + path
    page = looked_at(chromium, address, (width, 800), scheme)
    assert violations(axe_results(page)) == []


@pytest.mark.parametrize("path", ["/", "/?q=避難所", "/programs/m-04"])
def test_axe_finds_nothing_on_a_site_with_its_own_colour(
    chromium: Browser, mihon_site: str, path: str
) -> None:
    for scheme in ("light", "dark"):
        page = looked_at(chromium, mihon_site + path, scheme=scheme)
        assert violations(axe_results(page)) == []


def test_axe_finds_nothing_in_open_parts(chromium: Browser, plan_site: str) -> None:
    phone = {"width": 360, "height": 740}
    with opened(chromium, plan_site + "/?q=システム", viewport=phone) as page:
        page.get_by_role("button", name="絞り込む").click()
        page.locator("#filters summary").first.click()
        assert violations(axe_results(page)) == []
    with opened(chromium, plan_site) as page:
        page.locator("#q").press_sequentially("ぼう")
        page.get_by_role("option").first.wait_for()
        assert violations(axe_results(page)) == []


def test_the_recorded_findings_are_of_these_pages_and_conditions() -> None:
    recorded = findings()
    assert dict(recorded.pages) == {kind: path for kind, (_, path) in ALL.items()}
    assert recorded.conditions == tuple(CONDITIONS)
    assert recorded.violations == ()


def test_every_criterion_is_there_once_and_rests_on_what_there_is() -> None:
    numbers = [criterion.number for criterion in criteria()]
    assert numbers == sorted(set(numbers), key=lambda n: [int(part) for part in n.split(".")])
    # WCAG 2.0 has 25 criteria of level A and 13 of level AA; JIS X 8341-3:2016 has the same.
    assert sum(c.jis for c in criteria()) == 38
    # WCAG 2.2 has 31 and 24; 4.1.1, which it dropped, is only in the former.
    assert len(numbers) == 31 + 24 + 1
    tests = "\n".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    names = set(re.findall(r"def (test_\w+)", tests))
    for criterion in criteria():
        assert (criterion.how == "tested") == bool(criterion.test)
        assert criterion.how != "tested" or criterion.test in names
        assert criterion.how != "axe" or criterion.rules, criterion.number
