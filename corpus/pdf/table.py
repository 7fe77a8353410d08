"""A table as it stands on one page: its cells, and the lines of text in them."""

from dataclasses import dataclass, field

from corpus.pdf.page import Box, Glyph


@dataclass(slots=True)
class Line:
    """A line of text in a cell. ``first`` and ``last`` are where it was drawn, in that order.

    ``lead`` is the width of what must stay together at its beginning: the next line goes on where
    that would not have fitted. ``is_vertical`` is text that was written downwards, all of it;
    ``is_cut`` is text of which the page shows a part at most, because its cell is too small.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    lead: float
    first: int
    last: int
    is_vertical: bool = False
    is_cut: bool = False


@dataclass(slots=True)
class Cell:
    """A cell and the rows and columns that it spans, counted from 0, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int
    box: Box
    glyphs: list[Glyph] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """The cells of a table; ``xs`` and ``ys`` are where its columns and rows begin and end."""

    page: int
    xs: list[float]
    ys: list[float]
    cells: list[Cell]

    @property
    def box(self) -> Box:
        """The outline."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])
