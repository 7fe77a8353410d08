"""The words of a generation, by term, reading, sound, synonym group or a character in them."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any

from indexer.kana import sound
from indexer.lexeme import Lexeme

# A term that more programs have is not told apart by a character in it; this many terms suffice.
MAX_CONTAINING = 64


def vocabulary_tables(lexemes: Sequence[Lexeme], terms: Iterable[int]) -> dict[str, Any]:
    """Readings and synonym groups with the numbers of the terms that have them, for JSON.

    ``terms`` is the term of each lexeme.
    """
    readings: dict[str, list[int]] = {}
    groups: dict[int, list[int]] = {}
    for lexeme, term in zip(lexemes, terms, strict=True):
        if lexeme.reading:
            readings.setdefault(lexeme.reading, []).append(term)
        for group in lexeme.groups:
            groups.setdefault(group, []).append(term)
    return {
        "readings": {reading: _once(found) for reading, found in sorted(readings.items())},
        "groups": {str(group): _once(found) for group, found in sorted(groups.items())},
    }


def _once(terms: list[int]) -> list[int]:
    """Each term once, in order. Most words stand alone."""
    return sorted(set(terms)) if len(terms) > 1 else terms


class Vocabulary:
    """Terms of one generation by what a query may say instead of them. Answers are term numbers."""

    def __init__(self, numbers: Mapping[str, int], tables: Mapping[str, Any]) -> None:
        self._numbers = numbers
        self.readings: dict[str, list[int]] = tables["readings"]
        self._groups: dict[str, list[int]] = tables["groups"]

    def number(self, term: str) -> int | None:
        """The number of a term, None where no program has it."""
        return self._numbers.get(term)

    def term(self, number: int) -> str:
        """The term of a number."""
        return self._list[number]

    def with_reading(self, reading: str) -> Sequence[int]:
        """Terms that are read so; ``reading`` in katakana."""
        return self.readings.get(reading, ())

    def with_sound(self, key: str) -> Sequence[int]:
        """Terms that sound so; ``key`` is made by ``kana.sound``."""
        return self._sounds.get(key, ())

    def in_groups(self, groups: Iterable[int]) -> list[int]:
        """Terms that share one of Sudachi's synonym groups, each once."""
        found = (term for group in groups for term in self._groups.get(str(group), ()))
        return list(dict.fromkeys(found))

    def containing(self, text: str) -> list[int]:
        """Terms that have ``text`` inside and are not ``text``, at most MAX_CONTAINING."""
        found: list[int] = []
        at = self._joined.find(text)
        while at >= 0 and len(found) < MAX_CONTAINING:
            number = bisect_left(self._ends, at)
            if self._list[number] != text:
                found.append(self._numbers[self._list[number]])
            at = self._joined.find(text, self._ends[number])
        return found

    @cached_property
    def longest_reading(self) -> int:
        """The length of the longest reading, 0 without any."""
        return max(map(len, self.readings), default=0)

    @cached_property
    def _sounds(self) -> dict[str, list[int]]:
        sounds: dict[str, list[int]] = {}
        for reading, terms in self.readings.items():
            sounds.setdefault(sound(reading), []).extend(terms)
        return sounds

    @cached_property
    def _list(self) -> list[str]:
        return list(self._numbers)

    @cached_property
    def _joined(self) -> str:
        return "\n".join(self._list)

    @cached_property
    def _ends(self) -> list[int]:
        """Where each term's line ends in ``_joined``."""
        return [end - 1 for end in accumulate(len(term) + 1 for term in self._list)]
