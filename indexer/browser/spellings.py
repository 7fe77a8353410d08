"""Spellings of a term that the analyzer's dictionary leads to it, made from the term.

The dictionary has several ways to write a word and cannot be asked for them. So each that a rule
makes of a term is looked up, and those are kept that are the term. JMdict has most of the others.
"""

from collections.abc import Iterator
from typing import Final

from indexer.text.analyzer import readings_of
from indexer.text.kana import is_katakana, to_hiragana
from indexer.text.normalize import fold_text

# What katakana of other languages is written as besides, and often said.
_LOANED: Final = (
    ("フォ", "ホ"), ("ファ", "ハ"), ("フェ", "ヘ"), ("フィ", "ヒ"), ("ウェ", "ウエ"),
    ("ウィ", "ウイ"), ("ウォ", "ウオ"), ("ェ", "エ"), ("ティ", "チ"), ("ディ", "ジ"),
    ("ヴァ", "バ"), ("ヴィ", "ビ"), ("ヴェ", "ベ"), ("シミュ", "シュミ"), ("コミュ", "コミニュ"),
    ("イア", "イヤ"), ("ー", "イ"),
)  # fmt: skip
# Kanji of the list for general use and the ones that they took the place of in 1956, in words of
# today's texts.
_KANJI: Final = (("害", "碍"), ("知", "智"), ("注", "註"), ("付", "附"), ("回", "廻"), ("集", "輯"))


def spellings(term: str, reading: str) -> Iterator[str]:
    """The other spellings that the dictionary has for a term, folded; ``reading`` in katakana."""
    for text in dict.fromkeys(map(fold_text, _made(term, reading))):
        if (
            text != term
            and len(text) > 1
            and any(lexeme.term == term for lexeme, _ in readings_of(text))
        ):
            yield text


def _made(term: str, reading: str) -> Iterator[str]:
    for one, other in _LOANED if is_katakana(term) else _KANJI:
        for here, there in ((one, other), (other, one)):
            if here in term:
                yield term.replace(here, there)
    if not is_katakana(term):
        yield from _in_kana(term, to_hiragana(reading))
        yield from _with_less(term)


def _in_kana(term: str, reading: str) -> Iterator[str]:
    """Its beginning before the end of its reading: 見まもり."""
    for kept in range(1, len(term)):
        for start in range(1, len(reading)):
            yield term[:kept] + reading[start:]


def _with_less(term: str) -> Iterator[str]:
    """Without one or two letters behind its first: 問い合せ of 問い合わせ."""
    for at in range(1, len(term)):
        shorter = term[:at] + term[at + 1 :]
        yield shorter
        for further in range(at, len(shorter)):
            yield shorter[:further] + shorter[further + 1 :]
