"""The options of `sesaku search` that name a column of the collection's own."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TypeVar

from corpus.columns import Column, heading_key
from indexer.commands.options import WrongUsage
from indexer.query.column_filters import TO, FilterProblem, open_today, range_of, sorts
from indexer.query.query import Open, Range, Sort

_T = TypeVar("_T")


class ColumnOptions:
    """Reads options against the columns that an index has. Raises WrongUsage."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._columns = columns

    def facets(self, options: Iterable[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The values chosen of each facet; several of one facet let any of them do."""
        chosen: dict[str, list[str]] = {}
        for option in options:
            column, value = self._named("--facet", option, "対象者=子育て世帯")
            if column.kind != "facet":
                raise _bad("--facet", f"「{column.heading}」は facet の列ではありません。")
            chosen.setdefault(column.heading, []).append(value)
        return tuple((heading, tuple(values)) for heading, values in chosen.items())

    def ranges(self, options: Iterable[str]) -> tuple[Range, ...]:
        """The ranges; an end that is left out is open."""
        return tuple(map(self._range, options))

    def open(self, options: Iterable[str]) -> tuple[Open, ...]:
        """What is open today by some deadlines."""
        columns = [self._column("--open", heading) for heading in options]
        return tuple(_meant("--open", partial(open_today, column)) for column in columns)

    def sort(self, option: str) -> Sort:
        """The order that was asked for."""
        known = sorts(self._columns)
        found = [sort for sort in known if heading_key(sort) == heading_key(option)]
        if not found:
            raise _bad("--sort", f"「{option}」では並べ替えられません（{'、'.join(known)}）。")
        return found[0]

    def _range(self, option: str) -> Range:
        column, value = self._named("--range", option, f"予算額=100{TO}500")
        low, separator, high = value.partition(TO)
        if not separator:
            low = high = value
        return _meant("--range", partial(range_of, column, low, high))

    def _named(self, name: str, option: str, example: str) -> tuple[Column, str]:
        heading, equals, value = option.partition("=")
        if not equals or not value.strip():
            raise _bad(name, f"「列=値」の形で書いてください（例: {example}）。")
        return self._column(name, heading), value.strip()

    def _column(self, name: str, heading: str) -> Column:
        for column in self._columns:
            if heading_key(column.heading) == heading_key(heading):
                return column
        known = "、".join(column.heading for column in self._columns) or "ありません"
        raise _bad(name, f"「{heading}」という独自の列はありません（ある列: {known}）。")


def _meant(name: str, read: Callable[[], _T]) -> _T:
    try:
        return read()
    except FilterProblem as error:
        raise _bad(name, str(error)) from error


def _bad(name: str, message: str) -> WrongUsage:
    return WrongUsage(f"{name}: {message}")
