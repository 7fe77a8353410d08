"""Words of other languages in katakana and in Latin letters: whether both spell one word.

Katakana puts vowels between and behind consonants, and has no r before a consonant. So both are
brought to sounds, those as one that katakana does not tell apart; words are looked up by their
consonants (blockchain and ブロックチェーン: b, r, k, t, n), and compared by their vowels, too.
"""

import re
from functools import lru_cache

from indexer.text.kana import is_katakana

# What letters of English stand for; one rule after the other.
_RULES = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("cc(?=[eiy])", "ks"),
        (r"(.)\1+", r"\1"),
        ("[ts]ion", "son"),
        ("sch", "sk"),
        ("ck", "k"),
        ("ch|ts|tz", "t"),
        ("sh|th", "s"),
        ("ph", "f"),
        ("gh(?![aeiou])|(?<=[aeiou])w(?![aeiou])|^w(?=r)|^k(?=n)|h(?![aeiouy])", ""),
        ("qu", "k"),
        ("x", "ks"),
        ("c(?=[eiy])", "s"),
        ("(?<=[aeiou])re$", ""),
        ("[eiou]r(?![aeiouy])", "A"),
        ("r(?![aeiouy])", ""),
        ("m(?=[bp])", "n"),
        ("(?<=[^aeiouA])e$", ""),
        # No y between consonants is mute: recycling is no リスキリング.
        ("(?<=[^aeiouyA])y(?=[^aeiouyA])", "Y"),
    )
]
_LETTERS = str.maketrans("clvjzq", "krbgsk")
# The sounds of vowels, in katakana; an e may be mute, er is read in many ways.
_VOWELS = {
    "a": "[aeo]", "e": "[eiuo]?", "i": "(?:[iy]|ai)", "o": "[oua]", "u": "[uaoy]", "y": "[iaue]?",
    "A": "[aeiuo]", "Y": "(?:i|ai|yai)",
}  # fmt: skip
# What follows a vowel (chain: チェイン), and a consonant without one.
_GLIDE = "[aiueoy]*"
_ADDED = "[uoi]?"
# Rows of katakana by their consonant; in a row a, i, u, e, o.
_KANA = {
    kana: consonant + vowel
    for row, consonant in (
        ("アイウエオ", ""), ("カキクケコ", "k"), ("ガギグゲゴ", "g"), ("サシスセソ", "s"),
        ("ザ ズゼゾ", "s"), ("タチツテト", "t"), ("ダヂヅデド", "d"), ("ナニヌネノ", "n"),
        ("ハヒ ヘホ", "h"), ("バビブベボ", "b"), ("パピプペポ", "p"), ("マミムメモ", "m"),
        ("ラリルレロ", "r"), ("ヤ ユ ヨ", "y"), ("  フ", "f"), ("ワ", "w"), ("  ヴ", "b"),
        (" ジ", "g"),
    )
    for kana, vowel in zip(row, "aiueo", strict=False)
} | {"ン": "n", "ー": "", "ッ": ""}  # fmt: skip
_SMALL = dict(zip("ァィゥェォャュョ", "a i u e o ya yu yo".split(), strict=True))
_OPEN_W = re.compile("ウ(?=[ァィェォ])")
_VOWEL = re.compile("[aiueoyAY]")


def consonants(word: str) -> str:
    """The consonants of a word in katakana or in lower-case Latin letters; empty for other text."""
    return _VOWEL.sub("", _heard(word) if is_katakana(word) else _read(word))


def is_transcription(latin: str, katakana: str) -> bool:
    """Whether a word in katakana may be one in lower-case Latin letters, which has its consonants.

    blockchain is ブロックチェーン and no ブラックチーム.
    """
    return _pattern(latin).fullmatch(_heard(katakana)) is not None


def _heard(katakana: str) -> str:
    """Consonants and vowels of katakana, without length."""
    found = ""
    for kana in _OPEN_W.sub("ワ", katakana):
        if kana in _SMALL:
            found = found[:-1] + _SMALL[kana]
        else:
            found += _KANA.get(kana, "")
    return found


def _read(latin: str) -> str:
    """Latin letters by their sounds; empty for other text."""
    if not (latin.isascii() and latin.isalpha()):
        return ""
    for pattern, sound in _RULES:
        latin = pattern.sub(sound, latin)
    return latin.translate(_LETTERS)


@lru_cache(maxsize=64)
def _pattern(latin: str) -> re.Pattern[str]:
    """What is heard of a word in Latin letters, as katakana may have it."""
    found, is_open = "", True
    for sound in _read(latin):
        is_vowel = sound in _VOWELS
        if is_vowel and not (is_open and found):
            found += "y?" + _VOWELS[sound] + _GLIDE
        elif not is_vowel:
            found += sound if is_open else _ADDED + sound
        is_open = is_vowel
    return re.compile(found + _ADDED)
