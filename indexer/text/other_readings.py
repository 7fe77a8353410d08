"""Further readings of a word: Sudachi gives one of each, and 石綿 is read せきめん as well.

A kanji by itself is read otherwise than inside of a word, which may stand in a text in two parts
(不法投棄·物): such readings say something beside other words only.

What a reading or a synonym group does not mean stands here too: かき typed alone is no 書く.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from indexer.text.analyzer import analyze, parts_of_speech, readings_of
from indexer.text.kana import is_kana, to_hiragana, to_katakana
from indexer.text.lexeme import Kind
from indexer.text.tokenizer import looked_up

# Shorter ones are those of rare words: うし of 大人.
_MIN_KANA = 3
# One kana is read from nearly every kanji.
_MIN_INNER = 2
_LONGEST = 6
# A verb or adjective has one term with its noun: 作り for 作る, 有り for である.
_INFLECTED = ("動詞", "形容詞")
_CARRYING = "非自立可能"
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


def is_of_other_verb(term: str, groups: Iterable[int]) -> bool:
    """Whether a term is that of a verb too whose synonym groups are all others than ``groups``."""
    of_verb = _verb_groups(term)
    return bool(of_verb) and of_verb.isdisjoint(groups)


@lru_cache(_MOST_REMEMBERED)
def _verb_groups(term: str) -> frozenset[int]:
    """The synonym groups of the verbs that have a term."""
    lexemes = (one for one, _ in readings_of(term))
    return frozenset(
        group
        for one in lexemes
        if one.kind is Kind.VERB and one.term == term
        for group in one.groups
    )


def as_noun(
    kana: str, terms: Sequence[str], with_reading: Callable[[str], Sequence[str]]
) -> list[str]:
    """Those of some terms that a word in kana may mean, typed alone: all, where it is no noun.

    かき (柿) is no form of 書く. あり is the noun only where it stands as something that is read,
    which ``with_reading`` knows: ある says too little to be read for.
    """
    own = _common_noun(kana)
    if own is None:
        return list(terms)
    found = [term for term in terms if term == own or not _is_verb(term)]
    carrying = _carrying(kana)
    if carrying.isdisjoint(found):
        return found
    said = with_reading(to_katakana(kana))
    return [term for term in found if term not in carrying or term in said]


@lru_cache(_MOST_REMEMBERED)
def _common_noun(kana: str) -> str | None:
    """The term of a word in kana that is a common noun by itself; None for others."""
    tokens = analyze(to_hiragana(kana))
    if len(tokens) != 1 or tokens[0].lexeme.kind is not Kind.NOUN:
        return None
    return tokens[0].lexeme.term if tokens[0].pos[:2] == _COMMON else None


@lru_cache(_MOST_REMEMBERED)
def _carrying(kana: str) -> frozenset[str]:
    """The terms of the verbs and adjectives that only carry others and have some kana as a form."""
    text = to_hiragana(kana)
    found = zip(parts_of_speech(text), readings_of(text), strict=True)
    return frozenset(
        one.term for pos, (one, _) in found if pos[0] in _INFLECTED and pos[1] == _CARRYING
    )


@lru_cache(_MOST_REMEMBERED)
def _is_verb(term: str) -> bool:
    """Whether a term by itself is a verb or adjective: 書き, and not 釣り."""
    tokens = analyze(term)
    return len(tokens) == 1 and tokens[0].pos[0] in _INFLECTED
