"""A site below a path, behind a real nginx: every address that it says begins with the path."""

import json
import re
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from html import unescape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, expect

from indexer import LiveIndex
from indexer.locations import shipped_collection
from tests.webui.browser.kinds import KINDS, opened
from webui import Settings, create_app
from webui.serving.base_path import base_path_of, without

PLAN = "/plan"
# Kinds of addresses besides the pages.
OTHERS = {
    "feed": "/feed.atom?q=防災",
    "OpenSearch": "/opensearch.xml",
    "sitemap": "/sitemap.xml",
    "robots": "/robots.txt",
    "OpenAPI": "/api/openapi.json",
    "search": "/api/search?q=防災",
    "program": "/api/programs/2020-3-01",
    "export": "/export.json?q=防災",
    "frame": "/embed",
    "style": "/static/site.css",
    "element": "/embed.js",
}
# Attributes that hold an address.
ADDRESSES = frozenset({"href", "src", "action", "data-suggest", "data-run"})
PROXY = """
location /plan/ {{
  proxy_pass http://{app}{slash};
  proxy_set_header Host $http_host;
  proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
  proxy_set_header X-Forwarded-Proto $scheme;
  {more}
}}
location / {{ return 410; }}
"""
# How the path comes to the site: named by the proxy, which takes it away; known to the site alone,
# with a proxy that takes it away, or hands it on.
WAYS = {
    "named": ("", "/", "proxy_set_header X-Forwarded-Prefix /plan;"),
    "taken away": (PLAN, "/", ""),
    "handed on": (PLAN, "", ""),
}


@pytest.fixture(scope="module", params=WAYS)
def below(
    request: pytest.FixtureRequest,
    serve: Callable[[Any], str],
    nginx: Callable[[str], str],
    plan_index: LiveIndex,
) -> str:
    """The address of nginx with the shipped collection's site below /plan/, whichever way."""
    base_path, slash, more = WAYS[request.param]
    settings = Settings(
        collection=shipped_collection(), trusted_proxies=("127.0.0.1",), base_path=base_path
    )
    app = serve(create_app(settings, plan_index)).removeprefix("http://")
    return nginx(PROXY.format(app=app, slash=slash, more=more))


class Addresses(HTMLParser):
    """The addresses on a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.found |= {given[name] for name in ADDRESSES & given.keys()}
        if given.get("property") in ("og:url", "og:image"):
            self.found.add(given["content"])


def addresses(text: str, site: str) -> set[str]:
    """What of an answer leads to this site: attributes, and whole addresses anywhere."""
    whole = set(re.findall(rf"{site}[^\s\"'<>{{}}\\)]*", unescape(text)))
    found = Addresses(text).found if "<html" in text else set()
    found |= set(re.findall(r"\"url\": ?\"([^\"]+)\"", text))
    found |= set(re.findall(r"Disallow: ([^*\s]+)", text))
    # The origin alone is what policies of other sites name.
    found |= {one for one in whole if one.rstrip(";") != site}
    return {one for one in found if not one.startswith("#")}


def fetch(address: str) -> tuple[int, str]:
    """The status and the text of an answer, redirects followed."""
    encoded = quote(address, safe=":/?&=#%+,;@!$'()*[]")
    try:
        with urllib.request.urlopen(encoded) as response:
            return response.status, response.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode("utf-8", "replace")


def strays(text: str, site: str) -> Iterator[str]:
    """The addresses of an answer that lead to this host, but not below the path."""
    for address in addresses(text, site):
        parts = urlsplit(urljoin(f"{site}{PLAN}/", address))
        here = f"{parts.scheme}://{parts.netloc}" == site
        if here and not f"{parts.path}/".startswith(f"{PLAN}/"):
            yield address


def test_every_address_is_below_the_path_and_leads_somewhere(below: str) -> None:
    tried: set[str] = set()
    for kind, path in (KINDS | OTHERS).items():
        status, text = fetch(below + PLAN + path)
        assert status == {"404": 404, "400": 400}.get(kind, 200), kind
        assert list(strays(text, below)) == [], kind
        tried |= {
            urljoin(below + PLAN + path, one).partition("#")[0] for one in addresses(text, below)
        }
    # Pages that are meant to fail link to themselves in the other language; robots.txt names
    # beginnings of addresses.
    failing = ("/plan/nothing", "/plan/?page=x", "/plan/?colour")
    local = {one for one in tried if one.startswith(below) and not any(f in one for f in failing)}
    assert len(local) > 100
    gone = {one for one in local if fetch(one)[0] >= 400} - {
        f"{below}{PLAN}/api/",
        f"{below}{PLAN}/export.",
    }
    assert gone == set()


def test_the_path_without_its_slash_leads_to_the_site(below: str) -> None:
    with urllib.request.urlopen(f"{below}{PLAN}?utm_source=x") as response:
        assert response.url.startswith(f"{below}{PLAN}/")


@pytest.mark.browser
def test_scripts_forms_and_the_embedded_search_work_below_the_path(
    below: str, chromium: Browser
) -> None:
    with opened(chromium, f"{below}{PLAN}/") as page:
        page.locator("#q").press_sequentially("災害")
        page.get_by_role("option").first.wait_for()
        page.keyboard.press("Enter")
        expect(page.locator("#found-title")).to_contain_text("災害")
        assert urlsplit(page.url).path == f"{PLAN}/"
        page.locator("#filters input").first.check()
        expect(page.locator(".chip")).to_have_count(1)
        page.go_back()
        expect(page.locator(".chip")).to_have_count(0)
        page.goto(f"{below}{PLAN}/embed")
        page.get_by_role("combobox").fill("防災")
        page.keyboard.press("Enter")
        expect(page.locator("program-search")).to_contain_text("件見つかりました")
        link = page.locator("program-search a").last.get_attribute("href") or ""
        assert link.startswith(f"{below}{PLAN}/")


def test_a_path_that_only_begins_alike_is_not_below(plan_index: LiveIndex) -> None:
    client = create_app(Settings(base_path="/plan"), plan_index).test_client()
    assert client.get("/plan/about").status_code == 200
    assert client.get("/planet").status_code == 404
    assert client.get("/planet/about").status_code == 404
    assert client.get("/plan/planet").status_code == 404
    moved = client.get("/plan?q=x")
    assert (moved.status_code, moved.headers["Location"]) == (308, "/plan/?q=x")


def test_only_a_trusted_proxy_names_the_path(plan_index: LiveIndex) -> None:
    client = create_app(Settings(trusted_proxies=("10.0.0.1",)), plan_index).test_client()

    def style(remote: str, prefix: str) -> str:
        headers = {"X-Forwarded-Prefix": prefix}
        page = client.get("/about", environ_base={"REMOTE_ADDR": remote}, headers=headers)
        return re.findall(r'href="([^"]*)/static/site.css', page.text)[0]

    assert style("10.0.0.1", "/plan") == "/plan"
    assert style("10.0.0.1", "/plan/") == "/plan"
    assert style("10.0.0.1", "/a/b") == "/a/b"
    assert style("10.0.0.2", "/plan") == ""
    for prefix in (
        "//evil.example",
        "/../x",
        "/a b",
        '/"x',
        "http://evil.example",
        "/a//b",
        "/%2e",
    ):
        assert style("10.0.0.1", prefix) == "", prefix


def test_a_link_of_staff_to_a_place_of_this_site_leads_below_the_path(
    mihon_index: LiveIndex,
) -> None:
    client = create_app(Settings(base_path="/plan"), mihon_index).test_client()
    page = client.get("/plan/programs/m-04").text
    assert not [one for one in Addresses(page).found if re.match(r"/(?!plan/)", one)]


@pytest.mark.parametrize("text", ["", "/", "//"])
def test_no_path_is_the_root(text: str) -> None:
    assert base_path_of(text) == ""


@pytest.mark.parametrize("text", ["plan", "/plan", "/plan/", "plan/"])
def test_a_path_may_be_written_with_and_without_slashes(text: str) -> None:
    assert base_path_of(text) == "/plan"


@pytest.mark.parametrize(
    "text",
    ["/a b", "/..", "/a/../b", "/.", "/a//b", "/計画", "/a?b", "/a#b", "/%61", "/" + "a" * 200],
)
def test_what_cannot_be_a_path_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a path"):
        base_path_of(text)


@given(
    st.from_regex(r"(/[a-z]{1,3}){1,3}", fullmatch=True),
    st.from_regex(r"(/[a-z]{0,3}){1,3}", fullmatch=True),
)
def test_what_is_below_a_path_loses_it_once(base: str, rest: str) -> None:
    assert without(base + rest, base) == rest
    assert without(base + "x" + rest, base) == base + "x" + rest


def test_the_description_names_the_whole_address(plan_index: LiveIndex) -> None:
    client = create_app(Settings(base_path="/plan"), plan_index).test_client()
    description = json.loads(client.get("/plan/api/openapi.json").text)
    assert description["servers"] == [{"url": "http://localhost/plan"}]
