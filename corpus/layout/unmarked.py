"""Headings of sections that nothing marks as such: a name alone among rows that have more."""

from collections.abc import Mapping
from itertools import pairwise

from corpus import columns

# One name alone may be a program of which nothing else is known.
_LEAST = 2


def sections_by_name(
    rows: Mapping[int, Mapping[int, str]], positions: Mapping[str, int]
) -> frozenset[int]:
    """Return the rows with a name alone that head those below them; none where that is not plain.

    It is where the list begins with one and ends with none, never has two in a row, and has no
    column that says the same: an area in which the programs are.
    """
    name = positions[columns.NAME]
    alone = [set(filled) == {name} for filled in rows.values()]
    is_plain = (
        columns.AREA not in positions
        and sum(alone) >= _LEAST
        and alone[0]
        and not alone[-1]
        and not any(one and other for one, other in pairwise(alone))
    )
    found = (row for row, is_alone in zip(rows, alone, strict=True) if is_alone)
    return frozenset(found) if is_plain else frozenset()
