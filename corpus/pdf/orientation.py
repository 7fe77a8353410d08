"""A page as its reader holds it: the text upright, each glyph once, without what nobody sees."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.pdf.page import SLANTED, Box, Glyph, Page, Rule

# A page lies on its side where so much of its text runs up or down.
_MOST = 0.7
# Bold by overprinting: the same glyph again, moved by less than this part of its size.
_OVERPRINT = 0.12


def upright(page: Page) -> Page:
    """Return the page turned so that most of its text runs to the right."""
    angles = Counter(g.angle for g in page.glyphs if not g.is_space)
    if not angles:
        return page
    angle, count = angles.most_common(1)[0]
    if angle in (0, SLANTED) or count < _MOST * angles.total():
        return page
    turned = page
    for _ in range((360 - angle) // 90):
        turned = _turned(turned)
    return turned


def _turned(page: Page) -> Page:
    """Return the page turned clockwise by a quarter."""
    height = page.height
    return replace(
        page,
        width=page.height,
        height=page.width,
        glyphs=[turned_glyph(glyph, height) for glyph in page.glyphs],
        horizontal=[Rule(r.at, height - r.high, height - r.low) for r in page.vertical],
        vertical=[Rule(height - r.at, r.low, r.high) for r in page.horizontal],
        fills=[_turned_box(box, height) for box in page.fills],
    )


def _turned_box(box: Box, height: float) -> Box:
    return Box(height - box.bottom, box.x0, height - box.top, box.x1)


def turned_glyph(glyph: Glyph, height: float) -> Glyph:
    """Return the glyph where it comes to stand on a page of that height, turned clockwise."""
    return replace(
        glyph,
        x0=height - glyph.bottom,
        top=glyph.x0,
        x1=height - glyph.top,
        bottom=glyph.x1,
        angle=glyph.angle if glyph.angle == SLANTED else (glyph.angle + 90) % 360,
        clip=None if glyph.clip is None else _turned_box(glyph.clip, height),
    )


def printed_once(glyphs: list[Glyph]) -> list[Glyph]:
    """Return the glyphs without those that were drawn again in nearly the same place."""
    seen: dict[tuple[str, int, int], list[Glyph]] = {}
    once = []
    for glyph in glyphs:
        if not glyph.is_space and _is_again(glyph, seen):
            continue
        once.append(glyph)
    return once


def _is_again(glyph: Glyph, seen: dict[tuple[str, int, int], list[Glyph]]) -> bool:
    """Tell whether the glyph was seen near its place; note it where it was not."""
    near = max(glyph.size * _OVERPRINT, 0.5)
    column, row = int(glyph.centre // 4), int(glyph.middle // 4)
    for i in (column - 1, column, column + 1):
        for j in (row - 1, row, row + 1):
            for other in seen.get((glyph.text, i, j), ()):
                if (
                    abs(other.centre - glyph.centre) <= near
                    and abs(other.middle - glyph.middle) <= near
                ):
                    return True
    seen.setdefault((glyph.text, column, row), []).append(glyph)
    return False


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
