"""Queries together are never larger than the engine takes, and none is lost."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer import Searcher
from indexer.cluster.asking.clauses import MOST, batches, size
from indexer.cluster.client import Client
from indexer.cluster.errors import EngineUnusable
from indexer.cluster.settings import EngineSettings
from indexer.cluster.tokens import GAP, STACK

PHRASE = {"match_phrase": {"text0": {"query": "a b c", "boost": 1.0}}}
STACKED = {"match_phrase": {"text0": {"query": f"a{STACK}d b c", "boost": 1.0}}}
TERMS = {"terms": {"weights": ["a", "b"], "boost": 2.0}}
LEAVES = st.sampled_from(
    [PHRASE, STACKED, TERMS, {"term": {"x": {"value": "a"}}}, {"exists": {"field": "x"}}]
)


def test_what_the_engine_counts() -> None:
    assert [size(one) for one in (PHRASE, STACKED, TERMS)] == [1, 3, 1]
    spans = [{"span_term": {"text0": "a"}}, {"span_term": {"text0": "b"}}]
    near = {"span_near": {"clauses": [*spans, {"span_gap": {"text0": 2}}], "slop": 0}}
    assert size({"bool": {"should": [near, {"span_or": {"clauses": spans}}], "boost": 1}}) == 4
    assert size({"match_all": {}}) == 0


@given(st.lists(st.lists(LEAVES, min_size=1, max_size=9)), st.integers(1, 6), st.integers(1, 20))
def test_batches_keep_order_and_bounds(leaves: list[list[Any]], several: int, most: int) -> None:
    queries = {n: {"bool": {"should": some}} for n, some in enumerate(leaves)}
    found = list(batches(queries, several, most))
    assert [pair for batch in found for pair in batch.items()] == list(queries.items())
    for batch in found:
        assert 0 < len(batch) <= several
        assert len(batch) == 1 or size(list(batch.values())) <= most


@pytest.mark.parametrize(
    "leaf",
    [
        lambda n: {"match_phrase": {"text0": {"query": f"a{n} b c"}}},
        lambda n: {"match_phrase": {"text0": {"query": f"a{n}{STACK}d b c"}}},
        lambda n: {"match_phrase": {"text0": {"query": f"a{n}{STACK}d{STACK}e {GAP} c"}}},
        lambda n: {"terms": {"weights": [f"a{n}", "b", "c"]}},
    ],
    ids=["phrase", "stacked", "with a gap", "terms"],
)
def test_the_engine_counts_so(
    plan_settings: EngineSettings, clustered: Searcher, leaf: Callable[[int], Any]
) -> None:
    """So many are taken, and hardly more."""
    client = Client(plan_settings)

    def ask(count: int) -> None:
        found = {"bool": {"should": [leaf(n) for n in range(count)]}}
        client.search(plan_settings.alias, {"query": found, "size": 0})

    most = MOST // size(leaf(0))
    ask(most)
    with pytest.raises(EngineUnusable):
        ask(most + 2)
