"""Numerals in kanji or Roman letters, as the figures that stand for them, and numbers in a list.

What stands behind a number is its counter (件, 歳児): it tells a number in kanji from a name.
"""

import re

from corpus.text.patterns import pattern

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
# Behind a number in kanji: elsewhere such kanji are names (九十九里, 八百屋). The first to fit is
# what numbers of a list share: longer ones stand before those they begin with.
COUNTERS = (
    "歳児|才児|歳未満|歳以上|年生|年次|年度|年間|年目|日間|日目|時間|回目|人目|番目|次産業|号線|号棟|号館|号機|号車"
    "|丁目|学年|学期|か月|カ月|ヶ月|ケ月|箇月|週間|万人|万円|億円"
    "|人|名|分|年|月|日|時|回|件|台|個|歳|才|度|円|か所|カ所|ヶ所|ケ所|箇所|枚|本|冊|校|社|団体"
    "|期|次|章|節|条|階|世帯|戸|項目|種類|割|周年|世紀|代|万|億|号|番|%|パーセント|市町村|区画|拠点|地区|施設"
)
# Of these somebody looks for one by one, in ranges that are no longer.
_EACH = frozenset("歳児 才児 歳 才 年生 学年 年次 月 丁目 階".split())
_LONGEST_RANGE = 12
_OF_EACH = "歳|才|年生|学年|月|丁目|階"
# From one to another; a hyphen is that only where each is looked for (40-74歳).
RANGE = rf"[0-9]{{1,3}}(?:(?P<unit>{_OF_EACH})?(?:[~〜]|から)|-)[0-9]{{1,3}}"
# Behind these, a 年 is a grade: 小学校1~3年.
_SCHOOLS = ("小学校", "中学校", "小学", "中学", "高校")
# Roman numerals of several letters are hardly anything else; a single letter only in 第I期, of a
# kind (V型 is a form), and behind what has steps.
ROMAN = (
    r"(?<![a-z0-9])(?:xi{1,2}|ix|vi{1,3}|iv|i{2,3})(?![a-z0-9])"
    "|(?<=第)[ivx](?=期|次|章|部|編|節|類|種|号|回|条|相|巻|段階|ステージ)"
    r"|(?<![a-z0-9.])(?:[ivx](?=期|類|種|級)|i(?=型))"
    r"|(?:(?<=ステップ)|(?<=フェーズ)|(?<=レベル)|(?<=ステージ)|(?<=パート))[ivx](?![a-z0-9.])"
)
_COUNTER = pattern(COUNTERS)
BEHIND_NUMBERS = "".join(sorted({one[0] for one in COUNTERS.split("|")}))
# One kanji and a counter.
_COUNTED = pattern(f"[{KANJI_DIGITS}](?:{COUNTERS})")


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


def counted(folded: str) -> str:
    """A kanji and a counter with the figure for it, 3本 for 三本; empty for other text."""
    return f"{kanji_value(folded[0])}{folded[1:]}" if _COUNTED().fullmatch(folded) else ""


def number_list(match: re.Match[str]) -> str:
    """A list of numbers, each with the counter of the last: 10、20代 is 10代、20代.

    So are those at the ends of a range, and of ages, grades and months all between: 3～5歳児.
    """
    counter = _COUNTER().match(match.string, match.end())
    assert counter is not None
    before = match.string[: match.start()]
    numbers = re.findall("[0-9]+", match[0])
    if match.lastgroup == "range":
        is_grade = counter[0] == "年" and before.endswith(_SCHOOLS)
        is_each = counter[0] in _EACH or is_grade
        if not is_each and (match["unit"] or "-" in match[0]):
            return match[0]
        first, last = map(int, numbers)
        if is_each and first < last <= first + _LONGEST_RANGE:
            numbers = [str(number) for number in range(first, last + 1)]
    # 第1、2回 has a 第2回.
    ordinal = "第" if before.endswith("第") else ""
    return f"{counter[0]}、{ordinal}".join(numbers)
