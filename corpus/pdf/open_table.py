"""Tables with horizontal rules only: their columns are where no row of any page has text.

Rows stand between two rules. A row of one text (the heading of an area) may go over the gaps.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.pdf.filling import HANGING, runs
from corpus.pdf.lattice import cells_between
from corpus.pdf.page import Box, Glyph, Rule, Table
from corpus.pdf.rules import NEAR, places

# Rules of one table begin and end at the same places, give or take so much; a table has so many.
_SAME = 4.0
_LEAST_RULES = 3
# Columns are parted by a gap of so many ems at least.
_GAP = 0.1
_LEAST_COLUMNS = 3
# The next line of a row is no farther below, in ems.
_NEXT_LINE = 1.5
# A rule below the heading of several columns is shorter than this part of the table.
_SHORT = 0.85
# The end of a rule is no farther from the middle of the gap between its columns.
_WIDEST_GAP = 12.0
# A row of a list has no more glyphs.
_MOST_OF_ROW = 600


@dataclass(slots=True)
class Ladder:
    """Rules one below the other, and the glyphs between them, in the order of drawing.

    ``is_open`` tells that the end of the page broke its last row, ``above`` are the lines right
    above its first rule: the rest of such a row of the page before, or something else.
    """

    page: int
    rules: list[Rule]
    glyphs: list[Glyph] = field(default_factory=list)
    above: list[Glyph] = field(default_factory=list)
    is_open: bool = False

    @property
    def ys(self) -> list[float]:
        """Where rules are, also those of a part of the columns."""
        return places([rule.at for rule in self.rules])

    @property
    def low(self) -> float:
        """Where the rules begin."""
        return min(rule.low for rule in self.rules)

    @property
    def high(self) -> float:
        """Where the rules end."""
        return max(rule.high for rule in self.rules)

    @property
    def may_be_table(self) -> bool:
        """Tell whether it is worth looking at: two rules alone part a page's head from its foot,
        or are a single row.
        """
        texts = sum(1 for _ in runs(self.glyphs))
        is_row = len(self.glyphs) <= _MOST_OF_ROW
        return texts >= _LEAST_COLUMNS and (len(self.ys) >= _LEAST_RULES or is_row)

    @property
    def box(self) -> Box:
        """What is between the first and the last rule."""
        return Box(self.low, self.ys[0], self.high, self.ys[-1])


def ladders(page: int, rules: Sequence[Rule]) -> list[Ladder]:
    """Return the rules that could be a table: whole ones of one extent, and parts of them."""
    extents = Counter((round(r.low / _SAME), round(r.high / _SAME)) for r in rules)
    found: list[Ladder] = []
    taken: set[Rule] = set()
    for (low, high), _ in sorted(extents.items(), key=lambda pair: pair[0][0] - pair[0][1]):
        whole = [
            rule
            for rule in rules
            if abs(rule.low - low * _SAME) <= _SAME and abs(rule.high - high * _SAME) <= _SAME
        ]
        if len(whole) < 2 or taken & set(whole):
            continue
        top, bottom = min(r.at for r in whole), max(r.at for r in whole)
        left, right = min(r.low for r in whole) - _SAME, max(r.high for r in whole) + _SAME
        mine = [r for r in rules if top <= r.at <= bottom and left <= r.low and r.high <= right]
        taken |= set(mine)
        found.append(Ladder(page, mine))
    return found


def close_at_foot(ladder: Ladder, outside: Sequence[Glyph]) -> None:
    """Add a rule below a row that the end of the page broke: none was drawn there.

    The row is texts side by side, right below the last rule.
    """
    seen = sorted(
        (g for g in outside if g.middle > ladder.ys[-1] and ladder.low <= g.centre <= ladder.high),
        key=lambda glyph: glyph.top,
    )
    row: list[Glyph] = []
    end = ladder.ys[-1]
    for glyph in seen:
        if glyph.top > end + _NEXT_LINE * glyph.size:
            break
        row.append(glyph)
        end = max(end, glyph.bottom)
    if len(_beside(list(_extents(sorted(row, key=lambda g: g.order))), 0.0)) >= _LEAST_COLUMNS:
        ladder.rules.append(Rule(end + 1.0, ladder.low, ladder.high))
        ladder.is_open = True


def look_above(ladder: Ladder, outside: Sequence[Glyph]) -> None:
    """Note the lines right above the first rule, where nothing else stands above them."""
    seen = sorted(
        (g for g in outside if g.middle < ladder.ys[0] and ladder.low <= g.centre <= ladder.high),
        key=lambda glyph: -glyph.bottom,
    )
    end = ladder.ys[0]
    for glyph in seen:
        if glyph.bottom < end - _NEXT_LINE * glyph.size:
            break
        ladder.above.append(glyph)
        end = min(end, glyph.top)
    ladder.above.sort(key=lambda glyph: glyph.order)


def _go_on(ladder: Ladder, before: Ladder) -> None:
    """Add the rest of the row that the page before broke: no rule was drawn above it."""
    if before.is_open and ladder.above and before.page == ladder.page - 1:
        top = min(glyph.top for glyph in ladder.above) - 1.0
        ladder.rules.insert(0, Rule(top, ladder.low, ladder.high))
        ladder.glyphs = sorted([*ladder.above, *ladder.glyphs], key=lambda glyph: glyph.order)


def tables_of(found: Sequence[Ladder]) -> Iterator[tuple[Ladder, list[Table]]]:
    """Yield each ladder with the tables that it is; none where it is no table.

    Ladders of the same width belong together: their columns are looked for in all of them.
    """
    families: list[list[Ladder]] = []
    for ladder in found:
        for family in families:
            if abs((ladder.high - ladder.low) - (family[0].high - family[0].low)) <= _SAME:
                _go_on(ladder, family[-1])
                family.append(ladder)
                break
        else:
            families.append([ladder])
    for family in families:
        gaps = _gaps(family) if any(len(one.ys) >= _LEAST_RULES for one in family) else []
        head = next(filter(None, map(_heading_text, family)), "")
        for ladder in family:
            has_columns = len(gaps) + 1 >= _LEAST_COLUMNS
            yield ladder, _tables(ladder, gaps, head) if has_columns else []


def _heading_text(ladder: Ladder) -> str:
    """Return the text of the first row that has texts side by side; empty without one."""
    for band in _bands(ladder):
        if len(_beside(list(_extents(band)), 0.0)) >= _LEAST_COLUMNS:
            return _text(band)
    return ""


def _text(band: Sequence[Glyph]) -> str:
    return "".join(glyph.text for glyph in band if not glyph.is_space)


def _bands(ladder: Ladder) -> list[list[Glyph]]:
    """Return the glyphs of each row."""
    ys = ladder.ys
    bands: list[list[Glyph]] = [[] for _ in ys[1:]]
    for glyph in ladder.glyphs:
        row = sum(glyph.middle >= y for y in ys) - 1
        if 0 <= row < len(bands):
            bands[row].append(glyph)
    return bands


def _gaps(family: Sequence[Ladder]) -> list[float]:
    """Return where columns are parted, measured from the left ends of the rules."""
    covered: list[tuple[float, float]] = []
    em = 0.0
    for ladder in family:
        for bands in _rows(ladder):
            sizes = Counter(glyph.size for _, band in bands for glyph in band)
            size = sizes.most_common(1)[0][0] if sizes else 0.0
            texts = _beside(_own_extents(bands, ladder), _GAP * size)
            # A row has texts side by side; a caption, or prose between two tables, has not.
            if len(texts) >= _LEAST_COLUMNS:
                covered += [(low - ladder.low, high - ladder.low) for low, high in texts]
                em = max(em, size)
    free: list[tuple[float, float]] = []
    reached = None
    for low, high in sorted(covered):
        if reached is not None and low - reached >= _GAP * em:
            free.append((reached, low))
        reached = high if reached is None else max(reached, high)
    return list(_between_headings(_headings(family), free))


def _headings(family: Sequence[Ladder]) -> list[tuple[float, float]]:
    """Return where the headings of the columns stand, measured from the left ends of the rules.

    They are the texts side by side above the first rule that goes all the way; headings in several
    rows have shorter rules between them.
    """
    for ladder in family:
        for bands in _rows(ladder):
            texts = _beside(_own_extents(bands, ladder), 0.0)
            if len(texts) >= _LEAST_COLUMNS:
                return [(low - ladder.low, high - ladder.low) for low, high in texts]
    return []


def _rows(ladder: Ladder) -> Iterator[list[tuple[int, list[Glyph]]]]:
    """Yield the bands between two whole rules, each with its number: headings in several rows are
    parted by shorter ones.
    """
    whole = _whole_places(ladder)
    row: list[tuple[int, list[Glyph]]] = []
    for number, band in enumerate(_bands(ladder)):
        row.append((number, band))
        if any(abs(at - ladder.ys[number + 1]) <= NEAR for at in whole):
            yield row
            row = []
    if row:
        yield row


def _own_extents(
    bands: Sequence[tuple[int, list[Glyph]]], ladder: Ladder
) -> list[tuple[float, float]]:
    """Return where the texts of a row are, but for the headings of several columns."""
    return sorted(
        one
        for number, band in bands
        for one in _extents(band)
        if not _is_spanning(one, number, ladder)
    )


def _whole_places(ladder: Ladder) -> list[float]:
    """Return where rules go all the way."""
    return [r.at for r in ladder.rules if r.high - r.low > ladder.high - ladder.low - _SAME]


def _between_headings(
    headings: Sequence[tuple[float, float]], free: Sequence[tuple[float, float]]
) -> Iterator[float]:
    """Yield the middle of the widest gap between two headings: a narrower one parts a number at
    the left of its column from the heading in the middle of it.
    """
    for one, other in pairwise(headings):
        centres = sum(one) / 2, sum(other) / 2
        gaps = [gap for gap in free if centres[0] < sum(gap) / 2 < centres[1]]
        widest = sorted(gaps, key=lambda gap: gap[1] - gap[0])[-1:]
        yield from (sum(gap) / 2 for gap in widest)


def _extents(band: Sequence[Glyph]) -> Iterator[tuple[float, float]]:
    """Yield where the texts of a row begin and end, spaces within them included."""
    pieces: list[tuple[float, float]] = []
    for run in runs(band):
        seen = [glyph for glyph in run if not glyph.is_space]
        if seen:
            last = max(seen, key=lambda glyph: glyph.x1)
            # The right half of punctuation is empty.
            empty = 0.5 * last.size if last.text in HANGING else 0.0
            pieces.append((seen[0].x0, last.x1 - empty))
    yield from sorted(pieces)


def _is_spanning(extent: tuple[float, float], row: int, ladder: Ladder) -> bool:
    """Tell whether a text of a row is the heading of several columns: a short rule below it parts
    it from theirs.
    """
    below = ladder.ys[row + 1]
    return any(
        abs(rule.at - below) <= NEAR
        and rule.low - NEAR <= extent[0]
        and extent[1] <= rule.high + NEAR
        for rule in _short_rules(ladder)
    )


def _beside(extents: Sequence[tuple[float, float]], gap: float) -> list[tuple[float, float]]:
    """Return what stands side by side, the lines of a text as one."""
    found: list[tuple[float, float]] = []
    for low, high in extents:
        if found and low - found[-1][1] < gap:
            found[-1] = (found[-1][0], max(found[-1][1], high))
        else:
            found.append((low, high))
    return found


def _tables(ladder: Ladder, gaps: Sequence[float], head: str) -> list[Table]:
    """Return the tables of a ladder: one, or several where the headings come again."""
    xs = [ladder.low, *(ladder.low + gap for gap in gaps), ladder.high]
    bands = _bands(ladder)
    heads = (row for row, band in enumerate(bands) if _text(band) == head)
    starts = sorted({0, *(_first_of_headings(ladder, row) for row in heads)})
    tables = []
    for start, following in pairwise([*starts, len(bands)]):
        end = following
        if end < len(bands) and len(_beside(list(_extents(bands[end - 1])), 0.0)) < _LEAST_COLUMNS:
            end -= 1  # What stands between two tables.
        if end > start:
            tables.append(_table(ladder, xs, ladder.ys[start : end + 1], bands[start:end]))
    return tables


def _short_rules(ladder: Ladder) -> list[Rule]:
    """Return the rules below the headings of several columns."""
    width = ladder.high - ladder.low
    return [rule for rule in ladder.rules if rule.high - rule.low < _SHORT * width]


def _first_of_headings(ladder: Ladder, row: int) -> int:
    """Return the first row of the headings that a row belongs to: no whole rule parts them."""
    whole = _whole_places(ladder)
    while row and not any(abs(at - ladder.ys[row]) <= NEAR for at in whole):
        row -= 1
    return row


def _table(
    ladder: Ladder, xs: Sequence[float], ys: Sequence[float], bands: Sequence[list[Glyph]]
) -> Table:
    vertical = []
    for (top, bottom), band in zip(pairwise(ys), bands, strict=True):
        crossed = {x for x in xs[1:-1] for low, high in _extents(band) if low < x < high}
        short = [rule for rule in _short_rules(ladder) if abs(rule.at - bottom) <= NEAR]
        crossed |= {x for r in short for x in xs if _snapped(r.low, xs) < x < _snapped(r.high, xs)}
        one_line = len({round(g.middle / g.size) for g in band if not g.is_space}) == 1
        texts = len(list(_extents(band)))
        alone = texts == 1 or (texts == 2 and one_line and bool(crossed))
        alone = alone and not short
        vertical += [Rule(x, top, bottom) for x in xs[1:-1] if x not in crossed and not alone]
    rules = [Rule(r.at, _snapped(r.low, xs), _snapped(r.high, xs)) for r in ladder.rules]
    cells = cells_between(xs, ys, rules, vertical)
    return Table(ladder.page, list(xs), list(ys), cells)


def _snapped(end: float, xs: Sequence[float]) -> float:
    """Return the place of the column that a rule ends at: that is known to the middle of a gap."""
    nearest = min(xs, key=lambda x: abs(x - end))
    return nearest if abs(nearest - end) <= _WIDEST_GAP else end
