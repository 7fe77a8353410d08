"""What an index of the cluster holds: each program's key there, and the digest of its record.

A program that stays as it was keeps its key, so that an update writes what changed. Keys ascend in
the order of the plan, far enough from each other for programs between them.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.index.record_lines import DIGEST_SIZE, Digests

Keys = NDArray[np.int64]
# From one key to the next where all are new: twenty programs in a row come between two of them, one
# by one in the worst order, before everything is written anew; 2 ** 43 programs have keys.
SPACING = 1 << 20


@dataclass(frozen=True, slots=True)
class Ledger:
    """The programs of an index in the order of the plan."""

    keys: Keys
    digests: Sequence[bytes]

    def packed(self) -> bytes:
        """The ledger as bytes."""
        return self.keys.astype("<i8").tobytes() + b"".join(self.digests)

    @classmethod
    def unpacked(cls, content: bytes) -> "Ledger":
        """The ledger of what ``packed`` made."""
        count = len(content) // (8 + DIGEST_SIZE)
        return cls(np.frombuffer(content, "<i8", count), Digests(content[8 * count :]))


@dataclass(frozen=True, slots=True)
class Changes:
    """What makes one index of another: ``fresh`` programs, by place, and ``gone`` keys."""

    ledger: Ledger
    fresh: Sequence[int]
    gone: Sequence[int]


def whole(digests: Sequence[bytes]) -> Changes:
    """What an empty index needs."""
    keys = (np.arange(len(digests), dtype=np.int64) + 1) * SPACING
    return Changes(Ledger(keys, digests), range(len(digests)), ())


def changes(old: Ledger, digests: Sequence[bytes]) -> Changes | None:
    """What is to be written over an index; None where new keys find no room between others."""
    known = dict(zip(old.digests, old.keys.tolist(), strict=True))
    places = [place for place, digest in enumerate(digests) if digest in known]
    found = np.array([known[digests[place]] for place in places], np.int64)
    kept = _ascending(found)
    keys = np.zeros(len(digests), np.int64)
    keys[np.array(places, np.int64)[kept]] = found[kept]
    fresh = np.flatnonzero(keys == 0)
    if not _fill(keys, fresh):
        return None
    gone = np.setdiff1d(old.keys, found[kept])
    return Changes(Ledger(keys, digests), fresh.tolist(), gone.tolist())


def _ascending(values: Keys) -> NDArray[np.int64]:
    """The places of a longest row among some values in which they ascend."""
    if (np.diff(values) > 0).all():
        return np.arange(len(values))
    # The least value, with its place, that ends a row of each length; and what is before it there.
    ends: list[int] = []
    at: list[int] = []
    before = [-1] * len(values)
    for place, value in enumerate(values.tolist()):
        length = bisect_left(ends, value)
        before[place] = at[length - 1] if length else -1
        ends[length : length + 1], at[length : length + 1] = [value], [place]
    row, place = [], at[-1]
    while place >= 0:
        row.append(place)
        place = before[place]
    return np.array(row[::-1], np.int64)


def _fill(keys: Keys, fresh: NDArray[np.int64]) -> bool:
    """Gives keys to those without, between their neighbours'; False where there is no room."""
    for run in np.split(fresh, np.flatnonzero(np.diff(fresh) > 1) + 1):
        if not len(run):
            continue
        first, last = int(run[0]), int(run[-1]) + 1
        low = int(keys[first - 1]) if first else 0
        high = int(keys[last]) if last < len(keys) else low + (len(run) + 1) * SPACING
        step = (high - low) // (len(run) + 1)
        if step == 0:
            return False
        keys[first:last] = low + step * np.arange(1, len(run) + 1)
    return True
