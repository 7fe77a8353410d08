"""The site over a cluster: the same pages and exports, and the truth when parts are gone."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from corpus import load
from indexer import LiveIndex, update_index
from indexer.cli import sesaku
from indexer.cluster.client import Client
from indexer.cluster.errors import PartialAnswer
from indexer.cluster.live import ClusterIndex
from indexer.cluster.settings import EngineSettings
from indexer.cluster.writing.publishing import publish
from indexer.store.storage import Store
from webui import Settings, create_app

ADDRESSES = (
    "/",
    "/?q=防災",
    "/?q=スマトーフォン",
    "/program/2020-2-04",
    "/api/search?q=観光+アプリ&per_page=20",
    "/api/programs/2020-2-04",
    "/api/suggest?q=ぼう",
    "/export.csv?q=情報",
    "/export.json",
    "/feed.xml",
)

SAMPLE = Path(__file__).parents[2] / "sample_years"
OF_YEARS = (
    "/?q=システム",
    "/?q=システム&年度=all",
    "/?q=システム&年度=2021&年度=2020&page=2",
    "/api/search?q=防災&年度=all&per_page=50",
    "/years",
    "/api/changes?from=2020&to=2022",
    "/export.csv?q=システム&年度=all",
    "/table?年度=all",
    "/targets?年度=all",
    "/feed.xml",
)


@pytest.fixture(scope="module")
def embedded_site(plan_directory: Path) -> FlaskClient:
    return create_app(Settings(), LiveIndex(plan_directory)).test_client()


@pytest.fixture(scope="module")
def clustered_site(plan_settings: EngineSettings) -> FlaskClient:
    return create_app(Settings(), ClusterIndex(plan_settings)).test_client()


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_same_answers(
    embedded_site: FlaskClient, clustered_site: FlaskClient, address: str
) -> None:
    ours, theirs = embedded_site.get(address), clustered_site.get(address)
    assert theirs.status_code == ours.status_code
    if ours.is_json:
        assert _plain(theirs.get_json()) == _plain(ours.get_json())
    else:
        assert theirs.get_data(as_text=True) == ours.get_data(as_text=True)


@pytest.fixture(scope="module")
def sites_of_years(
    node: str, tmp_path_factory: pytest.TempPathFactory
) -> tuple[FlaskClient, FlaskClient]:
    """A plan of three years, embedded and on the cluster."""
    directory = tmp_path_factory.mktemp("years")
    update_index(load(SAMPLE), directory)
    generation = Store(directory).current()
    assert generation is not None
    settings = EngineSettings((node,), "site-years", shards=2, replicas=0)
    publish(generation, settings)
    both = LiveIndex(directory), ClusterIndex(settings)
    ours, theirs = (create_app(Settings(), one).test_client() for one in both)
    return ours, theirs


@pytest.mark.parametrize("address", OF_YEARS)
def test_the_same_answers_over_years(
    sites_of_years: tuple[FlaskClient, FlaskClient], address: str
) -> None:
    test_the_same_answers(*sites_of_years, address)


def _plain(value: Any) -> Any:
    """The value without scores, of which the last digits may differ, and times."""
    if isinstance(value, dict):
        return {
            name: _plain(one) for name, one in value.items() if name not in ("score", "took_ms")
        }
    return [_plain(one) for one in value] if isinstance(value, list) else value


def test_health_says_what_does_not_answer(
    clustered_site: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert clustered_site.get("/healthz").get_json()["status"] == "ok"

    def partial(*_: object) -> None:
        raise PartialAnswer("http://node:9200/plan", ["plan-000001 shard 1"])

    monkeypatch.setattr(Client, "search", partial)
    health = clustered_site.get("/healthz")
    assert health.status_code == 503
    assert "plan-000001 shard 1" in health.get_json()["problems"][0]
    found = clustered_site.get("/api/search?q=初めて聞く言葉")
    assert (found.status_code, found.content_type) == (503, "application/problem+json")
    assert clustered_site.get("/?q=初めて聞く言葉").status_code == 503


def test_the_commands(settings: EngineSettings, tmp_path: Path) -> None:
    where = ["--engine", settings.nodes[0], "--alias", settings.alias]
    index = ["--index", str(tmp_path / "index")]
    first = CliRunner().invoke(sesaku, ["index", *index, *where])
    assert f"{settings.alias}-000001 として公開しました: 110件" in first.output
    again = CliRunner().invoke(sesaku, ["index", *index, *where])
    assert "もう同じ内容です" in again.output
    back = CliRunner().invoke(sesaku, ["rollback", *where])
    assert (back.exit_code, "no generation to go back to" in back.output) == (4, True)


def test_wrong_usage_writes_nothing(tmp_path: Path) -> None:
    for wrong in (
        ["--engine", "https://user:secret@host:9200"],
        ["--engine", "https://host:9200/path"],
        ["--alias", "name"],
    ):
        result = CliRunner().invoke(sesaku, ["index", "--index", str(tmp_path / "index"), *wrong])
        assert result.exit_code == 2
        assert "secret" not in result.output
        assert not (tmp_path / "index").exists()
