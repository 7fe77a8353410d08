"""Related words: what a corpus has in place of words that it lacks, found by word vectors.

Words are terms of the analyzer. The result is kept as a table (``related``), so that neither
building an index nor searching needs the vectors.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.record import Program
from indexer.related.expansion import RelatedWord
from indexer.related.word_vectors import WordVectors
from indexer.text.analyzer import analyze, common_noun
from indexer.text.lexeme import Kind

# The words of the vectors that are looked at, commonest first. The 100,000th is as rare as 赤穂市;
# behind it are mostly names and fragments.
COMMONEST = 100_000
# Seen in samples of the shipped plan: from .6 on (ホテル, 観光) nearly every pair is of use, down
# to .55 (歯医者, 病院) most are, below it hardly half (男児, 警察).
LEAST_SIMILARITY = 0.55
# What a program is about is said by the first few; the rest repeats them.
MOST_RELATED = 4
# A word in so few programs is hardly there: a search for it may go further.
HARDLY_HAS = 2
# A word in a larger share of the programs (情報, 事業) leads everywhere, so nowhere.
MOST_COMMON_SHARE = 0.15
# One character is a part of too many words.
_LEAST_CHARACTERS = 2
_KANJI = re.compile(r"[一-鿿㐀-䶿]")
# Rows of the table of similarities that are held in memory at a time.
_BATCH = 4096


class Trust(NamedTuple):
    """What is left of the cosines of a word's row: ``share`` of them, never above ``most``."""

    share: float
    most: float


OWN = Trust(1.0, 1.0)
# A word that shares the row of another, its owner, is only somehow like it, and more so where the
# two have a kanji in common (お年寄り, 年寄り) than where they have none (テレワーク, 中小企業).
# Measured on the 3,328 common nouns of the ranks 15,000 to 19,900, which have rows of their own, as
# if they had to share one: ``most`` is the median cosine to the nearest of the commoner words,
# ``share`` the median of a true cosine to a third word over that of the nearest word's.
KIN = Trust(0.84, 0.70)
NEIGHBOUR = Trust(0.80, 0.62)


class Spoken(NamedTuple):
    """A term's row in the vectors, and how far the row can be trusted to be the term's own."""

    row: int
    trust: Trust


def vocabulary(programs: Iterable[Program]) -> dict[str, int]:
    """The terms of what the programs say, each with the number of programs that have it."""
    counts: dict[str, int] = {}
    for program in programs:
        texts = (program.name, program.summary, program.targets, *program.keywords)
        parts = (part.lexeme for text in texts for token in analyze(text) for part in token.parts)
        for term in {lexeme.term for lexeme in parts if lexeme.kind is Kind.NOUN}:
            counts[term] = counts.get(term, 0) + 1
    return counts


def related_words(
    counts: Mapping[str, int], programs: int, vectors: WordVectors
) -> tuple[RelatedWord, ...]:
    """For common nouns that the corpus hardly has, the nearest of its words, the nearest first.

    ``counts`` are the programs, of ``programs`` in all, that have a term. Words come in order of
    their characters, at most MOST_RELATED rows for each, none below LEAST_SIMILARITY.
    """
    spoken = _spoken(vectors)
    most = programs * MOST_COMMON_SHARE
    theirs = [t for t, n in counts.items() if t in spoken and n <= most and _speaks(t)]
    asked = [term for term in spoken if counts.get(term, 0) <= HARDLY_HAS]
    if not theirs:
        return ()
    found: list[RelatedWord] = []
    for start in range(0, len(asked), _BATCH):
        batch = asked[start : start + _BATCH]
        similar = _similarities(batch, theirs, spoken, vectors)
        for word, row in zip(batch, similar, strict=True):
            found.extend(_nearest(word, theirs, row))
    return tuple(sorted(found, key=lambda r: (r.word, -r.similarity, r.related)))


def _spoken(vectors: WordVectors) -> dict[str, Spoken]:
    """The common nouns among the commonest words of the vectors, as terms."""
    spoken: dict[str, Spoken] = {}
    for word, row in zip(vectors.words[:COMMONEST], vectors.rows[:COMMONEST].tolist(), strict=True):
        noun = common_noun(word)
        if noun is not None:
            spoken.setdefault(noun.term, Spoken(row, trust_of(word, vectors.owner(row))))
    return spoken


def trust_of(word: str, owner: str) -> Trust:
    """How far the row of an owner is a word's own."""
    if word == owner:
        return OWN
    return KIN if set(_KANJI.findall(word)) & set(_KANJI.findall(owner)) else NEIGHBOUR


def _speaks(term: str) -> bool:
    """Whether a word of the corpus says enough alone to stand for another one."""
    return len(term) >= _LEAST_CHARACTERS


def _similarities(
    words: Sequence[str], others: Sequence[str], spoken: Mapping[str, Spoken], vectors: WordVectors
) -> NDArray[np.float32]:
    """Cosines as far as they are trusted, a row for each of ``words``, a column for ``others``."""

    def table(terms: Sequence[str]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        trust = np.array([spoken[term].trust for term in terms], dtype=np.float32)
        rows = vectors.matrix[[spoken[term].row for term in terms]]
        return rows * trust[:, :1], trust[:, 1]

    (left, most), (right, most_right) = table(words), table(others)
    similar: NDArray[np.float32] = np.minimum(left @ right.T, np.minimum.outer(most, most_right))
    return similar


def _nearest(
    word: str, others: Sequence[str], similarities: NDArray[np.float32]
) -> Iterator[RelatedWord]:
    near = np.flatnonzero(similarities >= LEAST_SIMILARITY)
    near = near[np.argsort(-similarities[near], kind="stable")]
    kept = [at for at in near.tolist() if others[at] != word][:MOST_RELATED]
    return (RelatedWord(word, others[at], round(float(similarities[at]), 2)) for at in kept)
