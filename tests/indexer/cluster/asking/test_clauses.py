"""Queries together are never larger than the engine takes, and none is lost."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from indexer.cluster.asking.clauses import batches, size
from indexer.cluster.tokens import STACK

PHRASE = {"match_phrase": {"text0": {"query": "a b c", "boost": 1.0}}}
STACKED = {"match_phrase": {"text0": {"query": f"a{STACK}d b c", "boost": 1.0}}}
TERMS = {"terms": {"weights": ["a", "b"], "boost": 2.0}}
LEAVES = st.sampled_from(
    [PHRASE, STACKED, TERMS, {"term": {"x": {"value": "a"}}}, {"exists": {"field": "x"}}]
)


def test_what_the_engine_counts() -> None:
    assert [size(one) for one in (PHRASE, STACKED, TERMS)] == [1, 4, 2]
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
