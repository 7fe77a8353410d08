"""The words and compounds of a collection, for suggestions and corrections.

A phrase is a noun, or up to four word parts that stand next to each other and begin with a noun.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat

import numpy as np

from corpus.record import Program
from indexer.index.field_boosts import PLAIN, Schema
from indexer.index.forward import Forward
from indexer.text.lexeme import Kind, Lexeme

# Longer compounds exist (住民基本台帳ネットワークシステム): their beginnings suffice.
_MAX_PARTS = 4
# As many as a correction looks through in some milliseconds; the commonest are kept.
MAX_PHRASES = 20_000
# Some candidates are no phrases (a single sign), or are written alike.
_CANDIDATES = 2 * MAX_PHRASES
# Common phrases show in a part of a large collection as well: about 3,000 paragraphs.
_MAX_POSITIONS = 3_000_000
_INNER = (Kind.NOUN, Kind.AFFIX, Kind.NUMBER)


@dataclass(frozen=True, slots=True)
class Phrase:
    """``text`` as some program writes it, its ``reading`` in katakana (empty where unknown) and how
    often the collection has it."""

    text: str
    reading: str
    count: int


def phrases(forward: Forward, programs: Sequence[Program], schema: Schema = PLAIN) -> list[Phrase]:
    """The phrases of a collection, the commonest first, at most MAX_PHRASES."""
    found: dict[str, Phrase] = {}
    candidates = sorted(_candidates(forward, schema), reverse=True)[:_CANDIDATES]

    @cache
    def text(slot: int) -> str:
        # Keywords are joined for it: once, not for each of thousands of phrases.
        return schema.texts(programs[slot // schema.width])[slot % schema.width]

    for (count, start, size), place in zip(candidates, _places(forward, candidates), strict=True):
        slot, begin, end = place
        written = text(slot)[begin:end]
        # No phrase: a single character, or a broken line.
        if len(written) > 1 and "\n" not in written and written not in found:
            lexemes = forward.tokens[start : start + size].tolist()
            found[written] = Phrase(written, _reading(forward.lexemes, lexemes), count)
            if len(found) == MAX_PHRASES:
                break
    return list(found.values())


def _places(
    forward: Forward, candidates: Sequence[tuple[int, int, int]]
) -> Iterator[tuple[int, int, int]]:
    """The slot of each phrase, and where it begins and ends in its text."""
    _, starts, sizes = np.array(candidates, np.int64).reshape(-1, 3).T
    last = starts + sizes - 1
    columns = (
        forward.bounds.searchsorted(starts, "right") - 1,
        forward.starts[starts],
        forward.starts[last] + forward.lengths[last],
    )
    return zip(*(column.tolist() for column in columns), strict=True)


def _candidates(forward: Forward, schema: Schema) -> Iterator[tuple[int, int, int]]:
    """Count, first position and number of parts: of every size, the phrases that may be kept."""
    tokens = forward.tokens[:_MAX_POSITIONS]
    # What is negative, from the end: neither a function word nor a break is part of a phrase.
    without = Kind.FUNCTION, Kind.BREAK
    kinds = np.array([*(lexeme.kind for lexeme in forward.lexemes), *without], np.int8)[tokens]
    bounds = forward.bounds[: int(forward.bounds.searchsorted(len(tokens))) + 1]
    is_text = np.arange(len(bounds) - 1) % schema.width < schema.text_fields
    own = np.repeat(is_text, np.diff(bounds.clip(max=len(tokens))))
    starts = np.flatnonzero((kinds == Kind.NOUN) & own)
    ids = tokens[starts].astype(np.int64)
    inner = np.append(np.isin(kinds, _INNER), False)
    for size in range(1, _MAX_PARTS + 1):
        _, first, groups, counts = np.unique(
            ids, return_index=True, return_inverse=True, return_counts=True
        )
        # By count, then by place, the last first: as the phrases are chosen.
        best = np.lexsort((starts[first], counts))[-_CANDIDATES:]
        found = counts[best].tolist(), starts[first[best]].tolist()
        yield from zip(*found, repeat(size), strict=False)
        longer = inner[starts + size]
        starts, groups = starts[longer], groups[longer]
        ids = groups.astype(np.int64) << 32 | tokens[starts + size]


def _reading(lexemes: Sequence[Lexeme], numbers: Sequence[int]) -> str:
    """How some lexemes are read, one behind the other; empty where one has no reading."""
    readings = [lexemes[number].reading for number in numbers]
    return "".join(readings) if all(readings) else ""
