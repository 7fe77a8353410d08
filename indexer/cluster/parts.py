"""What a searching process keeps in memory of a generation, published beside its programs."""

from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any
from zlib import compress, decompress

import numpy as np
import orjson

from indexer.answer.key_terms import telling_terms
from indexer.answer.suggest import read_names
from indexer.cluster import mapping
from indexer.cluster.client import WRITE, Client
from indexer.index import files
from indexer.index.segment import Segment

# Files of a generation as they are, then what is made here of others.
_FILES = (
    files.TERMS,
    files.COLLECTION,
    files.EXPANSIONS,
    files.RELATED,
    files.VOCABULARY,
    files.ENGLISH,
    files.PHRASES,
    files.FACETS,
    files.PLACES,
)
OF_LEXEMES, COUNTS, SUGGESTED, TELLING = "lexeme_terms", "counts", "suggested", "telling"
# Bytes of a document: what a node takes in one request by default is 100 MB.
_SIZE = 4 << 20
# Names of programs that are completed while somebody types: with more, a process that searches
# would need more than some hundred megabytes for them.
MAX_NAMES = 200_000
# Telling terms that the pages ask for.
_TELLING_TERMS = 40


def parts(segment: Segment) -> Iterator[tuple[str, dict[str, Any]]]:
    """The documents with what searching processes load, each with its id."""
    places = count()
    for name, content in _contents(segment):
        packed = compress(content, 6)
        for at in range(0, max(1, len(packed)), _SIZE):
            piece = b64encode(packed[at : at + _SIZE]).decode()
            document = {mapping.PLACE: next(places), mapping.PART: {"name": name, "piece": piece}}
            yield f"part:{name}:{at // _SIZE:06}", document


def _contents(segment: Segment) -> Iterator[tuple[str, bytes]]:
    for name in _FILES:
        yield name, files.read_content(segment.directory, name)
    yield OF_LEXEMES, segment.forward.lexeme_terms.astype("<i4").tobytes()
    yield COUNTS, np.diff(segment.posting_bounds).astype("<i4").tobytes()
    programs = map(segment.program, range(segment.programs))
    rows = [
        [[p.text, p.reading, p.count] for p in some] for some in read_names(programs, MAX_NAMES)
    ]
    yield SUGGESTED, orjson.dumps(rows)
    yield TELLING, orjson.dumps([[t.text, t.count] for t in telling_terms(segment, _TELLING_TERMS)])


def read_parts(client: Client, index: str) -> Mapping[str, bytes]:
    """What ``parts`` made, by name. Raises EngineUnusable, PartialAnswer."""
    found: dict[str, list[str]] = {}
    after: list[Any] | None = None
    while True:
        body: dict[str, Any] = {
            "query": {"exists": {"field": mapping.PLACE}},
            "size": 4,
            "sort": [{mapping.PLACE: "asc"}],
        }
        if after is not None:
            body["search_after"] = after
        hits = client.search(index, body, WRITE)["hits"]["hits"]
        if not hits:
            break
        for hit in hits:
            part = hit["_source"][mapping.PART]
            found.setdefault(part["name"], []).append(part["piece"])
        after = hits[-1]["sort"]
    return {name: decompress(b"".join(map(b64decode, some))) for name, some in found.items()}
