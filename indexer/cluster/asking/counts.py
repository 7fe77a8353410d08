"""How many programs a filter lets pass, or how many threads of programs these are."""

from collections.abc import Mapping, Sequence
from typing import Any

from indexer.cluster import mapping
from indexer.cluster.asking.matching import Clause, all_of

# The engine's own count of values is an estimate. A thread is on one shard, so that a shard sends
# a number and these are added up.
_DISTINCT = {
    "threads": {
        "scripted_metric": {
            "init_script": "state.seen = new HashSet();",
            "map_script": f"state.seen.add(doc['{mapping.THREAD}'].value);",
            "combine_script": "return (long) state.seen.size();",
            "reduce_script": "long sum = 0; for (one in states) { sum += one; } return sum;",
        }
    }
}


def counting(found: Clause, folded: bool) -> dict[str, Any]:
    """What counts what a filter lets pass."""
    return {"filter": found, **by_thread(folded)}


def by_thread(folded: bool) -> dict[str, Any]:
    """What counts a thread of programs once, in a bucket."""
    return {"aggs": _DISTINCT} if folded else {}


def number_in(bucket: Mapping[str, Any]) -> int:
    """What was counted in a bucket."""
    return int(bucket["threads"]["value"] if "threads" in bucket else bucket["doc_count"])


def passing(clauses: Sequence[Clause]) -> Clause:
    """What passes all of some filters."""
    return all_of(clauses) if clauses else {"match_all": {}}
