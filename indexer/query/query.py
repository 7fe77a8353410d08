"""What a searcher asks for, as a value. The words inside ``text`` are read by ``parser``."""

from dataclasses import dataclass
from datetime import date

# How hits are ordered: by one of SORTS, or by a column, from its lowest or (-) its highest.
Sort = str
SORTS: tuple[Sort, ...] = ("relevance", "plan")

# Longest query text. Whole questions have 20 to 60 characters; nobody types 200. The words need no
# limit of their own: 100 of one character each, the most that fit, are evaluated in some 0.1 s on
# the shipped plan, and a paragraph somebody pastes is answered rather than refused.
MAX_TEXT = 200
# A browser shows 10; exports ask for everything in one page.
DEFAULT_PER_PAGE = 10
MAX_PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class Range:
    """What a number or a day of a column may be, its ends included; None for an open end.

    A cell that says a span itself is in the range where the two have something in common.
    ``is_days`` says that the ends are days, as their ordinals.
    """

    column: str
    low: float | None = None
    high: float | None = None
    is_days: bool = False

    @property
    def ends(self) -> tuple[str, str]:
        """Both ends as texts that mean the same again; empty for an open end."""
        return self._text(self.low), self._text(self.high)

    def _text(self, end: float | None) -> str:
        if end is None:
            return ""
        if self.is_days:
            return date.fromordinal(int(end)).isoformat()
        return str(int(end)) if end.is_integer() else repr(end)


@dataclass(frozen=True, slots=True)
class Open:
    """Only what can be asked for on a day, as its ordinal, by the deadline in a column."""

    column: str
    day: int


@dataclass(frozen=True, slots=True)
class Query:
    """One search: text, filters, order and page.

    Several values of one filter mean any of them; filters among each other mean all of them.
    ``page`` counts from 1. A page behind the last one has no hits. ``facets`` are the values chosen
    of the collection's own columns by heading. A column that it does not have narrows nothing.
    ``each_year`` lists a program once for each year that is asked for, not once for all of them.
    """

    text: str = ""
    departments: tuple[str, ...] = ()
    divisions: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    new_only: bool = False
    sort: Sort = "relevance"
    page: int = 1
    per_page: int = DEFAULT_PER_PAGE
    facets: tuple[tuple[str, tuple[str, ...]], ...] = ()
    ranges: tuple[Range, ...] = ()
    open: tuple[Open, ...] = ()
    each_year: bool = False
