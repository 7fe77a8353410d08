"""Pages in a folder: those of the server, with links that lead from file to file."""

import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corpus import load
from indexer import LiveIndex
from indexer.locations import shipped_collection
from tests.webui.conftest import GRANTS
from webui.commands.snapshot import write_snapshot


def read(folder: Path, file: str) -> str:
    return (folder / file).read_text(encoding="utf-8")


def test_every_program_has_a_page_and_its_data(plan_snapshot: Path) -> None:
    for program in load(shipped_collection()).programs:
        assert program.name in re.sub(
            "&amp;", "&", read(plan_snapshot, f"programs/{program.id}.html")
        )
        assert (plan_snapshot / "api" / "programs" / f"{program.id}.json").is_file()


def test_a_page_says_what_the_server_says(plan_snapshot: Path, client: FlaskClient) -> None:
    def said(html: str) -> str:
        main = html[html.index("<main") : html.index("</main")]
        return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", main))

    for path, file in (("/programs/2020-2-04", "programs/2020-2-04.html"), ("/", "index.html")):
        own = said(read(plan_snapshot, file))
        there = said(client.get(path).text)
        # The citation names the page's address, and a folder that may lie anywhere has none.
        assert own.split("引用・共有")[0] == there.split("引用・共有")[0]


def cited(html: str) -> str:
    """The citation on a program's page."""
    quoted = re.search(r'<p id="citation"[^>]*>(.*?)</p>', html)
    assert quoted
    return re.sub(r"<[^>]*>", "", quoted[1])


def test_a_citation_names_no_file(plan_snapshot: Path, client: FlaskClient) -> None:
    own = cited(read(plan_snapshot, "programs/2020-1-01.html"))
    assert own.endswith("』福島県")
    assert cited(client.get("/programs/2020-1-01").text).startswith(f"{own}、http")


def test_the_page_about_the_site_names_nothing_that_a_folder_lacks(
    plan_snapshot: Path, client: FlaskClient
) -> None:
    for served in ("「ファイルに保存」", "「表で見る」"):
        assert served in client.get("/about").text
        assert served not in read(plan_snapshot, "about.html")
    assert "どの画面も、アドレスを控えれば" in read(plan_snapshot, "about.html")


def test_nothing_leads_to_the_root_of_the_site(plan_snapshot: Path) -> None:
    for page in plan_snapshot.rglob("*.html"):
        assert not re.search(r'\s(?:href|src|action)="/', page.read_text(encoding="utf-8")), page
        assert "snapshot.invalid" not in page.read_text(encoding="utf-8")


def test_pages_carry_a_strict_policy(plan_snapshot: Path) -> None:
    for page in plan_snapshot.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "default-src &#39;self&#39;" in text or "default-src 'self'" in text
        assert not re.search(r"<script(?![^>]*(?:src=|application/))", text)
        assert " style=" not in text


def test_without_script_every_program_is_reached_by_department_and_area(
    plan_snapshot: Path,
) -> None:
    plain = read(plan_snapshot, "search.html")
    lists = set(re.findall(r'href="((?:departments|areas)/\d+\.html)"', plain))
    assert {one.split("/")[0] for one in lists} == {"departments", "areas"}
    for kind in ("departments", "areas"):
        pages = [read(plan_snapshot, f"{kind}/{p.name}") for p in (plan_snapshot / kind).iterdir()]
        listed = {
            id for page in pages for id in re.findall(r'href="\.\./programs/([^"]+)\.html"', page)
        }
        assert listed == {program.id for program in load(shipped_collection()).programs}


def test_an_address_stands_in_what_the_world_outside_reads(
    plan_index: LiveIndex, tmp_path: Path
) -> None:
    base = "https://city.example.jp/plan/"
    write_snapshot(shipped_collection(), plan_index.directory, tmp_path / "out", base)
    assert f"<loc>{base}programs/2020-1-01.html</loc>" in read(tmp_path / "out", "sitemap.xml")
    assert f'<link rel="canonical" href="{base}"' in read(tmp_path / "out", "index.html")
    assert f"{base}search.html?q={{searchTerms}}" in read(tmp_path / "out", "opensearch.xml")
    quoted = cited(read(tmp_path / "out", "programs/2020-1-01.html"))
    assert quoted.endswith(f"』福島県、{base}programs/2020-1-01.html")


@pytest.fixture
def client(plan_app: Flask) -> FlaskClient:
    return plan_app.test_client()


def test_what_can_be_saved_is_there_and_no_picture_is_named(plan_snapshot: Path) -> None:
    page = (plan_snapshot / "download.html").read_text(encoding="utf-8")
    for kind in ("xlsx", "csv", "json"):
        assert f'href="export.{kind}"' in page
        assert (plan_snapshot / f"export.{kind}").stat().st_size > 1000
    assert 'href="download.html' in (plan_snapshot / "all.html").read_text(encoding="utf-8")
    program = next((plan_snapshot / "programs").iterdir()).read_text(encoding="utf-8")
    assert "og:title" in program
    assert "og:image" not in program


def test_without_script_the_box_says_that_the_search_needs_one(plan_snapshot: Path) -> None:
    said = "検索には JavaScript が必要です。"
    for page in plan_snapshot.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        if 'id="q"' in text:
            assert re.search(rf"<noscript><p[^>]*>{said}", text), page
    inside = read(plan_snapshot, "programs/2020-1-01.html")
    assert 'href="../search.html#plain"' in inside


def test_files_do_not_say_what_is_open_on_the_day_they_were_written(
    grants: FlaskClient, grants_index: LiveIndex, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    write_snapshot(GRANTS, grants_index.directory, out)
    programs = list(load(GRANTS).programs)
    server = [grants.get(f"/programs/{one.id}").text for one in programs]
    assert any('<span data-today class="tag' in html for html in server)
    assert re.search(r"受付中（[^）]*）<span data-today>", grants.get("/").text)
    for page in out.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "data-today" not in text, page
        assert not re.search(r'class="tag (?:open|closed)"', text), page
    # The way there stays: the browser counts on the day it is asked.
    assert re.search(
        r'href="search\.html\?[^"]*open=1[^"]*">受付中（[^（]*）</a>', read(out, "index.html")
    )
