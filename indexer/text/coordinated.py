"""Words that share a sign and are written as one: 輸出入 is 輸出 and 輸入, 風水害 風害 and 水害."""

from collections.abc import Callable
from functools import lru_cache

from corpus.text.patterns import pattern
from indexer.text.analyzer import is_undivided, lexemes_of, parts_of_speech
from indexer.text.opposites import NEGATING

# Signs of kana and letters mean nothing by themselves: ふくし is no くし, API no AI.
_THREE_KANJI = pattern("[一-鿿]{3}")
_COMMON = ("名詞", "普通名詞")
_MOST_REMEMBERED = 4096
# Behind what both are said of: 国内外 is 国内 and 国外.
_PAIRS = frozenset("内外 出入 増減 発着".split())
# One thing by its kind and what it is of, though two words would fit (新線, 幹線).
_OF_ONE = frozenset("自動車 自転車 新幹線 小切手 地下鉄 大部屋 野良犬".split())


@lru_cache(_MOST_REMEMBERED)
def coordinated(surface: str, reading: str) -> tuple[str, ...]:
    """The words of two signs that a word of three is short for; empty where it is not.

    They share the last sign or the first, are common nouns, and are read as the word is: 切手 is
    read otherwise in 小切手. Nor is a word that is made of others: 協議会 is 協議 and 会, no 議会.
    """
    if not _THREE_KANJI().fullmatch(surface) or surface[0] in NEGATING or surface in _OF_ONE:
        return ()
    first, second, third = tuple(surface)
    ends = (first + third, second + third), reading, _ends
    begins = (first + second, first + third), reading, _begins
    ways = (begins, ends) if second + third in _PAIRS else (ends, begins)
    found = next((words for way in ways if (words := _read(*way))), ())
    return found if found and is_undivided(surface) else ()


def _read(words: tuple[str, str], reading: str, fits: Callable[..., bool]) -> tuple[str, ...]:
    """Both words, where one of their readings each fits."""
    one, other = words
    # Most words have none, and the other one need not be looked up.
    if not (ones := _readings(one)) or not (others := _readings(other)):
        return ()
    return words if any(fits(one, other, reading) for one in ones for other in others) else ()


def _ends(one: str, other: str, reading: str) -> bool:
    """Whether the word is read as the first sign of one and all of the other."""
    own = reading.removesuffix(other)
    shared = one.removeprefix(own)
    return own != reading and shared not in (one, "") and other.endswith(shared)


def _begins(one: str, other: str, reading: str) -> bool:
    """Whether the word is read as all of one and the last sign of the other."""
    own = reading.removeprefix(one)
    shared = other.removesuffix(own)
    return own != reading and shared not in (other, "") and one.startswith(shared)


# A word of two signs is asked for with each third one that a word has.
@lru_cache(_MOST_REMEMBERED)
def _readings(word: str) -> frozenset[str]:
    """How a word is read, where it is a common noun."""
    if not any(pos[:2] == _COMMON for pos in parts_of_speech(word)):
        return frozenset()
    return frozenset(one.reading for one in lexemes_of(word))
