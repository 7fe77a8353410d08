"""Corrections of words that no program has: what sounds the same, or differs by a slip."""

import re
from collections.abc import Iterable, Iterator

from indexer.index.words.phrases import Phrase
from indexer.text.kana import is_kana, sound, to_katakana
from indexer.text.normalize import fold_text

# Words shorter than this have too many neighbours: 自転車 is no slip for 自動車.
_MIN_KANJI = 4
_MIN_KANA = 4
# Nobody types longer words, and names of programs as a whole are no words.
_MAX_LENGTH = 20


_FIGURES = re.compile("[0-9]+")
# A word that is converted in part: hiragana with some kanji, of which most are read in up to three
# kana. Less hiragana would stand in the readings of too many words.
_HALF = re.compile("[ぁ-ゖー]+[一-鿿][ぁ-ゖー]*|[一-鿿][ぁ-ゖー]+")
_KANJI = re.compile("[一-鿿]")
# None where it only lengthens what stands before it: ちいき医りょう.
_ANY_READING = ".{0,3}"
_MIN_HALF = 4


class Speller:
    """Finds the phrase of a collection that somebody may have meant.

    Of four characters or more, one slip leaves the first two or the last two as they are; or it
    exchanges the two in the middle of four. Every phrase stands under its first and its last two,
    which takes half the time and a third of the memory of all forms that lack one character.
    """

    def __init__(self, phrases: Iterable[Phrase], words: Iterable[str] = ()) -> None:
        """``phrases`` stand with the commonest first; ``words`` are further ones that lead
        somewhere: of rare programs, and synonyms."""
        self._by_sound: dict[str, Phrase] = {}
        self._by_start: dict[str, list[tuple[str, Phrase]]] = {}
        self._by_end: dict[str, list[tuple[str, Phrase]]] = {}
        for phrase in phrases:
            folded = fold_text(phrase.text)
            if phrase.reading:
                self._by_sound.setdefault(sound(phrase.reading), phrase)
            if _may_slip(folded):
                self._add(folded, phrase)
        for word in words:
            if _may_slip(word):
                self._add(word, Phrase(word, "", 0))

    def _add(self, folded: str, phrase: Phrase) -> None:
        self._by_start.setdefault(folded[:2], []).append((folded, phrase))
        self._by_end.setdefault(folded[-2:], []).append((folded, phrase))

    def sounding(self, readings: Iterable[str]) -> str | None:
        """The commonest phrase that is read in one of some ways; ``readings`` in katakana."""
        found = (self._by_sound.get(sound(reading)) for reading in readings)
        phrases = [phrase for phrase in found if phrase]
        return max(phrases, key=lambda phrase: phrase.count).text if phrases else None

    def half_converted(self, text: str) -> str | None:
        """The commonest phrase whose reading has the kana of a text (folded), and something where
        it has kanji, to which an input method made the rest: こうつう時こ."""
        if not (_HALF.fullmatch(text) and len(_KANJI.sub("", text)) >= _MIN_HALF):
            return None
        pieces = _KANJI.split(text)
        pattern = re.compile(_ANY_READING.join(sound(to_katakana(piece)) for piece in pieces))
        return next((p.text for key, p in self._by_sound.items() if pattern.fullmatch(key)), None)

    def correction(self, text: str, reading: str, may_slip: bool = True) -> str | None:
        """The phrase that ``text`` (folded) may have been meant for, None where none is near.

        ``reading`` is how ``text`` is read in katakana, empty where unknown: a phrase that sounds
        the same comes first, then the commonest of those that differ by one slip, where words are
        unknown that ``may_slip``.
        """
        homophone = self._by_sound.get(sound(reading)) if reading else None
        if homophone is not None and fold_text(homophone.text) != text:
            return homophone.text
        return self._nearest(text) if may_slip else None

    def _nearest(self, text: str) -> str | None:
        if not _may_slip(text):
            return None
        own, forms = figures(text), _forms(text)
        found = {
            phrase.text: phrase.count
            for folded, phrase in self._neighbours(text)
            if abs(len(folded) - len(text)) <= 1
            and not forms.isdisjoint(_forms(folded))
            and figures(folded) == own
            and slips_between(text, folded, 1) == 1
        }
        # Of equally common ones the first by their letters.
        return max(sorted(found), key=lambda phrase: found[phrase], default=None)

    def _neighbours(self, text: str) -> Iterator[tuple[str, Phrase]]:
        """All that may be one slip away from a text, and others; some of them twice."""
        yield from self._by_start.get(text[:2], ())
        yield from self._by_end.get(text[-2:], ())
        yield from self._by_start.get(text[0] + text[2], ())


def figures(text: str) -> list[str]:
    """The numbers in a text: another number is another thing, not a slip."""
    return _FIGURES.findall(text)


def _may_slip(text: str) -> bool:
    return (_MIN_KANA if is_kana(text) else _MIN_KANJI) <= len(text) <= _MAX_LENGTH


def _forms(text: str) -> set[str]:
    """The text, and what it is with any one character left out.

    Texts that are one slip apart have one of these in common.
    """
    return {text, *(text[:at] + text[at + 1 :] for at in range(len(text)))}


def slips_between(left: str, right: str, limit: int) -> int:
    """The number of characters changed, added, left out or exchanged with their neighbour.

    The optimal string alignment distance; ``limit`` + 1 where it is more than ``limit``.
    """
    older: list[int] = []
    previous = list(range(len(right) + 1))
    for i, char in enumerate(left, 1):
        row = [i]
        for j, other in enumerate(right, 1):
            cost = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (char != other))
            if i > 1 and j > 1 and char == right[j - 2] and other == left[i - 2]:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        older, previous = previous, row
    return previous[-1] if previous[-1] <= limit else limit + 1
