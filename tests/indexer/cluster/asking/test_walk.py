"""All hits of a request, from the first to the last, whatever the size of its pages."""

import pytest

from indexer import Searcher
from indexer.cluster.asking.walk import walk
from indexer.cluster.client import Client
from indexer.cluster.engine import ClusterEngine
from indexer.cluster.settings import EngineSettings


def body(size: int) -> dict[str, object]:
    return {
        "query": {"exists": {"field": "number"}},
        "size": size,
        "sort": [{"number": "asc"}],
        "_source": False,
    }


@pytest.mark.parametrize("size", [1, 7, 110, 500])
def test_every_hit_comes_once_in_its_order(
    plan_settings: EngineSettings, clustered: Searcher, plan: Searcher, size: int
) -> None:
    engine = clustered._engine
    assert isinstance(engine, ClusterEngine)
    found = [int(hit["_id"]) for hit in walk(Client(plan_settings), engine.index, body(size))]
    assert found == sorted(set(found))
    assert len(found) == len(plan.programs)


def test_who_stops_early_leaves_nothing_open(
    plan_settings: EngineSettings, clustered: Searcher
) -> None:
    engine = clustered._engine
    assert isinstance(engine, ClusterEngine)
    client = Client(plan_settings)
    hits = walk(client, engine.index, body(5))
    next(hits)
    hits.close()
    assert client.ask("GET", "/_search/point_in_time/_all", absent={}).get("pits", []) == []
