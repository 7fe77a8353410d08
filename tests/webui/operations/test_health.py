"""Health, metrics, the access log and the search log say what they should and no more."""

import errno
import json
import logging
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from corpus import load
from indexer import LiveIndex, Searcher, update_index
from indexer.cli import sesaku
from indexer.locations import shipped_collection
from webui import Settings, create_app
from webui.commands.queries import queries


def test_health_names_generation_age_and_records(client: FlaskClient) -> None:
    response = client.get("/healthz")
    health = response.get_json()
    assert response.status_code == 200
    assert health["status"] == "ok"
    assert health["generation"] >= 1
    assert health["age_seconds"] >= 0
    assert health["records"] == 110
    assert health["problems"] == []
    assert response.headers["Cache-Control"] == "no-store"


def test_files_that_can_no_longer_be_read_are_a_503(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in the moment between a new generation and its being read whole."""
    monkeypatch.setattr(LiveIndex, "hold", lambda live_index: None)
    index = tmp_path / "index"
    update_index(load(shipped_collection()), index)
    client = create_app(Settings(), LiveIndex(index)).test_client()
    index.rename(tmp_path / "aside")
    index.symlink_to(index)
    page, document = client.get("/programs/2020-2-07"), client.get("/api/search?q=防災")
    assert (page.status_code, document.status_code) == (503, 503)
    assert page.mimetype == "text/html"
    assert document.mimetype == "application/problem+json"
    assert str(index) in caplog.text


@pytest.mark.parametrize(
    ("error", "remedy"),
    [
        (OSError(errno.EMFILE, "Too many open files"), "LimitNOFILE"),
        (OSError(errno.ENOMEM, "Cannot allocate memory"), "more memory"),
        (MemoryError(), "more memory"),
    ],
)
def test_what_the_system_refuses_is_a_503_and_one_line_with_the_remedy(
    plan_index: LiveIndex,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    remedy: str,
) -> None:
    def refuse(*_: object) -> object:
        raise error

    client = create_app(Settings(), plan_index).test_client()
    monkeypatch.setattr(Searcher, "search", refuse)
    page, document = client.get("/?q=防災"), client.get("/api/search?q=防災")
    assert (page.status_code, document.status_code) == (503, 503)
    assert document.mimetype == "application/problem+json"
    assert len(caplog.records) == 2
    for record in caplog.records:
        assert remedy in record.message
        assert record.exc_info is None


def test_metrics_count_answers_and_time_them(client: FlaskClient) -> None:
    client.get("/?q=防災")
    client.get("/nothing")
    response = client.get("/metrics")
    text = response.get_data(as_text=True)
    assert response.content_type.startswith("text/plain")
    assert 'sesaku_answers_total{endpoint="pages.search",status="200"}' in text
    assert 'sesaku_answers_total{endpoint="none",status="404"}' in text
    assert "sesaku_answer_seconds_bucket" in text
    assert "sesaku_generation 1.0" in text


def test_the_access_log_has_no_address_and_no_query(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "sesaku.access"):
        client.get("/?q=ひみつ", environ_overrides={"REMOTE_ADDR": "203.0.113.9"})
    (line,) = caplog.messages
    entry = json.loads(line)
    assert entry["path"] == "/"
    assert entry["status"] == 200
    assert entry["bytes"] > 0
    assert "203.0.113.9" not in line
    assert "ひみつ" not in json.dumps(entry, ensure_ascii=False)


def searches(plan_index: LiveIndex, log: Path, *addresses: str) -> list[dict[str, object]]:
    app = create_app(Settings(search_log=log), plan_index)
    with app.test_client() as client:
        for address in addresses:
            assert client.get(address).status_code == 200
    return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]


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


def test_queries_names_a_file_that_is_no_search_log(tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text('# Title\n{"day": 1}\n', "utf-8")
    result = CliRunner().invoke(sesaku, ["queries", str(other)])
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"{other} は検索の記録ではありません" in result.stderr


def test_queries_of_a_log_without_any_says_so(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.touch()
    result = CliRunner().invoke(queries, [str(log)])
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr


def test_queries_lists_what_found_nothing_most_often_first(
    plan_index: LiveIndex, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    searches(plan_index, log, "/?q=zzz", "/?q=qqq", "/?q=防災", "/?q=qqq")
    with log.open("a", encoding="utf-8") as file:
        file.write('{"day": "2026\n[]\n')
    result = CliRunner().invoke(queries, [str(log)])
    assert result.exit_code == 0
    assert [line.split("\t")[-1] for line in result.output.splitlines()] == ["ことば", "qqq", "zzz"]
    everything = json.loads(CliRunner().invoke(queries, [str(log), "--all", "--json"]).output)
    assert [entry["words"] for entry in everything] == ["qqq", "zzz", "防災"]
    assert everything[0]["times"] == 2
