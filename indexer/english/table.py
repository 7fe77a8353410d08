"""The table from English to the words of one collection, as a build writes it.

``words`` leads from the stems of a gloss to the Japanese words that it explains, the nearest
meaning first; ``hints`` from one of several words of a gloss (disaster in natural disaster), and to
what a collection has of a word (救急 of 救急車, ambulance).
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import TypeAlias

from indexer.english.jmdict import SEPARATOR, Entries
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


def english_table(entries: Entries, known: Collection[str]) -> Table:
    """The table for the words that are spelled by words with ``known`` letters."""
    spelling = _Spelling(known)
    found: dict[str, dict[str, int]] = defaultdict(dict)
    hints: dict[str, dict[str, int]] = defaultdict(dict)
    # The letters of all words at once: of each alone they take ten times as long.
    spelled = letters("\n".join(entries.spellings)).split("\n")
    # No entries are one empty text.
    for words, own, meanings in zip(entries.spellings, spelled, entries.meanings, strict=False):
        word, is_whole = spelling.found(words, own)
        if word:
            for rank, stems in enumerate(meanings.split(SEPARATOR)):
                if stems:
                    _add(found if is_whole else hints, hints, stems, word, rank)
    return {"words": _nearest(found, _MAX_WORDS), "hints": _nearest(hints, _MAX_HINTS)}


def _add(
    whole: dict[str, dict[str, int]],
    hints: dict[str, dict[str, int]],
    stems: str,
    word: str,
    rank: int,
) -> None:
    # A single kanji, and what a word means behind others, is seldom what is asked for.
    is_usual = rank < _USUAL and (len(word) > 1 or not rank)
    _note((whole if is_usual else hints)[stems], word, rank)
    if " " in stems:
        parts = stems.split(" ")
        for part in parts:
            _note(hints[part], word, rank + len(parts))


def _note(words: dict[str, int], word: str, rank: int) -> None:
    words[word] = min(rank, words.get(word, rank))


def _nearest(found: Mapping[str, Mapping[str, int]], most: int) -> dict[str, list[str]]:
    return {
        stems: sorted(words, key=lambda word: words[word])[:most]
        for stems, words in sorted(found.items())
    }


class _Spelling:
    """What can be spelled by the words of a collection, given by their letters."""

    def __init__(self, known: Collection[str]) -> None:
        self._known = known
        # Nearly all entries are ruled out by their first two characters.
        self._singles = frozenset(word for word in known if len(word) == 1)
        self._pairs = frozenset(word[:2] for word in known if len(word) > 1)
        self._longest: dict[str, int] = {}
        for word in known:
            first = word[:1]
            self._longest[first] = max(len(word), self._longest.get(first, 0))

    def found(self, words: str, spelled: str) -> tuple[str, bool]:
        """The spelling that the collection has, or its beginning, and whether it is all of the
        word; empty where there is none.

        ``spelled`` are the letters of the words.
        """
        if SEPARATOR not in words:
            return self._beginning(words, spelled) if self._may_begin(spelled) else ("", False)
        for word, own in zip(words.split(SEPARATOR), spelled.split(SEPARATOR), strict=True):
            if self._may_begin(own):
                beginning = self._beginning(word, own)
                if beginning[0]:
                    return beginning
        return "", False

    def _may_begin(self, spelled: str) -> bool:
        return spelled[:2] in self._pairs or spelled[:1] in self._singles

    def _beginning(self, word: str, spelled: str) -> tuple[str, bool]:
        reached = self._reached(spelled)
        if reached == len(spelled):
            return word, True
        if reached >= _MIN_BEGINNING and 2 * reached > len(word):
            return word[:reached], False
        return "", False

    def _reached(self, text: str) -> int:
        """The furthest place in a text up to which known words spell it."""
        known, longest = self._known, self._longest
        furthest, size = 0, len(text)
        starts, seen = [0], {0}
        while starts and furthest < size:
            start = starts.pop()
            last = min(size, start + longest.get(text[start : start + 1], 0))
            for end in range(start + 1, last + 1):
                if end not in seen and text[start:end] in known:
                    seen.add(end)
                    starts.append(end)
                    furthest = max(furthest, end)
        return furthest
