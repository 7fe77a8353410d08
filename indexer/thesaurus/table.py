"""The shipped thesaurus, and what of it leads to the words of one collection.

Its pairs come from JMdict (EDRDG, CC BY-SA; see ``english/LICENSE.md``) and chiVe's word vectors
(Works Applications, Apache License 2.0); see ``make``.
"""

import zlib
from collections import defaultdict
from collections.abc import Collection, Container, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

# A line for each word: the word, a tab, and words that come later, each with a capital letter that
# says how near it is. Every pair stands once.
PATH = Path(__file__).with_name("thesaurus.tsv.z")
_TAB, _BETWEEN = "\t", ";"
_LEAST = "A"
_STEPS = 20
# Of a collection's words, so many of the nearest tell.
MOST = 4
# A word in a larger share of the programs leads everywhere, so nowhere; as for related words.
MOST_COMMON_SHARE = 0.15
# Below this, a word in a sentence leads astray more often than it helps.
_LEAST_NEAR = 0.65

# By a term, the terms near it with how near they are, from 0 to 1, the nearest first.
Alike: TypeAlias = Mapping[str, Sequence[tuple[str, float]]]


@lru_cache(1)
def thesaurus() -> Alike:
    """The whole table, in both directions."""
    found: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for line in zlib.decompress(PATH.read_bytes()).decode().splitlines():
        word, _, others = line.partition(_TAB)
        for other in others.split(_BETWEEN):
            nearness = (ord(other[-1]) - ord(_LEAST)) / _STEPS
            found[word].append((other[:-1], nearness))
            found[other[:-1]].append((word, nearness))
    return {word: sorted(near, key=_falling) for word, near in found.items()}


def write(pairs: Mapping[tuple[str, str], float]) -> None:
    """Writes the table that ships with the package, of pairs in the order of their letters."""
    lines: dict[str, list[str]] = defaultdict(list)
    for (word, other), nearness in sorted(pairs.items()):
        lines[word].append(other + chr(ord(_LEAST) + round(nearness * _STEPS)))
    text = "\n".join(word + _TAB + _BETWEEN.join(others) for word, others in lines.items())
    PATH.write_bytes(zlib.compress(text.encode(), 9))


def alike(
    table: Alike,
    known: Collection[str],
    by_kanji: Alike = MappingProxyType({}),
    common: Container[str] = frozenset(),
) -> dict[str, list[tuple[str, float]]]:
    """What leads to ``known`` terms: for each word of the table those near it, and for words that
    are not known those that are so ``by_kanji``, the nearest first; none that is ``common``."""
    found = {}
    # Pairs stand in both directions: what leads to a term is what it leads to.
    leading = {word for term in known for word, _ in table.get(term, ())}
    for word in sorted(leading.union(by_kanji)):
        near = [one for one in table.get(word, ()) if one[1] >= _LEAST_NEAR]
        best = {**dict(() if word in known else by_kanji.get(word, ())), **dict(near)}
        own = [one for one in best.items() if one[0] in known and one[0] not in common]
        if own and word not in common:
            found[word] = sorted(own, key=_falling)[:MOST]
    return found


def _falling(one: tuple[str, float]) -> tuple[float, str]:
    return -one[1], one[0]
