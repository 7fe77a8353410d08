"""What `sesaku snapshot --check` finds."""

import gzip
import json
import shutil
from pathlib import Path

import pytest

from indexer.browser.files import FORMAT
from webui.snapshot.check import check_folder


@pytest.fixture
def copied(plan_snapshot: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(plan_snapshot, tmp_path / "copy"))


def test_a_snapshot_has_no_link_that_leads_nowhere(plan_snapshot: Path) -> None:
    report = check_folder(plan_snapshot)
    assert report.problems == []
    assert report.links > 1000


def test_a_page_that_is_missing_is_named_where_it_is_linked(copied: Path) -> None:
    (copied / "about.html").unlink()
    assert "index.html: リンク先「about.html」がありません。" in check_folder(copied).problems


def test_search_files_that_are_missing_cut_or_damaged_are_named(copied: Path) -> None:
    first, second, third = sorted((copied / "search").glob("*-*.gz"))[:3]
    first.unlink()
    second.write_bytes(second.read_bytes()[:-1])
    content = bytearray(third.read_bytes())
    content[20] ^= 0xFF
    third.write_bytes(content)
    problems = check_folder(copied).problems
    # In the manifest's order, which the hashes in the names do not follow.
    assert sorted(problem.split(":")[0] for problem in problems) == [
        f"search/{p.name}" for p in (first, second, third)
    ]


def test_pages_and_data_that_an_upload_cut_are_named(copied: Path) -> None:
    page, data = copied / "about.html", next((copied / "api").rglob("*.json"))
    inside = page.read_bytes().index("施".encode()) + 1  # within a letter
    page.write_bytes(page.read_bytes()[:inside])
    data.write_bytes(data.read_bytes()[:-3])
    said = {p.split(":")[0] for p in check_folder(copied).problems if "途中で切れている" in p}
    assert said == {"about.html", str(data.relative_to(copied))}


def test_a_manifest_that_is_missing_is_named(copied: Path) -> None:
    (copied / "search" / "search.json.gz").unlink()
    assert any("search.json.gz" in problem for problem in check_folder(copied).problems)


def test_links_to_pages_that_only_a_server_has_are_counted(copied: Path) -> None:
    known = check_folder(copied).elsewhere
    page = copied / "about.html"
    link = '<a href="search.html" data-elsewhere="/table">表</a></main>'
    page.write_text(page.read_text(encoding="utf-8").replace("</main>", link), encoding="utf-8")
    report = check_folder(copied)
    assert report.elsewhere - known == {"/table": 1}
    assert report.problems == []


def test_a_manifest_of_another_format_is_named(copied: Path) -> None:
    path = copied / "search" / "search.json.gz"
    path.write_bytes(gzip.compress(json.dumps({"format": 2, "chunks": {}}).encode()))
    said = f"search/search.json.gz: 形式が 2 です（{FORMAT} のはず）。"
    assert check_folder(copied).problems == [said]
