"""Kana that spell one or more words: the words, by their readings."""

from collections.abc import Callable, Sequence
from math import inf

# A word costs 1; one of a single kana this much more, so that こうかい is no こ·うかい.
_SHORT_COST = 2.0
# The particle の between two words.
_PARTICLE = "ノ"
_PARTICLE_COST = 0.5

_Way = tuple[float, int, tuple[int, ...]]
_NO_WAY: _Way = (inf, 0, ())


def spelled(
    reading: str, with_reading: Callable[[str], Sequence[int]], longest: int
) -> list[tuple[int, ...]]:
    """The words that ``reading`` spells from end to end, as the fewest possible sets of terms.

    ``with_reading`` gives the terms of one reading. Empty where words do not cover all of it.
    """
    # best[n]: the cost of the cheapest way to spell the first n kana, where its last word starts,
    # and the terms of that.
    best: list[_Way] = [(0.0, 0, ())]
    for end in range(1, len(reading) + 1):
        ways = [
            (best[start][0] + cost, start, terms)
            for start in range(max(0, end - longest), end)
            for cost, terms in [
                _step(reading[start:end], with_reading, start > 0 and end < len(reading))
            ]
        ]
        best.append(min(ways, default=_NO_WAY))
    return _backwards(best)


def _step(
    piece: str, with_reading: Callable[[str], Sequence[int]], inside: bool
) -> tuple[float, tuple[int, ...]]:
    terms = tuple(with_reading(piece))
    if terms:
        return 1.0 + (_SHORT_COST if len(piece) == 1 else 0.0), terms
    if inside and piece == _PARTICLE:
        return _PARTICLE_COST, ()
    return inf, ()


def _backwards(best: Sequence[_Way]) -> list[tuple[int, ...]]:
    words: list[tuple[int, ...]] = []
    end = len(best) - 1
    if best[end][0] == inf:
        return []
    while end > 0:
        _, start, terms = best[end]
        if terms:
            words.append(terms)
        end = start
    return words[::-1]
