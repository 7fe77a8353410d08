"""Pieces of words: characters inside of what the programs have, however Sudachi cuts it."""

from collections.abc import Iterator

from indexer.index.vocabulary import Vocabulary
from indexer.matches.match import Channel, Match
from indexer.matches.occurrences import Occurrences
from indexer.query.readings import MIN_KANA_TERM
from indexer.text.analyzer import Token, is_undivided, is_word
from indexer.text.kana import is_hiragana, is_kana
from indexer.text.opposites import NEGATING

# What a match counts against the word itself; see ``channels``.
SURFACE_WEIGHT = 0.3


class Pieces:
    """Looks up characters against one generation's vocabulary and texts. Threads share it."""

    def __init__(self, vocabulary: Vocabulary, occurrences: Occurrences) -> None:
        self._vocabulary = vocabulary
        self._occurrences = occurrences

    def containing(self, token: Token) -> Iterator[Match]:
        """For a single kanji, the words that have it inside."""
        if not token.surface.isascii() and not is_kana(token.surface):
            for term in self._vocabulary.containing(token.surface):
                yield _having(term)

    def as_characters(self, surface: str) -> Iterator[Match]:
        """The characters themselves, where Sudachi cuts the programs' text differently.

        Kana stand in other words by chance: がん in がんばろう, ローン in ドローン.
        """
        match = Match(Channel.SURFACE, SURFACE_WEIGHT, surface, surface=surface)
        if surface.isascii():
            # AI-OCR is one word, as Wi-Fi is.
            for term in self._vocabulary.joined_with(surface):
                yield _having(term)._replace(hint=True)
        elif self._occurrences.occurs(match):
            yield match._replace(hint=is_hiragana(surface) or self._is_inside(surface))

    def _is_inside(self, surface: str) -> bool:
        """Whether all words that have some letters inside say something else.

        They have them behind 非, 未 or 不 (非正規 is not 正規); or the letters are kana, and they
        are made of no others: a name that the dictionary lacks (エコツーリズム) may be, and one of
        two long words (スケートボード) is.
        """
        around = self._vocabulary.containing(surface)
        if not around:
            return False
        negated = [term[0] in NEGATING and term.startswith(surface, 1) for term in around]
        return all(negated) or (
            is_kana(surface) and all([_is_simple(term, surface) for term in around])
        )


def _having(term: str) -> Match:
    return Match(Channel.SURFACE, SURFACE_WEIGHT, term, ((term,),))


def _is_simple(term: str, kana: str) -> bool:
    """Whether a word of the dictionary is not made of some kana and another long word."""
    rest = term.removeprefix(kana) if term.startswith(kana) else term.removesuffix(kana)
    is_made = min(len(kana), len(rest)) >= MIN_KANA_TERM and rest != term and is_word(rest)
    return is_undivided(term) and not is_made
