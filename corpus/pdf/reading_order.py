"""What a page holds in the order in which it is read: downwards, in columns from left to right."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.document.heading import Meanings
from corpus.pdf.content import Content
from corpus.pdf.page import Line, Table
from corpus.pdf.tables.parts import has_headings

# Columns of neighbouring tables are the same where their rules differ by less.
_SAME = 4.0


def in_reading_order(content: Content, meanings: Meanings) -> Iterator[Line | Table]:
    """Yield the tables and the lines outside of them.

    A list may be printed in two columns of the page: tables with the same columns side by side,
    the first with headings. Tables that stand beside each other otherwise are read by their tops.
    """
    blocks: list[Line | Table] = [*content.tables, *content.texts]
    starts = _page_columns(content.tables, meanings)
    top = min((table.ys[0] for table in content.tables), default=0.0)
    bottom = max((table.ys[-1] for table in content.tables), default=0.0)

    def place(block: Line | Table) -> tuple[int, float]:
        if len(starts) < 2:
            return 0, _top(block)
        if _top(block) < top or _top(block) > bottom:
            return (-1 if _top(block) < top else len(starts)), _top(block)
        return sum(_left(block) >= start - _SAME for start in starts), _top(block)

    yield from sorted(blocks, key=place)


def are_side_by_side(one: Table, other: Table) -> bool:
    """Tell whether the other table stands right of the first and has the same columns."""
    return other.xs[0] >= one.xs[-1] - _SAME and _has_same_columns(one, other)


def _has_same_columns(one: Table, other: Table) -> bool:
    return len(one.xs) == len(other.xs) > 2 and all(
        abs((a - one.xs[0]) - (b - other.xs[0])) <= _SAME
        for a, b in zip(one.xs, other.xs, strict=True)
    )


def _page_columns(tables: Sequence[Table], meanings: Meanings) -> list[float]:
    """Return where the columns of the page begin, if the tables stand in columns."""
    firsts: list[Table] = []
    for table in sorted(tables, key=lambda table: (round(table.xs[0] / _SAME), table.ys[0])):
        if not firsts or table.xs[0] > firsts[-1].xs[0] + _SAME:
            firsts.append(table)
    beside = all(are_side_by_side(one, other) for one, other in pairwise(firsts))
    if len(firsts) < 2 or not beside or not any(has_headings(t, meanings) for t in firsts):
        return []
    return [table.xs[0] for table in firsts]


def _top(block: Line | Table) -> float:
    return block.top if isinstance(block, Line) else block.ys[0]


def _left(block: Line | Table) -> float:
    return block.x0 if isinstance(block, Line) else block.xs[0]
