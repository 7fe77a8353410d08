"""What of a page's text can be seen, and what is left out because it cannot."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.pdf.page import SLANTED, Glyph, Page


@dataclass(slots=True)
class Sight:
    """The glyphs to read; how many others there are, and of what kind.

    ``hidden`` are not painted or lie behind an image, ``white`` are painted white on white,
    ``slanted`` belong to a stamp across the page, ``unknown`` have a font that does not say which
    characters they are (they are among the visible).
    """

    visible: list[Glyph] = field(default_factory=list)
    hidden: int = 0
    white: list[Glyph] = field(default_factory=list)
    slanted: int = 0
    unknown: int = 0


def seen(page: Page, glyphs: Sequence[Glyph]) -> Sight:
    """Return which of the glyphs somebody who looks at the page can read."""
    sight = Sight()
    for glyph in glyphs:
        if glyph.is_hidden:
            sight.hidden += not glyph.is_space
        elif glyph.angle == SLANTED:
            sight.slanted += not glyph.is_space
        elif glyph.is_white and not glyph.is_space and not _is_on_colour(glyph, page):
            sight.white.append(glyph)
        else:
            sight.unknown += not glyph.is_known
            glyph.order = len(sight.visible)
            sight.visible.append(glyph)
    return sight


def _is_on_colour(glyph: Glyph, page: Page) -> bool:
    return any(fill.holds(glyph.centre, glyph.middle) for fill in page.fills)
