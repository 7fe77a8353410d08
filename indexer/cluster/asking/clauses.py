"""How large queries are by the engine's own measure, of which it takes 1,024 at once.

The engine counts what stands at the ends of a query, however deep: each term, each list of terms
once, and each phrase: that counts once for each of its words where any of these may be several.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from indexer.cluster.tokens import GAP, STACK

Key = TypeVar("Key")
# What the engine takes without a setting (``indices.query.bool.max_clause_count``), which belongs
# to whoever runs it.
MOST = 1024
_TERMS = ("term", "terms", "span_term", "exists", "range")


def size(query: Any) -> int:
    """How many clauses the engine counts in a query, at most."""
    if isinstance(query, Mapping):
        return sum(_size_of(kind, content) for kind, content in query.items())
    return sum(map(size, query)) if isinstance(query, list) else 0


def batches(queries: Mapping[Key, Any], several: int, most: int = MOST) -> Iterator[dict[Key, Any]]:
    """Queries in their order, together at most so many and so large; one alone may be larger."""
    batch: dict[Key, Any] = {}
    total = 0
    for key, query in queries.items():
        own = size(query)
        if batch and (total + own > most or len(batch) == several):
            yield batch
            batch, total = {}, 0
        batch[key] = query
        total += own
    if batch:
        yield batch


def _size_of(kind: str, content: Any) -> int:
    if kind in _TERMS:
        return 1
    if kind == "match_phrase":
        return _phrases(one["query"] for one in content.values())
    return size(content)


def _phrases(texts: Iterable[str]) -> int:
    return sum(_words(text) if STACK in text else 1 for text in texts)


def _words(text: str) -> int:
    return sum(word != GAP for word in text.split())
