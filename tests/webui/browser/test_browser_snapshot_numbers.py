"""Numbers and what they count are one word in the browser, as on the server."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from indexer import LiveIndex, Query, generation_directory, update_index
from indexer.answer.view import results_view
from indexer.browser.write import write_search
from tests.indexer.test_search_cases import collection
from tests.webui.browser.snapshot_engine import answers, engine
from tests.webui.file_server import served_files

pytestmark = pytest.mark.browser
SCRIPTS = Path(__file__).parents[3] / "webui" / "snapshot" / "script"
TOWN = dict(
    enumerate(
        (
            "結婚した世帯に３万円の祝い金を贈ります。",
            "家賃と引越しの費用を60万円まで補助します。",
            "空き家の改修に150万円を上限に補助します。10人以上の団体には5千円を加えます。",
            "合宿に1泊1,000円を助成します。2泊3日まで申し込めます。",
            "50歳以上の方の補聴器に三万円を助成します。",
            "50歳未満の方の資格の取得を助けます。3割を自分で払います。",
            "65歳未満の方の通院を助けます。人数は10人までです。",
            "橋りょうの点検を3年に1回行います。円滑な通行を守ります。",
            "ふるさと納税の返礼品を60件増やします。申請は150件です。",
            "第2子の保育料を3割減らします。子は3人までです。65歳以上の方も使えます。",
        )
    )
)
QUERIES = (
    "３万円 60万円 150万円 1泊 三万円 50歳以上 50歳未満 5千円 五千円 1,000円 1000円 千円"
    " 2泊3日 65歳未満 65歳以上 10人以上 3割 三割 第2子 第二子 30,000円 6万円 60件 補聴器三万円"
).split()


@pytest.fixture(scope="module")
def both(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Any, Any]]:
    """What the browser and the server answer to each query."""
    root = tmp_path_factory.mktemp("town")
    (root / "script").symlink_to(SCRIPTS)
    (root / "index.html").write_text('<script type="module" src="script/text.js"></script>')
    index = root / "index"
    update_index(collection(root, {f"town-{at}": text for at, text in TOWN.items()}), index)
    (root / "files").mkdir()
    write_search(generation_directory(index), 1, root / "files")
    searcher = LiveIndex(index).searcher()
    theirs = [_served(searcher, text) for text in QUERIES]
    with served_files(root) as address, engine(chromium, f"{address}/index.html") as page:
        mine = answers(page, QUERIES, 100, f"{address}/files/")
    return dict(zip(QUERIES, zip(mine, theirs, strict=True), strict=True))


def _served(searcher: Any, text: str) -> Any:
    query = Query(text, per_page=100)
    return results_view(query, searcher.search(query))


@pytest.mark.parametrize("text", QUERIES)
def test_a_number_and_its_counter_are_found_as_on_the_server(
    both: dict[str, tuple[Any, Any]], text: str
) -> None:
    mine, theirs = both[text]
    assert _found(mine) == _found(theirs)


def _found(view: Any) -> tuple[list[tuple[str, bool]], list[str]]:
    """The programs, whether each lacks a part of the query, and the words that none has."""
    return sorted((hit["id"], hit["partial"]) for hit in view["hits"]), view["missing"]
