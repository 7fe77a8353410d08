"""The shipped thesaurus, and what of it leads to the words of one collection.

Its pairs come from JMdict (EDRDG, CC BY-SA; see ``english/LICENSE.md``) and chiVe's word vectors
(Works Applications, Apache License 2.0); see ``make``.
"""

import zlib
from collections import defaultdict
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
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
# From here on, a word that has the kanji of another inside says what that says: 河川, 木材, 国家,
# but not 諸国 (.7) of 国 nor 家族 (.7) of 家.
_LEAST_SAME = 0.75

# By a term, the terms near it with how near they are, from 0 to 1, the nearest first.
Alike: TypeAlias = Mapping[str, Sequence[tuple[str, float]]]


@lru_cache(1)
def thesaurus() -> Alike:
    """The whole table, in both directions."""
    found: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for word, other, nearness in _pairs():
        found[word].append((other, nearness))
        found[other].append((word, nearness))
    return {word: sorted(near, key=_falling) for word, near in found.items()}


@lru_cache(1)
def said_by_kanji() -> Mapping[str, frozenset[str]]:
    """For words of one kanji, those that have it inside and say the same: 河川 of 河, and 木材 of
    木, but not 土木."""
    found: dict[str, set[str]] = defaultdict(set)
    for word, other, nearness in _pairs():
        kanji, longer = sorted((word, other), key=len)
        if len(kanji) == 1 and kanji in longer and nearness >= _LEAST_SAME:
            found[kanji].add(longer)
    return {kanji: frozenset(words) for kanji, words in found.items()}


def _pairs() -> Iterator[tuple[str, str, float]]:
    """Two words and how near they are, of each pair of the shipped table."""
    for line in zlib.decompress(PATH.read_bytes()).decode().splitlines():
        word, _, others = line.partition(_TAB)
        for other in others.split(_BETWEEN):
            yield word, other[:-1], (ord(other[-1]) - ord(_LEAST)) / _STEPS


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
