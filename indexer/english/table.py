"""The table from English to the words of one collection, as a build writes it.

``words`` leads from the stems of a gloss to the Japanese words that it explains, the nearest
meaning first; ``hints`` from one of several words of a gloss (disaster in natural disaster), and to
what a collection has of a word (救急 of 救急車, ambulance).
"""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TypeAlias

from indexer.english.jmdict import Row
from indexer.english.stems import key
from indexer.english.stems import words as words_of
from indexer.text.letters import letters

# By "words" or "hints": the Japanese words of a key.
Table: TypeAlias = Mapping[str, Mapping[str, list[str]]]
# Meanings that stand further behind are seldom meant.
_MAX_WORDS = 8
_MAX_HINTS = 6
# The first meanings of a word; the others are hints.
_USUAL = 4
# Of a word that stands nowhere, a beginning of so many characters and more than half of it is told.
_MIN_BEGINNING = 2


def empty_table() -> Table:
    """A table without any word."""
    return {"words": {}, "hints": {}}


def english_table(rows: Iterable[Row], known: Collection[str]) -> Table:
    """The table for the words that are spelled by words with ``known`` letters."""
    longest = max(map(len, known), default=0)
    begins = {word[:1] for word in known}
    found: dict[str, dict[str, int]] = defaultdict(dict)
    hints: dict[str, dict[str, int]] = defaultdict(dict)
    for row in rows:
        may_be = [word for word in row.words if _may_begin(word, begins)]
        word, is_whole = _of_collection(may_be, known, longest)
        if word:
            for rank, gloss in enumerate(row.glosses):
                _add(found if is_whole else hints, hints, gloss, word, rank)
    return {"words": _nearest(found, _MAX_WORDS), "hints": _nearest(hints, _MAX_HINTS)}


def _add(
    whole: dict[str, dict[str, int]],
    hints: dict[str, dict[str, int]],
    gloss: str,
    word: str,
    rank: int,
) -> None:
    text = words_of(gloss)
    stems = key(text)
    if not stems:
        return
    # A single kanji, and what a word means behind others, is seldom what is asked for.
    is_usual = rank < _USUAL and (len(word) > 1 or not rank)
    _note((whole if is_usual else hints)[stems], word, rank)
    parts = stems.split(" ")
    if len(parts) > 1:
        for part in parts:
            _note(hints[part], word, rank + len(parts))


def _note(words: dict[str, int], word: str, rank: int) -> None:
    words[word] = min(rank, words.get(word, rank))


def _nearest(found: Mapping[str, Mapping[str, int]], most: int) -> dict[str, list[str]]:
    return {
        stems: sorted(words, key=lambda word: words[word])[:most]
        for stems, words in sorted(found.items())
    }


def _may_begin(word: str, begins: Container[str]) -> bool:
    """Whether known words may spell a word, by its first character; most words are ruled out."""
    first = word[:1]
    return not first.isalnum() or _letter(first) in begins


@lru_cache(maxsize=1 << 14)
def _letter(character: str) -> str:
    return letters(character)


def _of_collection(words: Iterable[str], known: Container[str], longest: int) -> tuple[str, bool]:
    """The spelling that the collection has, or its beginning, and whether it is all of the word."""
    for word in words:
        reached = max(_reached(letters(word), known, longest), default=0)
        if reached == len(letters(word)):
            return word, True
        if reached >= _MIN_BEGINNING and 2 * reached > len(word):
            return word[:reached], False
    return "", False


def _reached(text: str, known: Container[str], longest: int) -> Iterator[int]:
    """The places in a text up to which known words spell it."""
    starts = [0]
    seen = {0}
    while starts:
        start = starts.pop()
        for end in range(start + 1, min(len(text), start + longest) + 1):
            if end not in seen and text[start:end] in known:
                seen.add(end)
                starts.append(end)
                yield end
