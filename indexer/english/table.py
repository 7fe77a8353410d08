"""The table from English to the words of one collection, as a build writes it.

``words`` leads from the key of a meaning (``stems.bag``) to the Japanese words that are what is
meant by it, with their shares; ``hints`` to those that seldom are, and to what a collection has of
a word (救急 of 救急車, ambulance); ``roots`` from the root of a word to what its relatives mean
(誘致 is attraction: attract) and to what has it as one of several words of a meaning.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from operator import itemgetter
from types import MappingProxyType
from typing import TypeAlias

from indexer.english.dictionary import Dictionary
from indexer.english.jmdict import SEPARATOR, of_share
from indexer.english.stems import bag, present, root, stem

# By "words", "hints" or "roots": a key's Japanese words, the likeliest first, and their shares.
Table: TypeAlias = Mapping[str, Mapping[str, Mapping[str, float]]]
# Meanings that stand further behind are seldom meant.
_MOST = {"words": 8, "hints": 6, "roots": 6}
# The least share of what is meant by an English word: business is 企業 and 事業, a road no 通り.
_MEANT = 0.6
# The same of a word for which a synonym stands: some of its other meanings are those of a group.
_ABOVE_ALL = 0.75
_NEVER = 2
# What is left of a share where only one of several words of a meaning is asked for, or a
# relative of a word (attract, 誘致: attraction).
_PART = 0.75
_RELATIVE = 0.7
# What is left of a share where a word in a tense is asked for, and the plain one means it.
_PLAIN = 0.85
# Words that are written as one are short ones.
_MOST_CLOSED = 5
# Of a word that stands nowhere, a beginning of so many characters and more than half of it is told.
_MIN_BEGINNING = 2

# Of each English word several Japanese ones tell; so many are kept at a time.
_KEPT = 4096
_root = lru_cache(_KEPT)(root)
_Words: TypeAlias = dict[str, dict[str, float]]
_SHARE = itemgetter(1)


def empty_table() -> Table:
    """A table without any word."""
    return {kind: {} for kind in _MOST}


def english_table(
    dictionary: Dictionary,
    known: Collection[str],
    groups: Set[str] = frozenset(),
    near: Mapping[str, Sequence[tuple[str, float]]] = MappingProxyType({}),
) -> Table:
    """The table for the words that are spelled by words with ``known`` letters, for those with
    synonyms, by the numbers of their ``groups``, and for those that have ``near`` ones."""
    spelling = _Spelling(known)
    found: dict[str, _Words] = {kind: defaultdict(dict) for kind in _MOST}
    entries = dictionary.entries
    places = dictionary.concerning(known, groups, near)
    for at, own in zip(places, dictionary.spelled(places), strict=True):
        spellings, meanings = entries.spellings[at], entries.meanings[at]
        alike = entries.groups[at]
        word, is_whole = spelling.found(spellings, own)
        if not is_whole and alike and not groups.isdisjoint(alike.split(SEPARATOR)):
            word, is_whole = spellings.split(SEPARATOR)[0], True
            meanings = SEPARATOR.join(_first(meanings))
        if word and meanings:
            # A single kanji is seldom what is asked for.
            least = (_MEANT if len(word) > 1 else 1) if is_whole else _NEVER
            for meaning in meanings.split(SEPARATOR):
                _add(found, meaning, word, least)
        if meanings and not (is_whole and own in known):
            # What only its parts spell may stand nowhere.
            for other, nearness in near.get(spellings.split(SEPARATOR)[0], ()):
                _hint(found["hints"], meanings, other, nearness)
    _add_tenses(found)
    return {kind: _likeliest(found[kind], most) for kind, most in _MOST.items()}


def _add_tenses(found: Mapping[str, _Words]) -> None:
    """What is meant by a word in a tense is meant by the word where nothing else is (recycle), else
    a hint for it: whales, whaling. In the other direction the word stands behind: fishing, fish."""
    words = {key: dict(own) for key, own in found["words"].items() if " " not in key}
    for key, own in words.items():
        if (plain := present(key)) != key:
            kind = "hints" if plain in words else "words"
            for word, share in own.items():
                _note(found[kind][plain], word, share * _RELATIVE)
            for word, share in words.get(plain, {}).items():
                _note(found["words"][key], word, share * _PLAIN)


def _first(meanings: str) -> Iterator[str]:
    """What a word means above all."""
    for meaning in meanings.split(SEPARATOR):
        if meaning and of_share(meaning)[1] >= _ABOVE_ALL:
            yield meaning


def _add(found: Mapping[str, _Words], meaning: str, word: str, least: float) -> None:
    key, share = of_share(meaning)
    likely, related = found["words" if share >= least else "hints"], found["roots"]
    if " " not in key:
        _note(likely[key], word, share)
        _note(related[_root(key)], word, share * _RELATIVE)
        return
    _note(likely[bag(key)], word, share)
    if least > 1:
        return
    # A part of the meaning says nothing of a word's beginning: 医療 of 医療車, a medical car.
    roots = key.split(" ")
    for part in roots:
        _note(related[part], word, share * _PART / len(roots))
    words = found["words"]
    for pair in _named(roots):
        _note(words[pair], word, share * _PART)
    if len(roots) == 2 and share >= least and max(map(len, roots)) <= _MOST_CLOSED:
        # Landmines are land mines.
        _note(words[stem("".join(roots))], word, share * _PART)


def _named(roots: list[str]) -> Iterator[str]:
    """Two of several words that name the thing, too: small businesses are 中小企業, small and
    medium-sized businesses."""
    if len(roots) > 2:
        yield from (bag(f"{one} {roots[-1]}") for one in roots[:-1])


def _hint(hints: _Words, meanings: str, word: str, nearness: float) -> None:
    """What is near a word is a hint for what this one means above all."""
    for meaning in meanings.split(SEPARATOR):
        key, share = of_share(meaning)
        if share >= _MEANT:
            _note(hints[bag(key)], word, share * nearness)


def _note(words: dict[str, float], word: str, share: float) -> None:
    if words.get(word, -1.0) < share:
        words[word] = share


def _likeliest(found: _Words, most: int) -> dict[str, dict[str, float]]:
    """The likeliest words of each key, the keys in order; takes them out of ``found``, which with
    them would be the most that a build has in memory."""
    likeliest = {}
    rounded = _Rounded()
    for key in sorted(found):
        words = found.pop(key)
        if len(words) > 1:
            words = dict(sorted(words.items(), key=_SHARE, reverse=True)[:most])
        for word, share in words.items():
            words[word] = rounded[share]
        likeliest[key] = words
    return likeliest


class _Rounded(dict[float, float]):
    """Shares with two places. There are few different ones, and rounding takes its time."""

    def __missing__(self, share: float) -> float:
        self[share] = found = round(share, 2)
        return found


class _Spelling:
    """What can be spelled by the words of a collection, given by their letters."""

    def __init__(self, known: Collection[str]) -> None:
        self._known = known
        self._longest: dict[str, int] = {}
        for word in known:
            first = word[:1]
            self._longest[first] = max(len(word), self._longest.get(first, 0))

    def found(self, words: str, spelled: str) -> tuple[str, bool]:
        """The spelling that the collection has, or its beginning, and whether it is all of the
        word; empty where there is none.

        ``spelled`` are the letters of the words.
        """
        for word, own in zip(words.split(SEPARATOR), spelled.split(SEPARATOR), strict=True):
            beginning = self._beginning(word, own)
            if beginning[0]:
                return beginning
        return "", False

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
        if text in known:
            return len(text)
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
