"""English words of a query: the Japanese words of the programs that they stand for."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from indexer.english.stems import STOP_WORDS, bag, key, root, words
from indexer.english.table import Table
from indexer.query.channels import Channels
from indexer.query.parser import Unit
from indexer.query.query_plan import Channel, Match
from indexer.text.analyzer import analyze

# What a translation counts against the word itself: a gloss has several words, a word several
# meanings. Chosen on the tuning half of tests/judgements.
ENGLISH_WEIGHT = 0.8
_HINT_WEIGHT = 0.4
# What is used like the Japanese word, where no program has it.
_INSTEAD = 0.6
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
        telling = [number for number in english if units[number].text.lower() not in STOP_WORDS]
        found: Translated = {}
        at = 0
        while at < len(telling):
            for size in range(min(_MAX_WORDS, len(telling) - at), 0, -1):
                numbers = range(telling[at], telling[at + size - 1] + 1)
                # Another unit may stand between them.
                if all(number in english for number in numbers):
                    matches = self._matches([units[number].text for number in numbers], size)
                    # What several words only hint at, each of them tells as well.
                    if any(not match.hint for match in matches) or (matches and size == 1):
                        found |= dict.fromkeys(telling[at : at + size], tuple(matches))
                        break
            else:
                size = 1
            at += size
        if telling:
            found |= dict.fromkeys(set(english).difference(telling), ())
        return found

    def _matches(self, texts: Sequence[str], size: int) -> list[Match]:
        """What stands for some words, of which ``size`` say something."""
        stems = bag(key([word for text in texts for word in words(text)]))
        table = self._read()
        text = " ".join(texts)
        weight = ENGLISH_WEIGHT / size
        found = list(self._told(text, table["words"].get(stems, {}), weight))
        if not stems or any(not match.hint for match in found):
            return found
        hints = table["hints"].get(stems, {})
        if size == 1:
            hints = {**table["hints"].get(root(stems), {}), **hints}
        return found + [
            match._replace(hint=True)
            for match in self._told(text, hints, _HINT_WEIGHT / size)
            if not match.hint
        ]

    def _told(self, text: str, japanese: Mapping[str, float], weight: float) -> Iterator[Match]:
        for word, share in japanese.items():
            for match in self.japanese(word):
                told = " → ".join(dict.fromkeys((text, word, match.text)))
                own = weight * share * (_INSTEAD if match.hint else 1)
                yield match._replace(channel=Channel.ENGLISH, weight=own, text=told)

    def japanese(self, word: str) -> Sequence[Match]:
        """The matches of a Japanese word, or of what stands for it where no program has it."""
        return self._channels.written(word) or self._instead(word)

    def _instead(self, word: str) -> list[Match]:
        """What stands for a Japanese word that no program has."""
        tokens = analyze(word)
        found = list(self._channels.written_for(tokens))
        if len(tokens) == 1:
            found += self._channels.matches(tokens[0], (), False)
        sure = [match for match in found if not match.hint]
        return sure or [match for match in found if match.channel is Channel.SYNONYM]


def _is_english(unit: Unit) -> bool:
    text = unit.text
    is_word = (text.isascii() and len(text) >= _MIN_LETTERS) or text.lower() in STOP_WORDS
    return is_word and not (unit.phrase or unit.excluded or unit.either) and text.isalpha()
