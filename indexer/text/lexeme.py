"""A dictionary word as the index knows it: its term, reading, synonym groups and kind."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from corpus import ERAS
from indexer.text.kana import is_hiragana, is_kana, to_katakana
from indexer.text.normalize import fold_text
from indexer.text.numerals import kanji_value
from indexer.text.romaji import spell_letters

# A word with more letters than this is read as a word, not letter by letter.
_MAX_SPELLED = 6
# Godan verbs end in u; their noun ends in i (見直す, 見直し).
_GODAN_NOUN = dict(zip("うくぐすつぬぶむる", "いきぎしちにびみり", strict=True))
# Verbs and adjectives that only carry others, written in kanji by Sudachi's normalization.
_SYMBOLS = ("補助記号", "記号")
# Only these become verbs.
INFLECTED = ("動詞", "形容詞")
_NOT_CONTENT = ("代名詞", "連体詞", "接続詞", "感動詞", "助詞", "助動詞")
# Nouns that only say that there is something: what a question is wrapped in.
_EMPTY_NOUNS = frozenset(
    (
        "事 物 者 人 所 時 為 様 際 方 方法 手段 訳 筈 積り 場合 以上 以下 以外 他 等 など"
        " 中 上 下 間"
    ).split()
)
# As suffixes they name somebody or somewhere, or count: 高齢者, 事業所, 10人, 5日間.
_NAMING = frozenset("者所人間")
# The western year beside it says which year is meant; a text may have that alone.
_ERAS = frozenset(era.name for era in ERAS)
# A number with a decimal point is what is written: section 1.10 is not 1.1.
_DECIMAL = re.compile(r"[0-9]+\.[0-9]+")
# The honorific prefix 御 (お, ご) changes no meaning.
_HONORIFIC = "御"


class Kind(IntEnum):
    """What a word is good for in a search; from BREAK and FUNCTION there is no term."""

    BREAK = 0  # punctuation: the words beside it are not adjacent
    FUNCTION = 1  # particles, pronouns: hold a position
    LIGHT = 2  # adverbs, auxiliary verbs, empty nouns: say little
    AFFIX = 3  # 化, 者, 新: speak together with their neighbour
    NUMBER = 4
    VERB = 5  # verbs and adjectives
    NOUN = 6


class Lexeme(NamedTuple):
    """``term`` is what is compared: the normalized form, verbs as their noun, kana as katakana.

    ``surface`` is the word as folded text has it: by it, a query finds what Sudachi cuts
    differently there. ``reading`` is katakana, empty where a reading would mislead (numbers,
    units). ``groups`` are the numbers of Sudachi's synonym groups.
    """

    term: str
    surface: str
    reading: str
    groups: tuple[int, ...]
    kind: Kind


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """What every occurrence of a dictionary word has in common; compared by identity.

    ``parts`` are lexemes with their lengths in folded characters, which sum up to ``length``;
    ``pos`` is Sudachi's part of speech.
    """

    lexeme: Lexeme
    parts: tuple[tuple[Lexeme, int], ...]
    length: int
    pos: tuple[str, ...] = ()


BREAK = Lexeme("", "", "", (), Kind.BREAK)


def lexeme(
    surface: str, normalized: str, reading: str, pos: tuple[str, ...], groups: tuple[int, ...]
) -> Lexeme:
    """The lexeme of a morpheme, from what Sudachi says of it."""
    kind = _kind(surface, normalized, pos)
    if kind is Kind.BREAK:
        return BREAK
    term = _term(surface, normalized, reading, pos, kind)
    # つとめる is 努める as often as 勤める: a word that says little has no synonyms, nor a number.
    groups = () if kind in (Kind.LIGHT, Kind.NUMBER) else tuple(sorted(groups))
    return Lexeme(term, surface, _reading(term, reading, pos, kind), groups, kind)


def places(lexemes: Iterable[Lexeme]) -> list[int]:
    """The position of each of some words in a row, from 0, as the index counts them.

    A break behind a break or a function word takes no position of its own.
    """
    found: list[int] = []
    position, is_gap = -1, False
    for lexeme in lexemes:
        if not (is_gap and lexeme.kind is Kind.BREAK):
            position += 1
        is_gap = lexeme.kind <= Kind.FUNCTION
        found.append(position)
    return found


def row(lexemes: Sequence[Lexeme]) -> list[str]:
    """The term at each position that some words in a row take; empty where none stands."""
    terms: list[str] = []
    is_gap = False
    for term, _, _, _, kind in lexemes:
        if not (is_gap and kind is Kind.BREAK):
            terms.append(term if kind > Kind.FUNCTION else "")
        is_gap = kind <= Kind.FUNCTION
    return terms


def placed_words(lexemes: Sequence[Lexeme]) -> list[tuple[int, str]]:
    """The terms among some words in a row, each with its position."""
    return [(at, term) for at, term in enumerate(row(lexemes)) if term]


def _kind(surface: str, normalized: str, pos: tuple[str, ...]) -> Kind:
    if pos[0] in ("補助記号", "空白") or (pos[0] == "記号" and pos[1] != "文字"):
        # Kanji outside of Sudachi's character table and .net are symbols to it.
        return Kind.NOUN if any([char.isalnum() for char in surface]) else Kind.BREAK
    if normalized in _ERAS:
        return Kind.LIGHT
    if pos[0] in _NOT_CONTENT or (pos[0] == "接頭辞" and normalized == _HONORIFIC):
        return Kind.FUNCTION
    if pos[0] == "接尾辞" and normalized in _NAMING:
        return Kind.AFFIX
    if pos[0] == "副詞" or normalized in _EMPTY_NOUNS:
        return Kind.LIGHT
    if pos[0] in INFLECTED:
        return Kind.LIGHT if pos[1] == "非自立可能" or is_hiragana(surface) else Kind.VERB
    if pos[0] in ("接頭辞", "接尾辞"):
        return Kind.AFFIX
    return Kind.NUMBER if pos[1] == "数詞" else Kind.NOUN


def _term(surface: str, normalized: str, reading: str, pos: tuple[str, ...], kind: Kind) -> str:
    if pos[0] == "動詞":
        normalized = _verb_noun(normalized, pos[4])
    term = fold_text(normalized).strip() or surface
    if kind is Kind.NUMBER and _DECIMAL.fullmatch(surface):
        return surface
    if kind is Kind.NUMBER and not term.isascii() and (value := kanji_value(term)) is not None:
        return str(value)  # inside of a compound, Sudachi leaves 二 as it is: 第二子
    if pos[0] not in _SYMBOLS and not term[0].isalnum() and reading:
        return to_katakana(reading)  # a symbol that is read as a word: ％
    return to_katakana(term) if is_kana(term) and kind is not Kind.FUNCTION else term


def _verb_noun(verb: str, conjugation: str) -> str:
    """The noun of a verb (見直す: 見直し); the verb where the noun would be one character."""
    noun = verb
    if conjugation.startswith("五段"):
        noun = verb[:-1] + _GODAN_NOUN.get(verb[-1], verb[-1])
    elif "一段" in conjugation:
        noun = verb[:-1]
    return noun if len(noun) > 1 else verb


def _reading(term: str, reading: str, pos: tuple[str, ...], kind: Kind) -> str:
    if kind in (Kind.FUNCTION, Kind.NUMBER) or pos[0] in _SYMBOLS:
        return ""
    if term.isascii():
        if "助数詞可能" in pos:
            return ""  # 5G is no gram
        return reading if is_kana(reading) else _spelled(term)
    return reading if is_kana(reading) else ""


def _spelled(term: str) -> str:
    return spell_letters(term) if len(term) <= _MAX_SPELLED else ""
