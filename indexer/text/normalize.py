"""Code-point level folding, done before tokenization, with a way back to the original offsets.

Folding unifies what Sudachi does not, and repairs what cells of a table do to words. It is used
alike for documents and queries. Users' text is never shown folded: every piece of folded text
knows the original characters that it stands for.
"""

import re
import unicodedata
from functools import lru_cache

from corpus.text.lookalikes import as_meant
from corpus.text.patterns import pattern
from indexer.text.folded import Folded
from indexer.text.resized import is_resized, pieces
from indexer.text.variants import SINGLE, VOICED

# Same length: commas between numbers that divide no thousands, and kana written by a mark.
_LISTED = re.compile(r"[0-9]+(?:,[0-9]+)+")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
# 024(521)1111 and (024)521-1111 are 024-521-1111; no year in brackets begins with 0.
_TELEPHONE = re.compile(
    r"(?<![0-9])(0[0-9]{1,4})(?:\((?=[0-9]+\))|\)(?=[0-9]+-))([0-9]{1,4})[-)]([0-9]{3,4})(?![0-9])"
)
_ITERATION = re.compile(r"(.)([ゝヽ])|(.)([ゞヾ])")
# In a name, the same as the large one: 八ッ場, 八ツ場.
_SMALL_TSU = pattern("ッ(?<=[一-鿿々].)(?=[一-鿿々])")
# The key of the hyphen gives a long vowel where an input method is on: eーtax, 03ー1234, 県ー市.
_TYPED_HYPHEN = pattern(
    "[ー―—](?:(?<=[0-9a-z].)(?=[0-9a-z])|(?<=[a-z].)(?=[ァ-ヺ]))"
    "|ー(?:(?<=[一-鿿々].)(?=[0-9a-z一-鿿々])|(?<=[0-9a-z].)(?=[一-鿿々]))"
)
# Within a name, a full stop is no end of a sentence: Node.js and ASP.NET are as Node-js would be.
_INNER_STOP = re.compile(r"\.(?<=[a-z].)(?=[a-z])")

# A search asks for the units of its query three times and more. Longer texts are those of programs,
# asked for once; a text of this length and what it becomes take half a kilobyte.
_SHORT = 64
_MOST_REMEMBERED = 512


def fold(text: str) -> Folded:
    """``text`` folded. Never raises; a lone surrogate becomes a replacement character."""
    return _remembered(text) if len(text) <= _SHORT else _folded(text)


@lru_cache(_MOST_REMEMBERED)
def _remembered(text: str) -> Folded:
    return _folded(text)


def _folded(text: str) -> Folded:
    simple = _iterate(text.translate(SINGLE))
    simple = as_meant(simple)
    if "," in simple:
        simple = _LISTED.sub(_as_list, simple)
    if "ー" in simple or "―" in simple or "—" in simple:
        simple = _TYPED_HYPHEN().sub("-", simple)
    if "." in simple:
        simple = _INNER_STOP.sub("/", simple)  # joins two words, as a hyphen makes one of them
    if "ッ" in simple:
        simple = _SMALL_TSU().sub("ツ", simple)
    if "(" in simple:
        simple = _TELEPHONE.sub(r"\1-\2-\3", simple)
    return Folded.of_pieces(pieces(simple)) if is_resized(simple) else Folded(simple)


def _as_list(match: re.Match[str]) -> str:
    """Numbers with commas between them that divide no thousands: 10,20代 becomes 10、20代."""
    return match[0] if _THOUSANDS.fullmatch(match[0]) else match[0].replace(",", "、")


def fold_text(text: str) -> str:
    """Only the folded text, for those who need no way back."""
    return fold(text).text


def _iterate(text: str) -> str:
    """Kana iteration marks written out: いすゞ becomes いすず, of the same length."""
    # Faster than a set of characters in a pattern.
    if "ゝ" not in text and "ヽ" not in text and "ゞ" not in text and "ヾ" not in text:
        return text
    return _ITERATION.sub(lambda m: m[1] * 2 if m[1] else m[3] + _voice(m[3]), text)


def _voice(kana: str) -> str:
    """The voiced form of a kana, or the kana itself."""
    voiced = unicodedata.normalize("NFC", kana + VOICED)
    return voiced if len(voiced) == 1 else kana
