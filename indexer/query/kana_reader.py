"""Units in kana or romaji: slots for the words of the programs that are read so."""

from collections.abc import Sequence
from itertools import accumulate

from corpus.text.patterns import pattern
from indexer.index.vocabulary import Vocabulary
from indexer.matches.match import Channel, Match
from indexer.matches.query_plan import Place, Slot
from indexer.query.channels import HINT_WEIGHT, READING_WEIGHT, Channels
from indexer.query.readings import Spelled, Terms, ways_to_spell
from indexer.text.analyzer import Token, analyze, is_undivided, is_word
from indexer.text.kana import is_hiragana, is_kana, sound, to_hiragana, to_katakana
from indexer.text.letters import letters
from indexer.text.lexeme import Kind
from indexer.text.opposites import IS_NONE
from indexer.text.other_readings import as_noun, common_nouns, may_be_verb
from indexer.text.romaji import romaji_readings, romaji_to_katakana

# Kana and romaji shorter than this are no reading to look for.
_MIN_KANA = 2
_MIN_ROMAJI = 3
# Words with shorter readings stand near each other by chance.
_MIN_APART = 3
# Kinds behind a noun that leave it one.
_PUT_TO = {Kind.AFFIX}


# Kanji and katakana, and hiragana long enough to be a word before or behind them.
_PARTLY = pattern("[一-鿿々ァ-ヺー]+[ぁ-ゖー]{3,}|[ぁ-ゖー]{3,}[一-鿿々ァ-ヺー]+")
_PIECES = pattern("[一-鿿々ァ-ヺー]+|[ぁ-ゖー]+")


class KanaReader:
    """Reads units against one generation's words. Threads share it."""

    def __init__(self, vocabulary: Vocabulary, channels: Channels) -> None:
        self._vocabulary = vocabulary
        self._channels = channels

    @property
    def _by_reading(self) -> tuple[Terms, Terms, int]:
        words = self._vocabulary
        return words.with_reading, words.with_inner_reading, words.longest_reading

    @property
    def _by_sound(self) -> tuple[Terms, Terms, int]:
        words = self._vocabulary
        return words.with_sound, words.with_inner_sound, words.longest_reading

    def slots(self, text: str, folded: str, tokens: Sequence[Token], place: Place) -> list[Slot]:
        """The slots of a unit that is typed as it is read; empty where it is not."""
        ways = self._ways(folded, tokens)
        if not ways:
            return []
        # What staff wrote for the word holds however it is read; Sudachi's synonyms would be
        # those of another word (こうかい: 後悔).
        written = self._channels.synonyms.of_words(tokens)
        for words in ways:
            if len(words) == 1:
                carried = self._channels.synonyms.carried(words[0].terms)
                spelled = self._channels.spelled(to_katakana(folded)) if is_kana(folded) else ()
                own = (*_singly(text, words[0].terms), *written, *carried, *spelled)
                return [_slot(text, place, own)]
            phrase = _phrase(text, words)
            if self._channels.occurs(phrase):
                hints = (
                    _hint(match)
                    for word in words
                    if not word.is_short
                    for match in _singly(text, word.terms)
                )
                return [_slot(text, place, (phrase, *written, *hints))]
        return self._apart(text, tokens, place, ways[0], written)

    def converted_in_part(self, text: str, folded: str, place: Place) -> list[Slot]:
        """The slot of a compound of which an input method left words in hiragana; empty for others.

        Sudachi may take these for function words (防犯かめら: か). They are read as they are only
        where some program has all of it side by side (防犯カメラ).
        """
        if not _PARTLY().fullmatch(folded):
            return []
        words: list[Spelled] = []
        for piece in _PIECES().findall(folded):
            if is_hiragana(piece):
                ways = ways_to_spell(to_katakana(piece), *self._by_reading)
                words += ways[0] if ways else [Spelled((), 1, 1)]
            else:
                parts = (part.lexeme.term for token in analyze(piece) for part in token.parts)
                words += [Spelled(self._channels.written.known(term), 1, 2) for term in parts]
        if not all(word.together for word in words):
            return []
        phrase = _phrase(text, words)
        if not self._channels.occurs(phrase):
            return []
        hints = [_hint(one) for word in words for one in _singly(text, word.terms)]
        return [_slot(text, place, (phrase, *hints))]

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
        ways = ways_to_spell(katakana, *self._by_reading)
        return any(self._channels.occurs(_phrase("", words)) for words in ways)

    def has_word(self, katakana: str) -> bool:
        """Whether some program has a word that is read so by itself."""
        return bool(self._vocabulary.with_reading(katakana))

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
        if is_word or any(word.length < _MIN_APART or not word.terms for word in words):
            return []
        return [_slot(text, place, (*_singly(text, word.terms), *written)) for word in words]

    def _ways(self, folded: str, tokens: Sequence[Token]) -> list[list[Spelled]]:
        """The ways to read it as words, one after the other; empty where it is not so."""
        if is_kana(folded) and len(folded) >= _MIN_KANA:
            # Katakana may be trusted where the programs have the word; hiragana never.
            if is_hiragana(folded) or not self._known(tokens):
                found = ways_to_spell(to_katakana(folded), *self._by_reading)
                if found and len(found[0]) > 1 and _is_one_word(folded):
                    found = []
                return self._with_own(found, folded)
        elif len(folded) >= _MIN_ROMAJI and not self._known(tokens):
            for katakana in romaji_readings(folded):
                found = ways_to_spell(sound(katakana), *self._by_sound)
                if ways := self._with_own(found, katakana):
                    return ways
        return []

    def _with_own(self, found: list[list[Spelled]], kana: str) -> list[list[Spelled]]:
        """The same with the words of these letters, those that have it at an end, and the one that
        Sudachi takes kana for.

        日本 has one reading for Sudachi, and にほん is a word of its own.
        """
        if found and len(found[0]) > 1:
            return found
        terms = list(found[0][0].terms) if found else []
        terms += self._vocabulary.with_letters(letters(kana))
        terms += self._vocabulary.with_kana_part(to_katakana(kana))
        own = analyze(to_hiragana(kana))
        if len(own) == 1 and own[0].lexeme.kind is Kind.NOUN:
            terms += [own[0].lexeme.term] if own[0].lexeme.term in self._vocabulary else []
        # Where all are other words' it is a word that no program has, and no piece of one either.
        meant = as_noun(kana, list(dict.fromkeys(terms)), self._vocabulary.with_reading)
        is_part_only = self._channels.synonyms.is_part_only
        if common_nouns(kana):
            # くり is no 繰り of 繰り返し.
            meant = [one for one in meant if not (may_be_verb(one, kana) and is_part_only(one))]
        # なし behind a noun is nothing that somebody asks for alone.
        said = tuple([one for one in meant if one != IS_NONE])
        return [[Spelled(said, 1, len(kana))]] if terms else []

    def _known(self, tokens: Sequence[Token]) -> bool:
        terms = (part.lexeme.term for token in tokens for part in token.parts)
        return all(term in self._vocabulary for term in terms)


def _hint(match: Match) -> Match:
    return match._replace(weight=HINT_WEIGHT, hint=True)


def _is_one_word(kana: str) -> bool:
    """Whether kana are a noun of the dictionary that is made of no others: べんとう (弁当) is not
    spelled by pieces (片等)."""
    return bool(common_nouns(kana)) and is_undivided(to_hiragana(kana))


def _singly(text: str, terms: Sequence[str]) -> list[Match]:
    return [Match(Channel.READING, READING_WEIGHT, text, ((term,),)) for term in terms]


def _phrase(text: str, words: Sequence[Spelled]) -> Match:
    """The words side by side."""
    steps = tuple(accumulate((word.step for word in words[1:]), initial=0))
    parts = tuple(word.together for word in words)
    return Match(Channel.READING, READING_WEIGHT, text, parts, steps)


def _slot(text: str, place: Place, matches: tuple[Match, ...]) -> Slot:
    return Slot(text, place, 1.0, True, False, matches)
