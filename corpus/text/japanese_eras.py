"""The eras of Japan's calendar: 令和9年 is 2027."""

from datetime import date
from typing import NamedTuple


class Era(NamedTuple):
    """An era, its first day, and the year before its first."""

    first: date
    name: str
    letter: str
    year_before: int


# The newest first.
ERAS = (
    Era(date(2019, 5, 1), "令和", "R", 2018),
    Era(date(1989, 1, 8), "平成", "H", 1988),
    Era(date(1926, 12, 25), "昭和", "S", 1925),
    Era(date(1912, 7, 30), "大正", "T", 1911),
    Era(date(1868, 1, 25), "明治", "M", 1867),
)
