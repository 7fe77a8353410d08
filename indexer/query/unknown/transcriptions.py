"""Words of other languages in the other script: blockchain for ブロックチェーン, リーサス: RESAS.

English has words for what a dictionary knows; this is for names and for words that are younger.
"""

from collections.abc import Iterator
from functools import cached_property
from itertools import product

from indexer.index.vocabulary import Vocabulary
from indexer.matches.match import Channel, Match
from indexer.query.channels import HINT_WEIGHT, READING_WEIGHT, Channels
from indexer.text.letters import spelling
from indexer.text.loanwords import consonants, is_transcription

# Words with fewer consonants have too many others beside them.
_MIN_CONSONANTS = 3
# One word with so many is the word that is meant; of less, another may have the same by chance.
_SURE_CONSONANTS = 5
# Two words side by side, in which each has so many, must have one more together.
_MIN_OF_PART = 2


class Transcriptions:
    """What words of a query may be in the other script, in one generation. Threads share it."""

    def __init__(self, vocabulary: Vocabulary, channels: Channels) -> None:
        self._vocabulary = vocabulary
        self._channels = channels

    def of(self, folded: str) -> list[Match]:
        """The matches of one word, or of two side by side, with the same consonants.

        They are hints where several words have them, or where they are few.
        """
        text = spelling(folded)
        key = consonants(text)
        if len(key) < _MIN_CONSONANTS:
            return []
        others = [one for one in self._others(key, text.isascii()) if _is_same(text, spelling(one))]
        if not others:
            return list(self._compounds(text, key))
        is_sure = len(others) == 1 and len(key) >= _SURE_CONSONANTS
        return [_match(other, ((other,),), is_sure) for other in others]

    def _compounds(self, text: str, key: str) -> Iterator[Match]:
        for at in range(_MIN_OF_PART, len(key) - _MIN_OF_PART + 1):
            first, second = (self._others(part, text.isascii()) for part in (key[:at], key[at:]))
            for one, other in product(first, second):
                name = one + other
                match = _match(name, ((one,), (other,)), len(key) >= _SURE_CONSONANTS)
                if _is_same(text, spelling(name)) and self._channels.occurs(match):
                    yield match

    def _others(self, key: str, is_latin: bool) -> tuple[str, ...]:
        """The terms of the other script with these consonants."""
        return tuple([one for one in self._words.get(key, ()) if one.isascii() is not is_latin])

    @cached_property
    def _words(self) -> dict[str, list[str]]:
        """The terms in katakana or Latin letters by their consonants."""
        found: dict[str, list[str]] = {}
        for term in self._vocabulary.terms:
            if len(key := consonants(spelling(term))) >= _MIN_OF_PART:
                found.setdefault(key, []).append(term)
        return found


def _is_same(text: str, other: str) -> bool:
    return is_transcription(text, other) if text.isascii() else is_transcription(other, text)


def _match(text: str, parts: tuple[tuple[str, ...], ...], is_sure: bool) -> Match:
    weight = READING_WEIGHT if is_sure else HINT_WEIGHT
    steps = tuple(range(len(parts)))
    return Match(Channel.READING, weight, text, parts, steps, hint=not is_sure)
