"""The spaces of a line of text, which are gaps between its glyphs where none was drawn."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from corpus.pdf.page import Glyph
from corpus.text.cell_text import gap

# A gap within Latin text that is a space, and one that is a wide space, in ems.
_LATIN_SPACE = 0.22
_WIDE_SPACE = 0.8
# Glyphs are set apart where their gaps are so wide, and alike, in ems.
_SPREAD, _EVEN = 0.12, 0.3


def spaced(
    glyphs: Sequence[Glyph], small: Sequence[Glyph], spread: float
) -> tuple[str, list[float]]:
    """Return the text with the spaces that the gaps are, and the width of each character.

    ``spread`` is how far apart the glyphs are set everywhere, in ems.
    """
    text, widths = "", []
    for before, glyph in zip([None, *glyphs], glyphs, strict=False):
        if before is not None:
            is_small = any(_is_between(one, before, glyph) for one in small)
            space = "" if is_small else _space(before, glyph, spread)
            widths += [glyph.x0 - before.x1] * len(space)
            text += space
        text += glyph.text
        widths += [(glyph.x1 - glyph.x0) / max(len(glyph.text), 1)] * len(glyph.text)
    return text, widths


def _space(before: Glyph, glyph: Glyph, spread: float) -> str:
    """Return what a gap between two glyphs stands for, where no space was drawn."""
    if before.is_space or glyph.is_space:
        return ""
    width = (glyph.x0 - before.x1) / max(before.size, glyph.size) - spread
    if width > _WIDE_SPACE:
        return "\u3000"
    return gap(before.text, glyph.text) if width > _LATIN_SPACE else ""


def _is_between(small: Glyph, before: Glyph, glyph: Glyph) -> bool:
    """Tell whether the small glyph stands in the gap between two others."""
    return (
        before.x1 - 0.5 * before.size < small.x0
        and small.x1 < glyph.x0 + 0.5 * glyph.size
        and abs(small.middle - glyph.middle) < 0.8 * glyph.size
    )


def spread_of(glyphs: Sequence[Glyph], is_full: bool) -> float:
    """Return how far apart the glyphs of a line are set, in ems: 0 but for text that was spread
    over its cell, with one gap everywhere.
    """
    gaps = [
        (b.x0 - a.x1) / max(a.size, b.size)
        for a, b in pairwise(glyphs)
        if not (a.is_space or b.is_space)
    ]
    if not gaps or (len(gaps) < 2 and not is_full):
        return 0.0
    usual = median(gaps)
    is_even = is_full or max(gaps) - min(gaps) < _EVEN
    return usual if usual > _SPREAD and is_even else 0.0
