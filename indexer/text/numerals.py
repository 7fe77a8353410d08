"""Numerals that are written in kanji or as Roman letters, as the figures that stand for them."""

_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")}
_UNITS = {"十": 10, "百": 100, "千": 1000}
KANJI_DIGITS = "".join((*_DIGITS, *_UNITS))
# 元 is the first year of an era.
_FIRST = "元"
# Larger ones number nothing in a plan, and letters of that kind are words (xl, mm).
_ROMAN = {
    text: value
    for value, text in enumerate("i ii iii iv v vi vii viii ix x xi xii".split(), start=1)
}
# The signs Ⅰ to Ⅻ and ⅰ to ⅻ.
ROMAN_SIGNS = {
    chr(first + value): value + 1 for first in (0x2160, 0x2170) for value in range(len(_ROMAN))
}


def kanji_value(text: str) -> int | None:
    """The number that kanji or figures stand for (二十一, 二〇二六, 元, 21); None for none."""
    if text == _FIRST:
        return 1
    if text.isascii():
        return int(text) if text.isdecimal() else None
    if not any(char in _UNITS for char in text):
        places = [_DIGITS.get(char) for char in text]
        return None if None in places else int("".join(map(str, places)))
    total = digit = 0
    largest = 10_000
    for char in text:
        if char in _UNITS:
            if _UNITS[char] >= largest:
                return None  # 十百 is no number
            largest = _UNITS[char]
            total += (digit or 1) * largest
            digit = 0
        elif digit or char not in _DIGITS:
            return None
        else:
            digit = _DIGITS[char]
    return total + digit


def roman_value(text: str) -> int | None:
    """The number that a sign (Ⅳ) or lower-case letters (iv) stand for, up to 12; None for none."""
    return ROMAN_SIGNS.get(text) or _ROMAN.get(text)
