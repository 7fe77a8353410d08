"""Small glyphs beside larger ones that are no text of the cell: readings, the numbers of notes.

A note in small print is text, and so are the small figures of m² and CO₂.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from corpus.document.notes import is_note_number
from corpus.pdf.page import Glyph

# Ruby is half of its text's size, raised figures are 58 to 65 per cent.
SMALL = 0.7
# Ruby is so far above the middle of its text, in ems of the text.
_ABOVE = (0.45, 1.3)
_KANA = re.compile("[\u3041-\u30ff\uff66-\uff9f]+")

Run = list[Glyph]


@dataclass(slots=True)
class SmallPrint:
    """The pieces that are text, and what the others say; ``glyphs`` are those of the others."""

    texts: list[Run] = field(default_factory=list)
    readings: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    glyphs: list[Glyph] = field(default_factory=list)


def without_small(pieces: Sequence[Run]) -> SmallPrint:
    """Tell readings and the numbers of notes from the pieces that are text."""
    found = SmallPrint()
    for piece in pieces:
        larger = [
            other
            for other in pieces
            if other is not piece and piece[0].size <= SMALL * other[0].size
        ]
        if larger and _is_reading(piece, larger):
            found.readings.append(written(piece))
            found.glyphs += piece
        elif larger and _is_note(piece, larger):
            found.notes.append(written(piece))
            found.glyphs += piece
        else:
            found.texts.append(piece)
    return found


def written(piece: Run) -> str:
    """Return what the glyphs of a piece say."""
    return "".join(glyph.text for glyph in piece).strip()


def _is_reading(piece: Run, larger: Iterable[Run]) -> bool:
    """Tell whether the piece is kana that stands right above a larger text."""
    if _KANA.fullmatch(written(piece)) is None:
        return False
    middle, x0, x1 = piece[0].middle, piece[0].x0, piece[-1].x1
    return any(
        _ABOVE[0] * base[0].size <= base[0].middle - middle <= _ABOVE[1] * base[0].size
        and base[0].x0 - base[0].size < x1
        and x0 < base[-1].x1 + base[0].size
        for base in larger
    )


def _is_note(piece: Run, larger: Iterable[Run]) -> bool:
    """Tell whether the piece is the raised number of a note: behind a larger text, or before one
    where the line was broken between them.
    """
    for base in larger:
        before = [glyph for glyph in base if glyph.x0 < piece[0].x0]
        neighbour = before[-1] if before else base[0]
        gap = piece[0].x0 - neighbour.x1 if before else neighbour.x0 - piece[-1].x1
        raised = neighbour.middle - piece[0].middle
        near = abs(gap) < 0.5 * neighbour.size
        if near and 0.05 * neighbour.size < raised < 0.8 * neighbour.size:
            return is_note_number(written(piece), neighbour.text if before else "")
    return False
