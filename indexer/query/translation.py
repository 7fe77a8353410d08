"""English words of a query: the Japanese words of the programs that they stand for."""

from collections.abc import Callable, Iterator, Sequence

from indexer.english.stems import STOP_WORDS, key, words
from indexer.english.table import Table
from indexer.query.channels import Channels
from indexer.query.parser import Unit
from indexer.query.query_plan import Channel, Match
from indexer.text.analyzer import analyze

# What a translation counts against the word itself: a gloss has several words, a word several
# meanings. Chosen on the tuning half of tests/judgements.
ENGLISH_WEIGHT = 0.8
# What stands behind the first of a gloss' words is meant less often.
_LATER = 0.6
_HINT_WEIGHT = 0.3
# Longest gloss, and shortest word: two letters are an abbreviation.
_MAX_WORDS = 4
_MIN_LETTERS = 3

Translated = dict[int, tuple[Match, ...]]


class Translation:
    """Translates the units of queries for one generation. Threads share it."""

    def __init__(self, channels: Channels, read: Callable[[], Table]) -> None:
        self._channels = channels
        self._read = read

    def of(self, units: Sequence[Unit]) -> Translated:
        """By the number of a unit, what stands for it in Japanese; nothing for most queries.

        Words that say nothing in English (the, for) have an empty entry where others say something.
        """
        english = [number for number, unit in enumerate(units) if _is_english(unit)]
        found: Translated = {}
        at = 0
        while at < len(english):
            for size in range(min(_MAX_WORDS, len(english) - at), 0, -1):
                numbers = english[at : at + size]
                if numbers[-1] - numbers[0] != size - 1:
                    continue  # another unit stands between them
                if matches := self._matches([units[number].text for number in numbers], size == 1):
                    for number in numbers:
                        found[number] = (*found.get(number, ()), *matches)
                    break
            else:
                size = 1
            at += size
        stop_words = [n for n in english if units[n].text.lower() in STOP_WORDS]
        if len(stop_words) < len(english):
            found |= dict.fromkeys(stop_words, ())
        return found

    def _matches(self, texts: Sequence[str], alone: bool) -> list[Match]:
        stems = key([word for text in texts for word in words(text)])
        table = self._read()
        text = " ".join(texts)
        share = 1 / len(texts)
        found = list(self._sure(text, table["words"].get(stems, ()), share))
        if alone and stems and not found:
            hints = table["hints"].get(stems, ())
            found = [
                match._replace(weight=_HINT_WEIGHT, hint=True)
                for match in self._sure(text, hints, 1)
            ]
        return found

    def _sure(self, text: str, japanese: Sequence[str], share: float) -> Iterator[Match]:
        for rank, word in enumerate(japanese):
            weight = ENGLISH_WEIGHT * share * (_LATER if rank else 1)
            for match in self.japanese(word):
                told = " → ".join(dict.fromkeys((text, word, match.text)))
                yield match._replace(channel=Channel.ENGLISH, weight=weight, text=told)

    def japanese(self, word: str) -> Sequence[Match]:
        """The matches of a Japanese word, or of what stands for it where no program has it."""
        return self._channels.written(word) or self._instead(word)

    def _instead(self, word: str) -> list[Match]:
        """What stands for a Japanese word that no program has."""
        tokens = analyze(word)
        found = list(self._channels.written_for(tokens))
        if len(tokens) == 1:
            found += self._channels.matches(tokens[0], (), True)
        return [match for match in found if not match.hint]


def _is_english(unit: Unit) -> bool:
    text = unit.text
    is_word = (text.isascii() and len(text) >= _MIN_LETTERS) or text.lower() in STOP_WORDS
    return is_word and not (unit.phrase or unit.excluded or unit.either) and text.isalpha()
