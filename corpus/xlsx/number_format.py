"""Numbers and texts of a spreadsheet as the staff see them: percent, units, codes, 有 for 1.

A format has up to four parts, for positive numbers, negative ones, zero and texts, or two with
conditions of their own and one for the rest (ECMA-376-1, 18.8.31). What Excel in Japanese shows is
the measure; for the system's own formats and the signs for numbers it is LibreOffice in Japanese.
"""

import re
from functools import cache

from corpus.xlsx.date_format import date_text, day_without_year, shows_date
from corpus.xlsx.figures import shown_number
from corpus.xlsx.plain import plain_number

# Formats that files name by number alone, as Excel in Japanese has them (ECMA-376-1, 18.8.30).
_ERA_DAY, _ERA_DAY_IN_FIGURES = 'ggge"年"m"月"d"日"', "ge.m.d"
_DAY, _MONTH, _DAY_OF_YEAR = 'yyyy"年"m"月"d"日"', 'yyyy"年"m"月"', 'm"月"d"日"'
# Those of accounts stand in no standard; files of programs other than Excel name them so as well.
_ACCOUNTS = '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ '
_ACCOUNTS_IN_YEN = '_ ¥* #,##0_ ;_ ¥* -#,##0_ ;_ ¥* "-"_ ;_ @_ '
_ACCOUNTS_TO_THE_SEN = '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '
_ACCOUNTS_IN_YEN_AND_SEN = '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ '
_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "¥#,##0;¥-#,##0", 6: "¥#,##0;¥-#,##0",
    7: "¥#,##0.00;¥-#,##0.00", 8: "¥#,##0.00;¥-#,##0.00", 9: "0%", 10: "0.00%",
    11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: _ERA_DAY_IN_FIGURES, 28: _ERA_DAY, 29: _ERA_DAY, 30: "m/d/yy", 31: _DAY,
    32: 'h"時"mm"分"', 33: 'h"時"mm"分"ss"秒"', 34: _MONTH, 35: _DAY_OF_YEAR,
    36: _ERA_DAY_IN_FIGURES, 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00", 41: _ACCOUNTS, 42: _ACCOUNTS_IN_YEN, 43: _ACCOUNTS_TO_THE_SEN,
    44: _ACCOUNTS_IN_YEN_AND_SEN, 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0",
    50: _ERA_DAY_IN_FIGURES, 51: _ERA_DAY, 52: _MONTH, 53: _DAY_OF_YEAR, 54: _ERA_DAY, 55: _MONTH,
    56: _DAY_OF_YEAR, 57: _ERA_DAY_IN_FIGURES, 58: _ERA_DAY,
}  # fmt: skip

# The day, and the time, in the form that the system has for it: of Japanese ones.
_SYSTEM_DAY = re.compile(r"\[\$-(?:x-sysdate|[0-9A-Fa-f]{0,4}F800)\]")
_SYSTEM_TIME = re.compile(r"\[\$-(?:x-systime|[0-9A-Fa-f]{0,4}F400)\]")
_LONG_DAY, _LONG_TIME = 'yyyy"年"mm"月"dd"日（"aaaa"）"', "h:mm:ss"
# Letters that stand for no day: those of General, in Japanese too, and of an exponent.
_NO_DATE = re.compile(r"General|G/標準|E[+-]", re.IGNORECASE)
_LITERAL = re.compile(r'"[^"]*"|\\.', re.DOTALL)
_CONDITION = re.compile(r"\[(?P<sign><=|>=|<>|=|<|>)(?P<value>-?[0-9.]+)\]")
_TESTS = {
    "=": lambda one, other: one == other,
    "<>": lambda one, other: one != other,
    "<": lambda one, other: one < other,
    ">": lambda one, other: one > other,
    "<=": lambda one, other: one <= other,
    ">=": lambda one, other: one >= other,
}
_SECTIONS = re.compile(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])*', re.DOTALL)
_TEXT_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*].|\[[^\]]*\]|(?P<text>@)|(?P<plain>.)', re.DOTALL
)
# For texts, the fourth part of a format.
_TEXT_SECTION = 3


def built_in_format(number: int) -> str:
    """Return the format that a file names by its number alone; ``General`` where it is not ours."""
    return _BUILT_IN.get(number, "General")


def number_text(value: float, code: str, from_1904: bool = False) -> str:
    """Return the number as its format shows it, empty where that hides it; as it is where the
    format is none of ours.
    """
    if code == "General":
        return plain_number(value)
    code = _in_japanese(code)
    section, is_negative = _section_for(value, _number_sections(code))
    if section is None:
        return plain_number(value)
    if not section:
        return ""
    text = (
        date_text(value, section, from_1904)
        if _is_date(section)
        else shown_number(-value if is_negative else value, _CONDITION.sub("", section))
    )
    return plain_number(value) if text is None else text


def year_hidden(value: float, code: str, from_1904: bool = False) -> str | None:
    """Return the whole day of a number that its format shows as a day without its year (12月20日);
    None where it shows the year, or no day.
    """
    section, _ = _section_for(value, _number_sections(_in_japanese(code)))
    return day_without_year(value, section, from_1904) if section and _is_date(section) else None


def text_shown(text: str, code: str) -> str:
    """Return a text as its format shows it: 総務部 for 総務 in @"部", nothing in ;;;."""
    if code in ("General", "@") or not text:
        return text
    sections = _sections(code)
    by_sign = [part for part in sections if "@" in _LITERAL.sub("", part)]
    if len(sections) > _TEXT_SECTION:
        section = sections[_TEXT_SECTION]
    elif by_sign:
        section = by_sign[-1]
    else:
        return text
    return "".join(
        text if token["text"] else token["quoted"] or token["escaped"] or token["plain"] or ""
        for token in _TEXT_TOKEN.finditer(section)
    ).strip()


def _in_japanese(code: str) -> str:
    """Return the format that a Japanese system has for its own day or time; others as they are."""
    if _SYSTEM_DAY.search(code):
        return _LONG_DAY
    return _LONG_TIME if _SYSTEM_TIME.search(code) else code


@cache
def _is_date(section: str) -> bool:
    return not _NO_DATE.search(_LITERAL.sub("", section)) and shows_date(section)


@cache
def _sections(code: str) -> tuple[str, ...]:
    """Return the parts of a format."""
    parts, end = [], -1
    while end < len(code) and (found := _SECTIONS.match(code, end + 1)) is not None:
        parts.append(found[0])
        end = found.end()
    return tuple(parts)


@cache
def _number_sections(code: str) -> tuple[str, ...]:
    """Return the parts that numbers have: all three at most, but the one of texts."""
    sections = _sections(code)[:_TEXT_SECTION]
    last_is_text = len(sections) > 1 and "@" in _LITERAL.sub("", sections[-1])
    return sections[:-1] if last_is_text else sections


def _section_for(value: float, sections: tuple[str, ...]) -> tuple[str | None, bool]:
    """Return the part of the format for a number, and whether the part shows the sign itself.

    None where no condition fits.
    """
    conditions = [_CONDITION.search(section) for section in sections]
    if not any(conditions):
        if value < 0 and len(sections) > 1:
            return sections[1], True
        return sections[2 if value == 0 and len(sections) > 2 else 0], False
    for section, found in zip(sections, conditions, strict=True):
        if found is None or _TESTS[found["sign"]](value, _number(found["value"])):
            return section, False
    return None, False


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("nan")
