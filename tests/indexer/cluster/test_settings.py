"""Addresses, names and credentials: what is wrong is named, and no secret is repeated."""

from pathlib import Path
from typing import Any

import pytest

from indexer.cluster.errors import EngineUsage
from indexer.cluster.settings import PASSWORD, USER, checked_node, engine_settings

DIRECTORY = Path("my-plan")


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("https://host:9200", "https://host:9200"),
        ("https://host", "https://host:443"),
        ("http://127.0.0.1:9200/", "http://127.0.0.1:9200"),
        ("https://[::1]:9200", "https://[::1]:9200"),
    ],
)
def test_addresses_of_nodes(given: str, address: str) -> None:
    assert checked_node(given) == address


@pytest.mark.parametrize(
    "given",
    ["host:9200", "ftp://host", "https://", "https://host/path", "https://host?x", "http://h:x"],
)
def test_what_is_no_address_of_a_node(given: str) -> None:
    with pytest.raises(EngineUsage):
        checked_node(given)


def test_a_secret_in_an_address_is_not_repeated() -> None:
    with pytest.raises(EngineUsage) as caught:
        checked_node("https://user:secret@host:9200")
    assert "secret" not in str(caught.value)
    assert PASSWORD in str(caught.value)


def test_credentials_come_from_the_environment_and_are_never_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(USER, "somebody")
    monkeypatch.setenv(PASSWORD, "secret")
    settings = engine_settings(("https://host",), {}, DIRECTORY)
    assert (settings.user, settings.password) == ("somebody", "secret")
    assert "secret" not in repr(settings) + settings.address


@pytest.mark.parametrize(
    "values",
    [
        {"node": ["https://host"]},
        {"nodes": "https://host"},
        {"nodes": [1]},
        {"nodes": []},
        {"alias": "Großes"},
        {"alias": 1},
        {"shards": 0},
        {"shards": True},
        {"replicas": -1},
    ],
)
def test_settings_that_cannot_be_used(values: dict[str, Any]) -> None:
    nodes = () if "nodes" in values else ("https://host",)
    with pytest.raises(EngineUsage):
        engine_settings(nodes, values, DIRECTORY)


def test_an_alias_by_the_name_of_the_folder() -> None:
    nodes = ("https://host",)
    assert engine_settings(nodes, {}, Path("/srv/my-plan")).alias == "sesaku-my-plan"
    one, other = (engine_settings(nodes, {}, Path(f"/srv/{name}")).alias for name in "東西")
    assert one != other


@pytest.mark.parametrize(
    "values",
    [
        {"nodes": 5},
        {"nodes": {"a": "https://host"}},
        {"nodes": [5]},
        {"nodes": True},
        {"nodes": ["https://[::1"]},
        {"nodes": ["https://host"], "ca": 5},
        {"nodes": ["https://host"], "ca": ["x"]},
    ],
)
def test_a_value_of_another_kind_is_refused_in_words(values: dict[str, Any]) -> None:
    with pytest.raises(EngineUsage):
        engine_settings((), values, DIRECTORY)
