"""PDF pages to glyphs and rules. The only file that knows pdfminer.

pdfminer gives every glyph as the font and the page have it. pypdfium2 is three times as fast, but
its text layer is edited: a hyphen at the end of a line becomes U+0002, wide spaces go.
"""

import math
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import BinaryIO

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice, PDFTextSeq
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream
from pdfminer.utils import MATRIX_IDENTITY, Matrix, PathSegment, Point, Rect, apply_matrix_pt

from corpus.pdf.limits import Limits, TooMuch
from corpus.pdf.page import ASCENT, DESCENT, SLANTED, Box, Glyph, Page, Rule
from corpus.text.radicals import RADICALS

# A box no thicker is a rule: thick borders are some 2 points, and no text fits into it.
_THIN = 3.0
# A line is along an axis where its ends differ by less than this.
_STRAIGHT = 0.7
# A dot may be a part of a rule of either direction: its sides are equal but for rounding.
_SQUARE = 0.05
# Text is along an axis where its direction differs by fewer degrees.
_ALONG_AXIS = 5.0
_INVISIBLE = 3  # the text rendering mode
# Paper white, and what white text can be read on: a fill at least so much darker.
_WHITE, _DARK = 0.95, 0.8
# An image that covers so much of the page hides what was painted before, unless it is seen through.
_LARGE = 0.5
_SEEN_THROUGH = ("SMask", "Mask", "ImageMask", "IM")
_UNKNOWN = "\ufffd"
# Codes that no Japanese text means, with those that have the same shape in Japanese typefaces.
_MEANT = RADICALS | str.maketrans({"\u2003": "\u3000", "\u2027": "・"})


class Locked(Exception):
    """The PDF opens with a password only."""


class Damaged(Exception):
    """The PDF breaks the rules of its format; the message names what pdfminer found."""


class Drawing:
    """An opened PDF. Raises Locked and Damaged."""

    def __init__(self, file: BinaryIO, limits: Limits) -> None:
        manager = PDFResourceManager()
        self._device = _Device(manager, limits)
        self._interpreter = _Interpreter(manager, self._device)
        with _damage_named():
            self._pages = list(PDFPage.create_pages(PDFDocument(PDFParser(file))))
        if not self._pages:
            raise Damaged("（ページがありません）")

    def pages(self) -> list[PDFPage]:
        """Return the pages, not yet drawn."""
        return self._pages

    def drawn(self, number: int, page: PDFPage) -> Page:
        """Return what the page shows. Raises TooMuch beyond the limits, and Damaged."""
        self._device.page = Page(number, 0.0, 0.0)
        with _damage_named():
            self._interpreter.process_page(page)
        return self._device.page


@contextmanager
def _damage_named() -> Iterator[None]:
    """Raise Locked or Damaged for whatever pdfminer raises about the file."""
    try:
        yield
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise Locked from error
    except (TooMuch, MemoryError, RecursionError):
        raise
    except Exception as error:
        # pdfminer reads a damaged file as if it were sound and fails anywhere, with anything.
        raise Damaged(f"（{type(error).__name__}）") from error


class _Interpreter(PDFPageInterpreter):
    """Follows the clipping of a page, too, which pdfminer passes over.

    Spreadsheet programs clip the text of a cell to the cell.
    """

    device: "_Device"

    def do_q(self) -> None:
        super().do_q()
        self.device.clips.append(self.device.clip)

    def do_Q(self) -> None:
        super().do_Q()
        if len(self.device.clips) > self.device.outer_clips:
            self.device.clip = self.device.clips.pop()

    def do_W(self) -> None:
        self.device.narrow(self.curpath)

    def do_W_a(self) -> None:
        self.device.narrow(self.curpath)


class _Device(PDFTextDevice):
    """Notes what is painted instead of painting it."""

    def __init__(self, manager: PDFResourceManager, limits: Limits) -> None:
        super().__init__(manager)
        self._limits = limits
        self.clip: Box | None = None
        self.clips: list[Box | None] = []
        self.outer_clips = 0
        self._outer: list[tuple[Matrix, Box | None, int]] = []
        self._is_hidden = self._is_white = False
        self._string = 0
        self.page = Page(0, 0.0, 0.0)

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        left, bottom, right, top = page.mediabox
        (x0, y0), (x1, y1) = (apply_matrix_pt(ctm, p) for p in ((left, bottom), (right, top)))
        self.page.width, self.page.height = abs(x1 - x0), abs(y1 - y0)
        self.clip, self.clips, self.outer_clips, self._outer = None, [], 0, []

    def begin_figure(self, name: str, bbox: Rect, matrix: Matrix) -> None:
        self._outer.append((self.ctm or MATRIX_IDENTITY, self.clip, self.outer_clips))
        self.outer_clips = len(self.clips)

    def end_figure(self, name: str) -> None:
        # pdfminer leaves the coordinates of the form in force behind it.
        del self.clips[self.outer_clips :]
        self.ctm, self.clip, self.outer_clips = self._outer.pop()

    def narrow(self, path: Sequence[PathSegment]) -> None:
        """Clip what follows to the path as well, which counts as the box around it."""
        points = [point for outline in _outlines(path) for point in outline]
        if points:
            box = _bounds(self._placed(points))
            self.clip = box if self.clip is None else self.clip.shared(box)

    def render_image(self, name: str, stream: PDFStream) -> None:
        corners = self._placed((x, y) for x in (0.0, 1.0) for y in (0.0, 1.0))
        box = _bounds(corners)
        area = max(self.page.width * self.page.height, 1.0)
        share = (box.x1 - box.x0) * (box.bottom - box.top) / area
        self.page.image_share += share
        if share > _LARGE and not any(key in stream for key in _SEEN_THROUGH):
            # Text readers put what they made out of a scanned page behind its picture.
            for glyph in self.page.glyphs:
                glyph.is_hidden = glyph.is_hidden or box.holds(glyph.centre, glyph.middle)

    def render_string(
        self,
        textstate: PDFTextState,
        seq: PDFTextSeq,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> None:
        self._string += 1
        self._is_hidden = textstate.render == _INVISIBLE
        self._is_white = _lightness(graphicstate.ncolor) > _WHITE
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        advance = font.char_width(cid) * fontsize * scaling
        if len(self.page.glyphs) >= self._limits.glyphs:
            raise TooMuch(f"{self._limits.glyphs:,}字を超える文字があります。")
        low, high = (
            _upright_box(font, fontsize, cid, advance)
            if font.is_vertical()
            else ((0.0, -DESCENT * fontsize), (advance, ASCENT * fontsize))
        )
        a, b, c, d, e, f = matrix
        xs, ys = [], []
        for x, y in (low, high):
            y += rise
            xs.append(a * x + c * y + e)
            ys.append(b * x + d * y + f)
        try:
            text, is_known = font.to_unichr(cid), True
        except PDFUnicodeNotDefined:
            text, is_known = _UNKNOWN, False
        meant = _meant(text)
        self.page.mended += meant != text
        text = meant
        if not text or "\0" in text or _UNKNOWN in text:
            text, is_known = _UNKNOWN, False
        height = self.page.height
        self.page.glyphs.append(
            Glyph(
                text,
                min(xs),
                height - max(ys),
                max(xs),
                height - min(ys),
                abs(fontsize) * math.hypot(c, d),
                _angle(a, b),
                self._is_hidden,
                self._is_white,
                is_known,
                clip=self.clip,
                string=self._string,
            )
        )
        return advance

    def paint_path(
        self,
        graphicstate: PDFGraphicState,
        stroke: bool,
        fill: bool,
        evenodd: bool,
        path: Sequence[PathSegment],
    ) -> None:
        for points in _outlines(path):
            placed = self._placed(points)
            box = _bounds(placed)
            if min(box.x1 - box.x0, box.bottom - box.top) <= _THIN:
                self._add_rule(box)
            elif stroke:
                for one, other in pairwise(placed):
                    side = _bounds((one, other))
                    if min(side.x1 - side.x0, side.bottom - side.top) <= _STRAIGHT:
                        self._add_rule(side)
            if fill and len(placed) > 3 and _lightness(graphicstate.ncolor) < _DARK:
                self.page.fills.append(box)

    def _add_rule(self, box: Box) -> None:
        shown = self._seen(box)
        if shown is None:
            return
        box = shown
        if len(self.page.horizontal) + len(self.page.vertical) >= self._limits.rules:
            raise TooMuch(f"{self._limits.rules:,}本を超える線があります。")
        width, height = box.x1 - box.x0, box.bottom - box.top
        if width >= height - _SQUARE:
            self.page.horizontal.append(Rule((box.top + box.bottom) / 2, box.x0, box.x1))
        if height >= width - _SQUARE:
            self.page.vertical.append(Rule((box.x0 + box.x1) / 2, box.top, box.bottom))

    def _seen(self, rule: Box) -> Box | None:
        """Return what the page shows of a rule; None where that is nothing.

        Browsers draw the sides of a cell to its end, over the end of the page, too.
        """
        window = Box(0.0, 0.0, self.page.width, self.page.height)
        if self.clip is not None:
            window = window.shared(self.clip)
        # A rule right at the edge is drawn half outside of it.
        if not (
            rule.x0 <= window.x1 + _THIN
            and rule.x1 >= window.x0 - _THIN
            and rule.top <= window.bottom + _THIN
            and rule.bottom >= window.top - _THIN
        ):
            return None
        wide = Box(window.x0 - _THIN, window.top - _THIN, window.x1 + _THIN, window.bottom + _THIN)
        return rule.shared(wide)

    def _placed(self, points: Iterable[Point]) -> list[Point]:
        """Return the points as seen on the page, from its top left."""
        placed = (apply_matrix_pt(self.ctm or MATRIX_IDENTITY, point) for point in points)
        return [(x, self.page.height - y) for x, y in placed]


def _meant(text: str) -> str:
    """Return the character that is meant where the font has one shape for several.

    A writer of PDF may take any of their codes: browsers take the lowest.
    """
    if "\uf900" <= text[:1] <= "\ufad9":
        return unicodedata.normalize("NFC", text)
    return text.translate(_MEANT)


def _outlines(path: Sequence[PathSegment]) -> Iterator[list[Point]]:
    """Yield the corners of each part of a path; a curve counts by its ends."""
    points: list[Point] = []
    for segment in path:
        if segment[0] == "m" and points:
            yield points
            points = []
        if segment[0] == "h":
            points += points[:1]
        else:
            *_, x, y = map(float, segment[1:])
            points.append((x, y))
    if points:
        yield points


def _bounds(points: Sequence[Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _upright_box(font: PDFFont, size: float, cid: int, advance: float) -> tuple[Point, Point]:
    """Return the em box of a glyph of a vertical font, whose origin is the middle of its top."""
    displacement = font.char_disp(cid)
    x, y = displacement if isinstance(displacement, tuple) else (None, 880.0)
    left = -size / 2 if x is None else -x * size / 1000
    top = (1000 - y) * size / 1000
    return (left, top + advance), (left + size, top)


def _angle(a: float, b: float) -> int:
    """Return the direction of a line of text, clockwise as seen on the page."""
    degrees = -math.degrees(math.atan2(b, a))
    turns = round(degrees / 90)
    return turns * 90 % 360 if abs(degrees - turns * 90) <= _ALONG_AXIS else SLANTED


def _lightness(colour: object) -> float:
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
