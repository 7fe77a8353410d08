"""When a figure holds: years of eras and of the common era, months, days."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.text.japanese_eras import ERAS

# The year before the first of each era, by its name and its letter.
_BEFORE_FIRST = {name: era.year_before for era in ERAS for name in (era.name, era.letter)}

# 令和2年1月31日, R2.2.26, 平成30年度, R2, 2020年度, 2020-05-31, 令和7(2025)年度, 2025(令和7)年度,
# (2019); on folded text. A year of the common era counts only with 年 or a month behind it, or
# alone in a bracket; a month only with its own sign: R1 68.2% has none.
DATE = re.compile(
    r"(?:(?P<era>令和|平成|昭和|(?<![A-Za-zＡ-Ｚａ-ｚ])[RHSＲＨＳ])\s?(?P<of_era>\d{1,2}|元)"
    r"|(?<!\d)(?P<year>(?:19|20)\d\d)(?= ?年|[./-]\d|\((?:令和|平成|R|H)\d{1,2}年?\)\s?年)"
    r"|(?<=\()(?P<alone>(?:19|20)\d\d)(?=\)))"
    r"(?:\s?\((?:(?:19|20)\d\d|(?:令和|平成|R|H)\d{1,2})年?\)(?=\s?年))?"
    r"(?:\s?年度|(?:\s?年)?"
    r"(?:(?:[./-]?\s?(?P<month>\d{1,2})月|[./-](?P<month_of_day>\d{1,2})(?=[./-]))(?:[./-]?(?P<day>\d{1,2})日?)?)?)"
    r"(?:\s?年(?!\d))?"
)
# A year whose era nobody says, alone in a bracket: (24年度), (17~23年度), (29年3月31日). It says
# when, and not which year that was.
_NO_ERA = re.compile(
    r"(?<=\()(?:(?:\d{1,2}|元)年(?:度|\d{1,2}月(?:\d{1,2}日)?)?末?|\d{1,2}(?=[~-]\d{1,2}年))"
    r"(?:[~-](?:\d{1,2}|元)年度?末?)?(?=(?:現在|時点|実績|見込み?|目標)?値?\))"
)
# A bracket behind a figure; that of the next value is not: 現状値(R1)100% 目標値(R7)100%.
_OPENS = re.compile(r"(?!.*(?:目標|実績|現状|基準|計画|将来|推計)値?\s*\($)[^\n。、，,()\d]{0,8}\(")
# A bracket on the line below a figure that has a date and nothing else.
_BELOW = re.compile(r"[^\n。、，,()\d]{0,8}\n\s*\(")
_LINE_BELOW = re.compile(r"(?:以上|以下|程度|未満)?[^\S\n]*\n\s*")
_LINE_ENDS = re.compile(r"末?[^\S\n]*(?:\n\s*[(※]|$)")
_CLOSED = re.compile(r"[^()\n\d]{0,4}\)")
# A figure behind the date in a bracket: (令和元年度 10,450人).
_OWN_FIGURE = re.compile(r"[\s年度:実績値現在時点見込末]*[\d,.]+[^\d\s)]")
# What goes on from a date or a number to the last of a span: (R4→R8), 2~3回.
_SPAN = re.compile(r"\s?[~〜→⇒]\s?(?=[A-Za-z令平昭\d])")
# 2030年代 is ten years, 2019年比 what a value is compared with.
_NO_DATE = re.compile("年?度?(?:代|比)")
# A value of that date that this one is a share of: 令和3年度実績の1.28倍.
_OF_OTHER = re.compile(r"^年?度?末?の?(?:実績値?|水準|値)の[\s約]*$")
# A bracket right behind a figure: 45.3%(R5).
_FIGURE_OPENS = re.compile(r"\d[^\s\d()、。,年]{1,4}\s?\($")
# The same in a bracket behind a date, and how far behind: 令和8年度末(令和9年3月31日)に.
_EXPLAINS = re.compile(r"年度?末?\($")
_SHORT = 3
# A bracket right in front of a figure: (平成21年度)53.5% 75%.
_HEADS_FIGURE = re.compile(r"[^()\n\d]{0,4}\)\s?約?\d")
# The first of a span of dates stands in front.
_UNTIL = re.compile(r"\d年?度?末?(?:から|~)\s?$")
# How far behind a date its figure may stand, in characters: a name is seldom longer.
FAR = 50
_LETTERS = str.maketrans("ＲＨＳ", "RHS")


@dataclass(frozen=True, slots=True)
class Date:
    """A date in a text: where it stands, and the day, month or year in ISO 8601.

    The value is empty where the text does not say the era.
    """

    start: int
    end: int
    value: str


def dates(text: str) -> list[Date]:
    """All dates of a folded text, in order. A day or month that no calendar has is not read."""
    found = [
        Date(match.start(), match.end(), value)
        for match in DATE.finditer(text)
        if (value := _value(match)) and not _NO_DATE.match(text, match.end())
    ]
    found += [Date(*match.span(), "") for match in _NO_ERA.finditer(text)]
    return sorted(found, key=lambda one: one.start)


def _value(match: re.Match[str]) -> str:
    if common := match["year"] or match["alone"]:
        year = int(common)
    else:
        of_era = 1 if match["of_era"] == "元" else int(match["of_era"])
        year = _BEFORE_FIRST[match["era"].translate(_LETTERS)] + of_era
    month, day = int(match["month"] or match["month_of_day"] or 0), int(match["day"] or 0)
    if not month:
        return str(year)
    if month > 12 or day > 31:
        return ""
    return f"{year}-{month:02}" + (f"-{day:02}" if day else "")


def date_behind(plain: str, end: int, found: Sequence[Date]) -> str | None:
    """Return the date in brackets right behind a place of a folded text; None without one.

    It is empty where the text says when, and not in which year.
    """
    for one in found:
        between = plain[end : one.start] if one.start >= end else "\n"
        # A bracket that has a figure of its own says when that one was.
        own = _OWN_FIGURE.match(plain, one.end)
        below = _BELOW.fullmatch(between) and _CLOSED.match(plain, one.end)
        if (below or _OPENS.fullmatch(between)) and not own:
            # Years from and to are not when a value is of: 80%→90%（R4→R8）.
            return "" if _SPAN.match(plain, one.end) else one.value
        if _LINE_BELOW.fullmatch(between) and _LINE_ENDS.match(plain, one.end):
            return one.value
    return None


def date_before(plain: str, start: int, found: Sequence[Date]) -> str:
    """Return the last date on the line before a place, or at the head of it; empty without one."""
    for one in reversed([one for one in found if one.end <= start]):
        if _EXPLAINS.search(plain[: one.start]) and any(
            0 < one.start - other.end <= _SHORT for other in found
        ):
            continue
        if _is_of_figure(plain, one) or _is_of_next(plain, one, start):
            return ""
        between = plain[one.end : start]
        if _OF_OTHER.search(between) or _UNTIL.search(plain[: one.start]):
            return ""
        same_line = len(between) <= FAR and "\n" not in between and "。" not in between
        heads = re.match(r"[\s)現在年度:時点のには]*\n", between) and "\n\n" not in between
        if same_line or heads:
            # What holds over years holds in none of them: 令和5~9年度 累計100件.
            return "" if _SPAN.match(plain, one.end) else one.value
    return ""


def _is_of_next(plain: str, date: Date, start: int) -> bool:
    """Whether a date in a bracket is right in front of another figure than that at ``start``."""
    figure = _HEADS_FIGURE.match(plain, date.end)
    return bool(figure and figure.end() <= start)


def _is_of_figure(plain: str, date: Date) -> bool:
    """Whether a date stands in a bracket right behind a figure: it is of that one, of no other."""
    behind = _CLOSED.match(plain, date.end)
    return bool(behind and _FIGURE_OPENS.search(plain, 0, date.start))
