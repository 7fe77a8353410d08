"""Years in files: every two of them compared, linked where the server has a form."""

import re
import shutil
from pathlib import Path

import pytest

from corpus import load
from indexer import update_index
from webui.commands.snapshot import write_snapshot
from webui.snapshot.check import check_folder
from webui.snapshot.years import with_links, years_addresses

SAMPLE = Path(__file__).parents[2] / "sample_years"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("years")
    collection = Path(shutil.copytree(SAMPLE, directory / "collection"))
    update_index(load(collection), directory / "index")
    write_snapshot(collection, directory / "index", directory / "out")
    return directory / "out"


def test_every_two_years_are_a_page_a_table_and_data(folder: Path) -> None:
    for pair in ("2020-2021", "2020-2022", "2021-2022"):
        assert "<h1>" in (folder / "years" / f"{pair}.html").read_text(encoding="utf-8")
        assert (folder / "changes" / f"{pair}.csv").read_text(encoding="utf-8-sig")
        assert (folder / "api" / "changes" / f"{pair}.json").is_file()


def test_the_pages_lead_to_each_other_and_to_the_comparison(folder: Path) -> None:
    page = (folder / "years.html").read_text(encoding="utf-8")
    assert 'href="years/2020-2021.html">2020 → 2021</a>' in page
    assert 'action="search.html" data-elsewhere' not in page
    program = next((folder / "programs").glob("2022-*.html")).read_text(encoding="utf-8")
    assert 'href="../years.html"' in program
    assert [*(folder / "api/programs").glob("2022-*/history.json")]
    report = check_folder(folder)
    assert report.problems == []
    assert "/years" not in report.elsewhere


def test_without_script_every_program_of_every_year_is_reached(folder: Path) -> None:
    plain = (folder / "search.html").read_text(encoding="utf-8")
    assert 'href="of-year/3.html"' in plain
    pages = [path.read_text(encoding="utf-8") for path in (folder / "of-year").iterdir()]
    listed = {id for page in pages for id in re.findall(r'programs/([^"]+)\.html"', page)}
    assert listed >= {path.stem for path in (folder / "programs").glob("*.html")}


def test_one_year_is_compared_with_nothing() -> None:
    assert [*years_addresses(())] == []
    assert [*years_addresses((2021, 2020))][1] == "/years?from=2020&to=2021"


def test_a_form_for_anything_else_stays() -> None:
    form = '<form action="/targets"><option>2020</option></form>'
    assert with_links(form) == form
