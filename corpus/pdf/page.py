"""What a page shows, measured from the top left: glyphs and rules; tables of lines in cells."""

from dataclasses import dataclass, field

# An em box around the baseline, as CJK typefaces have it; fonts state all kinds of heights.
ASCENT = 0.88
DESCENT = 0.12
# The angle of a glyph that runs in no direction of a table: a stamp across the page.
SLANTED = -1


@dataclass(slots=True, frozen=True)
class Box:
    """A rectangle on the page."""

    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, x: float, y: float, slack: float = 0.0) -> bool:
        """Tell whether the point is inside, or no farther outside than the slack."""
        return (
            self.x0 - slack <= x <= self.x1 + slack and self.top - slack <= y <= self.bottom + slack
        )

    def covers(self, other: "Box", slack: float) -> bool:
        """Tell whether the other box is inside, or no farther outside than the slack."""
        corners = ((other.x0, other.top), (other.x1, other.bottom))
        return all(self.holds(x, y, slack) for x, y in corners)

    def shared(self, other: "Box") -> "Box":
        """Return what both boxes have; an empty box where they have nothing."""
        x0, top = max(self.x0, other.x0), max(self.top, other.top)
        x1, bottom = min(self.x1, other.x1), min(self.bottom, other.bottom)
        return Box(x0, top, max(x0, x1), max(top, bottom))


@dataclass(slots=True)
class Glyph:
    """A character as it is drawn: its em box, its size in points, and where its line runs.

    ``angle`` is 0 for text that runs to the right, 90 downwards, 180, 270, or SLANTED.
    ``is_hidden`` is text that is not painted, ``is_white`` text painted white; ``is_known`` is
    False where the font does not say which character it is. ``order`` is its place in the order of
    drawing. ``clip`` is what the page shows of its text, None where that is all.
    Glyphs of the same ``string`` were drawn by one operator.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    angle: int = 0
    is_hidden: bool = False
    is_white: bool = False
    is_known: bool = True
    order: int = 0
    clip: Box | None = None
    string: int = 0

    @property
    def is_cut(self) -> bool:
        """Tell whether most of it lies outside of what is shown of its text."""
        return self.clip is not None and not self.clip.holds(self.centre, self.middle)

    @property
    def middle(self) -> float:
        """Half way between top and bottom: the same for all glyphs of a line and size."""
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        """Half way between left and right."""
        return (self.x0 + self.x1) / 2

    @property
    def is_space(self) -> bool:
        """Tell whether there is nothing to see."""
        return self.text.isspace()


@dataclass(slots=True, frozen=True, order=True)
class Rule:
    """A straight line along an axis: ``at`` is its y where it is horizontal, else its x."""

    at: float
    low: float
    high: float


@dataclass(slots=True)
class Page:
    """A page: its glyphs in the order in which they are drawn, rules of both directions.

    ``fills`` are boxes painted in a colour that white text can be read on. ``image_share`` is how
    much of the page its images cover, ``mended`` how many glyphs had a code that is not meant.
    """

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    horizontal: list[Rule] = field(default_factory=list)
    vertical: list[Rule] = field(default_factory=list)
    fills: list[Box] = field(default_factory=list)
    image_share: float = 0.0
    mended: int = 0


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
