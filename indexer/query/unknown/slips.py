"""Corrections of words that no program has: what sounds the same, or differs by a slip."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from corpus.text.patterns import pattern
from indexer.index.words.phrases import Phrase
from indexer.text.kana import is_kana, sound, to_katakana
from indexer.text.normalize import fold_text
from indexer.text.other_readings import kanji_readings

# Words shorter than this have too many neighbours: 自転車 is no slip for 自動車.
_MIN_KANJI = 4
_MIN_KANA = 4
# Nobody types longer words, and names of programs as a whole are no words.
_MAX_LENGTH = 20
# Kana shorter than this are one slip from what is another word altogether.
_MIN_SURE = 5


# Numbers, and letters that name one of several things (Lアラート, 3D).
_FIGURES = re.compile("[0-9]+|(?<![a-z])[a-z]{1,2}(?![a-z])")
# A word that is converted in part: hiragana with some kanji, of which most are read in up to three
# kana. Less hiragana would stand in the readings of too many words.
_HALF = pattern("[ぁ-ゖー]+[一-鿿][ぁ-ゖー]*|[一-鿿][ぁ-ゖー]+")
_KANJI = pattern("[一-鿿]")
# A word of which some is left in hiragana, between or beside kanji: 防さい訓練.
_PARTLY = pattern("(?=.*[一-鿿].*[一-鿿])[一-鿿々ぁ-ゖー]+")
_HIRAGANA = pattern("([ぁ-ゖー]{2,})")
_FOR_HIRAGANA = "[一-鿿々ぁ-ゖァ-ヺー]+"
_ANY_READING = ".{1,3}"
_MIN_HALF = 4
_THREE = pattern("[一-鿿]{3}")


class Better(NamedTuple):
    """What may have been meant; ``only`` where nothing else is as near."""

    text: str
    only: bool


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
        # What several phrases sound like.
        self._ambiguous: set[str] = set()
        self._by_start: dict[str, list[tuple[str, Phrase]]] = {}
        self._by_end: dict[str, list[tuple[str, Phrase]]] = {}
        # Those of three kanji, by what they are without one of these.
        self._without_one: dict[str, list[Phrase]] = {}
        for phrase in phrases:
            folded = fold_text(phrase.text)
            if phrase.reading:
                self._add_sound(sound(phrase.reading), phrase)
            if _may_slip(folded):
                self._add(folded, phrase)
            for key in _without_one(folded):
                self._without_one.setdefault(key, []).append(phrase)
        for word in words:
            if _may_slip(word):
                self._add(word, Phrase(word, "", 0))

    def _add_sound(self, key: str, phrase: Phrase) -> None:
        known = self._by_sound.setdefault(key, phrase)
        if known is not phrase and fold_text(known.text) != fold_text(phrase.text):
            self._ambiguous.add(key)

    def _add(self, folded: str, phrase: Phrase) -> None:
        self._by_start.setdefault(folded[:2], []).append((folded, phrase))
        self._by_end.setdefault(folded[-2:], []).append((folded, phrase))

    def sounding(self, readings: Iterable[str]) -> Better | None:
        """The commonest phrase that is read in one of some ways; ``readings`` in katakana."""
        keys = dict.fromkeys(sound(reading) for reading in readings)
        return self._commonest([key for key in keys if key in self._by_sound])

    def _commonest(self, keys: Sequence[str]) -> Better | None:
        """The commonest of the phrases that sound so."""
        if not keys:
            return None
        best = max((self._by_sound[key] for key in keys), key=lambda phrase: phrase.count)
        return Better(best.text, len(keys) == 1 and keys[0] not in self._ambiguous)

    def converted(self, text: str) -> Better | None:
        """What is meant by a text (folded) of which an input method made a part."""
        return self._half_converted(text) or self._partly_converted(text)

    def _half_converted(self, text: str) -> Better | None:
        """The commonest phrase whose reading has the kana of a text (folded), and something where
        it has kanji, to which an input method made the rest: こうつう時こ."""
        if not (_HALF().fullmatch(text) and len(_KANJI().sub("", text)) >= _MIN_HALF):
            return None
        pieces = _KANJI().split(text)
        pattern = re.compile(_ANY_READING.join(sound(to_katakana(piece)) for piece in pieces))
        found = [key for key in self._by_sound if pattern.fullmatch(key)]
        return self._commonest(found)

    def _partly_converted(self, text: str) -> Better | None:
        """The commonest phrase that has the kanji of a text (folded), and for its hiragana what is
        read so: 防さい訓練."""
        pieces = _HIRAGANA().split(text)
        if len(pieces) < 2 or not _PARTLY().fullmatch(text):
            return None
        written = re.compile(_FOR_HIRAGANA.join(map(re.escape, pieces[::2])))
        spoken = re.compile(".*".join(["", *(sound(to_katakana(one)) for one in pieces[1::2]), ""]))
        with_letter, kanji = self._with_letter, "".join(pieces[::2])
        found = [
            key
            for key, phrase in min([with_letter.get(one, ()) for one in kanji], key=len)
            if phrase.text != text and written.fullmatch(phrase.text) and spoken.fullmatch(key)
        ]
        return self._commonest(found)

    @cached_property
    def _with_letter(self) -> dict[str, list[tuple[str, Phrase]]]:
        """By each letter, the phrases that have it and what they sound like."""
        found: dict[str, list[tuple[str, Phrase]]] = {}
        for pair in self._by_sound.items():
            for letter in set(pair[1].text):
                found.setdefault(letter, []).append(pair)
        return found

    def correction(self, text: str, reading: str, may_slip: bool = True) -> Better | None:
        """The phrase that ``text`` (folded) may have been meant for, None where none is near.

        ``reading`` is how ``text`` is read in katakana, empty where unknown: a phrase that sounds
        the same comes first, then the commonest of those that differ by one slip, where words are
        unknown that ``may_slip``.
        """
        homophone = self.sounding([reading]) if reading else None
        if homophone is not None and fold_text(homophone.text) != text:
            return homophone
        return (self._nearest(text) or self._read_alike(text)) if may_slip else None

    def _read_alike(self, text: str) -> Better | None:
        """The phrase that has another kanji than a text of three, read alike: 図書館 for 図所館."""
        found = [
            phrase
            for key in _without_one(text)
            for phrase in self._without_one.get(key, ())
            if any(map(_are_read_alike, text, fold_text(phrase.text)))
        ]
        return Better(found[0].text, len(found) == 1) if found else None

    def _nearest(self, text: str) -> Better | None:
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
        if not found:
            return None
        # Of equally common ones the first by their letters.
        best = max(sorted(found), key=lambda phrase: found[phrase])
        is_only = len({fold_text(phrase) for phrase in found}) == 1
        return Better(best, is_only and _is_small(text, fold_text(best)))

    def _neighbours(self, text: str) -> Iterator[tuple[str, Phrase]]:
        """All that may be one slip away from a text, and others; some of them twice."""
        yield from self._by_start.get(text[:2], ())
        yield from self._by_end.get(text[-2:], ())
        yield from self._by_start.get(text[0] + text[2], ())


def figures(text: str) -> list[str]:
    """The numbers and single letters in a text: another one is another thing, not a slip."""
    return _FIGURES.findall(text)


def _without_one(text: str) -> list[str]:
    """A text of three kanji with a blank for each in turn; none for others."""
    if not _THREE().fullmatch(text):
        return []
    return [f"{text[:at]} {text[at + 1 :]}" for at in range(len(text))]


def _are_read_alike(one: str, other: str) -> bool:
    return one != other and not kanji_readings(one).isdisjoint(kanji_readings(other))


def _may_slip(text: str) -> bool:
    return (_MIN_KANA if is_kana(text) else _MIN_KANJI) <= len(text) <= _MAX_LENGTH


def _is_small(text: str, meant: str) -> bool:
    """Whether a slip leaves no doubt of what was meant.

    パタゴン is no パターン for sure; a kanji more or less makes another word: 大クロアチア.
    """
    if is_kana(text) and len(text) < _MIN_SURE:
        return False
    # Each of them as often as one text has it more than the other.
    more = Counter(text) - Counter(meant) + (Counter(meant) - Counter(text))
    return len(text) == len(meant) or not any(map(_KANJI().match, more))


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
