"""Health, metrics, the access log and the search log say what they should and no more."""

import json
import logging
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from corpus import load
from indexer import LiveIndex, update_index
from indexer.locations import shipped_collection
from webui import Settings, create_app

SAMPLE_YEARS = Path(__file__).parents[2] / "sample_years"


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


def test_records_are_those_of_all_years(years: FlaskClient) -> None:
    assert years.get("/healthz").get_json()["records"] == len(load(SAMPLE_YEARS).programs)


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
