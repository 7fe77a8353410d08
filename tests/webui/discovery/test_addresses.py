"""Where machines find the site's parts: maps, the browser's search."""

from xml.etree import ElementTree

import pytest
from flask import Flask, url_for
from flask.testing import FlaskClient

from corpus import Loaded
from tests.webui.api.test_export import addresses
from webui import Settings, create_app
from webui.request.address import program_address


def test_a_browser_can_add_the_search(client: FlaskClient) -> None:
    response = client.get("/opensearch.xml")
    assert response.mimetype == "application/opensearchdescription+xml"
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    root = ElementTree.fromstring(response.get_data())
    assert 0 < len(str(root.findtext(f"{space}ShortName"))) <= 16
    for url in root.iter(f"{space}Url"):
        address = url.attrib["template"].removeprefix("http://localhost")
        for name, value in (("searchTerms", "防災"), ("startPage?", ""), ("count?", "")):
            address = address.replace(f"{{{name}}}", value)
        answer = client.get(address)
        assert (answer.status_code, answer.mimetype) == (200, url.attrib["type"])
    assert 'href="/opensearch.xml"' in client.get("/").text


def test_the_site_map_has_every_page(client: FlaskClient, plan: Loaded) -> None:
    paths = addresses(client, "/sitemap.xml")
    assert {f"/programs/{program.id}" for program in plan.programs} < set(paths)
    assert "/years" not in paths
    for path in ("/", "/about", "/api", "/embed/guide", "/targets"):
        assert path in paths
        assert client.get(path).status_code == 200
    assert "http://localhost/sitemap.xml" in client.get("/robots.txt").text


def test_a_large_site_map_is_divided(
    client: FlaskClient, plan: Loaded, monkeypatch: pytest.MonkeyPatch, plan_app: Flask
) -> None:
    monkeypatch.setattr("webui.discovery.addresses.MOST_ADDRESSES", 50)
    # Another application: this one may have kept the answer.
    other = create_app(Settings(), plan_app.extensions["sesaku"].live_index).test_client()
    parts = addresses(other, "/sitemap.xml")
    assert parts == ["/sitemaps/pages.xml", "/sitemaps/0.xml", "/sitemaps/1.xml", "/sitemaps/2.xml"]
    found = [path for part in parts for path in addresses(other, part)]
    assert [p for p in found if "/programs/" in p] == [f"/programs/{p.id}" for p in plan.programs]
    assert other.get("/sitemaps/3.xml").status_code == 404


def test_addresses_of_programs_are_those_of_the_router(plan_app: Flask) -> None:
    for root in ("/", "/below"):
        for path in ("/", "/?lang=en", "/api/search?lang=en"):
            with plan_app.test_request_context(
                path, environ_overrides={"SCRIPT_NAME": root.rstrip("/")}
            ):
                for id in ("2020-1-01", "施策 1"):
                    expected = url_for("pages.program", id=id)
                    if path.startswith("/api"):
                        expected = expected.split("?")[0]
                    assert program_address(id) == expected


def test_of_several_years_their_comparison_is_in_the_site_map(years: FlaskClient) -> None:
    assert "/years" in addresses(years, "/sitemap.xml")
