"""Years and dates of a text as western ones: 令和３～５年度 has 2021年度, 2022年度 and 2023年度.

A year of an era and the western one are the same year, and a range has every year between its ends.
What stands for them is written into the folded text, so that words, phrases and highlights follow.
"""

import re
from collections.abc import Iterator

from corpus import ERAS
from indexer.text.numerals import KANJI_DIGITS, kanji_value

# The year before the era's first.
_ERAS = {era.name: era.year_before for era in ERAS}
_LETTERS = {era.letter.lower(): era.name for era in ERAS}
# Signs of eras, each a character.
_SIGNS = dict(zip("㋿㍻㍼㍽㍾", ("令和", "平成", "昭和", "大正", "明治"), strict=True))
_LETTERS |= _SIGNS
# What stands for the name of an era, each a character.
LETTERS = "".join(_LETTERS)
# Ranges that are longer name an epoch, not years that somebody looks for one by one.
_LONGEST_RANGE = 12

_NAME = f"(?:{'|'.join(_ERAS)})"
# A sign means nothing else: ㋿六年.
_LETTER = (
    f"(?:(?<![a-z0-9])[{LETTERS}](?=[0-9元])|[{''.join(_SIGNS)}](?=[0-9元{KANJI_DIGITS[1:11]}]))"
)
_NUMBER = f"(?:[0-9]{{1,2}}(?![0-9])|[元{KANJI_DIGITS[1:11]}]{{1,3}})"
_TO = "[~〜–—―ー-]|から"
_AND = "[、・,/]|及び|および|と"
# 5年間 behind 令和3年、 is no year; 以前, 以降, 以後 and 以来 are said of a year.
_UNIT = "年(?![間後前目程計生毎来余代]|以[^前降後来])"
_LINK = rf"(?:年度?)?[ ]?(?:{_TO}|{_AND})[ ]?"
_MORE = rf"(?:{_LINK}(?:{_NAME}|[{LETTERS}])?{_NUMBER})*(?={_UNIT})"
_CENTURY = "(?:19|20)[0-9]{2}(?![0-9])"
# A year of these eras without 年: before a word of budgets, in brackets, from one to another.
_RECENT = r"(?<![a-z0-9])[rh](?=[0-9])"
_SHORT = "[0-9]{1,2}(?![0-9])"
_BUDGET = "当初|予算|決算|補正|要求|実績|見込|新規"
_BARE = (
    rf"{_RECENT}{_SHORT}(?:[ ]?(?:{_TO})[ ]?[rh]{_SHORT})+(?!年|[./])"
    # Two of Heisei in one figure are something else: H2・H3ロケット.
    rf"|(?<![a-z0-9])(?:r{_SHORT}|h[1-3][0-9])(?:(?:{_AND})(?:r{_SHORT}|h[1-3][0-9]))+(?![0-9年./])"
    rf"|{_RECENT}{_SHORT}(?={_BUDGET})|(?<=\(){_RECENT}{_SHORT}(?=\))"
)
# A fiscal year as English writes it: FY2026, FY26, FY2024-2026.
_FY = rf"(?<![a-z0-9])fy(?:{_CENTURY}(?:[~〜–-](?:fy)?(?:{_CENTURY}|{_SHORT}))?|{_SHORT})"
# The era's name stays, a letter becomes the name.
# 令和4(2022)年度 and 2022(令和4)年度 say one year twice.
YEARS = (
    rf"(?:(?:(?<={'|'.join(_ERAS)})|{_LETTER}){_NUMBER}\({_CENTURY}\)(?={_UNIT})"
    rf"|(?<![0-9]){_CENTURY}\((?:{_NAME}|{_LETTER}){_NUMBER}\)(?={_UNIT})"
    rf"|(?<={'|'.join(_ERAS)}){_NUMBER}{_MORE}|{_LETTER}{_NUMBER}{_MORE}"
    rf"|(?<![0-9]){_CENTURY}(?:{_LINK}(?:{_CENTURY}|[0-9]{{2}}(?![0-9])))+(?={_UNIT})"
    rf"|{_BARE}|{_FY})"
)
_DAY = r"[0-9]{1,2}"
# Behind these figures, a number with a decimal point: 2024.5円.
_MEASURED = "[人円件台校倍点億万千時分秒度割名個本㎡㎥トキヘリメグセミ]"
DATES = (
    rf"(?:(?:{_LETTER}|(?<={'|'.join(_ERAS)})){_DAY}[./]{_DAY}[./]{_DAY}(?![0-9a-z./])"
    rf"|{_LETTER}{_DAY}[./]{_DAY}(?![0-9a-z./-])"
    rf"|(?<![0-9./-]){_CENTURY}[./](?:0?[1-9]|1[0-2])(?![0-9a-z./%-]|{_MEASURED})"
    rf"|(?<![0-9./-]){_CENTURY}(?P<between>[./-]){_DAY}(?P=between){_DAY}(?![0-9/-]))"
)
_PART = re.compile(rf"({_NAME}|[{LETTERS}])?({_CENTURY}|{_NUMBER})")


def western_years(match: re.Match[str]) -> str:
    """What a match of YEARS becomes: each year that it has, with its unit, but for the last where
    that stands behind it."""
    behind = match.string[match.end() :]
    unit = "年" if behind.startswith("年") and not behind.startswith("年度") else "年度"
    era = match.string[max(0, match.start() - 2) : match.start()]
    first = _LETTERS.get(match[0][0], "")
    years = years_in(match[0], first or (era if era in _ERAS else ""))
    last = "" if behind.startswith("年") else unit
    return first + f"{unit}、".join(map(str, years)) + last


def years_in(folded: str, era: str = "") -> list[int]:
    """The years that a text of years alone has, those of its ranges among them; the first one is
    of this era where it names none."""
    return list(dict.fromkeys(_years(folded, era)))


def _years(text: str, era: str) -> Iterator[int]:
    last = end = 0
    text = text.replace("fy20", "20").replace("fy", "20")
    for part in _PART.finditer(text):
        if part[1]:
            era = _LETTERS.get(part[1], part[1])
        year = _year(part[2], era, last)
        if year is None or (last and not part[1] and year <= last):
            continue  # 平成30年、5年: no year of that era that comes after
        between = text[end : part.start()]
        if last and re.search(_TO, between) and year - last <= _LONGEST_RANGE:
            yield from range(last + 1, year)
        yield year
        last, end = year, part.end()


def _year(number: str, era: str, last: int) -> int | None:
    value = kanji_value(number)
    if value is None or len(number) == 4:
        return value
    if era:
        return _ERAS[era] + value
    return last - last % 100 + value  # 2021～23年度


def western_date(match: re.Match[str]) -> str:
    """What a match of DATES becomes: 2024年4月1日; itself where it is no date (1.20.3)."""
    text = match[0]
    letter = _LETTERS.get(text[0], "")
    numbers = [int(number) for number in re.findall("[0-9]+", text)]
    era = letter or match.string[max(0, match.start() - 2) : match.start()]
    year, month, day = (*numbers, 1)[:3]
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return text
    western = _ERAS[era] + year if len(str(year)) < 4 else year
    written = f"{letter}{western}年{month}月"
    return f"{written}{day}日" if len(numbers) == 3 else written
