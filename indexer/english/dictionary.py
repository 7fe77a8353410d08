"""The dictionary's entries, by what of a collection leads to them.

A collection has words for few of the 90,000 entries. What stands here is the same for every
collection and made once in a process: each further build looks up the entries that may concern it.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from indexer.english.jmdict import SEPARATOR, Entries, entries
from indexer.text.letters import letters

# Nearly all entries are ruled out by their first two characters.
_BEGINNING = 2
# What a beginning of one character has instead of a second one, and a bound above all others.
_NONE, _ABOVE = "\0", chr(0x10FFFF)


class Dictionary:
    """Entries, and where those stand that may be of a collection's words."""

    def __init__(self, entries: Entries) -> None:
        self.entries = entries
        spelled = [own.split(SEPARATOR) for own in _letters(entries.spellings)]
        self._by_letters = _Beginnings((at, one) for at, own in enumerate(spelled) for one in own)
        self._by_word = _Beginnings(enumerate(entries.spellings))
        self._by_group: dict[str, list[int]] = {}
        for at, groups in enumerate(entries.groups):
            for group in groups.split(SEPARATOR) if groups else ():
                self._by_group.setdefault(group, []).append(at)

    def words(self) -> Iterator[str]:
        """The usual spelling of each word, in the order of the entries."""
        return (words.partition(SEPARATOR)[0] for words in self.entries.spellings)

    def concerning(
        self, known: Collection[str], groups: Iterable[str], words: Collection[str]
    ) -> list[int]:
        """Where entries stand, in rising order, that begin as a known word's letters do, that are
        in one of the groups of synonyms, or whose usual spelling is one of the words."""
        found = set(self._by_letters.begun(known))
        for group in groups:
            found.update(self._by_group.get(group, ()))
        spellings = self.entries.spellings
        alike = self._by_word.begun(words)
        found.update(at for at in alike if spellings[at].partition(SEPARATOR)[0] in words)
        return sorted(found)

    def spelled(self, places: Iterable[int]) -> list[str]:
        """The letters of the spellings of each of these entries, joined by SEPARATOR."""
        return _letters([self.entries.spellings[at] for at in places])


@lru_cache(1)
def dictionary() -> Dictionary:
    """The shipped one. Nobody may change what it has."""
    return Dictionary(entries())


def _letters(texts: Sequence[str]) -> list[str]:
    """The letters of all words at once: of each alone they take ten times as long."""
    return letters("\n".join(texts)).split("\n") if texts else []


class _Beginnings:
    """Texts by their first two characters, in arrays: as lists they are as large as the texts."""

    def __init__(self, texts: Iterable[tuple[int, str]]) -> None:
        placed = list(texts)
        keys = _keys([text[:_BEGINNING] for _, text in placed])
        order = np.argsort(keys, kind="stable")
        self._keys = keys[order]
        self._places = np.array([at for at, _ in placed], np.int32)[order]

    def begun(self, words: Iterable[str]) -> list[int]:
        """Where texts stand that begin with the first two characters of a word, or with a word of
        one."""
        firsts = sorted({word[:_BEGINNING] for word in words if word})
        # All that begin with a single character, else those with exactly these two.
        lasts = [first if len(first) == _BEGINNING else first + _ABOVE for first in firsts]
        starts = np.searchsorted(self._keys, _keys(firsts), "left")
        ends = np.searchsorted(self._keys, _keys(lasts), "right")
        pieces = [
            self._places[start:end] for start, end in zip(starts, ends, strict=True) if start < end
        ]
        return np.unique(np.concatenate(pieces)).tolist() if pieces else []


def _keys(beginnings: list[str]) -> NDArray[np.uint64]:
    """Numbers that are in the order of the beginnings."""
    filled = "".join([one.ljust(_BEGINNING, _NONE) for one in beginnings])
    signs = np.frombuffer(filled.encode("utf-32-le"), np.uint32).astype(np.uint64)
    return (signs[0::2] << np.uint64(32)) | signs[1::2]
