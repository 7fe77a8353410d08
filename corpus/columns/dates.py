"""Days in a cell: 2026年5月31日, R8.5.31, 2026-05-31T17:00Z, 令和8年度, 4月1日～5月31日."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from math import inf

from corpus.columns.span import Span
from corpus.text.japanese_eras import ERAS

_JAPAN = timezone(timedelta(hours=9))
_YEARS_BEFORE = {era.name: era.year_before for era in ERAS} | {
    short: era.year_before for era in ERAS for short in (era.letter, era.name[0])
}
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?")
# 令9.3.31 is how spreadsheets write a day in the format gge.m.d.
_SHORT_ERA = r"(?<![A-Za-z])[RHSTM]|(?<![\u4e00-\u9fff])[令平昭大明]"
_YEAR = rf"(?:(?P<era>令和|平成|昭和|大正|明治|{_SHORT_ERA})\.?\s*)?(?P<year>元|\d{{1,4}})"
_DATE = re.compile(
    rf"(?<![\d.])(?:{_YEAR}\s*(?:年\s*(?P<fiscal>度)?\s*|[./-]))?"
    r"(?:(?P<month>1[0-2]|0?[1-9])"
    # The last two: 2026-05 alone.
    r"(?:\s*月\s*|[./-]|(?<=[./-]\d)(?![\d./-])|(?<=[./-]\d\d)(?![\d./-]))"
    r"(?:(?P<day>3[01]|[12]\d|0?[1-9])(?:\s*日)?"
    r"(?!\d|[./-]\d|月))?)?"
)
_COMPACT = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?!\d)")
# What stands behind the only day of a cell where that is the first one: 4月1日から定員に達し次第.
_ONWARDS = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:から|より|以降|[~〜～])")
# Japan's fiscal year begins in April.
_FISCAL_MONTH = 4


def read_dates(text: str) -> Span | None:
    """Return the first and last day that a cell speaks of, as ordinals; None where it has none.

    A month or year alone is all of its days, 年度 April to March. A day without a year has that of
    the day before it in the cell, or the next where it would come before it. A moment with a time
    zone is the day in Japan. None as well where one of the days does not exist (2月30日).
    """
    try:
        days = [day for span in _spans(unicodedata.normalize("NFKC", text)) for day in span]
    except ValueError:
        return None
    return Span(min(days).toordinal(), max(days).toordinal()) if days else None


def read_period(text: str) -> Span | None:
    """Return from when to when a cell says that something lasts: the low end is minus infinity
    where it names its end alone, the high end infinity where it names its beginning alone. None
    where ``read_dates`` has none."""
    span, folded = read_dates(text), unicodedata.normalize("NFKC", text)
    if span is None or len([*_spans(folded)]) > 1:
        return span
    if any(_ONWARDS.match(folded, found.end()) for found in _dated(folded)):
        return Span(span.low, inf)
    return Span(-inf, span.high)


def day_of(ordinal: float) -> date:
    """Return the day of an end of a span."""
    return date.fromordinal(int(ordinal))


def _spans(text: str) -> Iterator[tuple[date, date]]:
    """Yield first and last day of each date of a folded text. Raises ValueError."""
    for moment in _ISO.findall(text):
        yield (_day_of_moment(moment),) * 2
    text = _ISO.sub(" ", text)
    for found in _COMPACT.finditer(text):
        yield (date(int(found["year"]), int(found["month"]), int(found["day"])),) * 2
    yield from _written(_COMPACT.sub(" ", text))


def _dated(text: str) -> Iterator[re.Match[str]]:
    """Yield where dates with a year stand in a folded text."""
    for pattern in (_ISO, _COMPACT):
        yield from pattern.finditer(text)
    yield from (found for found in _DATE.finditer(text) if found["year"])


def _day_of_moment(moment: str) -> date:
    parsed = datetime.fromisoformat(moment)
    return (parsed.astimezone(_JAPAN) if parsed.tzinfo else parsed).date()


def _written(text: str) -> Iterator[tuple[date, date]]:
    before: date | None = None
    for found in _DATE.finditer(text):
        year = _year(found)
        if year is None and (before is None or not found["day"]):
            continue
        span = _span(found, year) if year is not None else _in_turn(found, before or date.min)
        if span is not None:
            before = span[0]
            yield span


def _year(found: re.Match[str]) -> int | None:
    """Return the year in the western count; None where a date has none, or too short a one."""
    if not found["year"]:
        return None
    number = 1 if found["year"] == "元" else int(found["year"])
    if found["era"]:
        return number + _YEARS_BEFORE[found["era"]]
    return number if len(found["year"]) == 4 else None


def _span(found: re.Match[str], year: int) -> tuple[date, date] | None:
    """Return the days of a date with a year. Raises ValueError where there is no such day."""
    if found["day"]:
        return (date(year, int(found["month"]), int(found["day"])),) * 2
    if found["month"]:
        month = int(found["month"])
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    if found["fiscal"]:
        return date(year, _FISCAL_MONTH, 1), date(year + 1, _FISCAL_MONTH, 1) - timedelta(days=1)
    return (date(year, 1, 1), date(year, 12, 31)) if "年" in found[0] else None


def _in_turn(found: re.Match[str], before: date) -> tuple[date, date]:
    """Return a day without a year that follows another: in the same year, or in the next."""
    day = date(before.year, int(found["month"]), int(found["day"]))
    return (day if day >= before else day.replace(year=day.year + 1),) * 2
