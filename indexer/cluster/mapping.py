"""The settings and fields of a generation's index."""

from collections.abc import Mapping, Sequence
from typing import Any

from indexer.cluster.tokens import COUNT, GAP, SCALE, STACK
from indexer.index.fields import K1

# The fields of a document. Those with a number behind them are one for each field of a program, or
# for each of its columns.
NUMBER, ID, RECORD, PIECE, PART, REPOST = "number", "id", "record", "piece", "part", "repost"
# The place of a part among all.
PLACE = "place"
WEIGHTS, TEXT, CHARS, OCCURRENCE = "weights", "text", "chars", "one"
FACET, LOW, HIGH, FIGURES = "facet", "low", "high", "figures"
# Where a generation says what it is, in ``_meta`` of its mapping.
META = "sesaku"

# BM25's saturation of a pseudo frequency without its idf, which the query brings: the numbers of
# programs are those of the whole generation, whatever shard is asked.
_SATURATED = f"return query.boost * doc.freq / (doc.freq + {K1 * SCALE:.1f});"
# Of a phrase the engine adds up one score for each of its words; the query divides by them.
_LINEAR = "return query.boost * doc.freq;"
_INDEXED = {"norms": False}


def body(meta: Mapping[str, Any], width: int, facets: int, spans: int, shards: int) -> Any:
    """What creates the index of a generation, whose programs have ``width`` fields."""
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
            "_source": {"excludes": [WEIGHTS, f"{TEXT}*", f"{CHARS}*"]},
            "properties": _properties(width, facets, spans),
        },
    }


def _analysis() -> Any:
    return {
        "tokenizer": {"each": {"type": "ngram", "min_gram": 1, "max_gram": 1}},
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


def _properties(width: int, facets: int, spans: int) -> dict[str, Any]:
    own: dict[str, Any] = {
        NUMBER: {"type": "integer"},
        PLACE: {"type": "integer"},
        ID: {"type": "keyword"},
        REPOST: {"type": "keyword"},
        **{name: {"type": "object", "enabled": False} for name in (RECORD, PIECE, PART)},
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
    for n in range(spans):
        own |= {f"{LOW}{n}": {"type": "double"}, f"{HIGH}{n}": {"type": "double"}}
    return own


def fields_of(name: str, numbers: Sequence[int]) -> list[str]:
    """The fields of some numbers."""
    return [f"{name}{number}" for number in numbers]
