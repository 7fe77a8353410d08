"""The settings and fields of a generation's index."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from indexer.cluster.tokens import CHARACTERS, COUNT, GAP, SCALE, STACK
from indexer.index.field_boosts import K1

# The fields of a document. Those with a number behind them are one for each field of a program, or
# for each of its columns.
NUMBER, ID, RECORD, PIECE, PART, REPOST = "number", "id", "record", "piece", "part", "repost"
# The place of a part among all; of what only updates read, among its own.
PLACE, LEDGER = "place", "ledger"
# Of a collection of several years: the thread that a program belongs to, and its years.
THREAD, YEARS = "thread", "years"
WEIGHTS, TEXT, CHARS, OCCURRENCE, ORDER = "weights", "text", "chars", "one", "order"
FACET, LOW, HIGH, FIGURES = "facet", "low", "high", "figures"
# Counts up with every change of the documents: an index of another one is not read.
FORMAT = 4
# Where a generation says what it is, in ``_meta`` of its mapping.
META = "sesaku"

# BM25's saturation of a pseudo frequency without its idf, which the query brings: the numbers of
# programs are those of the whole generation, whatever shard is asked.
_SATURATED = f"return query.boost * doc.freq / (doc.freq + {K1 * SCALE:.1f});"
# Of a phrase the engine adds up one score for each of its words; the query divides by them.
_LINEAR = "return query.boost * doc.freq;"
_INDEXED = {"norms": False}


class Shape(NamedTuple):
    """How many fields of each kind the programs of a generation have."""

    width: int
    facets: int
    spans: int
    orders: int


def body(meta: Mapping[str, Any], shape: Shape, shards: int) -> Any:
    """What creates the index of a generation."""
    return {
        "settings": {
            "number_of_shards": shards,
            "number_of_replicas": 0,
            "refresh_interval": "-1",
            "similarity": {
                "saturated": {"type": "scripted", "script": {"source": _SATURATED}},
                "linear": {"type": "scripted", "script": {"source": _LINEAR}},
            },
            "analysis": _analysis(),
        },
        "mappings": {
            "dynamic": "strict",
            "_meta": {META: dict(meta)},
            # What is shown is kept in fields of its own, which nobody has to parse and cut.
            "_source": {"enabled": False},
            "properties": _properties(shape),
        },
    }


def _analysis() -> Any:
    return {
        "tokenizer": {"each": {"type": "simple_pattern", "pattern": CHARACTERS}},
        "filter": {
            "gaps": {"type": "stop", "stopwords": [GAP]},
            "stacked": {
                "type": "pattern_capture",
                "preserve_original": False,
                "patterns": [f"([^{STACK}]+)"],
            },
            "counted": {"type": "delimited_term_freq", "delimiter": COUNT},
        },
        "analyzer": {
            "placed": {
                "type": "custom",
                "tokenizer": "whitespace",
                "filter": ["gaps", "stacked"],
            },
            "weighed": {"type": "custom", "tokenizer": "whitespace", "filter": ["counted"]},
            "asked": {"type": "custom", "tokenizer": "whitespace", "filter": ["stacked"]},
            "characters": {"type": "custom", "tokenizer": "each"},
        },
    }


def _properties(shape: Shape) -> dict[str, Any]:
    width, facets, spans, orders = shape
    own: dict[str, Any] = {
        NUMBER: {"type": "long"},
        PLACE: {"type": "integer"},
        LEDGER: {"type": "integer"},
        ID: {"type": "keyword"},
        REPOST: {"type": "keyword"},
        THREAD: {"type": "long"},
        **{name: {"type": "binary", "store": True} for name in (RECORD, PIECE, PART, YEARS)},
        WEIGHTS: {
            **_INDEXED,
            "type": "text",
            "analyzer": "weighed",
            "search_analyzer": "asked",
            "index_options": "freqs",
            "similarity": "saturated",
        },
        FIGURES: {
            "type": "nested",
            "properties": {"value": {"type": "double"}, "unit": {"type": "keyword"}},
        },
    }
    text = {**_INDEXED, "type": "text", "similarity": "linear"}
    for n in range(width):
        own[f"{TEXT}{n}"] = {**text, "analyzer": "placed"}
        own[f"{CHARS}{n}"] = {**text, "analyzer": "characters"}
        own[f"{OCCURRENCE}{n}"] = {"type": "float", "index": False}
    own |= {f"{FACET}{n}": {"type": "keyword"} for n in range(facets)}
    own |= {f"{ORDER}{n}": {"type": "keyword", "index": False} for n in range(orders)}
    for n in range(spans):
        own |= {f"{LOW}{n}": {"type": "double"}, f"{HIGH}{n}": {"type": "double"}}
    return own
