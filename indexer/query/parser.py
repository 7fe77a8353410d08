"""The text of a query into its units: words, "phrases" and -exclusions. Linear, never fails.

Syntax: units are divided by white space and punctuation; "…" and 「…」 and their like hold a
phrase together; a hyphen or NOT before a unit excludes it; OR between two units lets either do.
AND is what stands between units anyway. Anything else is text.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from indexer.errors import SesakuError
from indexer.query.query import MAX_TEXT
from indexer.text.resized import COMPANIES

# Opening and closing marks of a phrase.
QUOTES = ('""', "“”", "„”", "””", "″″", "「」", "『』", "＂＂", "〝〟", "〝〞", "““")
_DIVIDER = re.escape(
    "、。，．,;；!！?？()（）[]［］{}｛｝<>＜＞《》【】〈〉*＊^~～|｜\\'`" + "".join(QUOTES)
)
# What the key of the hyphen gives, by keyboard and input method; no word begins with a long vowel.
_HYPHEN = "[-－﹣−‐‑‒–—―─━ーｰ]"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_PHRASES = "|".join(f"{mark[0]}([^{mark[1]}]*){mark[1]}" for mark in QUOTES)
# 3,000 is one number.
_IN_NUMBER = r"(?<=\d)[,，．](?=\d)"
# hon'ya is one word of romaji.
_IN_ROMAJI = r"(?<=[nｎ])['’](?=[a-zａ-ｚ])"
# (株)… is a firm, and no word in brackets: a text that has it has 株式会社.
_COMPANY = rf"[(（](?:{'|'.join(COMPANIES)})[)）]"
# 令和3~5年度 and R3～R5 are years from one to another.
_YEARS = (
    r"(?:令和|平成|昭和|[RHSrhsＲＨＳ])[\d元]{1,3}(?:年度?)?[~～〜](?:令和|平成|[RHrhＲＨ])?\d{1,2}(?!\d)"
    r"|[12１２]\d{3}(?:年度?)?[~～〜]\d{2,4}(?=年)"
)
_UNIT = re.compile(
    rf"(?P<minus>(?<![^\s{_DIVIDER}]){_HYPHEN}(?!\s|{_HYPHEN}))?"
    rf"(?:{_PHRASES}|(?P<word>(?:{_YEARS}|[^\s{_DIVIDER}]++|{_IN_NUMBER}|{_IN_ROMAJI}|{_COMPANY})+))"
)
# What says something in nearly every text: letters and digits, but for forms that normalization
# makes something else of. Patterns with ranges of kanji take milliseconds to compile.
_TELLING = re.compile(r"[^\W_\u037a\uf900-\uffff]")
_LONG_VOWELS = "ーｰ"
_OPERATORS = ("AND", "OR", "NOT")
_LONGEST_OPERATOR = 3


class QueryProblem(SesakuError):
    """The text of a query cannot be searched for; ``message`` tells the user why, in Japanese."""

    def __init__(self, message: str) -> None:
        super().__init__(message, "")
        self.message = message


class Unit(NamedTuple):
    """One thing asked for. ``either`` is True when the unit before it would do as well (OR)."""

    text: str
    phrase: bool = False
    excluded: bool = False
    either: bool = False


def parse(text: str) -> tuple[Unit, ...]:
    """The units of ``text``, in order; none when there is nothing to search for.

    Raises QueryProblem when the text is longer than MAX_TEXT or has control characters.
    """
    if len(text) > MAX_TEXT:
        raise QueryProblem(f"検索語は{MAX_TEXT}文字までです（{len(text)}文字あります）。")
    if found := _CONTROL.search(text):
        code = f"U+{ord(found[0]):04X}"
        raise QueryProblem(
            f"検索語に使えない文字（{code}）があります。消してから検索してください。"
        )
    units: list[Unit] = []
    operator = ""
    for match in _UNIT.finditer(text):
        word = match["word"]
        if word is not None and len(word) <= _LONGEST_OPERATOR:
            plain = unicodedata.normalize("NFKC", word)
            if plain in _OPERATORS:
                operator = plain
                continue
        content = match[match.lastindex or 0]
        if _says_something(content):
            excluded = match["minus"] is not None or operator == "NOT"
            either = operator == "OR" and bool(units)
            units.append(Unit(content, word is None, excluded, either))
            operator = ""
    return tuple(units)


def once(units: Sequence[Unit]) -> list[Unit]:
    """The units without those that repeat one before them; alternatives (OR) stay as they are."""
    found: list[Unit] = []
    seen: set[Unit] = set()
    for unit, behind in zip_longest(units, units[1:]):
        is_alternative = unit.either or (behind is not None and behind.either)
        if is_alternative or unit not in seen:
            found.append(unit)
        if not is_alternative:
            seen.add(unit)
    return found


def _says_something(text: str) -> bool:
    """Whether there is a letter, a digit or a symbol that is read as a word.

    Asked of the normalized text: alone, the voice mark of half-width kana is a letter. So is the
    mark of a long vowel, which is typed for a dash.
    """
    if not text.strip(_LONG_VOWELS):
        return False
    if _TELLING.search(text):
        return True
    normalized = unicodedata.normalize("NFKC", text)
    return any(unicodedata.category(char)[0] in "LN" or char in "%€¥" for char in normalized)
