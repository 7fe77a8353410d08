"""The words of a generation, by term, reading, sound, synonym group or a character in them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from indexer.text.coordinated import coordinated
from indexer.text.kana import sound
from indexer.text.kana_parts import kana_part
from indexer.text.letters import letters
from indexer.text.lexeme import Kind, Lexeme
from indexer.text.other_readings import inner_readings, is_of_other_verb, other_readings
from indexer.text.romaji import acronym_readings

# A term that more programs have is not told apart by a character in it; this many terms suffice.
MAX_CONTAINING = 64

# Shorter Latin words begin and end too many others.
_MIN_JOINED = 3
# What somebody may mean who types only how it is read.
_READ = (Kind.NOUN, Kind.VERB, Kind.AFFIX)
# Latin words of so many letters may be read in more ways than Sudachi knows.
_ACRONYM = range(3, 10)
# These begin words that are read in two ways, of which Sudachi has one.
_BEGINNINGS = {"ニッポン": "ニホン"}

# By name, "readings", "inner", "letters", "kana_parts", "coordinated" or "groups": the numbers of
# the lexemes that have one, in order.
Tables: TypeAlias = dict[str, dict[str, list[int]]]
# Words of the corpus that are used like another one, with their similarity from 0 to 1; each
# such pair is a list where it was read from JSON.
Related: TypeAlias = Mapping[str, Sequence[Sequence[Any]]]


def vocabulary_tables(lexemes: Sequence[Lexeme]) -> Tables:
    """Readings, those inside of words, letters, words in kana at an end of others, what others are
    short for, and synonym groups with the lexemes that have them, for JSON."""
    readings: dict[str, list[int]] = {}
    inner: dict[str, list[int]] = {}
    spelled: dict[str, list[int]] = {}
    parts: dict[str, list[int]] = {}
    shortened: dict[str, list[int]] = {}
    groups: dict[int, list[int]] = {}
    for number, lexeme in enumerate(lexemes):
        for reading in _readings(lexeme):
            readings.setdefault(reading, []).append(number)
        # What says little by itself is read as it is beside others only: 物 of 投棄物.
        own = lexeme.reading if lexeme.kind in _READ else ""
        for reading in inner_readings(lexeme.surface, own):
            inner.setdefault(reading, []).append(number)
        if own := letters(lexeme.surface):
            spelled.setdefault(own, []).append(number)
        if lexeme.kind is Kind.NOUN and (part := kana_part(lexeme.surface, lexeme.term)):
            parts.setdefault(part, []).append(number)
        for word in coordinated(lexeme.surface, lexeme.reading) if lexeme.reading else ():
            shortened.setdefault(word, []).append(number)
        for group in lexeme.groups:
            groups.setdefault(group, []).append(number)
    return {
        "readings": dict(sorted(readings.items())),
        "inner": dict(sorted(inner.items())),
        "letters": dict(sorted(spelled.items())),
        "kana_parts": dict(sorted(parts.items())),
        "coordinated": dict(sorted(shortened.items())),
        "groups": {str(group): found for group, found in sorted(groups.items())},
    }


def _readings(lexeme: Lexeme) -> Iterator[str]:
    """How a word is read, where that says what is meant."""
    if lexeme.reading and lexeme.kind in _READ:
        yield lexeme.reading
        if len(lexeme.term) in _ACRONYM:
            yield from acronym_readings(lexeme.term)
        for one, other in _BEGINNINGS.items():
            if one in lexeme.reading:
                yield lexeme.reading.replace(one, other)
        yield from other_readings(lexeme.surface, lexeme.reading)


class Vocabulary:
    """Terms of one generation by what a query may say instead of them. Answers are terms.

    ``terms`` is the term of each number, ``numbers`` leads back; ``lexeme_terms`` is the term of
    each lexeme in the tables, where lexemes stand in the order of their terms.
    """

    def __init__(
        self,
        terms: Sequence[str],
        numbers: Mapping[str, int],
        lexeme_terms: NDArray[np.int32],
        tables: Tables,
    ) -> None:
        self._terms = terms
        self._numbers = numbers
        # A single number is several times faster to get from this than from an array.
        self._lexeme_terms = lexeme_terms.data
        self._readings = tables["readings"]
        self._inner = tables["inner"]
        self._letters = tables["letters"]
        self._kana_parts = tables["kana_parts"]
        self._coordinated = tables["coordinated"]
        self._groups = tables["groups"]

    def __contains__(self, term: str) -> bool:
        """Whether some program has a term."""
        return term in self._numbers

    @property
    def terms(self) -> Iterable[str]:
        """The terms that some program has."""
        return self._numbers

    def with_reading(self, reading: str) -> Sequence[str]:
        """Terms that are read so; ``reading`` in katakana."""
        found = self._readings.get(reading)
        return self._terms_of(found) if found else ()

    def with_inner_reading(self, reading: str) -> Sequence[str]:
        """Terms of single kanji that are read so inside of words; ``reading`` in katakana."""
        found = self._inner.get(reading)
        return self._terms_of(found) if found else ()

    def with_letters(self, text: str) -> Sequence[str]:
        """Terms of the words that are written with these letters; made by ``letters.letters``."""
        found = self._letters.get(text)
        return self._terms_of(found) if found else ()

    def with_kana_part(self, kana: str) -> Sequence[str]:
        """Terms of undivided words that a word in kana opens or ends; ``kana`` in katakana."""
        found = self._kana_parts.get(kana)
        return self._terms_of(found) if found else ()

    def short_for(self, word: str) -> Sequence[str]:
        """Terms of the words that are short for one and another: 輸出入 of 輸入."""
        found = self._coordinated.get(word)
        return self._terms_of(found) if found else ()

    def with_sound(self, key: str) -> Sequence[str]:
        """Terms that sound so; ``key`` is made by ``kana.sound``."""
        found = self._sounds.get(key)
        return self._terms_of(found) if found else ()

    def with_inner_sound(self, key: str) -> Sequence[str]:
        """Terms of single kanji that sound so inside of words; ``key`` as above."""
        found = self._inner_sounds.get(key)
        return self._terms_of(found) if found else ()

    def in_groups(self, groups: Iterable[int]) -> list[str]:
        """Terms that share one of Sudachi's synonym groups, each once.

        Without those that stand for a verb of other groups as well: 作り of 刺し身 is 作る too.
        """
        wanted = tuple(groups)
        found = self._terms_of([n for one in wanted for n in self._groups.get(str(one), ())])
        return [term for term in found if not is_of_other_verb(term, wanted)]

    def _terms_of(self, lexemes: Iterable[int]) -> list[str]:
        """The terms of some lexemes, each once."""
        terms, numbers = self._terms, self._lexeme_terms
        return list(dict.fromkeys([terms[numbers[n]] for n in lexemes]))

    def containing(self, text: str) -> list[str]:
        """Terms that have ``text`` inside and are not ``text``, at most MAX_CONTAINING."""
        found: list[str] = []
        at = self._joined.find(text)
        while at >= 0 and len(found) < MAX_CONTAINING:
            number = bisect_left(self._ends, at)
            if self._list[number] != text:
                found.append(self._list[number])
            at = self._joined.find(text, self._ends[number])
        return found

    def beginning(self, text: str) -> Sequence[str]:
        """Terms that begin with ``text``, in order."""
        first = bisect_left(self._list, text)
        last = bisect_left(self._list, text + chr(0x10FFFF), first)
        return self._list[first:last]

    def joined_with(self, text: str) -> list[str]:
        """Latin terms that may be ``text`` and another word, joined by a hyphen that counts as
        nothing: AI-OCR with OCR, where AI is a term, and e-Tax with Tax."""
        if len(text) < _MIN_JOINED:
            return []
        found = [term for term in self.containing(text) if term.isascii()]
        return [term for term in found if self._is_joined(term, text)]

    def _is_joined(self, term: str, text: str) -> bool:
        rests = {term.removesuffix(text), term.removeprefix(text)} - {term}
        return any(len(rest) == 1 or rest in self for rest in rests)

    @cached_property
    def longest_reading(self) -> int:
        """The length of the longest reading, 0 without any."""
        return max(map(len, self._readings), default=0)

    @property
    def written(self) -> Iterable[str]:
        """The letters of every word."""
        return self._letters.keys()

    @property
    def read_aloud(self) -> Iterable[str]:
        """The readings of words in Latin letters: ハサップ for HACCP."""
        for reading, lexemes in self._readings.items():
            if any(term.isascii() for term in self._terms_of(lexemes)):
                yield reading

    @cached_property
    def most_letters(self) -> int:
        """The number of letters of the longest word, 0 without any."""
        return max(map(len, self._letters), default=0)

    @cached_property
    def _sounds(self) -> dict[str, list[int]]:
        return _by_sound(self._readings)

    @cached_property
    def _inner_sounds(self) -> dict[str, list[int]]:
        return _by_sound(self._inner)

    @cached_property
    def _list(self) -> list[str]:
        """The terms that some program has, in order."""
        return sorted(self._numbers)

    @cached_property
    def _joined(self) -> str:
        return "\n".join(self._list)

    @cached_property
    def _ends(self) -> list[int]:
        """Where each term's line ends in ``_joined``."""
        return [end - 1 for end in accumulate(len(term) + 1 for term in self._list)]


def _by_sound(readings: Mapping[str, Sequence[int]]) -> dict[str, list[int]]:
    sounds: dict[str, list[int]] = {}
    for reading in sorted(readings):
        sounds.setdefault(sound(reading), []).extend(readings[reading])
    return sounds
