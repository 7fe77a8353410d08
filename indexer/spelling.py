"""Corrections of words that no program has: what sounds the same, or differs by a slip."""

from collections import Counter
from collections.abc import Iterable

from indexer.kana import is_kana, sound
from indexer.normalize import fold_text
from indexer.phrases import Phrase

# Words shorter than this have too many neighbours: 自転車 is no slip for 自動車.
_MIN_KANJI = 4
_MIN_KANA = 4
# From this length on two slips are believed.
_TWO_SLIPS = 8


class Speller:
    """Finds the phrase of a collection that somebody may have meant."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._by_sound: dict[str, Phrase] = {}
        self._by_length: dict[int, list[tuple[str, Counter[str], Phrase]]] = {}
        for phrase in phrases:
            folded = fold_text(phrase.text)
            if phrase.reading:
                self._by_sound.setdefault(sound(phrase.reading), phrase)
            entry = (folded, Counter(folded), phrase)
            self._by_length.setdefault(len(folded), []).append(entry)

    def correction(self, text: str, reading: str) -> str | None:
        """The phrase that ``text`` (folded) may have been meant for, None where none is near.

        ``reading`` is how ``text`` is read in katakana, empty where unknown: a phrase that sounds
        the same comes first, then the one with the fewest slips, then the commonest.
        """
        homophone = self._by_sound.get(sound(reading)) if reading else None
        if homophone is not None and fold_text(homophone.text) != text:
            return homophone.text
        return self._nearest(text)

    def _nearest(self, text: str) -> str | None:
        if len(text) < (_MIN_KANA if is_kana(text) else _MIN_KANJI):
            return None
        slips = 2 if len(text) >= _TWO_SLIPS else 1
        letters = Counter(text)
        best: tuple[int, int, str] | None = None
        for length in range(len(text) - slips, len(text) + slips + 1):
            for folded, others, phrase in self._by_length.get(length, ()):
                # Each slip takes away at most one common letter.
                if (letters & others).total() < max(len(text), length) - slips:
                    continue
                distance = slips_between(text, folded, slips)
                if 0 < distance <= slips and (best is None or (distance, -phrase.count) < best[:2]):
                    best = (distance, -phrase.count, phrase.text)
        return best[2] if best else None


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
