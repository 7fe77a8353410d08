"""Draws the picture: a heading, a few words around it, on the accent of the site."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

try:
    from PIL import Image, ImageDraw, ImageFont
except ImportError:  # the extra `pictures` is not installed
    CAN_DRAW = False
else:
    CAN_DRAW = True

# What networks show as it is; others crop it at the sides.
WIDTH, HEIGHT = 1200, 630
MARGIN = 80
# Sizes of the heading, the largest that fits; of the words around it.
SIZES = (72, 60, 50, 42)
SMALL = 34
LEADING = 1.4
MOST_LINES = 5
ELLIPSIS = "…"
# What no line begins with, what none ends with.
NOT_FIRST = "、。，．・：；？！ー）」』】〕〉》,.:;?!)]}ぁぃぅぇぉっゃゅょァィゥェォッャュョ々％"
NOT_LAST = "（「『【〔〈《([{"
PAPER, QUIET = "#ffffff", "#595959"


Measure = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on a picture: the site above, the heading, a line below it."""

    site: str
    heading: str
    below: str
    accent: str


def draw(sheet: Sheet, font: Path) -> bytes:
    """Return the picture as PNG."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, WIDTH, 110), fill=sheet.accent)
    pen.rectangle((0, HEIGHT - 16, WIDTH, HEIGHT), fill=sheet.accent)
    small = ImageFont.truetype(str(font), SMALL)
    pen.text((MARGIN, 34), _line(sheet.site, small), fill=PAPER, font=small)
    pen.text((MARGIN, HEIGHT - 100), _line(sheet.below, small), fill=QUIET, font=small)
    large, lines = _fitting(sheet.heading, font)
    height = large.size * LEADING
    top = 110 + (HEIGHT - 110 - 110 - height * len(lines)) / 2
    for number, line in enumerate(lines):
        pen.text((MARGIN, top + number * height), line, fill=sheet.accent, font=large)
    file = io.BytesIO()
    image.quantize(64).save(file, "PNG", optimize=True)
    return file.getvalue()


def _fitting(text: str, font: Path) -> tuple["ImageFont.FreeTypeFont", list[str]]:
    """Return the largest font in which a text fits, and its lines; cut where it fits in none."""
    for size in SIZES:
        chosen = ImageFont.truetype(str(font), size)
        lines = [*wrapped(text, chosen.getlength)]
        if len(lines) <= min(MOST_LINES, int(380 / (size * LEADING))):
            return chosen, lines
    lines = lines[: int(380 / (size * LEADING))]
    lines[-1] = _line(lines[-1] + ELLIPSIS * 2, chosen).rstrip(ELLIPSIS) + ELLIPSIS
    return chosen, lines


def wrapped(text: str, width: Measure, most: float = WIDTH - 2 * MARGIN) -> Iterator[str]:
    """Yield the lines of a text, none wider than ``most`` but for a single character."""
    line = ""
    for char in " ".join(text.split()):
        if line and width(line + char) > most:
            kept = _broken(line, char)
            yield line[:kept]
            line = line[kept:]
        line += char
    if line:
        yield line


def _broken(line: str, following: str) -> int:
    """Return where a full line ends, so that no sign stands where it must not."""
    whole = line + following
    place = len(line)
    while place > 1 and (whole[place] in NOT_FIRST or whole[place - 1] in NOT_LAST):
        place -= 1
    return place if place > 1 else len(line)


def _line(text: str, font: "ImageFont.FreeTypeFont") -> str:
    """Return a text in one line, cut with an ellipsis where it is too wide."""
    line = " ".join(text.split())
    if font.getlength(line) <= WIDTH - 2 * MARGIN:
        return line
    while line and font.getlength(line + ELLIPSIS) > WIDTH - 2 * MARGIN:
        line = line[:-1]
    return line + ELLIPSIS
