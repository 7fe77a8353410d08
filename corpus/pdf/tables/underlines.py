"""Lines drawn under or through words: they part nothing."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from corpus.pdf.page import Glyph, Rule

# An underline begins and ends with its words, give or take so many points; a rule of a table
# begins and ends at the rules across.
_ENDS = 0.7
# It runs through their em boxes, or below them by so much of an em.
_BELOW = 0.2
# Glyphs are looked up by bands of so many points.
_BAND = 8.0
# A rule that is shorter is a dash.
_SHORTEST = 6.0


def without_underlines(
    horizontal: Sequence[Rule], vertical: Sequence[Rule], glyphs: Iterable[Glyph]
) -> list[Rule]:
    """Return the horizontal rules but those that begin and end with words that they underline."""
    bands: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        if not glyph.angle and not glyph.is_space:
            for band in range(int(glyph.top // _BAND), int(glyph.bottom // _BAND) + 2):
                bands.setdefault(band, []).append(glyph)
    places = sorted(rule.at for rule in vertical)
    return [
        rule
        for rule in horizontal
        if rule.high - rule.low < _SHORTEST
        or _is_at(places, rule.low)
        or _is_at(places, rule.high)
        or not _underlines(rule, bands.get(int(rule.at // _BAND), ()))
    ]


def _is_at(places: Sequence[float], at: float) -> bool:
    """Tell whether one of the places is where the rule ends."""
    next_ = bisect_left(places, at - _ENDS)
    return next_ < len(places) and places[next_] <= at + _ENDS


def _underlines(rule: Rule, glyphs: Sequence[Glyph]) -> bool:
    line = [
        glyph
        for glyph in glyphs
        if glyph.middle < rule.at + glyph.size / 2
        and rule.at <= glyph.bottom + _BELOW * glyph.size
        and rule.low - _ENDS <= glyph.x0
        and glyph.x1 <= rule.high + _ENDS
    ]
    return (
        bool(line)
        and min(glyph.x0 for glyph in line) <= rule.low + _ENDS
        and max(glyph.x1 for glyph in line) >= rule.high - _ENDS
    )
