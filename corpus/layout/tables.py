"""The tables of a sheet: one below the other with headings of their own, or lying on its side."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from corpus import columns
from corpus.grid import Grid, Merge, Place, column_name
from corpus.layout.expected_headings import Said
from corpus.layout.form_sheet import table_of_forms
from corpus.layout.header import Header, find_header
from corpus.layout.known_headings import meanings_of, says_name
from corpus.text.characters import heading_key

# A row within a table is the headings of another one where it knows so many columns, and nothing
# in it is something else.
_LEAST_KNOWN = 3
# A table lies on its side where its first column knows so many headings more than any row.
_MORE_KNOWN = 2
_LONGEST_HEADING = 40
# A list on its side has its programs side by side: no sheet has more columns than rows could be.
_WIDEST = 2_000


def tables_of(grid: Grid, said: Said | None = None) -> Iterator[tuple[Grid, Header]]:
    """Yield the tables of programs with their headings; nothing for a sheet without any.

    The rows of each keep their numbers, those of a table on its side are named by their column.
    """
    header = find_header(grid, said)
    form = table_of_forms(grid, said or Said(), _known(header))
    if form is not None and (labels := find_header(form, said)):
        yield form, labels
        return
    if not grid.places and (turned := _turned(grid)) is not None:
        sideways = find_header(turned, said)
        if sideways is not None and _known(sideways) >= _known(header) + _MORE_KNOWN:
            yield turned, sideways
            return
    while header is not None:
        start = _next_headings(grid, header) if not grid.places else None
        if start is None:
            yield grid, header
            return
        above = _before(grid, start)
        first = replace(grid, rows=grid.rows[: above - 1], problems=())
        if own := find_header(first, said):
            yield first, own
        empty: list[list[str]] = [[] for _ in range(above - 1)]
        grid = replace(grid, rows=[*empty, *grid.rows[above - 1 :]])
        header = find_header(grid, said)


def _known(header: Header | None) -> int:
    return len(header.positions) if header is not None else 0


def _next_headings(grid: Grid, header: Header) -> int | None:
    """Return the row of the next headings that put the columns in another order, or others in the
    place of some: 利率 where 上限額 stood.
    """
    own = [list(row) for row in grid.rows[header.first_row - 1 : header.last_row]]
    name = header.positions[columns.NAME]
    # No program is called as the column of names is.
    names = {heading_key(row[name - 1]) for row in own if len(row) >= name} - {""}
    names = {key for key in names if any(one.field == columns.NAME for one in meanings_of(key))}
    for number in range(header.last_row + 1, len(grid.rows) + 1):
        texts = {p: text for p, text in enumerate(grid.rows[number - 1], start=1) if text.strip()}
        if len(texts) < _LEAST_KNOWN or list(grid.rows[number - 1]) in own:
            continue
        is_named = heading_key(texts.get(name, "")) in names
        fields = {columns.NAME: name} if is_named else _fields_of(texts)
        is_heading = is_named or (
            columns.NAME in fields and len(fields) >= max(_LEAST_KNOWN, len(texts) - 1)
        )
        # A program may be called 事業, where nothing else tells that it is none.
        if is_heading and not says_name(texts[fields[columns.NAME]]):
            is_heading = _is_apart(grid, number) or _says_others_again(own, texts, name)
        if is_heading and any(_is_other(own, p, text) for p, text in texts.items()):
            return number
    return None


def _says_others_again(
    headings: Sequence[Sequence[str]], texts: Mapping[int, str], name: int
) -> bool:
    """Tell whether a text beside the name is the heading above it, too."""
    return any(p != name and not _is_other(headings, p, text) for p, text in texts.items())


def _is_apart(grid: Grid, number: int) -> bool:
    """Tell whether above the row stands an empty one, or a title."""
    return sum(bool(text.strip()) for text in grid.rows[number - 2]) <= 1


def _is_other(headings: Sequence[Sequence[str]], position: int, text: str) -> bool:
    """Tell whether a text is none of the headings above it."""
    above = {heading_key(row[position - 1]) for row in headings if len(row) >= position}
    return heading_key(text) not in above


def _fields_of(texts: Mapping[int, str]) -> dict[str, int]:
    """Return what the texts mean as headings, and where the first of each stands; nothing where
    more than one of them is none, which the first two texts of a program tell.
    """
    fields: dict[str, int] = {}
    others = 0
    for position, text in texts.items():
        found = meanings_of(text) if len(text) <= _LONGEST_HEADING else ()
        others += not found
        if others > 1:
            return {}
        for meaning in found[:1]:
            fields.setdefault(meaning.field, position)
    return fields


def _before(grid: Grid, number: int) -> int:
    """Return where the table begins whose headings stand there: a title above is a part of it."""
    above = number - 1
    while above > 1 and not any(grid.rows[above - 1]):
        above -= 1
    is_title = above > 0 and sum(bool(text.strip()) for text in grid.rows[above - 1]) == 1
    return above if is_title else number


def _turned(grid: Grid) -> Grid | None:
    """Return the sheet with rows for columns; None for one that is far too long for that."""
    wide = max((len(row) for row in grid.rows), default=0)
    if not wide or len(grid.rows) > _WIDEST:
        return None
    rows = [
        [row[column] if column < len(row) else "" for row in grid.rows] for column in range(wide)
    ]
    return replace(
        grid,
        rows=rows,
        merges=tuple(Merge(m.left, m.top, m.right, m.bottom) for m in grid.merges),
        places=tuple(Place(None, row, column=column_name(row)) for row in range(1, len(rows) + 1)),
    )
