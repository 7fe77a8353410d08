"""Colours of a site: one accent, checked to be readable on the site's own backgrounds."""

import re
from dataclasses import dataclass

# The pages' grounds, light and dark, and the softer ones of footers and boxes; static/site.css has
# the same, and tints headers and notes with this share of the accent.
LIGHT, LIGHT_SOFT = "#ffffff", "#f5f6f8"
DARK, DARK_SOFT = "#1a1a1c", "#242528"
TINT = 0.07
# The Digital Agency's key colour (デジタル庁デザインシステム, Blue 900).
DEFAULT_ACCENT = "#0017c1"
# WCAG 2.2, 1.4.3 (level AA): contrast of text with its background.
LEAST_CONTRAST = 4.5
# What a dark accent derived from the light one reaches: comfortable, not only sufficient.
GOOD_CONTRAST = 7.0


@dataclass(frozen=True, slots=True)
class Accent:
    """The accent colour for light and for dark pages, as ``#rrggbb``."""

    light: str
    dark: str


class BadColour(ValueError):
    """A colour that is malformed or hard to read: why, and what to do, in Japanese."""

    def __init__(self, reason: str, remedy: str) -> None:
        self.reason = reason
        self.remedy = remedy
        super().__init__(reason + remedy)


def accent(light: str, dark: str | None = None) -> Accent:
    """Return the accent, its dark form derived by whitening where none is given.

    Raises BadColour when a colour is malformed or hard to read.
    """
    check_light(light)
    if dark is None:
        dark = _whitened(light)
    check_dark(dark)
    return Accent(light.lower(), dark.lower())


def check_light(colour: str) -> None:
    """Raise BadColour when the colour is none or hard to read on a light page."""
    _check(colour, (LIGHT, LIGHT_SOFT), "明るい背景", "もっと濃い")


def check_dark(colour: str) -> None:
    """Raise BadColour when the colour is none or hard to read on a dark page."""
    _check(colour, (DARK, DARK_SOFT), "暗い背景", "もっと明るい")


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours as WCAG defines it, 1.0 to 21.0."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(colour: str, ground: str, share: float) -> str:
    """Return ``share`` of a colour on a ground, from 0.0 to 1.0."""
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return "#" + "".join(f"{round(under + (over - under) * share):02x}" for over, under in pairs)


def _check(colour: str, grounds: tuple[str, str], name: str, better: str) -> None:
    """Raise BadColour when links in that colour are hard to read on any ground, tinted or not."""
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", colour):
        raise BadColour("色ではありません。", "#0017c1 のように # と6桁の16進数で書いてください。")
    ratio = min(contrast(colour, on) for on in (*grounds, mixed(colour, grounds[0], TINT)))
    if ratio < LEAST_CONTRAST:
        raise BadColour(
            f"{name}とのコントラスト比が{ratio:.1f}しかなく、文字が読みにくくなります。",
            f"{LEAST_CONTRAST}以上になる、{better}色にしてください。",
        )


def _whitened(colour: str) -> str:
    """Return the colour mixed with as little white as it takes to read well on dark pages."""
    for share in range(0, 101, 5):
        lighter = mixed(LIGHT, colour, share / 100)
        if contrast(lighter, DARK) >= GOOD_CONTRAST:
            return lighter
    return LIGHT


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
