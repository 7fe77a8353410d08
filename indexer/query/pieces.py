"""Pieces of words: characters inside of what the programs have, however Sudachi cuts it."""

from collections.abc import Iterator

from indexer.index.vocabulary import Vocabulary
from indexer.matches.match import Channel, Match
from indexer.matches.occurrences import Occurrences
from indexer.matches.query_plan import Slot
from indexer.query.readings import MIN_KANA_TERM
from indexer.text.analyzer import Token, is_undivided, is_word, parts_of_speech
from indexer.text.kana import is_hiragana, is_kana
from indexer.text.opposites import NEGATING
from indexer.thesaurus.table import said_by_kanji

# Behind one kanji, how much there is of what that says, harm by it, made of it: 雪量, 雪害, 木製.
_OF_IT = "量害製"
# Names and days to Sudachi.
_NAMES = frozenset(("固有名詞", "副詞可能"))
# What a match counts against the word itself; see ``channels``.
SURFACE_WEIGHT = 0.3


class Pieces:
    """Looks up characters against one generation's vocabulary and texts. Threads share it."""

    def __init__(self, vocabulary: Vocabulary, occurrences: Occurrences) -> None:
        self._vocabulary = vocabulary
        self._occurrences = occurrences

    def containing(self, token: Token) -> Iterator[Match]:
        """For a single kanji, the words that have it inside.

        Most say something else, and are hints: 熊本 is no 熊, 火曜 no 火, 目標 no 目 (but see
        ``as_sign``); see ``says_same`` for the others. Where it is a word of a compound, as 券 in
        商品券, it has a place of its own and is found as that word.
        """
        if token.surface.isascii() or is_kana(token.surface):
            return
        for term in self._vocabulary.containing(token.surface):
            yield _having(term)._replace(hint=not says_same(term, token.surface))

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


def says_same(term: str, kanji: str) -> bool:
    """Whether a term that has a kanji inside says what that says: it is near in the thesaurus
    (河川 for 河), or one of ``_OF_IT`` stands behind the kanji (雪量)."""
    return term in said_by_kanji().get(kanji, ()) or (
        len(term) == 2 and term[0] == kanji and term[1] in _OF_IT
    )


def as_sign(slot: Slot) -> Slot:
    """The only word of a query. Whoever types one kanji and nothing else asks for what is written
    with it, 雪 for 除雪, but for names: 熊 is not 熊本."""
    if len(slot.text) > 1:
        return slot
    return slot._replace(matches=tuple([_as_wanted(match) for match in slot.matches]))


def _as_wanted(match: Match) -> Match:
    is_piece = match.channel is Channel.SURFACE and match.hint and len(match.parts) == 1
    return match._replace(hint=False) if is_piece and not is_name(match.text) else match


def is_name(term: str) -> bool:
    """Whether a term is a name or a day, all that the dictionary has for it: 熊本, 火曜."""
    known = parts_of_speech(term)
    return bool(known) and all(_NAMES.intersection(pos[1:3]) for pos in known)


def _having(term: str) -> Match:
    return Match(Channel.SURFACE, SURFACE_WEIGHT, term, ((term,),))


def _is_simple(term: str, kana: str) -> bool:
    """Whether a word of the dictionary is not made of some kana and another long word."""
    rest = term.removeprefix(kana) if term.startswith(kana) else term.removesuffix(kana)
    is_made = min(len(kana), len(rest)) >= MIN_KANA_TERM and rest != term and is_word(rest)
    return is_undivided(term) and not is_made
