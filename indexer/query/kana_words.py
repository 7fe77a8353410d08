"""Kana that spell one or more words: the words, by their readings."""

from collections.abc import Callable, Sequence
from math import inf
from typing import NamedTuple

# A word costs 1; one of a single kana this much more, so that こうかい is no こ·うかい.
_SHORT_COST = 2.0
# The particle の between two words.
_PARTICLE = "ノ"
_PARTICLE_COST = 0.5


class Spelled(NamedTuple):
    """A word of a unit in kana: the terms that are read so, how many positions on it stands, and
    the number of its kana."""

    terms: tuple[str, ...]
    step: int
    length: int

    @property
    def is_short(self) -> bool:
        """Whether it is a single kana, which says nothing by itself."""
        return self.length == 1


_Way = tuple[float, int, tuple[str, ...]]
_NO_WAY: _Way = (inf, 0, ())


def spelled(
    reading: str, with_reading: Callable[[str], Sequence[str]], longest: int
) -> list[Spelled]:
    """The words that ``reading`` spells from end to end, as the fewest possible sets of terms.

    ``with_reading`` gives the terms of one reading. Empty where words do not cover all of it, or
    where there is a word of one kana that closes no longer one (課 behind 推進): from such pieces
    anything is spelled.
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
    words = _backwards(best)
    return words if all(_is_sure(words, at) for at in range(len(words))) else []


def _is_sure(words: Sequence[Spelled], at: int) -> bool:
    word = words[at]
    return not word.is_short or (at > 0 and not words[at - 1].is_short and word.step == 1)


def _step(
    piece: str, with_reading: Callable[[str], Sequence[str]], inside: bool
) -> tuple[float, tuple[str, ...]]:
    terms = tuple(with_reading(piece))
    if terms:
        return 1.0 + (_SHORT_COST if len(piece) == 1 else 0.0), terms
    if inside and piece == _PARTICLE:
        return _PARTICLE_COST, ()
    return inf, ()


def _backwards(best: Sequence[_Way]) -> list[Spelled]:
    words: list[Spelled] = []
    end = len(best) - 1
    if best[end][0] == inf:
        return []
    while end > 0:
        _, start, terms = best[end]
        if terms:
            # A particle before the word holds a position.
            behind_particle = start > 0 and not best[start][2]
            words.append(Spelled(terms, 2 if behind_particle else 1, end - start))
        end = start
    return words[::-1]
