"""What somebody writes about a column, as the part of a query that it means."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone

from corpus.columns import Column
from indexer.query.query import SORTS, Open, Range, Sort

# What every program has and a table can be ordered by.
FIELD_SORTS: tuple[Sort, ...] = (
    *("id", "number", "name", "summary", "targets"),
    *("department", "division", "area", "new"),
)
# A deadline ends with the day in Japan, wherever the server stands.
_JAPAN = timezone(timedelta(hours=9))
# Between the ends of a range that is written as one text.
TO = ".."


class FilterProblem(ValueError):
    """What is written cannot be meant of the column; the message says why, in Japanese."""


def range_of(column: Column, low: str, high: str) -> Range:
    """The range that two texts say, in either order; an empty one is an open end.

    A number without a unit is in the column's, a day is written in any way in which cells are; a
    month or year ends with its last day. Raises FilterProblem.
    """
    if not column.has_span:
        raise FilterProblem(f"「{column.heading}」は数や日付の列ではありません。")
    first, last = _end(column, low, 0), _end(column, high, 1)
    if first is not None and last is not None and first > last:
        first, last = _end(column, high, 0), _end(column, low, 1)
    return Range(column.heading, first, last, column.kind == "date")


def _end(column: Column, text: str, which: int) -> float | None:
    if not text.strip():
        return None
    span = column.span(text)
    if span is None:
        unit = f"（単位「{column.unit}」）" if column.unit else ""
        expected = f"数{unit}" if column.kind == "number" else "日付（2026-05-31 など）"
        raise FilterProblem(f"「{column.heading}」の範囲「{text}」を{expected}として読めません。")
    return span[which]


def open_today(column: Column, day: date | None = None) -> Open:
    """What is open on a day, by default today in Japan. Raises FilterProblem for no deadline."""
    if not column.deadline:
        raise FilterProblem(f"「{column.heading}」は締切の列ではありません。")
    return Open(column.heading, (day or today()).toordinal())


def today() -> date:
    """The day in Japan."""
    return datetime.now(_JAPAN).date()


def table_sorts(columns: Iterable[Column]) -> tuple[Sort, ...]:
    """All orders that a table of a collection with these columns has, those of ``sorts`` first."""
    columns = tuple(columns)
    names = (*FIELD_SORTS, *(column.heading for column in columns))
    every = (*sorts(columns), *(sort for name in names for sort in (name, f"-{name}")))
    return tuple(dict.fromkeys(every))


def sorts(columns: Iterable[Column]) -> tuple[Sort, ...]:
    """All orders that a collection with these columns has."""
    headings = [column.heading for column in columns if column.sortable]
    return (*SORTS, *(sort for heading in headings for sort in (heading, f"-{heading}")))
