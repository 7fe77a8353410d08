"""The glyphs of a cell as lines of text from top to bottom, and what was left out of them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from corpus.pdf.orientation import turned_glyph
from corpus.pdf.page import SLANTED, Glyph, Line
from corpus.pdf.tables.filling import runs
from corpus.pdf.text.small_print import SMALL, Run, without_small
from corpus.pdf.text.spacing import spaced, spread_of
from corpus.text.cell_text import first_piece

# Glyphs of a line have their middle within this part of an em.
_LEVEL = 0.3
# Texts beside each other are two where the gap is wider, in ems.
_APART = 2.0
_LATIN = re.compile("[!-~]+")


@dataclass(slots=True)
class Reading:
    """The lines of a cell; ``readings`` and ``notes`` are the small texts that were left out."""

    lines: list[Line] = field(default_factory=list)
    readings: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_lines(glyphs: Sequence[Glyph]) -> Reading:
    """Return the glyphs of a cell, in the order of drawing, as lines from top to bottom."""
    reading = Reading()
    glyphs = _turned_upright([glyph for glyph in glyphs if glyph.angle != SLANTED])
    if not any(not glyph.is_space for glyph in glyphs):
        return reading
    if _is_vertical(glyphs):
        reading.lines = [_vertical_line(glyphs)]
        return reading
    small = without_small(list(runs(glyphs)))
    reading.readings, reading.notes = small.readings, small.notes
    rows = _rows(small.texts)
    full = _full_lines(rows)
    lines = (_line(row, small.glyphs, n in full) for n, row in enumerate(rows))
    reading.lines = [line for line in lines if line is not None]
    return reading


def _turned_upright(glyphs: list[Glyph]) -> list[Glyph]:
    """Return the glyphs so that most run to the right, as they would on a page turned for that."""
    angles = Counter(glyph.angle for glyph in glyphs if not glyph.is_space)
    angle = angles.most_common(1)[0][0] if angles else 0
    for _ in range((360 - angle) // 90 if angle else 0):
        glyphs = [turned_glyph(glyph, 0.0) for glyph in glyphs]
    return glyphs


def _steps(glyphs: Sequence[Glyph]) -> tuple[int, int]:
    """Return how often the next glyph stands below the one before, and how often beside it."""
    seen = [glyph for glyph in glyphs if not glyph.is_space]
    down = beside = 0
    for before, glyph in pairwise(seen):
        em = max(before.size, glyph.size)
        if abs(glyph.centre - before.centre) < 0.35 * em:
            down += 0.5 * em < glyph.middle - before.middle < 3 * em
        elif abs(glyph.middle - before.middle) < 0.35 * em:
            beside += glyph.x0 > before.x0
    return down, beside


def _is_vertical(glyphs: Sequence[Glyph]) -> bool:
    """Tell whether the text is written downwards: most glyphs stand below the one before."""
    down, beside = _steps(glyphs)
    return down > 2 * beside


def _vertical_line(glyphs: Sequence[Glyph]) -> Line:
    """Return text that is written downwards, its columns from right to left, as one line."""
    columns: list[Run] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.centre):
        if columns and columns[-1][0].centre - glyph.centre <= 0.6 * glyph.size:
            columns[-1].append(glyph)
        else:
            columns.append([glyph])
    ordered = [
        glyph
        for column in columns
        for glyph in sorted(column, key=lambda g: (round(g.middle / (g.size * 0.5)), g.x0))
    ]
    text = "".join(glyph.text for glyph in ordered).strip()
    return replace(_line_of(text, ordered, 0.0), is_vertical=True)


def _rows(pieces: Sequence[Run]) -> list[Run]:
    """Return the pieces put together to lines. Two that lie over each other stay two."""
    rows: list[list[Run]] = []
    for piece in sorted(pieces, key=lambda piece: (-piece[0].size, piece[0].middle)):
        row = next((row for row in rows if _is_level(piece, row)), None)
        if row is None:
            rows.append([piece])
        else:
            row.append(piece)
    rows.sort(key=lambda row: (row[0][0].middle, row[0][0].order))
    return [[glyph for piece in row for glyph in piece] for row in rows]


def _full_lines(rows: Sequence[Run]) -> set[int]:
    """Return the lines that go from margin to margin and that another follows: their gaps may be
    those of justified text.
    """
    if len(rows) < 2:
        return set()
    low = min(glyph.x0 for row in rows for glyph in row)
    high = max(glyph.x1 for row in rows for glyph in row)
    ends = [(min(g.x0 for g in row), max(g.x1 for g in row)) for row in rows[:-1]]
    return {n for n, (x0, x1) in enumerate(ends) if x0 - low < 1.0 and high - x1 < 1.0}


def _is_level(piece: Run, row: Sequence[Run]) -> bool:
    base = row[0][0]
    small = piece[0].size <= SMALL * base.size
    level = abs(base.middle - piece[0].middle) <= base.size * (0.6 if small else _LEVEL)
    if small and level:
        # A raised or lowered figure of the text; small print has a line of its own.
        level = any(abs(piece[0].x0 - other[-1].x1) < 0.5 * base.size for other in row)
    return level and not any(_overlap(piece, other) for other in row)


def _overlap(one: Run, other: Run) -> bool:
    shared = min(one[-1].x1, other[-1].x1) - max(one[0].x0, other[0].x0)
    return shared > 0.5 * max(one[0].size, other[0].size)


def _line(glyphs: Run, small: Sequence[Glyph] = (), is_full: bool = False) -> Line | None:
    """Return the glyphs as a line; None where there is nothing to see.

    Where one of the ``small`` glyphs stood is no gap. ``is_full`` tells that the text may have been
    spread to the margins.
    """
    ordered = sorted(glyphs, key=lambda glyph: glyph.x0)
    text, widths = spaced(ordered, small, spread_of(ordered, is_full))
    if not text.strip():
        return None
    start = len(text) - len(text.lstrip(" \u3000"))
    end = start + len(first_piece(text[start:]))
    word = _LATIN.match(text, end)  # Text programs keep it with the punctuation before.
    lead = sum(widths[start : word.end() if word else end])
    return _line_of(text, [glyph for glyph in ordered if not glyph.is_space], lead)


def _line_of(text: str, glyphs: Sequence[Glyph], lead: float) -> Line:
    orders = [glyph.order for glyph in glyphs]
    return Line(
        text,
        min(glyph.x0 for glyph in glyphs),
        max(glyph.x1 for glyph in glyphs),
        min(glyph.top for glyph in glyphs),
        max(glyph.bottom for glyph in glyphs),
        Counter(glyph.size for glyph in glyphs).most_common(1)[0][0],
        lead,
        min(orders),
        max(orders),
        is_cut=any(glyph.is_cut for glyph in glyphs),
    )


def read_texts(glyphs: Sequence[Glyph]) -> list[Line]:
    """Return glyphs outside of tables as texts, parted at wide gaps, from top to bottom."""
    found = []
    for row in _rows(list(runs([glyph for glyph in glyphs if not glyph.angle]))):
        piece: Run = []
        for glyph in sorted(row, key=lambda glyph: glyph.x0):
            if piece and glyph.x0 - piece[-1].x1 > _APART * glyph.size:
                found.append(_line(piece))
                piece = []
            piece.append(glyph)
        found.append(_line(piece))
    return [line for line in found if line is not None]
