"""Tables with horizontal rules only: their columns are where no row of any page has text.

Rows stand between two rules. A row of one text (the heading of an area) may go over the gaps.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.pdf.page import Glyph, Rule, Table
from corpus.pdf.tables.ladder import (
    LEAST_COLUMNS,
    LEAST_RULES,
    SAME,
    Ladder,
    bands_of,
    beside,
    extents_of,
    go_on,
    rows_of,
    short_rules,
    whole_places,
)
from corpus.pdf.tables.lattice import cells_between
from corpus.pdf.tables.rules import NEAR

# Columns are parted by a gap of so many ems at least.
_GAP = 0.1
# Texts that begin at one place do so within a point or two.
_ALIGNED = 1.5
# The end of a rule is no farther from the middle of the gap between its columns.
_WIDEST_GAP = 12.0


def tables_of(found: Sequence[Ladder]) -> Iterator[tuple[Ladder, list[Table]]]:
    """Yield each ladder with the tables that it is; none where it is no table.

    Ladders of the same width belong together: their columns are looked for in all of them.
    """
    families: list[list[Ladder]] = []
    for ladder in found:
        for family in families:
            if abs((ladder.high - ladder.low) - (family[0].high - family[0].low)) <= SAME:
                go_on(ladder, family[-1])
                family.append(ladder)
                break
        else:
            families.append([ladder])
    for family in families:
        gaps = _gaps(family) if any(len(one.ys) >= LEAST_RULES for one in family) else []
        head = next(filter(None, map(_heading_text, family)), "")
        for ladder in family:
            has_columns = len(gaps) + 1 >= LEAST_COLUMNS
            yield ladder, _tables(ladder, gaps, head) if has_columns else []


def _heading_text(ladder: Ladder) -> str:
    """Return the text of the first row that has texts side by side; empty without one."""
    for band in bands_of(ladder):
        if len(beside(list(extents_of(band)), 0.0)) >= LEAST_COLUMNS:
            return _text(band)
    return ""


def _text(band: Sequence[Glyph]) -> str:
    return "".join(glyph.text for glyph in band if not glyph.is_space)


def _gaps(family: Sequence[Ladder]) -> list[float]:
    """Return where columns are parted, measured from the left ends of the rules."""
    covered: list[tuple[float, float]] = []
    em = 0.0
    for ladder in family:
        for bands in rows_of(ladder):
            sizes = Counter(glyph.size for _, band in bands for glyph in band)
            size = sizes.most_common(1)[0][0] if sizes else 0.0
            texts = beside(_own_extents(bands, ladder), _GAP * size)
            # A row has texts side by side; a caption, or prose between two tables, has not.
            if len(texts) >= LEAST_COLUMNS:
                covered += [(low - ladder.low, high - ladder.low) for low, high in texts]
                em = max(em, size)
    free: list[tuple[float, float]] = []
    reached = None
    for low, high in sorted(covered):
        if reached is not None and low - reached >= _GAP * em:
            free.append((reached, low))
        reached = high if reached is None else max(reached, high)
    ends = [
        end - ladder.low
        for ladder in family
        for rule in ladder.rules
        for end in (rule.low, rule.high)
        if ladder.low + SAME < end < ladder.high - SAME
    ]
    return [_place_in(gap, ends) for gap in _between_headings(_headings(family), free)]


def _place_in(gap: tuple[float, float], ends: Sequence[float]) -> float:
    """Return where in a gap the columns are parted: where a rule of a part of them ends, else in
    the middle.
    """
    inside = sorted(end for end in ends if gap[0] <= end <= gap[1])
    return inside[len(inside) // 2] if inside else sum(gap) / 2


def _headings(family: Sequence[Ladder]) -> list[tuple[float, float]]:
    """Return where the headings of the columns stand, measured from the left ends of the rules.

    They are the texts side by side above the first rule that goes all the way; headings in several
    rows have shorter rules between them.
    """
    for ladder in family:
        for bands in rows_of(ladder):
            texts = beside(_own_extents(bands, ladder), 0.0)
            if len(texts) >= LEAST_COLUMNS:
                return [(low - ladder.low, high - ladder.low) for low, high in texts]
    return []


def _own_extents(
    bands: Sequence[tuple[int, list[Glyph]]], ladder: Ladder
) -> list[tuple[float, float]]:
    """Return where the texts of a row are, but for the headings of several columns."""
    return sorted(
        one
        for number, band in bands
        for one in extents_of(band)
        if not _is_spanning(one, number, ladder)
    )


def _between_headings(
    headings: Sequence[tuple[float, float]], free: Sequence[tuple[float, float]]
) -> Iterator[tuple[float, float]]:
    """Yield the widest gap between two headings: a narrower one parts a number at
    the left of its column from the heading in the middle of it.
    """
    for one, other in pairwise(headings):
        centres = sum(one) / 2, sum(other) / 2
        gaps = [gap for gap in free if centres[0] < sum(gap) / 2 < centres[1]]
        widest = sorted(gaps, key=lambda gap: gap[1] - gap[0])[-1:]
        yield from widest


def _is_spanning(extent: tuple[float, float], row: int, ladder: Ladder) -> bool:
    """Tell whether a text of a row is the heading of several columns: a short rule below it parts
    it from theirs.
    """
    below = ladder.ys[row + 1]
    return any(
        abs(rule.at - below) <= NEAR
        and rule.low - NEAR <= extent[0]
        and extent[1] <= rule.high + NEAR
        for rule in short_rules(ladder)
    )


def _tables(ladder: Ladder, gaps: Sequence[float], head: str) -> list[Table]:
    """Return the tables of a ladder: one, or several where the headings come again."""
    xs = [ladder.low, *(ladder.low + gap for gap in gaps), ladder.high]
    bands = bands_of(ladder)
    heads = (row for row, band in enumerate(bands) if _text(band) == head)
    starts = sorted({0, *(_first_of_headings(ladder, row) for row in heads)})
    tables = []
    for start, following in pairwise([*starts, len(bands)]):
        end = following
        if end < len(bands) and len(beside(list(extents_of(bands[end - 1])), 0.0)) < LEAST_COLUMNS:
            end -= 1  # What stands between two tables.
        if end > start:
            tables.append(_table(ladder, xs, ladder.ys[start : end + 1], bands[start:end]))
    return tables


def _first_of_headings(ladder: Ladder, row: int) -> int:
    """Return the first row of the headings that a row belongs to: no whole rule parts them."""
    whole = whole_places(ladder)
    while row and not any(abs(at - ladder.ys[row]) <= NEAR for at in whole):
        row -= 1
    return row


def _table(
    ladder: Ladder, xs: Sequence[float], ys: Sequence[float], bands: Sequence[list[Glyph]]
) -> Table:
    vertical = []
    starts = _starts(bands, xs)
    for (top, bottom), band in zip(pairwise(ys), bands, strict=True):
        crossed = {x for x in xs[1:-1] for low, high in extents_of(band) if low < x < high}
        short = [rule for rule in short_rules(ladder) if abs(rule.at - bottom) <= NEAR]
        crossed |= {x for r in short for x in xs if _snapped(r.low, xs) < x < _snapped(r.high, xs)}
        one_line = len({round(g.middle / g.size) for g in band if not g.is_space}) == 1
        texts = len(list(extents_of(band)))
        alone = texts == 1 or (texts == 2 and one_line and bool(crossed))
        alone = alone and not short and not (_is_of_column(band, xs, starts) and not crossed)
        vertical += [Rule(x, top, bottom) for x in xs[1:-1] if x not in crossed and not alone]
    rules = [Rule(r.at, _snapped(r.low, xs), _snapped(r.high, xs)) for r in ladder.rules]
    cells = cells_between(xs, ys, rules, vertical)
    return Table(ladder.page, list(xs), list(ys), cells)


def _starts(bands: Sequence[list[Glyph]], xs: Sequence[float]) -> dict[int, float]:
    """Return where the texts of most rows begin in each column."""
    lows: dict[int, Counter[float]] = {}
    for band in bands:
        extents = list(extents_of(band))
        if len(extents) >= LEAST_COLUMNS:
            for low, _ in extents:
                lows.setdefault(_column(low, xs), Counter())[round(low)] += 1
    return {column: found.most_common(1)[0][0] for column, found in lows.items()}


def _is_of_column(band: Sequence[Glyph], xs: Sequence[float], starts: dict[int, float]) -> bool:
    """Tell whether the text of a row begins where those of one column do, not the first: it is the
    rest of a cell. The heading of an area begins at the left or is in the middle.
    """
    low = min((low for low, _ in extents_of(band)), default=xs[0])
    column = _column(low, xs)
    return column > 0 and abs(low - starts.get(column, xs[0])) <= _ALIGNED


def _column(x: float, xs: Sequence[float]) -> int:
    return sum(x >= one for one in xs[1:-1])


def _snapped(end: float, xs: Sequence[float]) -> float:
    """Return the place of the column that a rule ends at: that is known to the middle of a gap."""
    nearest = min(xs, key=lambda x: abs(x - end))
    return nearest if abs(nearest - end) <= _WIDEST_GAP else end
