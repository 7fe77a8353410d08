"""Glyphs, lines and tables as a page has them, made by the tests."""

from collections.abc import Sequence
from itertools import count, pairwise
from typing import Any

from corpus.pdf.page import Box, Cell, Glyph, Line, Rule, Table

SIZE = 10.0


def typed(text: str, x: float, top: float, size: float = SIZE, **more: Any) -> list[Glyph]:
    """Return the text as glyphs beside each other, each an em wide."""
    made = []
    for n, character in enumerate(text):
        left = x + n * size
        made.append(Glyph(character, left, top, left + size, top + size, size, **more))
    return made


def in_order(*texts: Sequence[Glyph]) -> list[Glyph]:
    """Return the glyphs with their place in the order of drawing; each text is a string."""
    glyphs = []
    for string, text in enumerate(texts, start=1):
        for glyph in text:
            glyph.string = string
            glyphs.append(glyph)
    for order, glyph in enumerate(glyphs):
        glyph.order = order
    return glyphs


def line(text: str, x: float = 0.0, top: float = 0.0, size: float = SIZE, **more: Any) -> Line:
    """Return a line of text, an em for each character."""
    lead = size * (len(text) > 0)
    return Line(text, x, x + len(text) * size, top, top + size, size, lead, 0, len(text), **more)


def grid_rules(xs: Sequence[float], ys: Sequence[float]) -> tuple[list[Rule], list[Rule]]:
    """Return the rules of a table with all its lines."""
    horizontal = [Rule(y, xs[0], xs[-1]) for y in ys]
    return horizontal, [Rule(x, ys[0], ys[-1]) for x in xs]


def text_table(*rows: Sequence[str], page: int = 1, left: float = 0.0, top: float = 0.0) -> Table:
    """Return a table with a line of text in each cell, its columns 100 points wide."""
    width = max(map(len, rows))
    xs = [left + 100.0 * n for n in range(width + 1)]
    ys = [top + 20.0 * n for n in range(len(rows) + 1)]
    orders = count()
    cells = []
    for (row, texts), (y0, y1) in zip(enumerate(rows), pairwise(ys), strict=True):
        for (column, text), (x0, x1) in zip(enumerate(texts), pairwise(xs), strict=False):
            lines = [line(text, 2.0, y0 + 5)] if text else []
            for one in lines:
                one.first = one.last = next(orders)
            cells.append(Cell(row, column, row, column, Box(x0, y0, x1, y1), [], lines))
    return Table(page, xs, ys, cells)
