"""Random collections, of one year and of several: the browser answers what the server answers.

Few examples, since each is indexed and opened in a real browser. Words are those that both cut
alike: what a dictionary alone knows is a named limit, see ``test_browser_snapshot_search``.
"""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from corpus import load
from corpus.columns import YEAR
from indexer import LiveIndex, Query, Searcher, generation_directory, update_index
from indexer.answer.view import results_view
from indexer.browser.write import write_search
from tests.webui import big_plan
from tests.webui.browser.snapshot_engine import engine
from tests.webui.file_server import served_files

pytestmark = pytest.mark.browser
SCRIPTS = Path(__file__).parents[3] / "webui" / "snapshot" / "script"
WORDS = ("防災", "観光", "農業", "支援", "教育", "情報", "医療", "道路", "住民", "環境")
DEPARTMENTS = ("総務部", "土木部", "農林水産部")
HEADINGS = (
    *("ID", "施策の展開方向", "整理番号", "新規", "再掲元ID", "施策（事業）名称"),
    *("取組概要", "指標・目標", "部局", "担当課", "類似キーワード", "URL"),
)
_ASK = """async ([base, queries, perPage]) => {
  const { Search } = await import(new URL("script/search.js", location.href).href);
  const search = await Search.open(base);
  const answers = [];
  for (const [text, years] of queries) {
    answers.push(await search.search({ text, perPage, facets: { 年度: years } }));
  }
  return answers;
}"""

# What a program is called, what it does, whose it is.
Row = tuple[str, str, str]
_texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map("を".join)
_rows = st.lists(st.tuples(_texts, _texts, st.sampled_from(DEPARTMENTS)), min_size=1, max_size=6)
_plans = st.lists(_rows, min_size=1, max_size=3)
_texts_asked = st.lists(st.sampled_from(WORDS), max_size=2).map(" ".join)
_queries = st.lists(_texts_asked, min_size=1, max_size=4)
# The years that each is asked in: the newest, one, two, all.
YEARS: tuple[list[str], ...] = ([], ["2020"], ["2020", "2021"], ["all"])
# One program went on, one ended, one is new.
TWO_YEARS: list[list[Row]] = [
    [("防災", "情報を支援", "総務部"), ("観光", "住民を支援", "土木部")],
    [("防災", "情報を支援を教育", "総務部"), ("道路", "住民", "土木部")],
]


class Folder(NamedTuple):
    """A page that has the engine, and the folder and address that collections are written below."""

    page: Page
    root: Path
    address: str


@pytest.fixture(scope="module")
def folder(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Folder]:
    root = tmp_path_factory.mktemp("random")
    (root / "script").symlink_to(SCRIPTS)
    (root / "index.html").write_text('<script type="module" src="script/text.js"></script>')
    with served_files(root) as address, engine(chromium, f"{address}/index.html") as page:
        yield Folder(page, root, address)


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(plan=_plans, texts=_queries)
@example(plan=TWO_YEARS, texts=["支援"])
def test_the_browser_answers_what_the_server_answers(
    folder: Folder, plan: list[list[Row]], texts: list[str]
) -> None:
    queries = [(text, years) for text in ("", *texts) for years in YEARS]
    directory = Path(mkdtemp(dir=folder.root))
    searcher = _written(directory, plan)
    address = f"{folder.address}/{directory.name}/files/"
    answers = folder.page.evaluate(_ASK, [address, queries, 50])
    for (text, years), browser in zip(queries, answers, strict=True):
        # A collection of one year has no such facet.
        query = Query(text, facets=((YEAR, tuple(years)),) if len(plan) > 1 else (), per_page=50)
        server = results_view(query, searcher.search(query))
        for name in ("complete", "missing"):
            assert browser[name] == server[name], name
        assert _complete(browser) == _complete(server)
        # Where all words are in some program, what is counted is the same, too; what fills up a
        # page is not, see the named limits.
        if server["total"] == server["complete"] == browser["total"]:
            assert browser["facets"] == server["facets"]


def _complete(view: Any) -> list[Any]:
    """The programs with all words, with their years; equal scores may differ in their order."""
    return sorted(
        (hit["id"], [(one["year"], one["id"]) for one in hit.get("years", ())])
        for hit in view["hits"]
        if not hit["partial"]
    )


def _written(directory: Path, plan: Sequence[Sequence[Row]]) -> Searcher:
    """The collection with its index and the browser's files beside; searched as a server does."""
    for year, rows in enumerate(plan, 2020):
        _write(directory / "plan" / (str(year) if len(plan) > 1 else ""), year, rows)
    settings = 'title = "計画"\n' + ("" if len(plan) > 1 else "fiscal_year = 2020\n")
    (directory / "plan" / "collection.toml").write_text(settings, encoding="utf-8")
    return _searched(directory)


def _searched(directory: Path) -> Searcher:
    """The collection in ``plan``, with its index and the browser's files beside."""
    update_index(load(directory / "plan"), directory / "index")
    searcher = LiveIndex(directory / "index").searcher()
    (directory / "files").mkdir()
    write_search(generation_directory(directory / "index"), 1, directory / "files")
    return searcher


def _write(directory: Path, year: int, rows: Sequence[Row]) -> None:
    directory.mkdir(parents=True)
    with (directory / "programs.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(HEADINGS)
        for number, (name, summary, department) in enumerate(rows, 1):
            cells = {
                "ID": f"{year}-0-{number:02}",
                "施策の展開方向": "区分",
                "整理番号": str(number),
            }
            cells |= {"施策（事業）名称": name, "取組概要": summary, "部局": department}
            table.writerow(cells.get(heading, "") for heading in HEADINGS)


def test_a_word_of_a_large_collection_asks_for_few_files(folder: Folder) -> None:
    """Ten hits were ten files of records; what is found is the same."""
    directory = Path(mkdtemp(dir=folder.root))
    big_plan.write(directory / "plan")
    searcher = _searched(directory)
    asked: list[str] = []
    folder.page.on("request", lambda request: asked.append(request.url))
    for text, most in (("観光", 5), ("防災 支援", 20)):
        asked.clear()
        address = f"{folder.address}/{directory.name}/files/"
        (answer,) = folder.page.evaluate(_ASK, [address, [[text, []]], 10])
        scores = [round(hit.score, 2) for hit in searcher.search(Query(text)).hits]
        assert [round(hit["score"], 2) for hit in answer["hits"]] == scores
        assert len([url for url in asked if url.endswith(".json.gz")]) <= most
