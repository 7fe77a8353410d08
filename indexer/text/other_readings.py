"""Further readings of a word: Sudachi gives one of each, and 石綿 is read せきめん as well.

A kanji by itself is read otherwise than inside of a word, which may stand in a text in two parts
(不法投棄·物): such readings say something beside other words only.
"""

from functools import lru_cache

from indexer.text.kana import is_kana
from indexer.text.tokenizer import looked_up

# Shorter ones are those of rare words: うし of 大人.
_MIN_KANA = 3
# One kana is read from nearly every kanji.
_MIN_INNER = 2
_LONGEST = 6
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
