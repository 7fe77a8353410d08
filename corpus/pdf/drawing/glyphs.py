"""What a font and a page say of a glyph: which character, how it lies, how light it is."""

import math
import unicodedata

from pdfminer.pdffont import PDFFont
from pdfminer.utils import Point

from corpus.pdf.page import ASCENT, DESCENT, SLANTED
from corpus.text.radicals import RADICALS

# Text is along an axis where its direction differs by fewer degrees.
_ALONG_AXIS = 5.0
# Codes that no Japanese text means, with those that have the same shape in Japanese typefaces.
_MEANT = RADICALS | str.maketrans({"\u2003": "\u3000", "\u2027": "・"})


def meant_by(text: str) -> str:
    """Return the character that is meant where the font has one shape for several.

    A writer of PDF may take any of their codes: browsers take the lowest.
    """
    if "\uf900" <= text[:1] <= "\ufad9" or "\U0002f800" <= text[:1] <= "\U0002fa1d":
        return unicodedata.normalize("NFC", text)
    return text.translate(_MEANT)


def em_box(font: PDFFont, size: float, cid: int, advance: float) -> tuple[Point, Point]:
    """Return two corners of a glyph's em box, measured from its origin: that is at its left on the
    baseline, in a vertical font the middle of its top.
    """
    if not font.is_vertical():
        return (0.0, -DESCENT * size), (advance, ASCENT * size)
    displacement = font.char_disp(cid)
    x, y = displacement if isinstance(displacement, tuple) else (None, 880.0)
    left = -size / 2 if x is None else -x * size / 1000
    top = (1000 - y) * size / 1000
    return (left, top + advance), (left + size, top)


def angle_of(a: float, b: float) -> int:
    """Return the direction of a line of text, clockwise as seen on the page."""
    degrees = -math.degrees(math.atan2(b, a))
    turns = round(degrees / 90)
    return turns * 90 % 360 if abs(degrees - turns * 90) <= _ALONG_AXIS else SLANTED


def lightness(colour: object) -> float:
    """Return 0 for black to 1 for white; 0.5 where the colour says nothing (a pattern)."""
    if isinstance(colour, int | float):
        return float(colour)
    if not isinstance(colour, tuple):
        return 0.5
    parts = [float(part) for part in colour if isinstance(part, int | float)]
    if not parts or len(parts) < len(colour):
        return 0.5
    if len(parts) == 4:  # cyan, magenta, yellow, black
        return (1 - min(1.0, max(parts[:3]))) * (1 - parts[3])
    return sum(parts) / len(parts)
