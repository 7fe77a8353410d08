"""What the cells of our columns mean: a number, the mark of a new program, an address."""

import re
from collections.abc import Sequence

from corpus import columns
from corpus.importing.repair import plain_id

_NEW_MARKS = columns.NEW_MARKS | {
    "新",
    "新規事業",
    "●",
    "◎",
    "✓",
    "✔",
    "レ",
    "1",
    "true",
    "new",
    "有",
    "はい",
}
_OTHER_SIGNS = frozenset("●◎✓✔レ")
_EMPTY_MARKS = frozenset({"", "-", "ー", "―", "×", "0", "false", "無", "なし", "いいえ"})
_NOT_NEW_MARKS = _EMPTY_MARKS | {"継続", "既存", "拡充", "再掲"}
_ADDRESS = re.compile(
    r"https?://[^\s/、，,;；|｜「」『』（）<>\"]\S*?(?=[\s、，；｜「」『』（）<>\"]|$)"
)
_AROUND = re.compile(r"^[★☆◆◇■□●○◎※(\[【<〈《「]+|[)\]】>〉》」]+$")
_MOST_DIGITS = 9


def number_of(text: str) -> int | None:
    """Return the number in digits of any width; None for another text."""
    plain = plain_id(text).removesuffix(".")
    return int(plain) if plain.isdecimal() and len(plain.lstrip("0")) <= _MOST_DIGITS else None


def is_whole_number(text: str) -> bool:
    """Tell whether the number is all that a text says: 0012 is a code, 01 a number of a list."""
    number = number_of(text)
    return not text or (number is not None and plain_id(text) in (f"{number}", f"{number:02}"))


def is_new_mark(text: str) -> bool | None:
    """Tell whether a text marks a new program; None where it says neither."""
    for mark in (text, plain_id(text).casefold(), _inner(text) or text):
        if mark in _NEW_MARKS:
            return True
        if mark in _NOT_NEW_MARKS:
            return False
    return None


def _inner(text: str) -> str:
    """Return the word within signs and brackets: 新規 of ★新規 and 【新規】."""
    return _AROUND.sub("", plain_id(text)).casefold()


def is_whole_mark(text: str) -> bool:
    """Tell whether new or not is all that a text says: 拡充 and 継続 say more."""
    mark = plain_id(text).casefold()
    return bool({text, mark} & (_NEW_MARKS | _EMPTY_MARKS))


def sign_of(text: str) -> str:
    """Return the sign of a mark, one for all circles; empty for a word.

    Two signs in one list mean two things: ○＝新規 ●＝拡充.
    """
    sign = text.strip()
    return "○" if sign in columns.NEW_MARKS - {"新規"} else sign if sign in _OTHER_SIGNS else ""


def addresses_of(text: str) -> Sequence[str]:
    """Return the web addresses in a text."""
    return _ADDRESS.findall(text)
