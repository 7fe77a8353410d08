"""The dictionary's entries, by what of a collection leads to them.

A collection has words for few of the 90,000 entries. What stands here is the same for every
collection and made once in a process: each further build looks up the entries that may concern it.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from indexer.english.jmdict import SEPARATOR, Entries, entries
from indexer.text.letters import letters

# Nearly all entries are ruled out by their first three characters; as many fit into a number.
_BEGINNING = 3
_BITS = np.uint64(21)
# What a shorter beginning has behind it where it is the least, and the last, of all that begin so.
_LEAST, _LAST = "\0", chr(0x10FFFF)


class Dictionary:
    """Entries, and where those stand that may be of a collection's words."""

    def __init__(self, entries: Entries) -> None:
        self.entries = entries

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

    def is_part(self, letters: str) -> bool:
        """Whether letters are within those of some word; for few words in some ms each."""
        return letters in self._all_letters

    # Each is made when it is asked for: an update of few words asks for the letters alone.
    @cached_property
    def _by_letters(self) -> "_Beginnings":
        spelled = (own.split(SEPARATOR) for own in _letters(self.entries.spellings))
        return _Beginnings((at, one) for at, own in enumerate(spelled) for one in own)

    @cached_property
    def _by_word(self) -> "_Beginnings":
        return _Beginnings(enumerate(self.entries.spellings))

    @cached_property
    def _by_group(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for at, groups in enumerate(self.entries.groups):
            for group in groups.split(SEPARATOR) if groups else ():
                found.setdefault(group, []).append(at)
        return found

    @cached_property
    def _all_letters(self) -> str:
        return SEPARATOR.join(_letters(self.entries.spellings))

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
    """Texts by their first characters, in arrays: as lists they are as large as the texts."""

    def __init__(self, texts: Iterable[tuple[int, str]]) -> None:
        placed = list(texts)
        keys = _keys([text for _, text in placed], _LEAST)
        order = np.argsort(keys, kind="stable")
        self._keys = keys[order]
        self._places = np.array([at for at, _ in placed], np.int32)[order]

    def begun(self, words: Iterable[str]) -> list[int]:
        """Where texts stand that begin as a word does: with all of it if it is short."""
        firsts = list({word[:_BEGINNING] for word in words if word})
        starts = np.searchsorted(self._keys, _keys(firsts, _LEAST), "left")
        ends = np.searchsorted(self._keys, _keys(firsts, _LAST), "right")
        stretches = zip(starts.tolist(), ends.tolist(), strict=True)
        pieces = [self._places[start:end] for start, end in stretches if start < end]
        return np.unique(np.concatenate(pieces)).tolist() if pieces else []


def _keys(texts: list[str], filling: str) -> NDArray[np.uint64]:
    """Numbers that are in the order of the texts' beginnings."""
    filled = "".join([one[:_BEGINNING].ljust(_BEGINNING, filling) for one in texts])
    signs = np.frombuffer(filled.encode("utf-32-le"), np.uint32).astype(np.uint64)
    keys = np.zeros(len(texts), np.uint64)
    for at in range(_BEGINNING):
        keys = (keys << _BITS) | signs[at::_BEGINNING]
    return keys
