"""The parts of a table, page by page, in one set of rows and columns."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.document.heading import Meanings, assigned
from corpus.grid import Place
from corpus.pdf.page import Line, Table

# Columns are the same where their rules, measured from the left one, differ by less.
_SAME = 4.0
# A title may stand above the headings, and headings may have so many rows.
_LAST_HEADING = 6
_LEAST_KNOWN = 3


@dataclass(slots=True, eq=False)
class Span:
    """A cell by the rows and columns that it spans, from 0, the last ones included.

    Its lines are measured from its left rule.
    """

    top: int
    left: int
    bottom: int
    right: int
    lines: list[Line] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What it says, without spaces: to compare it, not to show it."""
        return "".join("".join(line.text.split()) for line in self.lines)

    @property
    def is_merged(self) -> bool:
        """Tell whether it spans rows."""
        return self.bottom > self.top


@dataclass(slots=True)
class Parts:
    """A table over its pages. ``xs`` are where its columns begin and end, from its left rule.

    ``origin`` is where that rule stands on the last page. ``starts`` are the rows with which a page
    begins, but the first page; ``headings`` is how many rows at the top are headings, ``repeated``
    how many characters were left out because they stand there once more.
    """

    xs: list[float]
    places: list[Place] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    origin: float = 0.0
    headings: int = 0
    repeated: int = 0

    def signature(self, row: int) -> tuple[tuple[int, str], ...]:
        """Return what the row says, to find it again."""
        return _signature([span for span in self.spans if span.top == row])


def fields_of(parts: Parts, meanings: Meanings) -> dict[int, str]:
    """Return what the columns mean by their headings."""
    texts: dict[int, list[str]] = {}
    for span in sorted(parts.spans, key=lambda span: span.top):
        if span.top < parts.headings and span.lines:
            for column in range(span.left, span.right + 1):
                texts.setdefault(column, []).append(span.text)
    return assigned(texts, meanings)


def begin(table: Table, first_row: int, meanings: Meanings) -> Parts:
    """Return the table as the first part; its first row is row ``first_row`` of the page."""
    parts = Parts(_measured(table, table.xs[0]), origin=table.xs[0])
    parts.spans = _spans(table, parts.xs, table.xs[0])
    parts.places = [Place(table.page, first_row + row) for row in range(len(table.ys) - 1)]
    parts.headings = _heading_rows(parts.spans, len(parts.places), meanings)
    return parts


def has_headings(table: Table, meanings: Meanings) -> bool:
    """Tell whether the table begins with headings that are known."""
    spans = _spans(table, _measured(table, table.xs[0]), table.xs[0])
    return _heading_rows(spans, len(table.ys) - 1, meanings) > 0


def goes_on(parts: Parts, table: Table, meanings: Meanings) -> bool:
    """Tell whether the table may be the next page's part: same columns, no other headings."""
    if _common(parts, table) is None:
        return False
    spans = _spans(table, _measured(table, table.xs[0]), table.xs[0])
    rows = _heading_rows(spans, len(table.ys) - 1, meanings)
    if not rows:
        return True
    own = {_texts(parts.signature(row)) for row in range(parts.headings)}
    here = (_signature([s for s in spans if s.top == row]) for row in range(rows))
    return any(_texts(signature) in own for signature in here)


def add(parts: Parts, table: Table, first_row: int) -> None:
    """Add the next page's part; headings that are printed again are left out."""
    xs, origin = _common(parts, table) or (parts.xs, table.xs[0])
    _spread(parts, xs)
    spans = _spans(table, xs, origin)
    rows = len(table.ys) - 1
    skipped = _repeated(parts, spans, rows)
    spans += _missing(spans, xs, skipped, rows - 1)
    base = len(parts.places)
    parts.starts.append(base)
    parts.origin = origin
    for span in spans:
        if span.bottom >= skipped:
            span.top = max(span.top, skipped) - skipped + base
            span.bottom += base - skipped
            parts.spans.append(span)
        else:
            parts.repeated += len(span.text)
    parts.places += [Place(table.page, first_row + row) for row in range(skipped, rows)]


def _missing(spans: Sequence[Span], xs: Sequence[float], first: int, last: int) -> list[Span]:
    """Return a cell for each outer column that the part lacks: one goes on there without rules."""
    covered = {column for span in spans for column in range(span.left, span.right + 1)}
    missing = [column for column in range(len(xs) - 1) if column not in covered]
    return [Span(first, column, last, column) for column in missing if first <= last]


def _texts(signature: tuple[tuple[int, str], ...]) -> tuple[str, ...]:
    return tuple(text for _, text in signature)


def _repeated(parts: Parts, spans: Sequence[Span], rows: int) -> int:
    """Return how many rows at the top are the headings once more."""
    count = 0
    while count < min(parts.headings, rows):
        here = _signature([span for span in spans if span.top == count])
        if here != parts.signature(count):
            break
        count += 1
    if count:
        return count
    # A title stands above the headings on the first page only.
    own = [parts.signature(row) for row in range(parts.headings)]
    while count < rows and count < len(own):
        here = _signature([span for span in spans if span.top == count])
        if not here or here not in own:
            break
        count += 1
    return count


def _signature(spans: Sequence[Span]) -> tuple[tuple[int, str], ...]:
    return tuple(sorted((span.left, span.text) for span in spans if span.lines))


def _heading_rows(spans: Sequence[Span], rows: int, meanings: Meanings) -> int:
    """Return how many rows at the top are headings, 0 without any that is known."""
    count = 0
    for row in range(min(_LAST_HEADING, rows)):
        here = sorted((s for s in spans if s.top == row and s.lines), key=lambda s: s.left)
        fields = [next(iter(meanings(span.text)), None) for span in here]
        if _is_heading_row(fields):
            count = max(row, *(s.bottom for s in here if s.bottom < row + 3)) + 1
    return count


def _is_heading_row(fields: Sequence[str | None]) -> bool:
    """Tell whether headings stand side by side; in a form what they say stands between them."""
    known = set(filter(None, fields))
    beside = any(one and other and one != other for one, other in pairwise(fields))
    return len(known) >= _LEAST_KNOWN or beside


def _measured(table: Table, origin: float) -> list[float]:
    return [x - origin for x in table.xs]


def _common(parts: Parts, table: Table) -> tuple[list[float], float] | None:
    """Return the columns of both and where the first begins on the table's page.

    None unless one has all that the other has. Pages may be shifted against each other; where they
    are not, the table may lack a column at its sides.
    """
    shifted = _measured(table, table.xs[0])
    for one, other in ((parts.xs, shifted), (shifted, parts.xs)):
        if _has_all(one, other) and abs(one[-1] - other[-1]) <= _SAME:
            return list(one), table.xs[0]
    placed = _measured(table, parts.origin)
    if len(placed) > 2 and _has_all(parts.xs, placed):
        return list(parts.xs), parts.origin
    return None


def _has_all(more: Sequence[float], fewer: Sequence[float]) -> bool:
    if len(fewer) < 2 or len(more) < len(fewer):
        return False
    return all(any(abs(x - y) <= _SAME for y in more) for x in fewer)


def _spread(parts: Parts, xs: Sequence[float]) -> None:
    """Put the parts so far on columns that may be more than theirs."""
    if len(xs) == len(parts.xs):
        return
    for span in parts.spans:
        left, right = parts.xs[span.left], parts.xs[span.right + 1]
        span.left, span.right = _column(xs, left), _column(xs, right) - 1
    parts.xs = list(xs)


def _spans(table: Table, xs: Sequence[float], origin: float) -> list[Span]:
    spans = []
    for cell in table.cells:
        left, right = cell.box.x0 - origin, cell.box.x1 - origin
        first = _column(xs, left)
        last = max(_column(xs, right) - 1, first)
        spans.append(Span(cell.top, first, cell.bottom, last, cell.lines))
    return spans


def _column(xs: Sequence[float], x: float) -> int:
    """Return the number of the rule that is nearest."""
    return min(range(len(xs)), key=lambda number: abs(xs[number] - x))
