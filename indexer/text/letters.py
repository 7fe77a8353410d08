"""The letters of a word: equal for spellings of one word that Sudachi keeps apart.

By its letters a word of the index is found in a query that Sudachi cuts in other places.
"""

import re

from corpus.text.patterns import pattern
from indexer.text.kana import to_katakana

# ヶ, ケ and が of names of places (霞が関, 茅ヶ崎) stand behind a kanji.
_GA = pattern("(?<=[一-鿿々])[ヶガ]")
# In a name with a number, written or not: 四ツ谷, 四谷; 一ノ関, 一関.
_TSU = pattern("(?<=[一二三四五六七八九])[ツノ](?=[一-鿿])")
# What changes or goes with what stands around, but for the ツ of _TSU.
_CHANGED = re.compile("[ヶガー々]")
# The same kanji once more: 佐々木, 佐佐木.
_AGAIN = re.compile("(.)々")
# Small vowels of loanwords, large where somebody has no small ones: フイルム.
_SMALL = str.maketrans("ァィゥェォ", "アイウエオ")
# JIS Z 8301 leaves out the mark at the end of a word of three morae or more, and no two words
# differ by it alone: コミュニティ(ー)バス, サーバ(ー).
_LONG = pattern("(?<=[ァ-ヺー]{3})ー")
# What stands inside of a word that is written with or without it.
_INNER = re.compile(r"[-‐‑−・･/'’&_]|\.(?![0-9])|(?<![0-9])\.")


def letters(folded: str) -> str:
    """The letters of a folded word; empty where it has none."""
    return spelling(folded).translate(_SMALL)


def spelling(folded: str) -> str:
    """The letters of a folded word, the small ones among them, for what it sounds like."""
    text = to_katakana(folded)
    if not text.isalnum():
        text = _INNER.sub("", text)
    if "ヶ" in text or "ガ" in text:
        text = _GA().sub("ケ", text)
    if "ツ" in text or "ノ" in text:
        text = _TSU().sub("", text)
    if "々" in text:
        text = _AGAIN.sub(r"\1\1", text)
    return _LONG().sub("", text) if "ー" in text else text


def are_their_own(folded: str) -> bool:
    """Whether the letters of every piece of a word are that piece of the word's letters."""
    text = to_katakana(folded)
    has_tsu = "ツ" in text or "ノ" in text
    return text.isalnum() and not _CHANGED.search(text) and not (has_tsu and _TSU().search(text))
