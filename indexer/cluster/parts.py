"""What a searching process keeps in memory of a generation, published beside its programs."""

from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import Any
from zlib import compress, decompress

import numpy as np
import orjson

from indexer.answer.key_terms import key_terms
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
    files.ALIKE,
    files.VOCABULARY,
    files.ENGLISH,
    files.PHRASES,
    files.FACETS,
    files.PLACES,
)
OF_LEXEMES, COUNTS, SUGGESTED, TELLING = "lexeme_terms", "counts", "suggested", "telling"
# Bytes of a document: what a node takes in one request by default is 100 MB.
_SIZE = 4 << 20
# Of them, those that are read in one request.
_AT_ONCE = 4
# Names of programs that are completed while somebody types: with more, a process that searches
# would need more than some hundred megabytes for them.
MAX_NAMES = 200_000
# Telling terms that the pages ask for.
_TELLING_TERMS = 40
# An id and the document under it.
Part = tuple[str, dict[str, Any]]


def parts(segment: Segment) -> Iterator[Part]:
    """The documents with what searching processes load, each with its id."""
    return cut(mapping.PLACE, _contents(segment))


def cut(field: str, contents: Iterable[tuple[str, bytes]]) -> Iterator[Part]:
    """Named contents as documents, which ``field`` counts."""
    places = count()
    for name, content in contents:
        packed = compress(content, 6)
        for at in range(0, max(1, len(packed)), _SIZE):
            piece = b64encode(packed[at : at + _SIZE]).decode()
            yield f"{field}:{name}:{at // _SIZE:06}", {field: next(places), mapping.PART: piece}


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
    yield TELLING, orjson.dumps([[t.text, t.count] for t in key_terms(segment, _TELLING_TERMS)])


def read_parts(client: Client, index: str, field: str = mapping.PLACE) -> Mapping[str, bytes]:
    """What was cut, by name. Raises EngineUnusable, PartialAnswer."""
    found: dict[str, list[str]] = {}
    body: dict[str, Any] = {
        "query": {"exists": {"field": field}},
        "size": _AT_ONCE,
        "sort": [{field: "asc"}],
        "_source": False,
        "stored_fields": [mapping.PART],
    }
    while hits := client.search(index, body, WRITE)["hits"]["hits"]:
        for hit in hits:
            name = hit["_id"].split(":")[1]
            found.setdefault(name, []).extend(hit["fields"][mapping.PART])
        body["search_after"] = hits[-1]["sort"]
    return {name: decompress(b"".join(map(b64decode, some))) for name, some in found.items()}
