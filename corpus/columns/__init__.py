"""The columns of programs.csv: the first twelve, which every collection has, and those of its own.

In: the ``[[columns]]`` of collection.toml, and the texts of cells. Out: Column, which says what a
cell means (``span`` of a number or date, ``values`` of a facet, ``links`` of an address or
contact), and ``misfit``, which says why a cell is not of its column's kind. A text is never
changed: whatever is read from it stands beside it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from corpus.columns.column import KINDS, Column, Label
from corpus.columns.fixed import (
    AREA,
    DEPARTMENT,
    DIVISION,
    HEADINGS,
    ID,
    KEYWORDS,
    NAME,
    NEW,
    NEW_MARK,
    NEW_MARKS,
    NUMBER,
    OPTIONAL,
    REPOST_OF,
    SOURCE_PAGE,
    SOURCE_ROW,
    SUMMARY,
    TARGETS,
    URL,
    YEAR,
)
from corpus.text.characters import heading_key

if TYPE_CHECKING:
    from corpus.columns.dates import day_of, read_dates
    from corpus.columns.facet_values import has_some, says_none, split_values
    from corpus.columns.links import Link, read_links
    from corpus.columns.numbers import read_numbers
    from corpus.columns.settings import problems_of_headings
    from corpus.columns.shown_unit import (
        BARE_NUMBER,
        label_with_unit,
        unit_behind,
        unit_unsaid,
        with_unit,
    )
    from corpus.columns.span import Span

# Loaded on first use: a search of a collection without columns of its own needs none of them.
_HOMES = {
    "BARE_NUMBER": "shown_unit",
    "Link": "links",
    "Span": "span",
    "day_of": "dates",
    "problems_of_headings": "settings",
    "read_dates": "dates",
    "read_links": "links",
    "read_numbers": "numbers",
    "has_some": "facet_values",
    "says_none": "facet_values",
    "split_values": "facet_values",
    "label_with_unit": "shown_unit",
    "unit_behind": "shown_unit",
    "unit_unsaid": "shown_unit",
    "with_unit": "shown_unit",
}

__all__ = [
    "AREA",
    "BARE_NUMBER",
    "DEPARTMENT",
    "DIVISION",
    "HEADINGS",
    "ID",
    "KEYWORDS",
    "KINDS",
    "NAME",
    "NEW",
    "NEW_MARK",
    "NEW_MARKS",
    "NUMBER",
    "OPTIONAL",
    "REPOST_OF",
    "SOURCE_PAGE",
    "SOURCE_ROW",
    "SUMMARY",
    "TARGETS",
    "URL",
    "YEAR",
    "Column",
    "Label",
    "Link",
    "Span",
    "day_of",
    "has_some",
    "heading_key",
    "label_with_unit",
    "problems_of_headings",
    "read_dates",
    "read_links",
    "read_numbers",
    "says_none",
    "split_values",
    "unit_behind",
    "unit_unsaid",
    "with_unit",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"corpus.columns.{_HOMES[name]}"), name)
