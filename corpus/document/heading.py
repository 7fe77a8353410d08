"""The heading rows of a table in a document, and which of our columns stand below them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus import columns
from corpus.document.blocks import TextCell, TextTable

# What a heading may mean of our columns, the surest first.
Meanings = Callable[[str], Sequence[str]]

# A title and a note may stand in the table above its headings.
_LAST_FIRST_ROW = 6
# A heading may be spread over rows: 所管 above 部局 and 担当課, 整理 above 番号.
_MOST_ROWS = 3
# A list of programs has a name and a text or somebody who is in charge, and one column more. A
# table of data items has a column 「タイトル」, a list of shelters number and name.
_LEAST_KNOWN = 3
# A form has so many labels below others; a heading in two rows, 所管 over 部局, one at most.
_LEAST_LABELS = 2
_TELLING = (columns.SUMMARY, columns.TARGETS, columns.DEPARTMENT, columns.DIVISION)


@dataclass(frozen=True, slots=True)
class Heading:
    """The first and the last row of the headings, the text of each column and what it means."""

    first: int
    last: int
    texts: dict[int, str]
    fields: dict[int, str]

    @property
    def is_of_programs(self) -> bool:
        """Tell whether a list of programs has such headings."""
        known = set(self.fields.values())
        telling = any(field.startswith(_TELLING) for field in known)
        return columns.NAME in known and telling and len(known) >= _LEAST_KNOWN


def find_heading(table: TextTable, meanings: Meanings) -> Heading | None:
    """Return the heading that knows most columns, the name before others; None without any."""
    at = {
        (row, column): cell
        for cell in table.cells
        if cell.top <= _LAST_FIRST_ROW + _MOST_ROWS
        for row in range(cell.top, min(cell.bottom, _LAST_FIRST_ROW + _MOST_ROWS) + 1)
        for column in range(cell.left, cell.right + 1)
    }
    found = [
        _heading(table, at, first, first + depth, meanings)
        for depth in range(_MOST_ROWS)
        for first in range(min(_LAST_FIRST_ROW, len(table.places) - depth))
    ]
    best = max(
        found,
        key=lambda one: (columns.NAME in one.fields.values(), len(one.fields)),
        default=None,
    )
    return best if best is not None and best.fields else None


def _heading(
    table: TextTable,
    at: dict[tuple[int, int], TextCell],
    first: int,
    last: int,
    meanings: Meanings,
) -> Heading:
    parts: dict[int, list[str]] = {}
    labels: dict[int, int] = {}
    for column in range(table.columns):
        cells = [at[row, column] for row in range(first, last + 1) if (row, column) in at]
        labels[cells[0].left if cells else column] = _labels_below(cells, meanings)
        texts = ("".join(cell.text.split()) for cell in cells)
        parts[column] = list(dict.fromkeys(filter(None, texts)))
    if sum(labels.values()) >= _LEAST_LABELS:
        return Heading(first, last, {}, {})
    joined = {column: "".join(texts) for column, texts in parts.items()}
    return Heading(first, last, joined, assigned(parts, meanings))


def _labels_below(cells: Sequence[TextCell], meanings: Meanings) -> int:
    """Return how many of the cells, one below the other, mean something else than the first does.

    Cells of different widths are a heading and its parts, no labels of a form.
    """
    if len({(cell.left, cell.right) for cell in cells}) > 1:
        return 0
    found = (meanings("".join(cell.text.split())) for cell in cells)
    return max(len({fields[0] for fields in found if fields}) - 1, 0)


def assigned(parts: Mapping[int, Sequence[str]], meanings: Meanings) -> dict[int, str]:
    """Return columns with what they mean, each of ours once; ``parts`` are their headings by rows.

    The name is settled first: of two headings that may mean it the surer one does.
    """
    ranked = []
    for column, texts in parts.items():
        found = next((f for reading in _readings(texts) if (f := meanings(reading))), ())
        ranked += [(field != columns.NAME, rank, column, field) for rank, field in enumerate(found)]
    fields: dict[int, str] = {}
    for _, _, column, field in sorted(ranked):
        if column not in fields and field not in fields.values():
            fields[column] = field
    return fields


def _readings(parts: Sequence[str]) -> Iterator[str]:
    """Yield what a heading in several rows may say: all of it, its last row, its first."""
    if parts:
        yield "".join(parts)
        yield parts[-1]
        yield parts[0]
