"""Rules one below the other without any between columns: a table, perhaps, and its rows."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.pdf.page import Box, Glyph, Rule
from corpus.pdf.tables.filling import HANGING, runs
from corpus.pdf.tables.rules import NEAR, places

# Rules of one table begin and end at the same places, give or take so much; a table has so many.
SAME = 4.0
LEAST_RULES = 3
LEAST_COLUMNS = 3
# The next line of a row is no farther below, in ems.
_NEXT_LINE = 1.5
# A rule below the heading of several columns is shorter than this part of the table.
_SHORT = 0.85
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
        return texts >= LEAST_COLUMNS and (len(self.ys) >= LEAST_RULES or is_row)

    @property
    def box(self) -> Box:
        """What is between the first and the last rule."""
        return Box(self.low, self.ys[0], self.high, self.ys[-1])


def ladders(page: int, rules: Sequence[Rule]) -> list[Ladder]:
    """Return the rules that could be a table: whole ones of one extent, and parts of them."""
    extents = Counter((round(r.low / SAME), round(r.high / SAME)) for r in rules)
    found: list[Ladder] = []
    taken: set[Rule] = set()
    for (low, high), _ in sorted(extents.items(), key=lambda pair: pair[0][0] - pair[0][1]):
        whole = [
            rule
            for rule in rules
            if abs(rule.low - low * SAME) <= SAME and abs(rule.high - high * SAME) <= SAME
        ]
        if len(whole) < 2 or taken & set(whole):
            continue
        top, bottom = min(r.at for r in whole), max(r.at for r in whole)
        left, right = min(r.low for r in whole) - SAME, max(r.high for r in whole) + SAME
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
    if len(beside(list(extents_of(sorted(row, key=lambda g: g.order))), 0.0)) >= LEAST_COLUMNS:
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


def go_on(ladder: Ladder, before: Ladder) -> None:
    """Add the rest of the row that the page before broke: no rule was drawn above it."""
    if before.is_open and ladder.above and before.page == ladder.page - 1:
        top = min(glyph.top for glyph in ladder.above) - 1.0
        ladder.rules.insert(0, Rule(top, ladder.low, ladder.high))
        ladder.glyphs = sorted([*ladder.above, *ladder.glyphs], key=lambda glyph: glyph.order)


def bands_of(ladder: Ladder) -> list[list[Glyph]]:
    """Return the glyphs of each row."""
    ys = ladder.ys
    bands: list[list[Glyph]] = [[] for _ in ys[1:]]
    for glyph in ladder.glyphs:
        row = sum(glyph.middle >= y for y in ys) - 1
        if 0 <= row < len(bands):
            bands[row].append(glyph)
    return bands


def rows_of(ladder: Ladder) -> Iterator[list[tuple[int, list[Glyph]]]]:
    """Yield the bands between two whole rules, each with its number: headings in several rows are
    parted by shorter ones.
    """
    whole = whole_places(ladder)
    row: list[tuple[int, list[Glyph]]] = []
    for number, band in enumerate(bands_of(ladder)):
        row.append((number, band))
        if any(abs(at - ladder.ys[number + 1]) <= NEAR for at in whole):
            yield row
            row = []
    if row:
        yield row


def whole_places(ladder: Ladder) -> list[float]:
    """Return where rules go all the way."""
    return [r.at for r in ladder.rules if r.high - r.low > ladder.high - ladder.low - SAME]


def short_rules(ladder: Ladder) -> list[Rule]:
    """Return the rules below the headings of several columns."""
    width = ladder.high - ladder.low
    return [rule for rule in ladder.rules if rule.high - rule.low < _SHORT * width]


def extents_of(band: Sequence[Glyph]) -> Iterator[tuple[float, float]]:
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


def beside(extents: Sequence[tuple[float, float]], gap: float) -> list[tuple[float, float]]:
    """Return what stands side by side, the lines of a text as one."""
    found: list[tuple[float, float]] = []
    for low, high in extents:
        if found and low - found[-1][1] < gap:
            found[-1] = (found[-1][0], max(found[-1][1], high))
        else:
            found.append((low, high))
    return found
