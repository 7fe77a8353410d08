"""Units in kana or romaji: the words of the programs that are read so.

``KanaReader`` makes slots of a unit; ``spelled`` finds the fewest words whose readings it is.
"""

from collections.abc import Callable, Sequence
from itertools import accumulate
from math import inf
from typing import NamedTuple

from indexer.index.vocabulary import Vocabulary
from indexer.matches.match import Channel, Match
from indexer.matches.query_plan import Place, Slot
from indexer.query.channels import HINT_WEIGHT, READING_WEIGHT, Channels
from indexer.text.analyzer import Token, analyze, is_word
from indexer.text.kana import is_hiragana, is_kana, sound, to_hiragana, to_katakana
from indexer.text.letters import letters
from indexer.text.lexeme import Kind
from indexer.text.romaji import romaji_to_katakana

# Kana and romaji shorter than this are no reading to look for.
_MIN_KANA = 2
_MIN_ROMAJI = 3
# Words with shorter readings stand near each other by chance.
_MIN_APART = 3
# Kinds behind a noun that leave it one.
_PUT_TO = {Kind.AFFIX}
# A word costs 1; one of a single kana this much more, so that こうかい is no こ·うかい.
_SHORT_COST = 2.0
# The particle の between two words.
_PARTICLE = "ノ"
_PARTICLE_COST = 0.5
# A word behind another may open with a voiced sound that it has not by itself (ひなんじょ: 所):
# what is read as it is written comes first.
_VOICED_COST = 0.5
_PLAIN = dict(
    zip(
        "ガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポ",
        "カキクケコサシスセソタチツテトハヒフヘホハヒフヘホ",
        strict=True,
    )
)


class Spelled(NamedTuple):
    """A word of a unit in kana: the terms that are read so, how many positions on it stands, and
    the number of its kana."""

    terms: tuple[str, ...]
    step: int
    length: int

    @property
    def is_short(self) -> bool:
        """Whether it is a single kana, which says nothing by itself."""
        return self.length == 1


class KanaReader:
    """Reads units against one generation's words. Threads share it."""

    def __init__(self, vocabulary: Vocabulary, channels: Channels) -> None:
        self._vocabulary = vocabulary
        self._channels = channels

    def slots(self, text: str, folded: str, tokens: Sequence[Token], place: Place) -> list[Slot]:
        """The slots of a unit that is typed as it is read; empty where it is not."""
        words = self._words(folded, tokens)
        if not words:
            return []
        # What staff wrote for the word holds however it is read; Sudachi's synonyms would be
        # those of another word (こうかい: 後悔).
        written = self._channels.synonyms.of_words(tokens)
        if len(words) == 1:
            carried = self._channels.synonyms.carried(words[0].terms)
            return [_slot(text, place, (*_singly(text, words[0].terms), *written, *carried))]
        steps = tuple(accumulate((word.step for word in words[1:]), initial=0))
        parts = tuple(word.terms for word in words)
        phrase = Match(Channel.READING, READING_WEIGHT, text, parts, steps)
        if self._channels.occurs(phrase):
            hints = (
                match._replace(weight=HINT_WEIGHT, hint=True)
                for word in words
                if not word.is_short
                for match in _singly(text, word.terms)
            )
            return [_slot(text, place, (phrase, *written, *hints))]
        return self._apart(text, tokens, place, words, written)

    def typed_in_romaji(self, folded: str, tokens: Sequence[Token]) -> str:
        """The kana of a unit in romaji that are a noun of the dictionary; else empty.

        No program may have sumaho or hoikuen by any reading, and yet what スマホ and ほいくえん
        stand for.
        """
        katakana = romaji_to_katakana(folded) if len(folded) >= _MIN_ROMAJI else None
        if not katakana or self._known(tokens):
            return ""
        if is_word(katakana):
            return katakana
        hiragana = to_hiragana(katakana)
        kinds = [token.lexeme.kind for token in analyze(hiragana)]
        # 保育 + 園: a noun and what is put to it.
        return hiragana if kinds and kinds[0] is Kind.NOUN and {*kinds[1:]} <= _PUT_TO else ""

    def reads(self, katakana: str) -> bool:
        """Whether some program has words side by side that are read so."""
        vocabulary = self._vocabulary
        words = spelled(katakana, vocabulary.with_reading, vocabulary.longest_reading)
        steps = tuple(accumulate((word.step for word in words[1:]), initial=0))
        parts = tuple(word.terms for word in words)
        return bool(words) and self._channels.occurs(Match(Channel.READING, 1.0, "", parts, steps))

    def _apart(
        self,
        text: str,
        tokens: Sequence[Token],
        place: Place,
        words: Sequence[Spelled],
        written: tuple[Match, ...],
    ) -> list[Slot]:
        """A slot for each word, where they stand side by side nowhere."""
        is_word = len(tokens) == 1 and tokens[0].lexeme.kind is Kind.NOUN
        if is_word or any(word.length < _MIN_APART for word in words):
            return []
        return [_slot(text, place, (*_singly(text, word.terms), *written)) for word in words]

    def _words(self, folded: str, tokens: Sequence[Token]) -> list[Spelled]:
        """The words that are read so, one after the other; empty where they are not."""
        vocabulary, longest = self._vocabulary, self._vocabulary.longest_reading
        if is_kana(folded) and len(folded) >= _MIN_KANA:
            # Katakana may be trusted where the programs have the word; hiragana never.
            if is_hiragana(folded) or not self._known(tokens):
                found = spelled(to_katakana(folded), vocabulary.with_reading, longest)
                return self._with_own(found, folded)
        elif len(folded) >= _MIN_ROMAJI and not self._known(tokens):
            katakana = romaji_to_katakana(folded)
            if katakana:
                found = spelled(sound(katakana), vocabulary.with_sound, longest)
                return self._with_own(found, katakana)
        return []

    def _with_own(self, found: list[Spelled], kana: str) -> list[Spelled]:
        """The same with the words of these letters, those that have it at an end, and the one that
        Sudachi takes kana for.

        日本 has one reading for Sudachi, and にほん is a word of its own.
        """
        if len(found) > 1:
            return found
        terms = list(found[0].terms) if found else []
        terms += self._vocabulary.with_letters(letters(kana))
        terms += self._vocabulary.with_kana_part(to_katakana(kana))
        own = analyze(to_hiragana(kana))
        if len(own) == 1 and own[0].lexeme.kind is Kind.NOUN:
            terms += [own[0].lexeme.term] if own[0].lexeme.term in self._vocabulary else []
        return [Spelled(tuple(dict.fromkeys(terms)), 1, len(kana))] if terms else []

    def _known(self, tokens: Sequence[Token]) -> bool:
        terms = (part.lexeme.term for token in tokens for part in token.parts)
        return all(term in self._vocabulary for term in terms)


def _singly(text: str, terms: Sequence[str]) -> list[Match]:
    return [Match(Channel.READING, READING_WEIGHT, text, ((term,),)) for term in terms]


def _slot(text: str, place: Place, matches: tuple[Match, ...]) -> Slot:
    return Slot(text, place, 1.0, True, False, matches)


_Way = tuple[float, int, tuple[str, ...]]
_NO_WAY: _Way = (inf, 0, ())


def spelled(
    reading: str, with_reading: Callable[[str], Sequence[str]], longest: int
) -> list[Spelled]:
    """The words that ``reading`` spells from end to end, as the fewest possible sets of terms.

    ``with_reading`` gives the terms of one reading. Empty where words do not cover all of it, or
    where there is a word of one kana that closes no longer one (課 behind 推進): from such pieces
    anything is spelled.
    """
    # best[n]: the cost of the cheapest way to spell the first n kana, where its last word starts,
    # and the terms of that.
    best: list[_Way] = [(0.0, 0, ())]
    for end in range(1, len(reading) + 1):
        ways = [
            (best[start][0] + cost, start, terms)
            for start in range(max(0, end - longest), end)
            for cost, terms in [
                _step(reading[start:end], with_reading, start > 0, end < len(reading))
            ]
        ]
        best.append(min(ways, default=_NO_WAY))
    words = _backwards(best)
    return words if all(_is_sure(words, at) for at in range(len(words))) else []


def _is_sure(words: Sequence[Spelled], at: int) -> bool:
    word = words[at]
    return not word.is_short or (at > 0 and not words[at - 1].is_short and word.step == 1)


def _step(
    piece: str, with_reading: Callable[[str], Sequence[str]], is_behind: bool, is_before: bool
) -> tuple[float, tuple[str, ...]]:
    cost = 1.0 + (_SHORT_COST if len(piece) == 1 else 0.0)
    terms = tuple(with_reading(piece))
    if terms:
        return cost, terms
    plain = _PLAIN.get(piece[0]) if is_behind else None
    if plain and (terms := tuple(with_reading(plain + piece[1:]))):
        return cost + _VOICED_COST, terms
    if is_behind and is_before and piece == _PARTICLE:
        return _PARTICLE_COST, ()
    return inf, ()


def _backwards(best: Sequence[_Way]) -> list[Spelled]:
    words: list[Spelled] = []
    end = len(best) - 1
    if best[end][0] == inf:
        return []
    while end > 0:
        _, start, terms = best[end]
        if terms:
            # A particle before the word holds a position.
            behind_particle = start > 0 and not best[start][2]
            words.append(Spelled(terms, 2 if behind_particle else 1, end - start))
        end = start
    return words[::-1]
