"""What documents depend on besides their own record: where that differs, all are written anew."""

from collections.abc import Sequence
from hashlib import sha256

import numpy as np
import orjson

from indexer.cluster import mapping
from indexer.index.inverted import average_lengths
from indexer.index.segment import Segment

# BM25F compares the length of a field with the average, which moves with every program. While none
# moved by more than this share, scores differ by less than that, and programs that stayed as they
# were are not written for it; scores of the engine are no closer than .02 % anyway.
DRIFT = 1e-4


def basis_of(segment: Segment, shards: int) -> str:
    """A digest of the columns and lists of a collection that its documents are made by."""
    collection, values = segment.collection, segment.facets.values
    parts = [
        mapping.FORMAT,
        shards,
        list(collection.get("columns", ())),
        [list(collection.get(name, ())) for name in ("departments", "areas")],
        list(values),
        sorted(values["area"]),
    ]
    return sha256(orjson.dumps(parts)).hexdigest()


def averages_of(segment: Segment) -> list[float]:
    """The average length of each field."""
    lengths = np.diff(segment.forward.bounds).reshape(-1, segment.schema.width)
    return [float(one) for one in average_lengths(lengths)]


def drifted(old: Sequence[float], new: Sequence[float]) -> bool:
    """Whether the averages of an index are too far from those of a generation."""
    pairs = zip(old, new, strict=True)
    return any(abs(one - other) > DRIFT * other for one, other in pairs)
