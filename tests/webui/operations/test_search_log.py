"""The search log: words and counts, nothing of who asked."""

from pathlib import Path

from indexer import LiveIndex
from tests.webui.operations.test_health import searches
from tests.webui.test_layers import get, plain
from webui import Settings, create_app
from webui.operations.search_log import SearchLogged


def test_a_search_log_leaves_what_is_no_search_alone(tmp_path: Path) -> None:
    assert get(SearchLogged(plain, tmp_path / "log")).status_code == 200
    assert not (tmp_path / "log").exists()


def test_the_search_log_has_words_counts_and_the_day(plan_index: LiveIndex, tmp_path: Path) -> None:
    log = tmp_path / "searches.log"
    found = searches(plan_index, log, "/?q=防災", "/", "/?q=zzzqqq", "/?q=防災")
    assert [entry["words"] for entry in found] == ["防災", "zzzqqq", "防災"]
    assert all(entry.keys() == {"day", "words", "count", "complete"} for entry in found)
    assert found[1]["count"] == 0
    assert isinstance(found[0]["count"], int)
    assert found[0]["count"] > 0


def test_turning_pages_and_filtering_are_no_new_searches(
    plan_index: LiveIndex, tmp_path: Path
) -> None:
    addresses = ("/?q=防災", "/?q=防災&page=2", "/?q=防災&department=総務部", "/?department=総務部")
    assert len(searches(plan_index, tmp_path / "log", *addresses)) == 1


def test_a_search_log_that_cannot_be_written_stops_nobody(
    plan_index: LiveIndex, tmp_path: Path
) -> None:
    app = create_app(Settings(search_log=tmp_path), plan_index)
    with app.test_client() as client:
        assert client.get("/?q=防災").status_code == 200
