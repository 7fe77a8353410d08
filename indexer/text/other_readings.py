"""Further readings of a word: Sudachi gives one of each, and 石綿 is read せきめん as well.

A kanji by itself is read otherwise than inside of a word, which may stand in a text in two parts
(不法投棄·物): such readings say something beside other words only.

What a reading or a synonym group does not mean stands here too: かき typed alone is no 書く.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from indexer.text.analyzer import analyze, inflected, lexemes_of, parts_of_speech
from indexer.text.kana import is_kana, to_hiragana, to_katakana
from indexer.text.lexeme import INFLECTED, Kind, Lexeme
from indexer.text.tokenizer import looked_up

# Shorter ones are those of rare words: うし of 大人.
_MIN_KANA = 3
# One kana is read from nearly every kanji.
_MIN_INNER = 2
_LONGEST = 6
# A verb or adjective has one term with its noun: 作り for 作る, 有り for である.
_CARRYING = "非自立可能"
_SUFFIX = ("接尾辞", "名詞的")
_COMMON = ("名詞", "普通名詞")
_NAME_OF_PERSON = ("名詞", "固有名詞", "人名")
_INNER = ("普通名詞", "名詞的", "*")
_MOST_REMEMBERED = 50_000


@lru_cache(_MOST_REMEMBERED)
def other_readings(surface: str, reading: str) -> tuple[str, ...]:
    """How else a word of two signs or more is read than ``reading``; empty for other text."""
    if not 1 < len(surface) <= _LONGEST or surface.isascii() or is_kana(surface):
        return ()
    words = [one for one in looked_up(surface) if one.part_of_speech()[:3] != _NAME_OF_PERSON]
    found = dict.fromkeys(one.reading_form() for one in words)
    return tuple(one for one in found if one != reading and len(one) >= _MIN_KANA and is_kana(one))


@lru_cache(_MOST_REMEMBERED)
def inner_readings(surface: str, reading: str) -> tuple[str, ...]:
    """How else a single kanji is read than ``reading``, inside of words; empty for other text."""
    if len(surface) != 1 or surface.isascii() or is_kana(surface):
        return ()
    words = [one for one in looked_up(surface) if one.part_of_speech()[1] in _INNER]
    found = dict.fromkeys(one.reading_form() for one in words)
    return tuple(one for one in found if one != reading and len(one) >= _MIN_INNER and is_kana(one))


@lru_cache(_MOST_REMEMBERED)
def kanji_readings(kanji: str) -> frozenset[str]:
    """All ways to read a single kanji, names of persons among them."""
    return frozenset(one.reading_form() for one in looked_up(kanji))


def is_of_other_verb(term: str, groups: Iterable[int]) -> bool:
    """Whether a term is that of a verb too whose synonym groups are all others than ``groups``."""
    of_verb = _verb_groups(term)
    return bool(of_verb) and of_verb.isdisjoint(groups)


def is_of_other_groups(term: str, groups: Iterable[int]) -> bool:
    """Whether a term is in synonym groups besides ``groups``: クラブ is a club, and a crab."""
    return not _groups(term) <= {*groups}


@lru_cache(_MOST_REMEMBERED)
def _groups(term: str) -> frozenset[int]:
    return frozenset(group for one in lexemes_of(term) for group in one.groups)


@lru_cache(_MOST_REMEMBERED)
def _verb_groups(term: str) -> frozenset[int]:
    """The synonym groups of the verbs that have a term."""
    return frozenset(
        group
        for one in inflected(term)
        if one.kind is Kind.VERB and one.term == term
        for group in one.groups
    )


def as_noun(
    kana: str, terms: Sequence[str], with_reading: Callable[[str], Sequence[str]]
) -> list[str]:
    """Those of some terms that a word in kana may mean, typed alone: all, where it is no noun.

    かき (柿) is no form of 書く, and ちょう no end of 県庁. あり is the noun only where it stands
    as something that is read, which ``with_reading`` knows: ある says too little to be read for.
    """
    own = common_nouns(kana)
    if not own:
        return list(terms)
    reading = to_katakana(kana)
    found = [
        term for term in terms if term in own or not (_is_verb(term) or _is_end(term, reading))
    ]
    forms = _forms(kana)
    if forms.isdisjoint(found):
        return found
    said = with_reading(reading)
    return [term for term in found if term not in forms or term in said]


@lru_cache(_MOST_REMEMBERED)
def common_nouns(kana: str) -> frozenset[str]:
    """The terms of the common nouns of the dictionary that are written so in hiragana."""
    text = to_hiragana(kana)
    found = zip(parts_of_speech(text), lexemes_of(text), strict=True)
    return frozenset(one.term for pos, one in found if pos[:2] == _COMMON and one.kind is Kind.NOUN)


def may_be_verb(term: str, kana: str) -> bool:
    """Whether a term is a form of a verb in the dictionary, and no noun that is written so."""
    return term not in common_nouns(kana) and any(
        pos[0] in INFLECTED for pos in parts_of_speech(term)
    )


def noun_in_kana(kana: str) -> Lexeme | None:
    """The first common noun of the dictionary that is written so in hiragana; None without any."""
    text = to_hiragana(kana)
    found = zip(parts_of_speech(text), lexemes_of(text), strict=True)
    nouns = (one for pos, one in found if pos[:2] == _COMMON and one.kind is Kind.NOUN)
    return next(nouns, None)


@lru_cache(_MOST_REMEMBERED)
def _forms(kana: str) -> frozenset[str]:
    """The terms of the verbs and adjectives that have some kana as a form, and say too little to
    be meant: those that only carry others, and those that are written in kana (について)."""
    text = to_hiragana(kana)
    found = zip(parts_of_speech(text), lexemes_of(text), strict=True)
    return frozenset(
        one.term
        for pos, one in found
        if pos[0] in INFLECTED and (pos[1] == _CARRYING or is_kana(one.term))
    )


@lru_cache(_MOST_REMEMBERED)
def _is_verb(term: str) -> bool:
    """Whether a term by itself is a verb or adjective: 書き, and not 釣り."""
    tokens = analyze(term)
    return len(tokens) == 1 and tokens[0].pos[0] in INFLECTED


@lru_cache(_MOST_REMEMBERED)
def _is_end(term: str, reading: str) -> bool:
    """Whether a single kanji is read so at the end of words, or inside of them only: 庁, 町."""
    if len(term) != 1 or is_kana(term):
        return False
    entries = zip(parts_of_speech(term), lexemes_of(term), strict=True)
    read = [pos for pos, one in entries if one.reading == reading]
    alone = analyze(term)
    is_own = len(alone) == 1 and alone[0].lexeme.reading == reading
    return not is_own or any(pos[:2] == _SUFFIX for pos in read)
