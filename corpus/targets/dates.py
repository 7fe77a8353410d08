"""When a figure holds: years of eras and of the common era, months, days."""

import re
from dataclasses import dataclass

# The year before the first of each era that plans in force speak of.
_BEFORE_FIRST = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988, "昭和": 1925, "S": 1925}

# 令和2年1月31日, R2.2.26, 平成30年度, R2, 2020年度, 2020-05-31; on folded text. What stands alone
# (R2, 2020年) counts only where ``Date.of`` is asked for it.
DATE = re.compile(
    r"(?:(?P<era>令和|平成|昭和|(?<![A-Za-zＡ-Ｚａ-ｚ])[RHSＲＨＳ])\s?(?P<of_era>\d{1,2}|元)"
    r"|(?<!\d)(?P<year>(?:19|20)\d\d)(?=年|[./-]\d))"
    r"(?:(?P<fiscal>年度)|年?(?:[./-]?(?P<month>\d{1,2})(?:月|(?=[./-]))(?:[./-]?(?P<day>\d{1,2})日?)?)?|年)?"
    r"(?:年(?!\d))?"
)
_LETTERS = str.maketrans("ＲＨＳ", "RHS")


@dataclass(frozen=True, slots=True)
class Date:
    """A date in a text: where it stands, and the day, month or year in ISO 8601."""

    start: int
    end: int
    value: str


def dates(text: str) -> list[Date]:
    """All dates of a folded text, in order. A day or month that no calendar has is not read."""
    return [
        Date(match.start(), match.end(), value)
        for match in DATE.finditer(text)
        if (value := _value(match))
    ]


def _value(match: re.Match[str]) -> str:
    if match["year"]:
        year = int(match["year"])
    else:
        of_era = 1 if match["of_era"] == "元" else int(match["of_era"])
        year = _BEFORE_FIRST[match["era"].translate(_LETTERS)] + of_era
    month, day = (int(match[name] or 0) for name in ("month", "day"))
    if not month:
        return str(year)
    if month > 12 or day > 31:
        return ""
    return f"{year}-{month:02}" + (f"-{day:02}" if day else "")
