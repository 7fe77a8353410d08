"""What is counted: programs, or the threads that they belong to; asked of a node."""

from indexer import Searcher
from indexer.cluster.asking.counts import counting, number_in, passing
from indexer.cluster.client import Client
from indexer.cluster.engine import ClusterEngine
from indexer.cluster.mapping import NUMBER, THREAD
from indexer.cluster.settings import EngineSettings


def test_programs_are_counted_alone() -> None:
    assert counting({"match_all": {}}, False) == {"filter": {"match_all": {}}}
    assert number_in({"doc_count": 7}) == 7


def test_what_passes_all_filters() -> None:
    assert passing([]) == {"match_all": {}}
    assert passing([{"term": {"a": 1}}]) == {"term": {"a": 1}}


def test_threads_are_counted_once(settings: EngineSettings) -> None:
    client = Client(settings)
    name = f"{settings.alias}-threads"
    fields = {THREAD: {"type": "long"}, NUMBER: {"type": "long"}}
    body = {"settings": {"number_of_shards": 3}, "mappings": {"properties": fields}}
    client.ask("PUT", f"/{name}", body)
    # Numbers that are no longer told apart when they are made floating.
    threads = [2**62 + n // 3 for n in range(30)]
    for n, thread in enumerate(threads):
        one = {THREAD: thread, NUMBER: n}
        client.ask("PUT", f"/{name}/_doc/{n}", one, routing=str(thread), refresh="true")
    upper = {"range": {NUMBER: {"gte": 13}}}
    asked = {"all": counting({"match_all": {}}, True), "upper": counting(upper, True)}
    none = {"none": counting({"match_none": {}}, True)}
    found = client.search(name, {"size": 0, "aggs": {**asked, **none}})["aggregations"]
    assert {key: number_in(one) for key, one in found.items()} == {"all": 10, "upper": 6, "none": 0}


def test_a_collection_of_one_year_has_no_threads(
    clustered: Searcher, plan_settings: EngineSettings
) -> None:
    engine = clustered._engine
    assert isinstance(engine, ClusterEngine)
    body = {"query": {"exists": {"field": THREAD}}, "size": 0}
    found = Client(plan_settings).search(engine.index, body)
    assert found["hits"]["total"]["value"] == 0
