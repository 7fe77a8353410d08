"""Headings of sections that nothing marks as such: a name alone among rows that have more."""

from collections.abc import Iterable, Mapping

from corpus import columns

# One name alone may be a program of which nothing else is known.
_LEAST = 2


def sections_by_name(
    rows: Iterable[tuple[int, Mapping[int, str]]], positions: Mapping[str, int]
) -> frozenset[int]:
    """Return the rows with a name alone that head those below them; none where that is not plain.

    ``rows`` are the filled cells of each row below the headings. It is plain where the list begins
    with a name alone and ends with none, never has two in a row, and has no column that says the
    same: an area in which the programs are.
    """
    if columns.AREA in positions:
        return frozenset()
    found: list[int] = []
    was_alone = False
    for place, (row, filled) in enumerate(rows):
        is_alone = filled.keys() == {positions[columns.NAME]}
        if (place == 0 and not is_alone) or (is_alone and was_alone):
            return frozenset()
        if is_alone:
            found.append(row)
        was_alone = is_alone
    return frozenset() if was_alone or len(found) < _LEAST else frozenset(found)
